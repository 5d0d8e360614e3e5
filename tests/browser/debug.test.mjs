// The help under ?debug: there when asked for, absent and unfetched otherwise.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { element, open, painted, story } from './harness.mjs';
import { test } from './suite.mjs';

const fetched = (page) => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('debug.js')));

/** Lines of a recording the reader saves. */
async function recording(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'save recording' }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

test('without ?debug nothing of it is fetched or shown', async () => {
  const page = await open('index.html');
  assert.equal(await fetched(page), false);
  assert.equal(await page.locator('[data-debug]').count(), 0);
});

test('under ?debug the page is told the warnings of a story that is shown', async () => {
  const body = readFileSync(story, 'utf8').replace('"sources":[', '"sources":[{"id":"unused","publisher":"P","title":"T"},');
  const page = await open('index.html?debug');
  await page.route('**/odd.json', (route) => route.fulfill({ contentType: 'application/json', body }));
  const problems = await element(page, async (explainer) => {
    explainer.src = 'odd.json';
    await explainer.ready;
    return [...explainer.problems];
  });
  assert.deepEqual(problems.map(({ severity, pointer }) => [severity, pointer]), [['warning', '/sources/0']]);
});

test('under ?debug it says how long a frame took and why it sleeps, and outlines what answers', async () => {
  const page = await open('index.html?debug');
  assert.equal(await fetched(page), true);
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  const told = page.locator('[data-debug=panel] output');
  assert.match(await told.textContent(), /^frame \d+: \d+\.\d ms; asleep until something comes in$/);
  const paper = () => page.locator('[data-debug=paper]').evaluate((canvas) => canvas.toDataURL());
  const blank = await paper();
  await page.getByLabel('hits').check();
  assert.notEqual(await paper(), blank);
  await page.getByLabel('hits').uncheck();
  assert.equal(await paper(), blank);
  await element(page, (explainer) => explainer.remove());
  assert.equal(await page.locator('[data-debug]').count(), 0);
});

test('what is recorded under ?debug plays back with the same result', async () => {
  const page = await open('index.html?debug', { reducedMotion: 'reduce' });
  await element(page, async (explainer) => {
    await explainer.seek('2023-09-25');
    explainer.next();
    explainer.select('amazon-anthropic-2023-09-25');
  });
  await page.locator('story-explainer canvas').first().press('ArrowRight');
  await painted(page);
  const lines = await recording(page);
  assert.match(lines, /^\["perform","seek","2023-09-25"\]$/m);
  assert.match(lines, /^\["key","ArrowRight"\]$/m);
  assert.match(lines, /^\["frame",[\d.]+\]$/m);
  const after = await element(page, (explainer) => ({ date: explainer.date, snapshot: explainer.snapshot }));

  const again = await open('index.html?debug', { reducedMotion: 'reduce' });
  await element(again, (explainer) => explainer.seek('2019-05-05'));
  const replayed = again.evaluate(() => new Promise((done) => addEventListener('replayed', done, { once: true })));
  await again.locator('[data-debug=panel] input[type=file]').setInputFiles({ name: 'r.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines) });
  await replayed;
  assert.deepEqual(await element(again, (explainer) => ({ date: explainer.date, snapshot: explainer.snapshot })), after);
});
