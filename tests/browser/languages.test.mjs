// A story's language: its words are fetched beside the program, once, and only when it is not English.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { dist, element, open, story, top } from './harness.mjs';
import { serve } from '../../web/server.mjs';
import { test } from './suite.mjs';

const german = readFileSync(join(top, 'tests/stories/good/chips-de.json'), 'utf8');
const answer = { contentType: 'application/json', body: german };
const pack = JSON.parse(readFileSync(join(dist, 'languages/de.json'), 'utf8'));

/** The page of that story, and which packs it asked for. */
async function opened(answers, options = {}) {
  const page = await open('', { html: '<story-explainer src="story.json"></story-explainer>', answers, ...options });
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('/languages/'))
      .map((name) => name.split('/').at(-1)),
  );
  return { page, asked };
}

const playButton = (page) => page.locator('story-explainer').getByRole('toolbar').getByRole('button').nth(1).textContent();
const svg = (page) => element(page, (explainer) => explainer.toBlob('image/svg+xml').then((blob) => blob.text()));

test('an English story asks for no words', async () => {
  const { page, asked } = await opened({});
  assert.deepEqual(asked, []);
  assert.equal(await playButton(page), 'Play');
});

test('a story in German has German buttons, sums and dates, for one request', async () => {
  const { page, asked } = await opened({ 'story.json': answer });
  assert.deepEqual(asked, ['de.json']);
  assert.equal(await playButton(page), pack['button.play']);
  await element(page, (explainer) => explainer.seek('2025-12-16'));
  assert.match(await svg(page), /38\u00a0Mrd\.\u00a0\$/);
  assert.match(await svg(page), /16\. Dez\. 2025/);
  const field = page.locator('story-explainer').getByLabel(pack['button.date']);
  await field.fill('25. September 2023');
  await field.press('Enter');
  assert.equal(await element(page, (explainer) => explainer.date), '2023-09-25');
});

test('where its words cannot be had a story is told in English', async () => {
  const { page, asked } = await opened({ 'story.json': answer, 'languages/de.json': { status: 404 } }, { expectNoise: true });
  assert.deepEqual(asked, ['de.json']);
  assert.equal(await playButton(page), 'Play');
});

test('pages built around a story in German fetch its words at once; the single file has them in itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'explainer-german-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'dist');
  const file = join(top, 'tests/stories/good/chips-de.json');
  execFileSync(process.execPath, [join(top, 'web/build.mjs'), '--story', file, '--out', out], { stdio: ['ignore', 'ignore', 'pipe'] });
  for (const name of ['index.html', 'embed.html'])
    assert.match(readFileSync(join(out, name), 'utf8'), /<link rel="preload" href="languages\/de\.json" as="fetch" crossorigin>/, name);
  assert.doesNotMatch(readFileSync(join(dist, 'index.html'), 'utf8'), /languages\//);
  const { url, close } = await serve(out);
  after(close);
  for (const name of ['index.html', 'explainer.single.html']) {
    const page = await open(name, { base: url });
    assert.equal(await playButton(page), pack['button.play'], name);
  }
});

test('all languages lie beside the program, and have a sum in the list of integrity', async () => {
  const sums = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
  const names = Object.keys(sums).filter((name) => name.startsWith('languages/'));
  assert.equal(names.length, 19);
  assert.match(readFileSync(join(dist, 'licenses.txt'), 'utf8'), /UNICODE LICENSE V3/);
  assert.equal(JSON.parse(readFileSync(story, 'utf8')).language, 'en');
});
