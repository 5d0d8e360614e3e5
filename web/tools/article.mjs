// The demonstration article. It was written for the bundled story; another story gets its own moments, in its own words.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeHtml } from '../template.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const most = 12; // passages

/** The template to fill: the written one where the story has every event that it speaks of. */
export function articleTemplate(story) {
  const written = join(web, 'article.html');
  const known = new Set(story.events.map(({ id }) => id));
  const spokenOf = [...readFileSync(written, 'utf8').matchAll(/data-explainer-event="([^"]+)"/g)];
  return spokenOf.every(([, id]) => known.has(id)) ? written : join(web, 'plain_article.html');
}

/** One passage for each moment that the story's author marked, or, where none is, for the latest events. */
export function passages(story) {
  const inTime = [...story.events].sort((a, b) => (a.date < b.date ? -1 : 1));
  const marked = inTime.filter(({ beat }) => beat);
  const told = (marked.length > 0 ? marked : inTime).slice(-most);
  const button = story.labels?.['page.resume']; // in the story's language
  const label = button === undefined ? '' : ` data-explainer-label="${escapeHtml(button)}"`;
  const prose = ({ title, text }) => escapeHtml(`${title}. ${text ?? ''}`.trim());
  return told.map((event) => `<p data-explainer-event="${escapeHtml(event.id)}" data-explainer-for="moments"${label}>${prose(event)}</p>`).join('\n');
}
