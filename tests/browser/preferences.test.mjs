// What some readers ask of their system: larger letters, colours of their own, paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { element, open, painted, story } from './harness.mjs';
import { test } from './suite.mjs';

const told = JSON.parse(readFileSync(story, 'utf8'));

/** What is cut off or lies over something else, by its text. */
const faults = (explainer) => {
  const { shadowRoot } = explainer;
  const found = [];
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push('the page is too wide');
  const seen = [...shadowRoot.querySelectorAll('.bar button:not(.drawn), .bar input, .bar label span, summary, .as-of')].filter((node) => node.checkVisibility() && node.clientHeight > 1);
  const boxes = seen.map((node) => ({ name: node.textContent || node.localName, box: node.getBoundingClientRect(), node }));
  for (const { name, box, node } of boxes) {
    if (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1) found.push(`${name} is cut off`);
    for (const other of boxes) {
      if (other.node === node || other.node.contains(node) || node.contains(other.node)) continue;
      const apart = box.right <= other.box.left || other.box.right <= box.left || box.bottom <= other.box.top || other.box.bottom <= box.top;
      if (!apart) found.push(`${name} over ${other.name}`);
    }
  }
  return found;
};

test('letters of twice the size: all of it grows, nothing is cut off or covered', async () => {
  for (const width of [360, 720, 1000]) {
    const page = await open('index.html', { width });
    const size = () => element(page, ({ shadowRoot }) => ['summary', '.tools button', '.go input'].map((css) => parseFloat(getComputedStyle(shadowRoot.querySelector(css)).fontSize)));
    const plain = await size();
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await painted(page);
    assert.deepEqual((await size()).map((pixels, i) => pixels / plain[i] > 1.85), [true, true, true], `${width}`);
    assert.deepEqual(await element(page, faults), [], `${width}`);
    await page.getByText('The story in words').click();
    assert.deepEqual(await element(page, faults), [], `${width}, open`);
  }
});

test('with forced colours every control is seen once, and what is on or off is told apart', async () => {
  const page = await open('index.html');
  const before = await element(page, ({ shadowRoot }) => shadowRoot.querySelector('canvas').toDataURL());
  await page.emulateMedia({ forcedColors: 'active' });
  await element(page, (explainer) => explainer.seek(explainer.date));
  const [play, off, on, plain, after] = await element(page, ({ shadowRoot }) => {
    const button = (text) => [...shadowRoot.querySelectorAll('.tools button')].find((node) => node.textContent === text);
    button('Filters').click();
    const paper = (node) => getComputedStyle(node, '::before').backgroundColor;
    return [getComputedStyle(button('Play')).color, getComputedStyle(button('All years')).color, paper(button('Filters')), paper(button('Save')), shadowRoot.querySelector('canvas').toDataURL()];
  });
  assert.equal(play, 'rgba(0, 0, 0, 0)'); // drawn on the canvas
  assert.notEqual(off, await element(page, ({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('.go input')).color));
  assert.notEqual(on, plain);
  assert.notEqual(after, before); // the picture in strong contrast
});

/** As a browser does it: first the page is told, then it is laid out for paper. */
async function print(page) {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
}

test('on paper is the moment that the reader sees, in the light theme; on the screen all stays as it was', async () => {
  for (const dpr of [1, 1.5]) {
    const page = await open('index.html', { width: 900, colorScheme: 'dark', dpr });
    await element(page, (explainer) => explainer.seek('2019-07-22'));
    const screen = () => element(page, ({ shadowRoot }) => [...shadowRoot.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()));
    const before = await screen();
    await print(page);
    const printed = await element(page, ({ shadowRoot }) => {
      const canvas = [...shadowRoot.querySelectorAll('canvas')].find((one) => one.checkVisibility());
      const { width, height } = canvas.getBoundingClientRect();
      return { paper: [...canvas.getContext('2d').getImageData(2, 2, 1, 1).data].join(), pixels: canvas.width, bent: Math.abs(width / height - canvas.width / canvas.height) > 0.01, label: canvas.ariaLabel };
    });
    assert.deepEqual(printed, { paper: '252,251,248,255', pixels: 1800, bent: false, label: printed.label });
    assert.match(printed.label, /^22 July 2019: /);
    assert.match(await element(page, ({ shadowRoot }) => shadowRoot.querySelector('caption').textContent), /22 July 2019/);
    // A page of it has more colours than ink and paper: it is not a black box.
    assert.ok((await page.pdf({ format: 'A4' })).length > 100_000);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await painted(page);
    assert.deepEqual(await screen(), before);
  }
});

test('on paper: picture or still, words and sources, no controls, nothing cut off', async () => {
  for (const [name, canvas, options] of [['index.html', true, {}], ['article.html', true, {}], ['index.html', false, { wait: false, hold: { 'explainer.wasm': new Promise(() => undefined) } }]]) {
    const page = await open(name, { width: 680, ...options }); // A4 between its margins
    if (!canvas) await page.waitForFunction(() => document.querySelector('story-explainer')?.shadowRoot);
    await print(page);
    const paper = await element(page, ({ shadowRoot }) => {
      const seen = (css) => shadowRoot.querySelector(css)?.checkVisibility({ visibilityProperty: true }) ?? false;
      return { canvas: seen('canvas.printed'), bar: seen('.bar'), list: seen('.list'), links: shadowRoot.querySelectorAll('.list a').length };
    });
    assert.equal(paper.bar, false);
    assert.equal(paper.canvas, canvas, name);
    assert.equal(await page.locator('story-explainer img').first().isVisible(), !canvas);
    if (canvas) {
      assert.deepEqual([paper.list, paper.links > told.events.length], [true, true]);
      for (const { title } of [told.events[0], told.events.at(-1)]) assert.ok(await page.getByRole('button', { name: title, exact: true }).isVisible(), title);
    } else {
      assert.equal(await page.locator('story-explainer .words-event').count(), told.events.length);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, name);
    const rooms = await page.locator('story-explainer').evaluateAll((all) => all.map(({ shadowRoot }) => shadowRoot.querySelector('.frame').clientHeight - Math.max(...['.printed', '.fallback'].map((css) => shadowRoot.querySelector(css)?.clientHeight ?? 0))));
    assert.ok(rooms.every((room) => room === 0), `${name}: ${rooms}`); // no blank room for a picture that is not on paper
    assert.ok((await page.pdf({ format: 'A4' })).length > 50_000);
  }
});

test('on paper an element that the page has just hidden is left out', async () => {
  const page = await open('index.html');
  const copies = await element(page, async (explainer) => {
    await explainer.ready;
    explainer.style.display = 'none';
    dispatchEvent(new Event('beforeprint'));
    const found = explainer.shadowRoot.querySelectorAll('.printed').length;
    dispatchEvent(new Event('afterprint'));
    return found;
  });
  assert.equal(copies, 0);
});
