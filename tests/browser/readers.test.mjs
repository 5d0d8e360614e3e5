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

test('on paper: still, words and sources, no controls, nothing cut off', async () => {
  for (const name of ['index.html', 'article.html']) {
    const page = await open(name, { width: 680 }); // A4 between its margins
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const paper = await element(page, ({ shadowRoot }) => {
      const seen = (css) => shadowRoot.querySelector(css).checkVisibility({ visibilityProperty: true });
      return { canvas: seen('canvas'), bar: seen('.bar'), list: seen('.list'), links: shadowRoot.querySelectorAll('.list a').length };
    });
    assert.deepEqual({ ...paper, links: paper.links > told.events.length }, { canvas: false, bar: false, list: true, links: true });
    assert.ok(await page.getByRole('img').first().isVisible());
    for (const { title } of [told.events[0], told.events.at(-1)]) assert.ok(await page.getByRole('button', { name: title, exact: true }).isVisible(), title);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, name);
    const rooms = await page.locator('story-explainer').evaluateAll((all) => all.map(({ shadowRoot }) => shadowRoot.querySelector('.frame').clientHeight - shadowRoot.querySelector('.fallback').clientHeight));
    assert.ok(rooms.every((room) => room === 0), `${name}: ${rooms}`); // no blank room for a picture that is not on paper
    assert.ok((await page.pdf({ format: 'A4' })).length > 50_000);
  }
});
