// For explainer.single.html: files are taken from the page, where the build has put them.
import { setAssetSource } from './assets.js';

const blocks = new Map([...document.querySelectorAll<HTMLScriptElement>('script[data-file]')].map((block) => [block.dataset.file!, block.textContent ?? '']));

function unpacked(text: string): ReadableStream<Uint8Array> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}

setAssetSource((url, options) => {
  const { pathname } = new URL(url, document.baseURI);
  const name = [...blocks.keys()].find((file) => pathname.endsWith(`/${file}`));
  if (name === undefined) return fetch(url, options);
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  return Promise.resolve(new Response(unpacked(blocks.get(name)!), { headers: { 'Content-Type': type } }));
});
