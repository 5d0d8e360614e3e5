// The npm package: packed, installed into an empty folder, imported on a server, bundled into pages, and shown.
// The bundlers are those of tests/bundlers/package-lock.json.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../web/server.mjs';
import { dist, element, open, story, top } from './harness.mjs';
import { test } from './suite.mjs';

const require = createRequire(join(top, 'web/package.json'));
const bundlers = createRequire(join(top, 'tests/bundlers/package.json'));
const bundler = async (name) => import(pathToFileURL(bundlers.resolve(name)).href);

const place = mkdtempSync(join(tmpdir(), 'explainer-package-'));
after(() => rmSync(place, { recursive: true, force: true }));

function npm(folder, ...args) {
  const env = { ...process.env, EXPLAINER_DIST: dist };
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A site of somebody else, with the package installed from its tarball. */
const site = join(place, 'site');
const modules = join(site, 'node_modules/story-explainer');
mkdirSync(join(site, 'public'), { recursive: true });
npm(join(top, 'web'), 'pack', '--pack-destination', place);
const [tarball] = readdirSync(place).filter((name) => name.endsWith('.tgz'));
writeFileSync(join(site, 'package.json'), '{ "name": "site", "private": true, "type": "module" }');
npm(site, 'install', '--offline', '--no-audit', '--no-fund', join(place, tarball));

// A letter that the small fonts lack makes the page ask for the whole ones, too.
const { events, ...rest } = JSON.parse(readFileSync(story, 'utf8'));
writeFileSync(join(site, 'public/story.json'), JSON.stringify({ ...rest, events, credits: `${rest.credits} Łódź` }));
writeFileSync(
  join(site, 'main.js'),
  `import 'story-explainer';
const explainer = document.createElement('story-explainer');
explainer.src = 'story.json';
explainer.date = '2023-09-25';
document.body.append(explainer);
`,
);
const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,">';
const passage = `<p data-explainer-event="${events[0].id}">${events[0].title}</p>`;
const html = (script) => `${head}<body>${passage}<script type="module" src="${script}"></script>`;
writeFileSync(join(site, 'index.html'), html('./main.js'));

/** The page of a folder, or of a server at `base`: there is a picture, and all it was asked to fetch has come. */
async function assertShown(base, options = {}) {
  const page = await open('index.html?debug', { base, wait: false, ...options });
  await page.locator('story-explainer').waitFor({ state: 'attached' });
  await element(page, (explainer) => explainer.ready);
  await element(page, (explainer) => explainer.seek('2024-03-27'));
  assert.equal(await element(page, (explainer) => explainer.snapshot.date), '2024-03-27');
  await page.locator('[data-debug=panel]').waitFor(); // the help for developers
  await page.locator('p[data-explainer-event] button').waitFor({ state: 'attached' }); // article.js
  return page;
}

/** A server that sends no policy. */
async function servePlainly(folder) {
  const server = createServer(require('sirv')(folder, { dev: true }));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const close = () => (server.closeAllConnections(), new Promise((closed) => server.close(closed)));
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

async function assertServes(folder, start = serve) {
  if (!existsSync(join(folder, 'index.html'))) writeFileSync(join(folder, 'index.html'), html('main.js'));
  if (!existsSync(join(folder, 'story.json'))) cpSync(join(site, 'public/story.json'), join(folder, 'story.json'));
  const server = await start(folder);
  try {
    const page = await assertShown(server.url);
    const codes = await page.getByRole('button', { name: /^Copy code/, includeHidden: true }).count();
    assert.equal(codes, 0, 'nobody knows whether embed.html is there');
  } finally {
    await server.close();
  }
}

test('the npm package has no dependencies, and types that are right', () => {
  const { dependencies, private: kept } = JSON.parse(readFileSync(join(modules, 'package.json'), 'utf8'));
  assert.deepEqual([dependencies, kept], [undefined, undefined]);
  for (const name of ['explainer.wasm', 'host.js', 'story.schema.json', 'licenses.txt', 'LICENSE']) readFileSync(join(modules, 'dist', name));
  writeFileSync(
    join(site, 'typed.ts'),
    `import 'story-explainer';
import type { StoryExplainerElement } from 'story-explainer';
const explainer: StoryExplainerElement = document.createElement('story-explainer');
explainer.date = '2023-09-25';
`,
  );
  const tsc = join(require.resolve('typescript/package.json'), '../bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', '', '--ignoreConfig'];
  execFileSync(process.execPath, [tsc, ...options, 'typed.ts'], { cwd: site, stdio: 'pipe' });
});

test('what the package exports is in it, and what its scripts import or fetch, too', () => {
  const { exports, main, types } = JSON.parse(readFileSync(join(modules, 'package.json'), 'utf8'));
  const paths = [main, types, ...Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry)))];
  for (const path of paths) assert.ok(existsSync(join(modules, path.replace('/*', ''))), path);
  const scripts = readdirSync(join(modules, 'dist')).filter((name) => name.endsWith('.js'));
  const asked = scripts.flatMap((name) => [...readFileSync(join(modules, 'dist', name), 'utf8').matchAll(/["'`](\.\/[^"'`\s]+)["'`]/g)].map(([, path]) => path));
  for (const path of ['./article.js', './debug.js', './explainer.wasm', './checker.wasm']) assert.ok(asked.includes(path), path);
  for (const path of asked) assert.ok(existsSync(join(modules, 'dist', path)), path);
});

test('on a server without a DOM each script of the package does nothing, and throws nothing', () => {
  const program = `
    const before = Object.keys(globalThis).length;
    const { StoryExplainerElement } = await import('story-explainer');
    await import('story-explainer/article.js');
    await import('story-explainer/host.js');
    console.log(typeof StoryExplainerElement, Object.keys(globalThis).length - before);`;
  const run = () => execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: site, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
  assert.equal(run(), 'function 0\n');
});

test('Vite builds a page with the package', async () => {
  const vite = await bundler('vite');
  const outDir = join(place, 'vite');
  await vite.build({ root: site, configFile: false, logLevel: 'error', build: { outDir } });
  await assertServes(outDir);
});

test("Vite's dev server shows a page with the package", async () => {
  const vite = await bundler('vite');
  const server = await vite.createServer({
    root: site,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(place, 'vite-cache'),
    server: { host: '127.0.0.1', port: 0 },
    optimizeDeps: { exclude: ['story-explainer'] }, // see README
  });
  await server.listen();
  try {
    const page = await assertShown(server.resolvedUrls.local[0], { ignore: /^\[vite\] connect/ });
    await page.close(); // before it can miss its server
  } finally {
    await server.close();
  }
});

test('webpack builds a page with the package', async () => {
  const { default: webpack } = await bundler('webpack');
  const path = join(place, 'webpack');
  const stats = await new Promise((done, failed) => {
    const config = { context: site, entry: './main.js', mode: 'production', output: { path, trustedTypes: true }, performance: false };
    webpack(config, (error, result) => (error ? failed(error) : done(result)));
  });
  assert.deepEqual([stats.hasErrors(), stats.hasWarnings()], [false, false], stats.toString('errors-warnings'));
  await assertServes(path);
});

test('Rollup builds a page with the package', async () => {
  const { rollup } = await bundler('rollup');
  const [{ nodeResolve }, { importMetaAssets }] = await Promise.all([bundler('@rollup/plugin-node-resolve'), bundler('@web/rollup-plugin-import-meta-assets')]);
  const onwarn = ({ message }) => assert.fail(message);
  const dir = join(place, 'rollup');
  const bundle = await rollup({ input: join(site, 'main.js'), plugins: [nodeResolve(), importMetaAssets()], onwarn });
  await bundle.write({ dir, format: 'es' });
  await assertServes(dir);
});

test('Parcel builds a page with the package', async () => {
  const { Parcel } = bundlers('@parcel/core');
  const distDir = join(place, 'parcel');
  const parcel = new Parcel({
    entries: join(site, 'index.html'),
    defaultConfig: bundlers.resolve('@parcel/config-default'),
    mode: 'production',
    shouldDisableCache: true,
    shouldAutoInstall: false,
    defaultTargetOptions: { distDir, publicUrl: './', sourceMaps: false, shouldOptimize: false },
  });
  await parcel.run();
  await assertServes(distDir, servePlainly); // Parcel puts a script into the page that the policy refuses
});

test('esbuild builds a page with the package, whose files are copied beside it', async () => {
  const outdir = join(place, 'esbuild');
  await require('esbuild').build({ entryPoints: [join(site, 'main.js')], outdir, bundle: true, splitting: true, format: 'esm', logLevel: 'error' });
  for (const name of ['explainer.wasm', 'checker.wasm']) cpSync(join(modules, 'dist', name), join(outdir, name));
  await assertServes(outdir);
});

test('with Node alone a sheet becomes a folder to publish, the same that web/serve builds', async () => {
  const folder = join(place, 'newsroom');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(place, tarball));
  cpSync(join(top, 'tests/tables/bank-rescues.csv'), join(folder, 'rescues.csv'));
  const command = (...args) => execFileSync('npx', ['--offline', 'story-explainer', ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  command('import', 'rescues.csv', '-o', 'story.json');
  assert.match(command('check', 'story.json'), /^story\.json: \d{2} events, 0 errors/);
  command('build', 'story.json', '--out', 'published', '--base-url', 'https://news.example/rescues');

  const published = join(folder, 'published');
  const ofEverySite = JSON.parse(readFileSync(join(dist, 'parts.json'), 'utf8')).filter((name) => !name.startsWith('parts/'));
  for (const name of ofEverySite.filter((path) => !path.startsWith('fonts/')))
    assert.ok(readFileSync(join(published, name)).equals(readFileSync(join(dist, name))), `${name} is that of the build`);
  const storyless = (name) => !/^(studio|guide|offline|cli\.wasm|parts|still-\d|template)/.test(name);
  const namesIn = (from) => readdirSync(from).filter(storyless).sort();
  assert.deepEqual(namesIn(published), namesIn(dist));
  assert.match(readFileSync(join(published, 'index.html'), 'utf8'), /<meta property="og:image" content="https:\/\/news\.example\/rescues\/social-index\.png">/);

  // The command itself, for npx would keep the signal to itself.
  const server = spawn(process.execPath, [join(folder, 'node_modules/story-explainer/dist/node/story-explainer.mjs'), 'serve', 'published', '--port', '0'], { cwd: folder });
  try {
    const [line] = await once(server.stdout, 'data');
    const page = await open('', { base: String(line).trim() });
    assert.equal(await element(page, (explainer) => explainer.problems.length), 0);
    await page.getByText('Northern Rock', { exact: false }).first().waitFor({ state: 'attached' });
    await page.close(); // before it can miss its server
  } finally {
    server.kill();
  }
});

test('the examples for React and Svelte follow the story, and move it', async () => {
  const outdir = join(place, 'frameworks');
  const { compile } = bundlers('svelte/compiler');
  const svelte = {
    name: 'svelte',
    setup(build) {
      build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
        contents: compile(readFileSync(path, 'utf8'), { filename: path }).js.code,
      }));
    },
  };
  for (const name of ['react.jsx', 'Story.svelte']) cpSync(join(top, 'web/examples', name), join(site, name));
  const props = "{ src: 'story.json', date: '2023-09-25' }";
  const entries = {
    'react.mjs': `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Story } from './react.jsx';
createRoot(document.querySelector('#react')).render(createElement(Story, ${props}));`,
    'svelte.mjs': `import { mount } from 'svelte';
import Story from './Story.svelte';
mount(Story, { target: document.querySelector('#svelte'), props: ${props} });`,
    'server.mjs': `import { createElement } from 'react';
import { renderToString } from 'react-dom/server.browser';
import { Story } from './react.jsx';
console.log(renderToString(createElement(Story, ${props})));
process.exit(); // React for browsers keeps a port open`,
  };
  for (const [name, text] of Object.entries(entries)) writeFileSync(join(site, name), text);
  const { build } = require('esbuild');
  const found = { nodePaths: [join(top, 'tests/bundlers/node_modules')], define: { 'process.env.NODE_ENV': '"production"' } };
  const options = { bundle: true, format: 'esm', jsx: 'automatic', conditions: ['svelte', 'browser'], logLevel: 'error', plugins: [svelte], ...found };
  await build({ entryPoints: ['react.mjs', 'svelte.mjs'].map((name) => join(site, name)), outdir, splitting: true, ...options });
  for (const name of ['explainer.wasm', 'checker.wasm']) cpSync(join(modules, 'dist', name), join(outdir, name));
  cpSync(join(site, 'public/story.json'), join(outdir, 'story.json'));
  const scripts = ['react', 'svelte'].map((name) => `<section id="${name}"></section><script type="module" src="${name}.js"></script>`);
  writeFileSync(join(outdir, 'index.html'), `${head}<body>${scripts.join('')}`);

  const server = await serve(outdir);
  try {
    const page = await open('', { base: server.url, wait: false });
    for (const name of ['react', 'svelte']) {
      const part = page.locator(`#${name}`);
      await part.locator('story-explainer').waitFor({ state: 'attached' });
      await part.locator('story-explainer').evaluate((explainer) => explainer.ready);
      const date = part.locator('> p time');
      assert.equal(await date.textContent(), '2023-09-25');
      await part.getByRole('button', { name: 'What came next?' }).click();
      await date.filter({ hasNotText: '2023-09-25' }).waitFor();
      assert.equal(await date.textContent(), await part.locator('story-explainer').evaluate((explainer) => explainer.date));
    }
  } finally {
    await server.close();
  }

  const onServer = join(place, 'server/server.mjs');
  await build({ entryPoints: [join(site, 'server.mjs')], outfile: onServer, ...options });
  const said = execFileSync(process.execPath, [onServer], { encoding: 'utf8', timeout: 20_000 });
  assert.match(said, /^<story-explainer src="story\.json" date="2023-09-25"><\/story-explainer>/);
});
