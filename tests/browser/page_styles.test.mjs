// The page's CSS stays out of the explainer, the explainer's goes with it into another document, and its events stay where they are.
import assert from 'node:assert/strict';
import { element, open, painted, ready } from './harness.mjs';
import { test } from './suite.mjs';

/** What a page may set for its own text, and text within inherits. */
const inherited = `white-space: pre; text-align: right; text-transform: uppercase; letter-spacing: 0.4em; word-spacing: 2em; word-break: break-all;
  overflow-wrap: anywhere; text-indent: 5em; text-shadow: 2px 2px red; writing-mode: vertical-rl; direction: rtl; line-height: 3; font-style: italic;
  font-weight: 900; font-variant: small-caps; font-stretch: expanded; font-size: 40px; font-feature-settings: 'smcp'; cursor: wait; color: red;
  list-style: square inside; quotes: '<' '>'; tab-size: 20; hyphens: auto; text-align-last: center; border-collapse: separate; border-spacing: 20px;
  caption-side: bottom; empty-cells: hide; text-emphasis: circle; text-underline-offset: 1em; text-wrap: balance; font-kerning: none; accent-color: red;
  text-orientation: upright; ruby-position: under; -webkit-text-stroke: 1px red; text-rendering: geometricPrecision; image-rendering: pixelated`;

/** Each element of the shadow tree: its place from the explainer's corner, and the style of the first of each sort. */
const drawn = (explainer) => {
  const corner = explainer.getBoundingClientRect();
  const kept = ['font-family', 'visibility', 'pointer-events']; // the page's typeface is meant to come in, and so is hiding
  const seen = new Set();
  return [...explainer.shadowRoot.querySelectorAll('*')].map((inner) => {
    const name = `${inner.localName}.${inner.className}`;
    const { x, y, width, height } = inner.getBoundingClientRect();
    const style = seen.has(name) ? [] : getComputedStyle(inner);
    seen.add(name);
    const values = [...style].filter((property) => !property.startsWith('--') && !kept.includes(property)).map((property) => `${property}: ${style.getPropertyValue(property)}`);
    const place = width * height > 0 ? [x - corner.x, y - corner.y, width, height].map(Math.round) : 'none';
    return { name, place, values };
  });
};

test("what a page sets for its own text changes nothing of the explainer's", async () => {
  const look = async (style) => {
    const page = await open('', { html: '<div><story-explainer src="story.json"><p>Words</p></story-explainer></div>' });
    await page.evaluate((css) => (document.querySelector('div').style.cssText = css), `width: 900px; font-family: monospace; ${style}`); // one that need not be fetched
    await page.locator('summary').first().click();
    await painted(page);
    return element(page, drawn);
  };
  const [plain, strange] = [await look(''), await look(inherited)];
  assert.equal(strange.length, plain.length);
  for (const [i, { name, place, values }] of plain.entries()) {
    const differ = strange[i].values.filter((value, at) => value !== values[at]);
    assert.deepEqual([name, differ], [name, []]);
    assert.deepEqual([name, strange[i].place], [name, place]);
  }
});

test("the page's typeface, and a page that hides it, are the explainer's, too", async () => {
  const page = await open('', { html: '<div><story-explainer src="story.json"><p>Words</p></story-explainer></div>' });
  const style = () => element(page, ({ shadowRoot }) => ['fontFamily', 'visibility', 'pointerEvents'].map((name) => getComputedStyle(shadowRoot.querySelector('summary'))[name]));
  await page.evaluate(() => (document.querySelector('div').style.cssText = 'font-family: monospace; visibility: hidden; pointer-events: none'));
  assert.deepEqual(await style(), ['monospace', 'hidden', 'none']);
});

test('text goes in the direction of its language, whatever that of the page', async () => {
  const page = await open('', { html: '<div dir="rtl"><story-explainer src="story.json"><p>Words</p></story-explainer></div>' });
  assert.equal(await element(page, ({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('.foot')).direction), 'ltr');
});

/** The looks of what is in another document than the script. */
async function assertMoved(page, into) {
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  const facts = () => {
    const explainer = globalThis.moved;
    const view = explainer.ownerDocument.defaultView;
    const styleOf = (css) => view.getComputedStyle(explainer.shadowRoot.querySelector(css));
    return [styleOf('.frame').height, styleOf('.live').position, styleOf('summary').fontWeight, styleOf('.explainer').backgroundColor, explainer.date];
  };
  await page.evaluate(() => (globalThis.moved = document.querySelector('story-explainer')));
  const before = await page.evaluate(facts);
  await page.evaluate(into);
  await page.evaluate(async () => {
    await globalThis.moved.ready;
    await globalThis.moved.seek('2023-09-25');
  });
  assert.deepEqual(await page.evaluate(facts), before);
  const isPicture = () => {
    const canvas = globalThis.moved.shadowRoot.querySelector('canvas');
    const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height }).getContext('2d');
    copy.drawImage(canvas, 0, 0);
    return new Set(new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size > 20;
  };
  assert.ok(await page.evaluate(isPicture));
}

const html = '<story-explainer src="story.json"><p>Words</p></story-explainer><iframe width="960" height="800"></iframe>';

test('an explainer that is moved into a frame keeps its looks, and back, too', async () => {
  const page = await open('', { html });
  await assertMoved(page, () => document.querySelector('iframe').contentDocument.body.append(globalThis.moved));
  await page.evaluate(() => document.body.prepend(globalThis.moved));
  await ready(page);
  await assertMoved(page, () => undefined);
});

test('an explainer that is moved into a window of its own keeps its looks', async () => {
  const page = await open('', { html });
  await assertMoved(page, () => {
    const view = open('', '', 'popup,width=960,height=800');
    view.document.body.append(globalThis.moved);
  });
});

test('an explainer that was in a document without a window has its looks where it is put', async () => {
  const page = await open('', { html });
  await assertMoved(page, () => {
    document.implementation.createHTMLDocument().body.append(globalThis.moved);
    document.body.prepend(globalThis.moved);
  });
});

test('events of the explainer leave shadow trees and do not bubble, so that a failure is none of the page', async () => {
  const page = await open('', {
    html: '<div></div>',
    wait: false,
    expectNoise: true, // of the story that is missing
    init: () => {
      globalThis.bubbled = [];
      globalThis.onerror = () => globalThis.bubbled.push('onerror');
    },
  });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  const told = await page.evaluate(async () => {
    const types = ['ready', 'datechange', 'selectionchange', 'play', 'pause', 'ended', 'error'];
    const heard = [];
    const root = document.querySelector('div').attachShadow({ mode: 'open' });
    const explainer = document.createElement('story-explainer');
    for (const type of types) {
      root.addEventListener(type, () => globalThis.bubbled.push(type));
      addEventListener(type, (event) => event.target.localName === 'div' && heard.push(type), true);
    }
    explainer.src = 'story.json';
    root.append(explainer);
    await explainer.ready;
    explainer.select(explainer.snapshot.events[0]);
    await explainer.seek('2025-12-01');
    explainer.playbackRate = 16;
    const end = new Promise((done) => explainer.addEventListener('ended', done));
    await explainer.play();
    await end;
    explainer.src = 'missing.json';
    await explainer.ready.catch(() => undefined);
    return { heard: types.filter((type) => heard.includes(type)), types, bubbled: globalThis.bubbled };
  });
  assert.deepEqual(told.heard, told.types);
  assert.deepEqual(told.bubbled, []);
});
