// Where a published folder is, and what an editor puts into an article for it. Knows no DOM.
import { parseUrl } from '../dom/urls.js';

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const height = 810; // of a frame without host.js: the tallest layout, and the line below it

/** An iframe, and the script that gives it its height. `folder` ends with a slash. */
export function embedCode(title: string, folder: string): string {
  return (
    `<iframe src="${escaped(folder)}embed.html" title="${escaped(title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>\n` +
    `<script src="${escaped(folder)}host.js" async></script>`
  );
}

/** An address of a folder, with a slash at its end; "" where nothing is written; null where it is no address. */
export function folderAddress(text: string): string | null {
  if (text.trim() === '') return '';
  const address = parseUrl(text.trim());
  if (!address || !/^https?:$/.test(address.protocol)) return null;
  address.search = address.hash = '';
  address.pathname = address.pathname.replace(/[^/]*\.html?$/, '').replace(/\/?$/, '/');
  return address.href;
}
