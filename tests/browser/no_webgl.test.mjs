// A browser without WebGL 2: the picture is the program's own drawing, and answers like any other.
import assert from 'node:assert/strict';
import { canvasBox, element, look, open, painted, pngOf, story, strip } from './harness.mjs';
import { readFileSync } from 'node:fs';
import { test } from './suite.mjs';

const flags = ['--disable-3d-apis'];
const told = JSON.parse(readFileSync(story, 'utf8'));
const openDrawn = (options = {}) => open('index.html', { flags, height: 900, expectNoise: true, ...options });
const state = (page) => element(page, ({ shadowRoot }) => shadowRoot.querySelector('.explainer').dataset.state);
const date = (page) => element(page, (explainer) => explainer.date);

test('there is a picture, in the size and at the pixels of the screen, and no word of what is missing', async () => {
  const page = await openDrawn({ dpr: 2 });
  assert.equal(await state(page), 'ready');
  assert.equal(await page.getByRole('status').textContent(), '');
  const { pixels, colours } = await element(page, ({ shadowRoot }) => {
    const canvas = shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return { pixels: [canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight], colours: new Set(new Uint32Array(data.buffer)).size };
  });
  assert.deepEqual(pixels, [2, 2]);
  assert.ok(colours > 500, `${colours} colours`);
});

test('each day has a picture of its own, and the theme is the reader\'s', async () => {
  const page = await openDrawn();
  const pictures = new Set();
  for (const day of ['2019-01-01', '2023-09-25', '2025-12-16']) {
    await element(page, (explainer, to) => explainer.seek(to), day);
    pictures.add((await look(page)).toString('base64'));
  }
  await element(page, (explainer) => ((explainer.theme = 'dark'), explainer.seek(explainer.date)));
  pictures.add((await look(page)).toString('base64'));
  assert.equal(pictures.size, 4);
});

test('a drag along the strip scrubs, and the pointer says what acts', async () => {
  const page = await openDrawn();
  const { y, left, right } = await strip(page);
  const before = await look(page);
  await page.mouse.move(left, y);
  await page.mouse.down();
  const first = await date(page);
  await page.mouse.move(right, y, { steps: 4 });
  await page.mouse.up();
  assert.ok((await date(page)) > first);
  await element(page, (explainer) => explainer.seek(explainer.date));
  assert.ok(!before.equals(await look(page)));
});

/** Points of the picture's map where the pointer becomes a hand. */
async function* hands(page) {
  const { x, y, width } = await canvasBox(page);
  for (let down = 110; down < 430; down += 8) {
    await page.mouse.move(x + width * 0.35, y + down);
    await painted(page);
    if ((await page.locator('story-explainer canvas').getAttribute('data-cursor')) === 'pointer') yield [x + width * 0.35, y + down];
  }
}

const url = (page) => element(page, ({ shadowRoot }) => shadowRoot.querySelector('canvas').toDataURL());

/** The picture once it has its final size and type: nothing but the pointer changes it any more. */
async function settled(page) {
  // A face that is asked for only now, or comes late, would change the picture once more.
  await page.evaluate(() => Promise.allSettled([...document.fonts].map((face) => face.load())));
  await painted(page);
  for (let before = '', now = await url(page); before !== now; ) {
    await element(page, (explainer) => explainer.seek(explainer.date));
    await painted(page);
    [before, now] = [now, await url(page)];
  }
  return url(page);
}

/**
 * Waits until the picture is, or is no longer, as `before` shows it. Not byte by byte: Chromium may move a canvas from one of its
 * rasterizers to another meanwhile.
 */
const until = (page, same, before) =>
  page.waitForFunction(
    async ([same, before]) => {
      const canvas = document.querySelector('story-explainer').shadowRoot.querySelector('canvas');
      const image = Object.assign(new Image(), { src: before });
      await image.decode();
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      const pixels = (of) => (copy.drawImage(of, 0, 0), copy.getImageData(0, 0, canvas.width, canvas.height).data);
      const [was, is] = [pixels(image), pixels(canvas)];
      return same === is.every((value, index) => Math.abs(value - was[index]) < 16);
    },
    [same, before],
  );

test('a click on a ribbon selects its event, and the picture shows it', async () => {
  const page = await openDrawn();
  const plain = await settled(page);
  for await (const [x, y] of hands(page)) {
    await page.mouse.click(x, y);
    const selected = await element(page, (explainer) => explainer.selected);
    if (selected === null) continue;
    assert.ok(told.events.some(({ id }) => id === selected));
    await page.mouse.move(2, 2);
    await until(page, false, plain);
    return;
  }
  assert.fail('no ribbon was found');
});

test('what the pointer is over is drawn at once, and gone when the pointer is', async () => {
  const page = await openDrawn();
  const plain = await settled(page);
  for await (const [x, y] of hands(page)) {
    await page.mouse.move(x, y);
    break;
  }
  await until(page, false, plain);
  await page.mouse.move(2, 2);
  await until(page, true, plain);
});

test('play draws day after day, and ends', async () => {
  const page = await openDrawn();
  await element(page, (explainer) => ((explainer.playbackRate = 16), explainer.seek('2025-01-01')));
  const first = await look(page);
  await page.getByRole('button', { name: 'Play' }).press('Enter');
  await page.waitForFunction(() => document.querySelector('story-explainer').ended);
  await element(page, (explainer) => explainer.seek(explainer.date));
  assert.ok(!first.equals(await look(page)));
});

test('the slider, the drawn buttons and the keys work as with WebGL', async () => {
  const page = await openDrawn({ width: 390 });
  await page.getByRole('slider').focus();
  await page.keyboard.press('Home');
  assert.equal(await date(page), '2019-01-01');
  await page.getByRole('button', { name: 'Totals', exact: true }).press('Enter');
  await painted(page);
  assert.equal(await page.getByRole('button', { name: 'Totals', exact: true }).getAttribute('aria-pressed'), 'true');
});

test('it can be saved and printed', async () => {
  const page = await openDrawn({ width: 960, colorScheme: 'dark' });
  const { colours, width, height } = await element(page, pngOf);
  assert.ok(colours > 100, `${colours} colours`);
  assert.deepEqual([width, height], [1920, 2 * (620 + 28)]);
  await page.waitForFunction(() => {
    dispatchEvent(new Event('beforeprint'));
    return document.querySelector('story-explainer').shadowRoot.querySelector('.printed') !== null;
  });
  const paper = await element(page, ({ shadowRoot }) => [...shadowRoot.querySelector('.printed').getContext('2d').getImageData(2, 2, 1, 1).data].join());
  assert.equal(paper, '252,251,248,255');
});

test('where the page allows no such images the words do all that the picture would', async () => {
  const page = await openDrawn({ wait: false, init: () => (HTMLImageElement.prototype.decode = () => Promise.reject(new Error('not allowed'))) });
  await page.waitForFunction(() => document.querySelector('story-explainer')?.shadowRoot?.querySelector('.explainer')?.dataset.state === 'text_only');
  const slider = page.getByRole('slider');
  assert.equal(await slider.count(), 1);
  await slider.focus();
  await page.keyboard.press('Home');
  assert.equal(await date(page), '2019-01-01');
  await page.getByRole('button', { name: 'Next event' }).click();
  assert.ok((await date(page)) > '2019-01-01');
  await page.waitForFunction(() => !document.querySelector('story-explainer').shadowRoot.querySelector('input[type=range]').ariaValueText.startsWith('1 January 2019'));
  assert.equal(await page.getByRole('button', { name: 'Totals', exact: true }).count(), 0); // no control of a picture that is not there
});
