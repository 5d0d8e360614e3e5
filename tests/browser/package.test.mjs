// The npm package: packed, installed into an empty folder, bundled into a page, and shown.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../web/server.mjs';
import { dist, element, open, story, top } from './harness.mjs';
import { test } from './suite.mjs';

test('the npm package installs, has its types, and registers the element when it is imported', async () => {
  const place = mkdtempSync(join(tmpdir(), 'explainer-package-'));
  let server;
  try {
    const npm = (folder, ...args) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8', env: { ...process.env, EXPLAINER_DIST: dist }, stdio: ['ignore', 'pipe', 'pipe'] });
    npm(join(top, 'web'), 'pack', '--pack-destination', place);
    const site = join(place, 'site');
    mkdirSync(site);
    const tarball = execFileSync('sh', ['-c', 'ls *.tgz'], { cwd: place, encoding: 'utf8' }).trim();
    writeFileSync(join(site, 'package.json'), '{ "name": "site", "private": true, "type": "module" }');
    npm(site, 'install', '--offline', '--no-audit', '--no-fund', join(place, tarball));

    const modules = join(site, 'node_modules/story-explainer');
    const { dependencies, private: kept } = JSON.parse(readFileSync(join(modules, 'package.json'), 'utf8'));
    assert.deepEqual([dependencies, kept], [undefined, undefined]);
    for (const name of ['explainer.wasm', 'host.js', 'story.schema.json', 'licenses.txt', 'LICENSE']) readFileSync(join(modules, 'dist', name));

    writeFileSync(
      join(site, 'main.ts'),
      `import 'story-explainer';
import type { StoryExplainerElement } from 'story-explainer';
const explainer: StoryExplainerElement = document.createElement('story-explainer');
explainer.src = 'story.json';
explainer.date = '2023-09-25';
document.body.append(explainer);
`,
    );
    const require = createRequire(join(top, 'web/package.json'));
    const tsc = join(require.resolve('typescript/package.json'), '../bin/tsc');
    execFileSync(process.execPath, [tsc, '--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', '', '--ignoreConfig', 'main.ts'], { cwd: site, stdio: 'pipe' });
    await require('esbuild').build({ entryPoints: [join(site, 'main.ts')], outfile: join(site, 'www/main.js'), bundle: true, format: 'esm', logLevel: 'error' });
    // Bundlers that know new URL(…, import.meta.url) bring these themselves; esbuild does not.
    for (const name of ['explainer.wasm', 'fonts']) cpSync(join(modules, 'dist', name), join(site, 'www', name), { recursive: true });
    cpSync(story, join(site, 'www/story.json'));
    writeFileSync(join(site, 'www/index.html'), '<!doctype html><html lang="en"><title>Site</title><link rel="icon" href="data:,"><body><script type="module" src="main.js"></script>');
    server = await serve(join(site, 'www'));
    const page = await open('index.html', { base: server.url });
    assert.equal(await element(page, (explainer) => explainer.date), '2023-09-25');
    const codes = async () => {
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      return page.getByRole('button', { name: /^Copy code/ }).count();
    };
    assert.equal(await codes(), 0); // nobody knows whether embed.html is there
  } finally {
    await server?.close();
    rmSync(place, { recursive: true, force: true });
  }
});
