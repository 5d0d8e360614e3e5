// Makes build/web/dist: checks and bundles the TypeScript, checks the story, fills the page templates, compresses what is text.
//   node web/build.mjs --story FILE --native PROGRAM --wasm FOLDER --fonts FOLDER --out FOLDER
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { escapeHtml, fill } from './template.mjs';

const web = dirname(fileURLToPath(import.meta.url));
const top = dirname(web);
const still = { width: 960, height: 620 };

const { values: options } = parseArgs({
  options: {
    story: { type: 'string', default: join(top, 'assets/story.json') },
    native: { type: 'string', default: join(top, 'build/native/explainer') },
    wasm: { type: 'string', default: join(top, 'build/web/wasm') },
    fonts: { type: 'string', default: join(top, 'build/fonts') },
    out: { type: 'string', default: join(top, 'build/web/dist') },
  },
});

class Stop extends Error {}

/** Runs the native program on the story; its words on stdout, or a Stop with what it said. */
function explainer(verb, ...args) {
  const run = spawnSync(options.native, [verb, options.story, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw new Stop(`${options.native}: ${run.error.message}`);
  if (run.status !== 0) throw new Stop(`${run.stdout}${run.stderr}`.trim() || `explainer ${verb} failed`);
  if (verb === 'check') process.stderr.write(run.stderr); // warnings, once
  return run.stdout;
}

function checkTypes() {
  const tsc = join(web, 'node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '--project', join(web, 'tsconfig.json')], { encoding: 'utf8' });
  } catch (error) {
    throw new Stop(error.stdout || error.message);
  }
}

/** A style sheet becomes a string of JavaScript, without its comments. */
const sheetsAsText = {
  name: 'sheets-as-text',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code, loader: 'text' };
    });
  },
};

async function bundle(out) {
  await build({
    entryPoints: [join(web, 'src/element.ts')],
    outfile: join(out, 'explainer.js'),
    alias: { 'explainer-wasm': resolve(options.wasm, 'explainer.js') },
    plugins: [sheetsAsText],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
  });
}

/** Draws one day of the story, light and dark, and returns the <picture> that shows it where there is no canvas. */
function drawStill(out, story, date, name) {
  const size = `${still.width}x${still.height}`;
  for (const theme of ['light', 'dark']) {
    writeFileSync(join(out, `${name}-${theme}.svg`), explainer('svg', '--at', date, '--size', size, '--theme', theme));
  }
  const { headline } = JSON.parse(explainer('json', '--at', date));
  const alt = escapeHtml(headline ? `${story.title}. ${headline.text}` : story.title);
  return (
    `<picture slot="still"><source media="screen and (prefers-color-scheme: dark)" srcset="${name}-dark.svg">` +
    `<img src="${name}-light.svg" width="${still.width}" height="${still.height}" alt="${alt}"></picture>`
  );
}

function writePages(out) {
  const story = JSON.parse(readFileSync(options.story, 'utf8'));
  const values = {
    title: escapeHtml(story.title),
    lang: escapeHtml(story.language ?? 'en'),
    description: escapeHtml(story.subtitle ?? ''),
    // Without a date, the day the element opens at.
    still: (date) => drawStill(out, story, date ?? story.range.to, date ? `still-${date}` : 'still'),
    words: explainer('html').trim(),
  };
  for (const [template, page] of [
    [join(top, 'shell.html'), 'index.html'],
    [join(web, 'article.html'), 'article.html'],
  ]) {
    writeFileSync(join(out, page), fill(readFileSync(template, 'utf8'), values));
  }
}

function copyFiles(out) {
  cpSync(options.story, join(out, 'story.json'));
  const schema = join(top, 'assets/story.schema.json');
  if (existsSync(schema)) cpSync(schema, join(out, 'story.schema.json'));
  cpSync(join(options.wasm, 'explainer.wasm'), join(out, 'explainer.wasm'));
  cpSync(join(web, 'explainer.d.ts'), join(out, 'explainer.d.ts'));
  cpSync(join(web, 'page.css'), join(out, 'page.css'));
  for (const font of ['inter-400.ttf', 'inter-600.ttf']) cpSync(join(options.fonts, font), join(out, 'fonts', font));
}

/** Writes .br and .gz beside each file that gains from it; prints what the reader downloads. */
function compress(out) {
  const line = (name, raw, gzip, brotli) =>
    console.log(`${name.padEnd(24)}${[raw, gzip, brotli].map((size) => String(size).padStart(10)).join('')}`);
  line('bytes', 'raw', 'gzip', 'brotli');
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|css|js|ts|json|svg|wasm|ttf)$/.test(entry.name)) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    const gzip = gzipSync(bytes, { level: 9 });
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    writeFileSync(`${path}.gz`, gzip);
    writeFileSync(`${path}.br`, brotli);
    line(relative(out, path), bytes.length, gzip.length, brotli.length);
  }
}

const fresh = `${resolve(options.out)}.new`; // swapped in when it is whole
try {
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, 'fonts'), { recursive: true });
  explainer('check');
  checkTypes();
  copyFiles(fresh);
  await bundle(fresh);
  writePages(fresh);
  compress(fresh);
  rmSync(options.out, { recursive: true, force: true });
  renameSync(fresh, options.out);
} catch (error) {
  if (error instanceof Stop) console.error(error.message);
  else console.error(`build: ${error.message}`);
  rmSync(fresh, { recursive: true, force: true });
  process.exitCode = 1;
}
