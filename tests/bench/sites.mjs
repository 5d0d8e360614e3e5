// Makes build/bench/sites: the same stories with the explainer and with the libraries beside it, each a folder to serve.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
export const top = join(here, '../..');
export const sites = join(top, 'build/bench/sites');
const dist = process.env.EXPLAINER_DIST ?? join(top, 'build/web/dist');
const { build } = createRequire(join(top, 'web/package.json'))('esbuild');

/** Sizes of story there are; 0 is the bundled one. */
export const sizes = [0, 1_000, 10_000, 100_000];
export const subjects = ['explainer', 'canvas', 'echarts', 'vis'];

const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">';

function story(size) {
  if (size === 0) return readFileSync(join(dist, 'story.json'));
  return execFileSync(join(top, 'build/bench/generated_story'), [String(size)], { maxBuffer: 1 << 26 });
}

const pack = (bytes, quality = 11) => ({
  gzip: gzipSync(bytes, { level: 9 }),
  brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
});

/** Writes the compressed copies a good server would have. Large stories are packed less hard: that takes minutes. */
function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !['.html', '.css', '.js', '.json'].includes(extname(entry.name))) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    const { gzip, brotli } = pack(bytes, bytes.length > 1 << 20 ? 4 : 11);
    writeFileSync(`${path}.gz`, gzip);
    writeFileSync(`${path}.br`, brotli);
  }
}

/** The explainer without the words of the bundled story: what a page with another one has. */
function writeExplainer(folder) {
  cpSync(dist, folder, { recursive: true });
  const body = '<link rel="stylesheet" href="page.css"><script type="module" src="explainer.js"></script><body><story-explainer src="story.json"></story-explainer>';
  writeFileSync(join(folder, 'index.html'), head + body);
}

async function writeLibrary(folder, name) {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(here, `subjects/${name}.mjs`)],
    outfile: join(folder, 'subject.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  const style = name === 'vis' ? '<link rel="stylesheet" href="subject.css">' : '';
  writeFileSync(join(folder, 'index.html'), `${head}${style}<body><div id="picture" style="width:960px;height:620px"></div><script type="module" src="subject.js"></script>`);
}

export async function makeSites() {
  rmSync(sites, { recursive: true, force: true });
  for (const size of sizes) {
    const text = story(size);
    for (const subject of subjects) {
      const folder = join(sites, `${subject}-${size}`);
      if (subject === 'explainer') writeExplainer(folder);
      else await writeLibrary(folder, subject);
      writeFileSync(join(folder, 'story.json'), text);
      compress(folder);
    }
  }
}

/** Bytes of one file as it is, as gzip and as brotli. */
export function weigh(path) {
  const bytes = readFileSync(path);
  const packable = !['.png', '.woff2'].includes(extname(path));
  if (!packable) return { raw: bytes.length, gzip: bytes.length, brotli: bytes.length };
  const { gzip, brotli } = pack(bytes, bytes.length > 1 << 20 ? 4 : 11);
  return { raw: bytes.length, gzip: gzip.length, brotli: brotli.length };
}
