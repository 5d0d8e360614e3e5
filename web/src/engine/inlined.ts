// For explainer.single.html: what is asked of the network is taken from the page, where the build has put it.

const blocks = new Map(
  [...document.querySelectorAll<HTMLScriptElement>('script[data-file]')].map((block) => [block.dataset.file!, block.textContent ?? '']),
);

function unpacked(text: string): ReadableStream<Uint8Array> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}

const plainFetch = globalThis.fetch.bind(globalThis);
globalThis.fetch = (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input, document.baseURI);
  const asked = pathname.replace('-latin.ttf', '.ttf'); // the build knew which of the two the story needs
  const name = [...blocks.keys()].find((file) => asked.endsWith(`/${file}`));
  if (name === undefined) return plainFetch(input, init);
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  return Promise.resolve(new Response(unpacked(blocks.get(name)!), { headers: { 'Content-Type': type } }));
};

/** The words around the picture are set in its own lettering. */
for (const weight of ['400', '600']) {
  const text = blocks.get(`fonts/inter-${weight}.ttf`);
  if (text === undefined) continue;
  void new Response(unpacked(text))
    .arrayBuffer()
    .then((bytes) => new FontFace('Inter', bytes, { weight }).load())
    .then((face) => document.fonts.add(face));
}
