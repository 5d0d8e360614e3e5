// A moment as a link to send, and an explainer as code to paste. Knows addresses and the clipboard, no story and no canvas.
import type { StoryExplainerElement } from '../../explainer.js';
import type { Moment } from './position.js';

/** What is shared: the element's story and title, the moment it shows, and where the script came from. */
export interface Shared {
  title: string;
  src: string;
  moment: Moment;
  /** Of the folder with explainer.js, embed.html and host.js; "" where it is not known: in a bundle, or in one file. */
  folder: string;
  /** Set on elements whose page carries the moment in its address. */
  deepLink: boolean;
  id: string;
}

/** Of the element whose shadow `node` is in, as it is now. */
export function sharedOf(node: Node, title: string): Shared {
  const host = (node.getRootNode() as ShadowRoot).host as StoryExplainerElement;
  const { date, selected, src, id } = host;
  const moment = { date, event: selected ?? undefined };
  return { title, src, moment, id, deepLink: host.hasAttribute('deep-link'), folder: folderOf(host) };
}

/** Where the page says embed.html is, or else where explainer.js came from under its own name. */
function folderOf(host: Element): string {
  const given = host.getAttribute('embed');
  const named = (url: string) => URL.canParse(url, document.baseURI) && /\/explainer\.js$/.test(new URL(url, document.baseURI).pathname);
  const file = given ?? [import.meta.url, ...[...document.scripts].map(({ src }) => src)].find(named);
  return file !== undefined && URL.canParse(file, document.baseURI) ? new URL('.', new URL(file, document.baseURI)).href : '';
}

const height = 810; // of a frame without host.js: the tallest layout, and the line below it

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** embed.html with the story and, when given, the moment; null when the story is not in its folder, which it takes alone. */
export function frameAddress({ src, folder }: Shared, moment: Moment = {}): string | null {
  const story = src.startsWith(folder) ? src.slice(folder.length) : '';
  if (!/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.json$/.test(story)) return null;
  const address = new URL('embed.html', folder);
  if (story !== 'story.json') address.searchParams.set('story', story);
  if (moment.date) address.searchParams.set('date', moment.date);
  if (moment.event) address.searchParams.set('event', moment.event);
  return address.href;
}

/** A link that opens this moment: the page's own where its address can say it, else embed.html by itself. */
export function momentAddress(shared: Shared, page: string, framed: boolean): string {
  const address = new URL(page);
  if (!shared.deepLink || framed) return frameAddress(shared, shared.moment) ?? page;
  const fields = new URLSearchParams(address.hash.includes('=') ? address.hash.slice(1) : '');
  const prefix = shared.id === '' ? '' : `${shared.id}.`;
  for (const [name, value] of Object.entries({ date: shared.moment.date, event: shared.moment.event })) {
    if (value) fields.set(prefix + name, value);
    else fields.delete(prefix + name);
  }
  address.hash = fields.toString();
  return address.href;
}

/** Code for a page on any server: an iframe, and the script that gives it its height. Null: see frameAddress. */
export function frameCode(shared: Shared, frozen: boolean): string | null {
  const address = frameAddress(shared, frozen ? shared.moment : {});
  if (address === null) return null;
  return (
    `<iframe src="${escaped(address)}" title="${escaped(shared.title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>\n` +
    `<script src="${escaped(new URL('host.js', shared.folder).href)}" async></script>`
  );
}

/** Code for a page that may load scripts of this server: the element itself. */
export function elementCode(shared: Shared, frozen: boolean): string {
  const { date, event } = frozen ? shared.moment : {};
  const attributes = [
    `src="${escaped(shared.src)}"`,
    ...(date ? [`date="${escaped(date)}"`] : []),
    ...(event ? [`selected="${escaped(event)}"`] : []),
    'loading="lazy"',
  ];
  return (
    `<script type="module" src="${escaped(new URL('explainer.js', shared.folder).href)}"></script>\n` +
    `<story-explainer ${attributes.join(' ')}>\n  <p>${escaped(shared.title)}</p>\n</story-explainer>`
  );
}

/** False when the browser refuses the clipboard, as it does in many frames. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The system's own sheet where there is one, else the clipboard. "closed": the reader thought better of it. */
export async function share(title: string, url: string): Promise<'shared' | 'closed' | 'copied' | 'refused'> {
  if (typeof navigator.share === 'function') {
    try {
      await navigator.share({ title, url });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'closed';
    }
  }
  return (await copy(url)) ? 'copied' : 'refused';
}
