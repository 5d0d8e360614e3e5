// The pages: their templates filled with the story's words and stills.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeHtml, fill } from '../template.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const still = { width: 960, height: 620 };

/** Draws one day of the story, light and dark, and returns the <picture> that shows it where there is no canvas. */
function drawStill(out, explainer, story, date, name) {
  const size = `${still.width}x${still.height}`;
  for (const theme of ['light', 'dark']) {
    writeFileSync(join(out, `${name}-${theme}.svg`), explainer('svg', '--at', date, '--size', size, '--theme', theme));
  }
  const { headline } = JSON.parse(explainer('json', '--at', date));
  const alt = escapeHtml(headline ? `${story.title}. ${headline.text}` : story.title);
  return (
    `<picture slot="still"><source media="screen and (prefers-color-scheme: dark)" srcset="${name}-dark.svg">` +
    `<img src="${name}-light.svg" width="${still.width}" height="${still.height}" alt="${alt}"></picture>`
  );
}

/** Writes the pages into `out`; `explainer` is the native program. */
export function writePages(out, explainer, story) {
  const values = {
    title: escapeHtml(story.title),
    lang: escapeHtml(story.language ?? 'en'),
    description: escapeHtml(story.subtitle ?? ''),
    // Without a date, the day the element opens at.
    still: (date) => drawStill(out, explainer, story, date ?? story.range.to, date ? `still-${date}` : 'still'),
    words: explainer('html').trim(),
  };
  for (const [template, page] of [
    [join(dirname(web), 'shell.html'), 'index.html'],
    [join(web, 'article.html'), 'article.html'],
    [join(web, 'embed.html'), 'embed.html'],
  ]) {
    writeFileSync(join(out, page), fill(readFileSync(template, 'utf8'), values));
  }
}
