// What every site is made of, whatever its story: scripts, programs, languages, fonts, terms; and, in the folder parts, what is only for
// making one (src/site/parts.ts).
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, minified } from './bundle.mjs';
import { filesIn } from './files.mjs';
import { writeLicences } from './licences.mjs';
import { shrunk } from './program.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const top = dirname(web);
const require = createRequire(import.meta.url);

/** The templates by the names that src/site/parts.ts has for them. */
const templates = {
  index: '../shell.html',
  article: 'article.html',
  plainArticle: 'plain_article.html',
  embed: 'embed.html',
  head: 'head.html',
  scripts: 'scripts.html',
  readMe: 'site_readme.txt',
};

async function bundleScripts(out, define) {
  await Promise.all([
    bundle(out, { explainer: 'explainer.ts' }, { define, external: ['./article.js', './debug.js'] }), // fetched by pages that need them
    bundle(out, { article: 'article.ts', debug: 'engine/debug.ts', embed: 'embed.ts' }, { define }),
    bundle(out, { host: 'host.ts' }, { define, format: 'iife' }), // a plain script, or a module
    bundle(join(out, 'parts'), { single: 'single.ts' }, { define: { ...define, programBytes: '0' } }),
  ]);
}

function readTemplates() {
  const read = (file) => readFileSync(join(web, file), 'utf8');
  const inPlace = ['head', 'scripts']; // within a line of another
  return Object.fromEntries(Object.entries(templates).map(([name, file]) => [name, inPlace.includes(name) ? read(file).trim() : read(file)]));
}

/** Writes the parts into the folder `out`, and their list. `wasm`, `fonts`, `languages` and `imgui` are what the set-up has built or fetched. */
export async function makeParts(out, { wasm, fonts, languages, imgui }) {
  for (const folder of ['fonts', 'languages', 'parts']) mkdirSync(join(out, folder), { recursive: true });
  const copy = (from, to) => cpSync(from, join(out, to));
  copy(join(top, 'assets/story.schema.json'), 'story.schema.json');
  copy(join(web, 'explainer.d.ts'), 'explainer.d.ts');
  await Promise.all(['explainer', 'checker'].map(async (program) => copy(await shrunk(wasm, program), `${program}.wasm`)));
  const packs = readdirSync(languages).filter((name) => name.endsWith('.json'));
  for (const name of packs) copy(join(languages, name), `languages/${name}`);
  for (const weight of [400, 600]) {
    copy(join(fonts, `inter-${weight}.woff2`), `fonts/inter-${weight}.woff2`);
    for (const name of [`inter-${weight}.ttf`, `inter-${weight}-coarse.ttf`]) copy(join(fonts, name), `parts/${name}`);
  }
  copy(require.resolve('@resvg/resvg-wasm/index_bg.wasm'), 'parts/resvg.wasm');
  writeFileSync(join(out, 'parts/page.css'), minified(join(web, 'page.css')));
  writeFileSync(join(out, 'parts/templates.json'), JSON.stringify(readTemplates()));
  const tags = packs.map((name) => name.slice(0, -5)).sort();
  const bytes = statSync(join(out, 'explainer.wasm')).size; // what a reader on a slow line waits for
  await bundleScripts(out, { programBytes: String(bytes), languageTags: JSON.stringify(tags.join(' ')) });
  writeLicences(out, { top, imgui, fonts });
  const names = filesIn(out);
  writeFileSync(join(out, 'parts.json'), `${JSON.stringify(names, null, 2)}\n`);
}
