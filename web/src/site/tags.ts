// HTML of what the pages share: the picture without a canvas, and what is said of a page elsewhere.
import { escapeHtml } from './template.js';

/** One drawing of the story: its size, its theme, and when a page shows it. */
export interface Still {
  name: string;
  width: number;
  height: number;
  media: string;
  theme: 'light' | 'dark';
  file: string;
}

export const cardSize = { width: 1200, height: 630 };

/** The <picture> that shows stills where there is no canvas; the last of them is printed, too. `address` of a file. */
export function pictureTag(stills: Still[], alt: string, address = (file: string) => file): string {
  const source = ({ file, theme, media, width, height }: Still) => {
    const scheme = theme === 'dark' ? ' and (prefers-color-scheme: dark)' : '';
    return scheme || media ? `<source media="screen${scheme}${media}" srcset="${address(file)}" width="${width}" height="${height}">` : '';
  };
  const last = stills.at(-1);
  if (!last) return '';
  const { file, width, height } = last;
  return `<picture slot="still">${stills.map(source).join('')}<img src="${address(file)}" width="${width}" height="${height}" alt="${alt}"></picture>`;
}

/** What a link to a page is shown as. */
export function metaTags(tags: Record<string, string>): string {
  return Object.entries(tags)
    .map(([name, content]) => `<meta property="${name}" content="${content}">`)
    .join('\n');
}

export interface Card {
  title: string; // HTML
  description: string; // HTML
  page: string;
  image: string;
  base: string;
}

/**
 * Tags that make a card of a link to `page`, with the picture `image`. Whoever shows cards takes whole addresses alone: without
 * `base`, the address of the folder, there is no picture.
 */
export function cardTags({ title, description, page, image, base }: Card): string {
  const tags = metaTags({
    'og:type': 'article',
    'og:title': title,
    'og:description': description,
    ...(base && {
      'og:url': escapeHtml(base + (page === 'index.html' ? '' : page)),
      'og:image': escapeHtml(base + image),
      'og:image:width': String(cardSize.width),
      'og:image:height': String(cardSize.height),
      'og:image:alt': title,
    }),
  });
  return `${tags}\n<meta name="twitter:card" content="${base ? 'summary_large_image' : 'summary'}">`;
}
