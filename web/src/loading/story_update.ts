// A story file that changes while its page is open. It is looked for when the page comes back into view, and offered in a line: what the
// reader has before them never changes by itself.
import { createElement } from '../dom/elements.js';
import type { ShadowDom } from '../dom/shadow_dom.js';
import { fetchStory } from '../engine/assets.js';

const age = 600_000; // milliseconds after which the file is looked at again

/** Calls `changed` when the file at `url` is no longer `story`, once. A file that does not come, or is none of a story, has not changed. */
export function watchStory(url: string, story: Uint8Array, changed: () => void, signal: AbortSignal): void {
  let checked = Date.now();
  const look = async () => {
    if (document.hidden || Date.now() - checked < age) return;
    checked = Date.now();
    const now = await fetchStory(url, signal).catch(() => story);
    const same = now.length === story.length && now.every((byte, at) => byte === story[at]);
    if (same || !isWhole(now) || signal.aborted) return;
    checked = Infinity;
    changed();
  };
  for (const type of ['visibilitychange', 'pageshow']) addEventListener(type, look, { signal });
}

/** Neither the page of a server that is out of order, nor a file that is being written. */
function isWhole(story: Uint8Array): boolean {
  try {
    return typeof JSON.parse(new TextDecoder().decode(story)) === 'object';
  } catch {
    return false;
  }
}

/** The line with its button, which calls `show`. */
export function offerUpdate(shadow: ShadowDom, labels: Record<string, string>, show: () => void): void {
  const button = createElement('button', { type: 'button', class: 'entry' }, labels['page.update'] ?? '');
  const sentence = labels['page.updated'] ?? '';
  button.addEventListener('click', show);
  shadow.wait.replaceChildren(createElement('p', { class: 'progress' }, sentence), button);
  shadow.announce(sentence);
}
