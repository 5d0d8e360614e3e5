import assert from 'node:assert/strict';
import { open, painted } from './harness.mjs';
import { test } from './suite.mjs';

const count = 20; // more than any browser has WebGL contexts for
const html = '<story-explainer src="story.json"><p>Words</p></story-explainer>'.repeat(count);

const watch = () => {
  globalThis.errors = [];
  addEventListener('error', (event) => globalThis.errors.push(event.detail?.message ?? event.message), true); // it does not bubble
  globalThis.drawn = new Map(); // canvas → calls that put something on it
  const { drawElements } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawElements = function (...args) {
    globalThis.drawn.set(this.canvas, (globalThis.drawn.get(this.canvas) ?? 0) + 1);
    drawElements.apply(this, args);
  };
  globalThis.explainers = () => [...document.querySelectorAll('story-explainer')];
  globalThis.colours = (explainer) => {
    const canvas = explainer.shadowRoot.querySelector('canvas');
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    copy.drawImage(canvas, 0, 0);
    return new Set(new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
  };
};

async function openMany() {
  const page = await open('', { html, init: watch, wait: false });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  await page.evaluate(() => Promise.all(globalThis.explainers().map((explainer) => explainer.ready)));
  return page;
}

test('of twenty elements on a page each has its picture when the reader comes to it, and none says a word of trouble', async () => {
  const page = await openMany();
  for (const index of [0, 19, 1, 10, 0]) {
    await page.evaluate((which) => globalThis.explainers()[which].scrollIntoView(), index);
    await page.waitForFunction((which) => globalThis.colours(globalThis.explainers()[which]) > 20, index);
    await painted(page);
  }
  assert.deepEqual(await page.evaluate(() => globalThis.errors), []);
  assert.deepEqual(await page.getByRole('status').allTextContents(), Array(count).fill(''));
});

test('twenty elements all do what a script asks, seen or not', async () => {
  const page = await openMany();
  const dates = await page.evaluate(async () => {
    await Promise.all(globalThis.explainers().map((explainer, index) => explainer.seek(`20${index < 10 ? 19 : 23}-05-${10 + index}`)));
    return globalThis.explainers().map(({ date }) => date);
  });
  assert.deepEqual(dates, Array.from({ length: count }, (_, index) => `20${index < 10 ? 19 : 23}-05-${10 + index}`));
  assert.deepEqual(await page.evaluate(() => globalThis.errors), []);
});

test('of twenty elements that play only those on the screen draw', async () => {
  const page = await openMany();
  await page.evaluate(() => scrollTo(0, 0));
  await painted(page);
  const drawn = await page.evaluate(async () => {
    for (const explainer of globalThis.explainers()) {
      explainer.date = '2019-01-01';
      void explainer.play();
    }
    await new Promise((done) => setTimeout(done, 500)); // frames already asked for
    globalThis.drawn.clear();
    const [first] = globalThis.explainers();
    const before = first.date;
    while (first.date === before) await new Promise((done) => requestAnimationFrame(done));
    return globalThis.explainers().map((explainer) => globalThis.drawn.has(explainer.shadowRoot.querySelector('canvas')));
  });
  const seen = await page.evaluate(() => globalThis.explainers().map((explainer) => explainer.shadowRoot.querySelector('canvas').getBoundingClientRect().top < innerHeight));
  assert.deepEqual(drawn, seen);
});

test('a picture whose context the browser takes for one of many others gets another without a word', async () => {
  const page = await openMany();
  await page.evaluate(() => {
    const [first] = globalThis.explainers();
    first.scrollIntoView();
    globalThis.old = first.shadowRoot.querySelector('canvas');
  });
  await page.waitForFunction(() => globalThis.colours(globalThis.explainers()[0]) > 20);
  await page.evaluate(() => globalThis.old.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  await page.waitForFunction(() => globalThis.explainers()[0].shadowRoot.querySelector('canvas') !== globalThis.old && globalThis.colours(globalThis.explainers()[0]) > 20);
  assert.deepEqual(await page.evaluate(() => globalThis.errors), []);
});

test('a context that the browser takes from a picture nobody sees is missed by nobody: it has another when it is needed', async () => {
  const page = await openMany();
  const told = await page.evaluate(async () => {
    const [first] = globalThis.explainers();
    first.scrollIntoView();
    const lose = (explainer) => explainer.shadowRoot.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
    const far = globalThis.explainers().filter((explainer) => explainer.getBoundingClientRect().top > 3 * innerHeight && !explainer.shadowRoot.querySelector('canvas').getContext('webgl2').isContextLost());
    if (far.length < 2) throw new Error('none of the far ones has a context');
    for (const explainer of far) lose(explainer);
    await far[0].seek('2021-05-05'); // a script needs it
    far[1].scrollIntoView(); // a reader does
    globalThis.seen = far[1];
    return [far[0].date, far[0].shadowRoot.querySelector('.explainer').dataset.state];
  });
  assert.deepEqual(told, ['2021-05-05', 'ready']);
  await page.waitForFunction(() => globalThis.seen.shadowRoot.querySelector('.explainer').dataset.state === 'ready' && globalThis.colours(globalThis.seen) > 20);
  assert.deepEqual(await page.evaluate(() => globalThis.errors), []);
});
