// A page makes the same site as the build.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { plugins } from '../../web/tools/bundle.mjs';
import { dist, open, top } from './harness.mjs';
import { test } from './suite.mjs';

const { build } = createRequire(join(top, 'web/package.json'))('esbuild');

/** Makes a site in a page, from what its server has: the sum of each file, by path. */
const script = `
import { loadCli } from './web/src/cli/program.ts';
import { loadParts, loadTools, makeSite } from './web/src/site/index.ts';
const bytesOf = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
globalThis.make = async () => {
  const parts = await loadParts(bytesOf);
  const site = await makeSite(await bytesOf('written.json'), parts, await loadCli(await bytesOf('cli.wasm')), await loadTools(parts));
  return Object.fromEntries(await Promise.all([...site].map(async ([path, bytes]) => [path, hex(await crypto.subtle.digest('SHA-256', bytes))])));
};`;

test('a page makes the site of a story, under the policy and with the same bytes as the build', async () => {
  const { outputFiles } = await build({ stdin: { contents: script, resolveDir: top }, bundle: true, write: false, format: 'esm', plugins, define: { languageTags: '""' } });
  const answers = {
    'make.js': { contentType: 'text/javascript', body: outputFiles[0].text },
    'written.json': { contentType: 'application/json', path: join(top, 'assets/story.json') },
  };
  const page = await open('', { html: '<script type="module" src="make.js"></script>', answers, wait: false });
  await page.waitForFunction(() => globalThis.make);
  const sums = await page.evaluate(() => globalThis.make());
  assert.ok(Object.keys(sums).length > 50, `${Object.keys(sums)}`);
  const differing = Object.entries(sums).filter(([path, sum]) => createHash('sha256').update(readFileSync(join(dist, path))).digest('hex') !== sum);
  assert.deepEqual(differing.map(([path]) => path), []);
});
