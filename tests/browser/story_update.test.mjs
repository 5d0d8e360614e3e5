// A story file that is corrected reaches readers: those who come back to the page, and those who have it open.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { dist, element, open, painted, ready, server, story } from './harness.mjs';
import { test } from './suite.mjs';

const types = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', svg: 'image/svg+xml' };
const told = readFileSync(story, 'utf8');
const titled = (title) => told.replace(/"title":"[^"]*"/, `"title":"${title}"`);

/** A server that lets browsers keep the story for an hour; `edition` is its title. */
const careless = { edition: 'First', asked: [] };
const keeping = createServer(({ url, headers }, response) => {
  const { pathname } = new URL(url, 'http://localhost');
  const file = join(dist, pathname);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.setHeader('Content-Type', types[pathname.split('.').at(-1)] ?? 'application/octet-stream');
  if (pathname !== '/story.json') return response.end(readFileSync(file));
  const tag = `"${careless.edition}"`;
  careless.asked.push(headers['if-none-match'] ?? 'nothing');
  response.setHeader('Cache-Control', 'max-age=3600');
  response.setHeader('ETag', tag);
  if (headers['if-none-match'] === tag) return response.writeHead(304).end();
  response.end(titled(careless.edition));
});
await new Promise((done) => keeping.listen(0, '127.0.0.1', done));
keeping.unref();
const base = `http://127.0.0.1:${keeping.address().port}/`;

test('a story that was corrected is shown at the next visit, also where the server lets browsers keep it, and else comes from their store', async () => {
  for (const path of ['article.html', 'embed.html']) {
    careless.edition = 'First';
    careless.asked.length = 0;
    const page = await open(path, { base });
    for (const edition of ['First', 'Second']) {
      careless.edition = edition;
      await page.goto('about:blank');
      await page.goto(base + path);
      await ready(page);
      assert.equal(await element(page, (explainer) => explainer.storyTitle), edition, path);
    }
    assert.deepEqual(careless.asked, ['nothing', '"First"', '"First"'], path);
  }
});

/** A page whose clock a test sets forward, and which it hides and shows. */
const clock = () => {
  const { now } = Date;
  let ahead = 0;
  let hidden = false;
  Date.now = () => now() + ahead;
  Object.defineProperty(document, 'hidden', { get: () => hidden });
  globalThis.away = (minutes) => {
    for (const state of [true, false]) {
      hidden = state;
      if (!state) ahead += minutes * 60_000;
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }
  };
};

/** The page of an open story, and what the server has for it from then on. */
async function openStory(options, path = '') {
  const html = '<story-explainer src="story.json" deep-link><p>Words</p></story-explainer>';
  const page = await open(path, { html, init: clock, ...options });
  const answer = { status: 200, body: told, asked: 0 };
  await page.route(`${server.url}story.json`, (route) => {
    answer.asked += 1;
    return route.fulfill({ status: answer.status, contentType: 'application/json', body: answer.body });
  });
  const away = async (minutes) => {
    const before = answer.asked;
    await page.evaluate((count) => globalThis.away(count), minutes);
    await page.evaluate(() => fetch('index.html').then((response) => response.text())); // after the story, if that was asked for
    await painted(page);
    return answer.asked - before;
  };
  const offer = page.getByRole('button', { name: 'Show the new version' });
  return { page, answer, away, offer };
}

test('a reader who comes back after ten minutes is offered the newer story, and keeps day and selection when taking it', async () => {
  const { page, answer, away, offer } = await openStory();
  const event = 'amzn-anthropic-commit-4b-2023-09-25';
  await element(page, async (explainer, id) => {
    await explainer.seek('2023-09-25');
    explainer.select(id);
  }, event);
  answer.body = titled('Corrected');
  assert.equal(await away(9), 0);
  assert.equal(await offer.count(), 0);
  assert.equal(await away(2), 1);
  await offer.waitFor();
  assert.ok(await page.getByText('This story has changed since you opened it.').first().isVisible());
  assert.notEqual(await element(page, (explainer) => explainer.storyTitle), 'Corrected'); // not under the reader's eyes
  assert.equal(await away(60), 0); // once is enough
  await offer.click();
  await page.waitForFunction(() => document.querySelector('story-explainer').storyTitle === 'Corrected');
  await element(page, (explainer) => explainer.ready);
  assert.deepEqual(await element(page, (explainer) => [explainer.date, explainer.selected]), ['2023-09-25', event]);
  assert.equal(await offer.count(), 0);
});

test('index.html carries its story, and asks for the file when the reader comes back to it', async () => {
  const { page, answer, away, offer } = await openStory({ html: undefined }, 'index.html');
  const asked = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('story.json')).length);
  assert.equal(await asked(), 0);
  assert.equal(await away(11), 1);
  assert.equal(await offer.count(), 0); // the file holds the same bytes
  answer.body = titled('Corrected');
  assert.equal(await away(11), 1);
  await offer.click();
  await page.waitForFunction(() => document.querySelector('story-explainer').storyTitle === 'Corrected');
});

test('a story that has not changed, or does not come, is offered to nobody', async () => {
  const { answer, away, offer } = await openStory({ expectNoise: true });
  for (const [status, body] of [[200, told], [500, titled('Corrected')], [200, '<!doctype html><title>Maintenance</title>']]) {
    Object.assign(answer, { status, body });
    assert.equal(await away(11), 1);
    assert.equal(await offer.count(), 0, `${status} ${body.slice(0, 20)}`);
  }
});

test('an element that was taken away looks for nothing', async () => {
  const { page, away } = await openStory();
  await page.evaluate(() => document.querySelector('story-explainer').remove());
  assert.equal(await away(11), 0);
});
