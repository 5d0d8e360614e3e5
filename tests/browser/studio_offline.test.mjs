// The studio without a network.
import assert from 'node:assert/strict';
import { serve } from '../../web/server.mjs';
import { dist, open } from './harness.mjs';
import { test } from './suite.mjs';

test('once opened, the studio opens without a network, and the pages of readers are not kept', async () => {
  const server = await serve(dist);
  const page = await open('studio.html', { base: server.url, wait: false, expectNoise: true });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await server.close();
  await page.reload();
  await page.locator('#paste').waitFor();
  const kept = (name) => page.evaluate((file) => fetch(file).then(({ ok }) => ok, () => false), name);
  for (const name of ['studio_keeper.js', 'cli.wasm', 'fonts/inter-400-latin.woff2', 'parts/templates.json', 'explainer.wasm', 'story.json']) assert.ok(await kept(name), name);
  for (const name of ['index.html', 'article.html', 'still-light.svg']) assert.ok(!(await kept(name)), name);
  const elsewhere = await page.context().newPage();
  await assert.rejects(elsewhere.goto(`${server.url}index.html`), /ERR_CONNECTION_REFUSED/);
});
