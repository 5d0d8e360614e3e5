// The pages: their templates filled with the story's words and stills.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeHtml, fill, unescapeHtml } from '../template.mjs';
import { articleTemplate, passages } from './article.mjs';
import { card, drawSocialCard } from './social_card.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const part = (name) => readFileSync(join(web, name), 'utf8').trim();

// The sizes the picture has its three layouts at; the first that fits is the one a page fetches.
const layouts = [
  { name: '-phone', width: 360, height: 640, media: ' and (max-width: 559px)' },
  { name: '-medium', width: 720, height: 760, media: ' and (max-width: 879px)' },
  { name: '', width: 960, height: 620, media: '' },
];

/** Draws one day of the story for each size and theme. */
function drawStills(out, explainer, date, name) {
  return layouts.flatMap((layout) =>
    ['dark', 'light'].map((theme) => {
      const file = `${name}${layout.name}-${theme}.svg`;
      const { width, height } = layout;
      writeFileSync(join(out, file), explainer('svg', '--at', date, '--size', `${width}x${height}`, '--theme', theme));
      return { ...layout, theme, file };
    }),
  );
}

/** The <picture> that shows stills where there is no canvas; the last of them is printed, too. `address` of a file. */
export function pictureTag(stills, alt, address = (file) => file) {
  const source = ({ file, theme, media, width, height }) => {
    const scheme = theme === 'dark' ? ' and (prefers-color-scheme: dark)' : '';
    return scheme || media ? `<source media="screen${scheme}${media}" srcset="${address(file)}" width="${width}" height="${height}">` : '';
  };
  const { file, width, height } = stills.at(-1);
  return `<picture slot="still">${stills.map(source).join('')}<img src="${address(file)}" width="${width}" height="${height}" alt="${alt}"></picture>`;
}

/** What a link to a page is shown as. */
export function metaTags(tags) {
  return Object.entries(tags)
    .map(([name, content]) => `<meta property="${name}" content="${content}">`)
    .join('\n');
}

/**
 * Tags that make a card of a link to `page`, with the picture `image`. Whoever shows cards takes whole addresses alone: without
 * `base`, the address of the folder, there is no picture.
 */
export function cardTags({ title, description, page, image, base }) {
  const tags = metaTags({
    'og:type': 'article',
    'og:title': title,
    'og:description': description,
    ...(base && {
      'og:url': escapeHtml(base + (page === 'index.html' ? '' : page)),
      'og:image': escapeHtml(base + image),
      'og:image:width': String(card.width),
      'og:image:height': String(card.height),
      'og:image:alt': title,
    }),
  });
  return `${tags}\n<meta name="twitter:card" content="${base ? 'summary_large_image' : 'summary'}">`;
}

/** What every page needs in its head; `policy` and `style` are tags. */
export function head({ policy = '', style = '<link rel="stylesheet" href="page.css">' } = {}) {
  return fill(part('head.html'), { policy, style });
}

/** The template of the picture alone. */
export const shell = () => readFileSync(join(dirname(web), 'shell.html'), 'utf8');

/** The story as it stands in a page, which spares a request; no policy asks for data. */
const storyBlock = (out) => `<script type="application/json" data-file="story.json">${readFileSync(join(out, 'story.json'), 'utf8')}</script>`;

/** Writes the pages into `out`; `explainer` is the native program, `fonts` the folder with Inter, `pack` the tag of the words. Returns what fills `shell`, and its stills. */
export function writePages(out, explainer, story, { fonts, base, pack }) {
  const stillsOf = (date) => drawStills(out, explainer, date ?? story.range.to, date ? `still-${date}` : 'still');
  const altOf = (date) => {
    const { headline } = JSON.parse(explainer('json', '--at', date ?? story.range.to));
    return escapeHtml(headline ? `${story.title}. ${headline.text}` : story.title);
  };
  const stills = stillsOf(); // of the day the element opens at
  const alt = altOf();
  const language = pack ? `<link rel="preload" href="languages/${pack}.json" as="fetch" crossorigin>` : '';
  const values = {
    pack,
    title: escapeHtml(story.title),
    head: head(),
    scripts: [part('scripts.html'), language].filter(Boolean).join('\n'),
    language,
    lang: escapeHtml(story.language ?? 'en'),
    dir: / dir="rtl"/.exec(explainer('html').split('>', 1)[0])?.[0] ?? '', // as the program has it
    description: escapeHtml(story.subtitle ?? ''),
    still: (date) => (date ? pictureTag(stillsOf(date), altOf(date)) : pictureTag(stills, alt)),
    words: (date) => explainer('html', ...(date ? ['--at', date] : [])).trim(),
    passages: passages(story),
  };
  for (const [template, page] of [
    [shell(), 'index.html'],
    [readFileSync(articleTemplate(story), 'utf8'), 'article.html'],
    [readFileSync(join(web, 'embed.html'), 'utf8'), 'embed.html'],
  ]) {
    const own = (pattern) => fill(template.match(pattern)?.[1] ?? '', values); // an article has its own title
    const title = own(/<title>([^<]*)<\/title>/);
    const description = own(/<meta name="description" content="([^"]*)">/);
    const image = `social-${page.replace('.html', '.png')}`;
    const social = (date) => {
      drawSocialCard(join(out, image), explainer, unescapeHtml(title), date ?? story.range.to, fonts);
      return cardTags({ title, description, page, image, base });
    };
    const data = page === 'index.html' ? storyBlock(out) : '';
    writeFileSync(join(out, page), fill(template, { ...values, social, data }));
  }
  return { values, stills, alt };
}
