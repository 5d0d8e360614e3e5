// For explainer.single.html: files are taken from the page, where the build has put them.
import { quiet } from '../dom/deferred.js';
import { setAssetSource } from './assets.js';

const blocks = new Map([...document.querySelectorAll<HTMLScriptElement>('script[data-file]')].map((block) => [block.dataset.file!, block.textContent ?? '']));

function unpacked(text: string): ReadableStream<Uint8Array> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}

setAssetSource((url, options) => {
  const { pathname } = new URL(url, document.baseURI);
  const asked = pathname.replace('-latin.ttf', '.ttf'); // the build knew which of the two the story needs
  const name = [...blocks.keys()].find((file) => asked.endsWith(`/${file}`));
  if (name === undefined) return fetch(url, options);
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  return Promise.resolve(new Response(unpacked(blocks.get(name)!), { headers: { 'Content-Type': type } }));
});

/** The text around the picture is set in its own lettering, or else in the reader's. */
async function addFont(weight: string): Promise<void> {
  const text = blocks.get(`fonts/inter-${weight}.ttf`);
  if (text === undefined) return;
  const bytes = await new Response(unpacked(text)).arrayBuffer();
  document.fonts.add(await new FontFace('Inter', bytes, { weight }).load());
}

for (const weight of ['400', '600']) quiet(addFont(weight));
