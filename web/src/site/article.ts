// The demonstration article. It was written for the bundled story; another story gets its own moments, in its own words.
import type { Templates } from './parts.js';
import type { StoryFile } from './story.js';
import { escapeHtml } from './template.js';

const most = 12; // passages

/** The template to fill: the written one where the story has every event that it speaks of. */
export function articleTemplate({ events }: Pick<StoryFile, 'events'>, { article, plainArticle }: Pick<Templates, 'article' | 'plainArticle'>): string {
  const known = new Set(events.map(({ id }) => id));
  const spokenOf = [...article.matchAll(/data-explainer-event="([^"]+)"/g)];
  return spokenOf.every(([, id]) => known.has(id ?? '')) ? article : plainArticle;
}

/** One passage for each moment that the story's author marked, or, where none is, for the latest events. */
export function passages({ events, labels }: Pick<StoryFile, 'events' | 'labels'>): string {
  const inTime = [...events].sort((a, b) => (a.date < b.date ? -1 : 1));
  const marked = inTime.filter(({ beat }) => beat);
  const told = (marked.length > 0 ? marked : inTime).slice(-most);
  const button = labels?.['page.resume']; // in the story's language
  const label = button === undefined ? '' : ` data-explainer-label="${escapeHtml(button)}"`;
  return told
    .map(({ id, title, text }) => {
      const prose = escapeHtml(`${title}. ${text ?? ''}`.trim());
      return `<p data-explainer-event="${escapeHtml(id)}" data-explainer-for="moments"${label}>${prose}</p>`;
    })
    .join('\n');
}
