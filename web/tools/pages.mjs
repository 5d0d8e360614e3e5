// The pages: their templates filled with the story's words and stills.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeHtml, fill, unescapeHtml } from '../template.mjs';
import { articleTemplate, passages } from './article.mjs';
import { card, drawSocialCard } from './social_card.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
// The sizes the picture has its three layouts at; the first that fits is the one a page fetches.
const stills = [
  { name: '-phone', width: 360, height: 640, media: ' and (max-width: 559px)' },
  { name: '-medium', width: 720, height: 760, media: ' and (max-width: 879px)' },
  { name: '', width: 960, height: 620, media: '' },
];

/** Draws one day of the story for each size and theme, and returns the <picture> that shows it where there is no canvas. */
function drawStill(out, explainer, story, date, name) {
  const sources = [];
  for (const { name: size, width, height, media } of stills) {
    for (const theme of ['dark', 'light']) {
      const file = `${name}${size}-${theme}.svg`;
      const svg = explainer('svg', '--at', date, '--size', `${width}x${height}`, '--theme', theme);
      writeFileSync(join(out, file), svg);
      const scheme = theme === 'dark' ? ' and (prefers-color-scheme: dark)' : '';
      if (scheme || media) sources.push(`<source media="screen${scheme}${media}" srcset="${file}" width="${width}" height="${height}">`);
    }
  }
  const { width, height } = stills.at(-1); // what is printed, too
  const { headline } = JSON.parse(explainer('json', '--at', date));
  const alt = escapeHtml(headline ? `${story.title}. ${headline.text}` : story.title);
  return `<picture slot="still">${sources.join('')}<img src="${name}-light.svg" width="${width}" height="${height}" alt="${alt}"></picture>`;
}

/** Tags that make a card of a link to a page, and the picture on it. Addresses are whole only where `base` says which. */
function social(out, explainer, { html, page, date, base, fonts }) {
  const plain = (pattern) => html.match(pattern)?.[1] ?? '';
  const title = plain(/<title>([^<]*)<\/title>/);
  const description = plain(/<meta name="description" content="([^"]*)">/);
  const image = `social-${page.replace('.html', '.png')}`;
  drawSocialCard(join(out, image), explainer, unescapeHtml(title), date, fonts);
  const tags = {
    'og:type': 'article',
    'og:title': title,
    'og:description': description,
    ...(base && { 'og:url': escapeHtml(base + (page === 'index.html' ? '' : page)) }),
    'og:image': escapeHtml(base + image),
    'og:image:width': String(card.width),
    'og:image:height': String(card.height),
    'og:image:alt': title,
  };
  const lines = Object.entries(tags).map(([name, content]) => `<meta property="${name}" content="${content}">`);
  return [...lines, '<meta name="twitter:card" content="summary_large_image">'].join('\n');
}

/** Writes the pages into `out`; `explainer` is the native program, `fonts` the folder with Inter. */
export function writePages(out, explainer, story, { fonts, base }) {
  const values = {
    title: escapeHtml(story.title),
    head: readFileSync(join(web, 'head.html'), 'utf8').trim(), // what every page needs
    lang: escapeHtml(story.language ?? 'en'),
    description: escapeHtml(story.subtitle ?? ''),
    // Without a date, the day the element opens at.
    still: (date) => drawStill(out, explainer, story, date ?? story.range.to, date ? `still-${date}` : 'still'),
    words: explainer('html').trim(),
    passages: passages(story),
  };
  for (const [template, page] of [
    [join(dirname(web), 'shell.html'), 'index.html'],
    [articleTemplate(story), 'article.html'],
    [join(web, 'embed.html'), 'embed.html'],
  ]) {
    const text = readFileSync(template, 'utf8');
    const beginning = () => fill(text.slice(0, text.indexOf('{{social')), values);
    const tags = (date) => social(out, explainer, { html: beginning(), page, date: date ?? story.range.to, base, fonts });
    writeFileSync(join(out, page), fill(text, { ...values, social: tags }));
  }
}
