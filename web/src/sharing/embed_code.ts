// The code that puts an explainer into another page. Knows addresses, no story and no canvas.
import type { StoryExplainerElement } from '../../explainer.js';
import { parseUrl } from '../dom/urls.js';

/** What is shared: the element's story, and where the reader is in it. */
export type Shared = Pick<StoryExplainerElement, 'src' | 'date' | 'selected' | 'deepLink' | 'id'>;

/**
 * Of explainer.js, embed.html and host.js: where the page says embed.html is, or else where explainer.js came from under its own name.
 * "" where it is not known: in a bundle, or in one file.
 */
export function folderOf(host: Element): string {
  const given = host.getAttribute('embed');
  const named = (url: string) => /^https?:.*\/explainer\.js$/.test(parseUrl(url, document.baseURI)?.href.replace(/[?#].*/, '') ?? ''); // webpack puts in a file: of its own machine
  const file = given ?? [import.meta.url, ...[...document.scripts].map(({ src }) => src)].find(named);
  const address = file === undefined ? null : parseUrl(file, document.baseURI);
  return address ? new URL('.', address).href : '';
}

const height = 810; // of a frame without host.js: the tallest layout, and the line below it

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** embed.html with the story and, when `frozen`, the position; null when the story is not in its folder, which it takes alone. */
export function frameAddress({ src, date, selected }: Shared, folder: string, frozen: boolean): string | null {
  const story = src.startsWith(folder) ? src.slice(folder.length) : '';
  if (!/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.json$/.test(story)) return null;
  const address = new URL('embed.html', folder);
  if (story !== 'story.json') address.searchParams.set('story', story);
  if (frozen && date) address.searchParams.set('date', date);
  if (frozen && selected) address.searchParams.set('event', selected);
  return address.href;
}

/** For a page on any server: an iframe, and the script that gives it its height. Null: see frameAddress. */
export function frameCode(shared: Shared, title: string, folder: string, frozen: boolean): string | null {
  const address = frameAddress(shared, folder, frozen);
  if (address === null) return null;
  return (
    `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>\n` +
    `<script src="${escaped(new URL('host.js', folder).href)}" async></script>`
  );
}

/** For a page that may load scripts of this server: the element itself. */
export function elementCode({ src, date, selected }: Shared, title: string, folder: string, frozen: boolean): string {
  const attributes = [
    `src="${escaped(src)}"`,
    ...(frozen && date ? [`date="${escaped(date)}"`] : []),
    ...(frozen && selected ? [`selected="${escaped(selected)}"`] : []),
    'loading="lazy"',
  ];
  return (
    `<script type="module" src="${escaped(new URL('explainer.js', folder).href)}"></script>\n` +
    `<story-explainer ${attributes.join(' ')}>\n  <p>${escaped(title)}</p>\n</story-explainer>`
  );
}
