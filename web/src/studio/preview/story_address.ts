// Addresses of stories that lie on no server. The element fetches its story, and the page's policy lets it fetch from its own server only;
// so the page itself answers for the addresses that it has made.
import type { JsonObject } from '../pointer.js';

const stories = new Map<string, string>();
let made = 0;
let answers = false;

function answer(): void {
  answers = true;
  const ask = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, options) => {
    const story = typeof input === 'string' ? stories.get(input) : undefined;
    if (story === undefined) return ask(input, options);
    return Promise.resolve(new Response(story, { headers: { 'Content-Type': 'application/json' } }));
  };
}

/** An address that gives the story to whoever fetches it in this page, until `signal`. */
export function storyAddress(story: JsonObject, signal: AbortSignal): string {
  if (!answers) answer();
  made += 1;
  const address = new URL(`preview-${made}.json`, document.baseURI).href;
  stories.set(address, JSON.stringify(story));
  signal.addEventListener('abort', () => stories.delete(address), { once: true });
  return address;
}
