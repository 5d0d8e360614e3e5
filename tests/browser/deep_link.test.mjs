// The page's address changes when the reader moves the story, and at no other time.
import assert from 'node:assert/strict';
import { canvasBox, element, open, painted, server } from './harness.mjs';
import { test } from './suite.mjs';

const linked = '<story-explainer src="story.json" date="2024-06-01" deep-link><p>Words</p></story-explainer>';

const pageWith = (body) =>
  `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,"><script type="module" src="explainer.js"></script><body>${body}`;

/** Keeps account of what is put off for more than half a second. */
const watchTimers = () => {
  globalThis.putOff = new Set();
  const { setTimeout: plain, clearTimeout: clear } = globalThis;
  globalThis.setTimeout = (work, wait, ...rest) => {
    const id = plain(() => (putOff.delete(id), work(...rest)), wait);
    if (wait > 500) putOff.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => (putOff.delete(id), clear(id));
};

const openAt = (hash) =>
  open('', { html: linked, init: `(${watchTimers})(); if (!location.hash) history.replaceState(null, '', ${JSON.stringify(hash)})` });

async function hover(page) {
  const box = await canvasBox(page);
  for (const [x, y] of [[0.3, 0.4], [0.5, 0.5], [0.6, 0.95]]) {
    await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
    await painted(page);
  }
}

/** Waits until nothing is put off any more. */
const rested = (page) => page.waitForFunction(() => putOff.size === 0);

test('who only looks, or opens a link, leaves address and history as they were', async () => {
  for (const hash of ['#/story?id=5', '#event=no-such-event', '#date=2023-09', '#comments', '#a=b%20c&d']) {
    const page = await openAt(hash);
    const before = await page.evaluate(() => [location.hash, history.length]);
    await hover(page);
    await rested(page);
    assert.deepEqual(await page.evaluate(() => [location.hash, history.length]), before, hash);
  }
});

test('fields of the page itself stay as they are written, and a router in the fragment is left alone', async () => {
  const page = await openAt('#tab=a%2Fb&view=1');
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  await page.waitForFunction(() => location.hash === '#tab=a%2Fb&view=1&date=2023-09-25');
  await element(page, (explainer) => explainer.seek('2024-06-01'));
  await page.waitForFunction(() => location.hash === '#tab=a%2Fb&view=1');
  const routed = await openAt('#/story?id=5');
  await element(routed, (explainer) => explainer.seek('2023-09-25'));
  await rested(routed);
  assert.equal(await routed.evaluate(() => location.hash), '#/story?id=5');
});

test('a <base> that leads elsewhere changes neither the path nor the origin of the address', async () => {
  for (const base of ['/elsewhere/deep/', 'https://example.org/']) {
    const body = `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,"><base href="${base}"><script type="module" src="${server.url}explainer.js"></script><body>${linked.replace('story.json', `${server.url}story.json`)}`;
    const page = await open('based.html?q=1', { answers: { 'based.html?q=1': { contentType: 'text/html', body } } });
    await element(page, (explainer) => explainer.seek('2023-09-25'));
    await page.waitForFunction(() => location.hash !== '');
    assert.equal(page.url(), `${server.url}based.html?q=1#date=2023-09-25`);
    await element(page, (explainer) => explainer.seek('2024-06-01'));
    await page.waitForFunction(() => location.hash === '');
    assert.equal(page.url(), `${server.url}based.html?q=1`);
  }
});

test('a link that a chat has changed opens at its moment, and a link to an event with a dot at its end, too', async () => {
  const event = 'amzn-anthropic-commit-4b-2023-09-25';
  for (const hash of [`#date=2023-09-25&amp;event=${event}).`, `#date%3D2023-09-25%26event%3D${event}`]) {
    const page = await open(`linked.html${hash}`, { answers: { 'linked.html': { contentType: 'text/html', body: pageWith(linked) } } });
    assert.deepEqual(await element(page, (explainer) => [explainer.date, explainer.selected]), ['2023-09-25', event], hash);
    await page.evaluate(() => (location.hash = '#date%3D2021-05-05.'));
    await page.waitForFunction(() => document.querySelector('story-explainer').date === '2021-05-05');
  }
});
