import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { element, look, native, open, painted, shots, story } from './harness.mjs';
import { test } from './suite.mjs';

const days = ['2019-01-01', '2023-09-25', '2025-12-16'];

test('every day has a picture and a snapshot of its own', async () => {
  const page = await open('index.html', { dpr: 2 });
  const pictures = new Set();
  const snapshots = new Set();
  for (const day of days) {
    await element(page, (explainer, date) => explainer.seek(date), day);
    pictures.add((await look(page, join(shots, `canvas-${day}.png`))).toString('base64'));
    const snapshot = await element(page, (explainer) => explainer.snapshot);
    assert.equal(snapshot.date, day);
    snapshots.add(JSON.stringify(snapshot));
  }
  assert.equal(pictures.size, days.length);
  assert.equal(snapshots.size, days.length);
});

test('the snapshot is what the command line says of that day', async () => {
  const page = await open('index.html');
  for (const day of [...days, '2021-06-15', '2025-10-28']) {
    await element(page, (explainer, date) => explainer.seek(date), day);
    const said = JSON.parse(execFileSync(native, ['json', story, '--at', day], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    assert.deepEqual(await element(page, (explainer) => explainer.snapshot), said);
  }
});

test('the picture is made of device pixels', async () => {
  const page = await open('index.html', { dpr: 2 });
  const size = await page.locator('canvas').evaluate((canvas) => ({
    pixels: [canvas.width, canvas.height],
    box: [canvas.clientWidth, canvas.clientHeight],
  }));
  assert.deepEqual(size.pixels, size.box.map((length) => length * 2));
});

test('the height follows the width of the element, and the canvas follows both', async () => {
  const page = await open('index.html');
  for (const [width, height] of [[360, 640], [559, 640], [560, 760], [879, 760], [880, 620], [1280, 620]]) {
    await page.setViewportSize({ width, height: 900 });
    await painted(page);
    const canvas = await page.locator('canvas').evaluate(({ clientHeight, width, clientWidth }) => ({ clientHeight, width, clientWidth }));
    assert.equal(canvas.clientHeight, height);
    assert.equal(canvas.width, canvas.clientWidth);
  }
});

test('theme="auto" follows the reader, and a page may insist', async () => {
  const page = await open('index.html', { colorScheme: 'dark' });
  const corner = () =>
    page.locator('canvas').evaluate((canvas) => {
      const copy = new OffscreenCanvas(1, 1).getContext('2d');
      copy.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
      return [...copy.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    });
  assert.deepEqual(await corner(), [0x14, 0x17, 0x1c]);
  await element(page, (explainer) => ((explainer.theme = 'light'), explainer.seek(explainer.date)));
  assert.deepEqual(await corner(), [0xfc, 0xfb, 0xf8]);
  await element(page, (explainer) => (explainer.theme = 'auto'));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await painted(page);
  assert.deepEqual(await corner(), [0x14, 0x17, 0x1c]);
});

test('nothing on the page moves while the picture loads', async () => {
  const page = await open('article.html', { wait: false, init: () => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });
  } });
  const place = () => page.locator('article > footer').evaluate((footer) => footer.getBoundingClientRect().top + scrollY);
  await page.waitForLoadState('load');
  const before = await page.evaluate(() => document.querySelector('figcaption').offsetTop);
  await element(page, (explainer) => explainer.ready);
  await painted(page);
  assert.equal(await page.evaluate(() => document.querySelector('figcaption').offsetTop), before);
  assert.ok((await place()) > 0);
  assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
});

test('the room kept before the script runs is the room the picture takes', async () => {
  for (const width of [360, 700, 1280]) {
    const bare = await open('article.html', { width, answers: { 'explainer.js': { contentType: 'text/javascript', body: '' } }, wait: false });
    const kept = await bare.locator('story-explainer').first().boundingBox();
    const full = await open('article.html', { width });
    const { width: wide, height: high } = await full.locator('story-explainer').first().boundingBox();
    assert.deepEqual([wide, high], [kept.width, kept.height]);
  }
});
