// Makes build/web/dist: checks and bundles the TypeScript, checks the story, fills the page templates, compresses what is text.
//   node web/build.mjs --story FILE --native PROGRAM --wasm FOLDER --fonts FOLDER --languages FOLDER --imgui FOLDER --out FOLDER --base-url URL
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle, checkTypes } from './tools/bundle.mjs';
import { compress } from './tools/compress.mjs';
import { writeIntegrity } from './tools/integrity.mjs';
import { packFor } from './tools/languages.mjs';
import { writeLicences } from './tools/licences.mjs';
import { Stop, nativeProgram } from './tools/native.mjs';
import { packed } from './tools/packed.mjs';
import { writeFonts } from './tools/page_fonts.mjs';
import { writePages } from './tools/pages.mjs';
import { shrunk } from './tools/program.mjs';
import { sizesByOwner } from './tools/sizes.mjs';
import { writeSingleFile } from './tools/single_file.mjs';

const web = dirname(fileURLToPath(import.meta.url));
const top = dirname(web);

const { values: options } = parseArgs({
  options: {
    story: { type: 'string', default: join(top, 'assets/story.json') },
    native: { type: 'string', default: join(top, 'build/native/explainer') },
    wasm: { type: 'string', default: join(top, 'build/web/wasm') },
    fonts: { type: 'string', default: join(top, 'build/fonts') },
    languages: { type: 'string', default: join(top, 'build/languages') },
    imgui: { type: 'string', default: process.env.IMGUI_DIR ?? join(top, 'build/deps/imgui') },
    'base-url': { type: 'string', default: '' }, // where the folder will be; cards of shared links need it
    out: { type: 'string', default: join(top, 'build/web/dist') },
  },
});

function copyFiles(out) {
  writeFileSync(join(out, 'story.json'), packed(readFileSync(options.story, 'utf8')));
  const schema = join(top, 'assets/story.schema.json');
  if (existsSync(schema)) cpSync(schema, join(out, 'story.schema.json'));
  for (const program of ['explainer', 'checker']) cpSync(shrunk(options.wasm, program), join(out, `${program}.wasm`));
  cpSync(join(web, 'explainer.d.ts'), join(out, 'explainer.d.ts'));
}

/** The packs, and their tags. */
function copyLanguages(out) {
  const names = readdirSync(options.languages).filter((name) => name.endsWith('.json'));
  for (const name of names) cpSync(join(options.languages, name), join(out, 'languages', name));
  return names.map((name) => name.slice(0, -5)).sort();
}

/** What a reader on a slow line waits for. */
const programBytes = (out) => String(statSync(join(out, 'explainer.wasm')).size);

async function bundleScripts(out, define) {
  const into = (name, { from = name.replace('.js', '.ts'), ...more } = {}) => bundle(from, join(out, name), { define, ...more });
  await into('explainer.js', { external: ['./article.js', './debug.js'] }); // fetched by pages that need them
  await into('article.js');
  await into('debug.js', { from: 'engine/debug.ts' });
  await into('embed.js');
  await into('host.js', { format: 'iife' }); // a plain script, or a module
}

/** The address the folder will have, with a slash at its end, or "". */
function baseUrl() {
  const given = options['base-url'];
  if (given === '') {
    console.error('build: links to these pages show no picture; say where the folder will be: --base-url https://news.example/explainer/');
    return '';
  }
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    throw new Stop(`--base-url "${given}" is no web address; write https://news.example/explainer/`);
  return new URL(given.endsWith('/') ? given : `${given}/`).href;
}

const explainer = nativeProgram(options.native, options.story);
const fresh = `${resolve(options.out)}.new`; // swapped in when it is whole
try {
  const base = baseUrl();
  rmSync(fresh, { recursive: true, force: true });
  for (const folder of ['fonts', 'languages']) mkdirSync(join(fresh, folder), { recursive: true });
  explainer('check');
  checkTypes();
  copyFiles(fresh);
  const tags = copyLanguages(fresh);
  const languageTags = JSON.stringify(tags.join(' '));
  await bundleScripts(fresh, { programBytes: programBytes(fresh), languageTags });
  const story = JSON.parse(readFileSync(options.story, 'utf8'));
  await writeFonts(fresh, options.fonts, JSON.stringify(story) + explainer('html'));
  const page = writePages(fresh, explainer, story, { fonts: options.fonts, base, pack: packFor(story.language, tags) });
  await writeSingleFile(fresh, page, { define: { programBytes: '0', languageTags } });
  writeLicences(fresh, { top, imgui: options.imgui, fonts: options.fonts });
  writeIntegrity(fresh);
  compress(fresh);
  console.log('\nbytes of the program, as linked');
  for (const [owner, size] of sizesByOwner(join(options.wasm, 'explainer.wasm'))) console.log(`${owner.padEnd(30)}${String(size).padStart(10)}`);
  rmSync(options.out, { recursive: true, force: true });
  renameSync(fresh, options.out);
} catch (error) {
  if (error instanceof Stop) console.error(error.message);
  else console.error(`build: ${error.message}`);
  rmSync(fresh, { recursive: true, force: true });
  process.exitCode = 1;
}
