// A link to what is shown, and the ways to hand one on: the system's own sheet, or the clipboard.
import { frameAddress, type Shared } from './embed_code.js';

/** What the fields of a shared link begin with; those of an element whose moment does not stand in the address have a name, too. */
export const fieldPrefix = ({ id, deepLink }: Pick<Shared, 'id' | 'deepLink'>) => (id !== '' ? `${id}.` : deepLink ? '' : 'explainer.');

/** A link that opens the position: that of embed.html where the page's address does not stand for it, else, or without one, the page's own. */
export function shareLink(shared: Shared, folder: string, page: string, framed: boolean): string {
  const frame = !shared.deepLink || framed ? frameAddress(shared, folder, true) : null;
  if (frame !== null) return frame;
  const address = new URL(page);
  const fields = new URLSearchParams(address.hash.includes('=') ? address.hash.slice(1) : '');
  const prefix = fieldPrefix(shared);
  for (const [name, value] of Object.entries({ date: shared.date, event: shared.selected })) {
    if (value) fields.set(prefix + name, value);
    else fields.delete(prefix + name);
  }
  address.hash = fields.toString();
  return address.href;
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

/** False where there is no sheet, or it fails; true also when the reader closes it. */
export async function openShareSheet(title: string, url: string): Promise<boolean> {
  if (typeof navigator.share !== 'function') return false;
  try {
    await navigator.share({ title, url });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
