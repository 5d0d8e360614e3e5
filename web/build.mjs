// Makes build/web/dist: checks and bundles the TypeScript, makes the site of a story from it, compresses what is text.
//   node web/build.mjs --story FILE --wasm FOLDER --fonts FOLDER --languages FOLDER --imgui FOLDER --out FOLDER --base-url URL
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle, bundledPackages, checkTypes } from './tools/bundle.mjs';
import { makeCommandLine } from './tools/command_line.mjs';
import { compress } from './tools/compress.mjs';
import { makeGuide } from './tools/guide.mjs';
import { writePackageLicences } from './tools/licences.mjs';
import { makeParts } from './tools/parts.mjs';
import { sizesByOwner } from './tools/sizes.mjs';
import { Stop } from './tools/stop.mjs';
import { makeTemplate } from './tools/template.mjs';
import { isOfStudio, makeOffline, makeStudio } from './tools/studio.mjs';

const web = dirname(fileURLToPath(import.meta.url));
const top = dirname(web);

const { values: options } = parseArgs({
  options: {
    story: { type: 'string', default: join(top, 'assets/story.json') },
    wasm: { type: 'string', default: join(top, 'build/web/wasm') },
    fonts: { type: 'string', default: join(top, 'build/fonts') },
    languages: { type: 'string', default: join(top, 'build/languages') },
    imgui: { type: 'string', default: process.env.IMGUI_DIR ?? join(top, 'build/deps/imgui') },
    'base-url': { type: 'string', default: '' }, // where the folder will be; cards of shared links need it
    out: { type: 'string', default: join(top, 'build/web/dist') },
  },
});

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

/** The command line's own modules, by name: src/NAME.ts each. */
async function modules(...names) {
  const scripts = `${resolve(options.out)}.scripts`;
  try {
    await bundle(scripts, Object.fromEntries(names.map((name) => [name, `${name}.ts`])), {
      platform: 'node',
      splitting: true,
      outExtension: { '.js': '.mjs' },
    });
    return await Promise.all(names.map((name) => import(pathToFileURL(join(scripts, `${name}.mjs`)).href)));
  } finally {
    rmSync(scripts, { recursive: true, force: true });
  }
}

/** Adds the site of the story to the parts that are in `folder`, as the command `build` does. */
async function addSite(folder, base, { cli, siteOf }, checked) {
  const story = readFileSync(options.story);
  const { good, told } = checked(cli, story, options.story);
  if (!good) throw new Stop(told.trim());
  process.stderr.write(told); // warnings
  for (const [path, bytes] of await siteOf(story, options.story, base)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** A sheet to start from. */
function addTemplate(folder, { cli }) {
  const [story, schema] = [join(web, 'template_story.json'), join(top, 'assets/story.schema.json')].map((path) => readFileSync(path, 'utf8'));
  for (const [name, bytes] of makeTemplate((args, files) => cli.run(args, files), story, schema)) writeFileSync(join(folder, name), bytes);
}

const fresh = `${resolve(options.out)}.new`; // swapped in when it is whole
try {
  const base = baseUrl();
  rmSync(fresh, { recursive: true, force: true });
  await Promise.all([checkTypes(), makeParts(fresh, options)]);
  await makeCommandLine(fresh, options);
  const [{ checked, openPackage }, { escapeHtml, fill }] = await modules('node/package', 'site/template');
  const tools = await openPackage(fresh);
  await addSite(fresh, base, tools, checked);
  addTemplate(fresh, tools);
  await makeStudio(fresh);
  makeGuide(fresh, tools.cli, { escapeHtml, fill });
  writePackageLicences(fresh, { top, packages: bundledPackages });
  await makeOffline(fresh);
  await compress(fresh, `${resolve(options.out)}.compressed`, {
    'for readers': (name) => !isOfStudio(name),
    'the studio, and what it makes sites from': isOfStudio,
  });
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
