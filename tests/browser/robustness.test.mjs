// What a browser may do to a page at any moment, and a reader or a script to the element: it ends in a picture or in one sentence.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, element, native, open, painted, ready, server, story, strip } from './harness.mjs';
import { test } from './suite.mjs';

const html = '<story-explainer src="story.json"><p>Words</p></story-explainer>';

/** What the page's own script says for that day must be what the command line says. */
async function assertTrue(page) {
  const { date, snapshot } = await element(page, (explainer) => ({ date: explainer.date, snapshot: explainer.snapshot }));
  assert.deepEqual(snapshot, JSON.parse(execFileSync(native, ['json', story, '--at', date], { encoding: 'utf8' })));
}

/** Gives every canvas a switch for its graphics card, and counts what is drawn. */
const card = () => {
  globalThis.drawn = 0;
  const { drawElements } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawElements = function (...words) {
    globalThis.drawn += 1;
    return drawElements.apply(this, words);
  };
  globalThis.card = () => {
    const canvas = document.querySelector('story-explainer').shadowRoot.querySelector('canvas');
    return canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
  };
};

/** Takes the context away, gives it back, and waits for a picture on it. */
const blink = (page) =>
  page.evaluate(async () => {
    const loser = globalThis.card();
    const canvas = document.querySelector('story-explainer').shadowRoot.querySelector('canvas');
    const heard = (type) => new Promise((done) => canvas.addEventListener(type, done, { once: true }));
    const lost = heard('webglcontextlost');
    loser.loseContext();
    await lost;
    await new Promise((done) => setTimeout(done));
    const back = heard('webglcontextrestored');
    loser.restoreContext();
    await back;
  });

test('the graphics card goes and comes back while the reader drags and while it plays', async () => {
  const page = await open('', { html, init: card });
  const { y, left, right } = await strip(page);
  await page.mouse.move(left, y);
  await page.mouse.down();
  await page.mouse.move((left + right) / 2, y);
  await blink(page);
  await page.mouse.move(right, y);
  await page.mouse.up();
  await painted(page);
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  await element(page, (explainer) => ((explainer.playbackRate = 16), explainer.play()));
  await blink(page);
  const before = await page.evaluate(() => globalThis.drawn);
  await element(page, (explainer) => (explainer.pause(), explainer.seek('2024-03-27')));
  assert.ok((await page.evaluate(() => globalThis.drawn)) > before);
  assert.equal(await page.locator('story-explainer canvas').first().isVisible(), true);
  await assertTrue(page);
});

test('a storm of sizes and pixel ratios leaves a picture of the last size', async () => {
  const page = await open('', { html });
  const cdp = await page.context().newCDPSession(page);
  for (let i = 0; i < 40; ++i) {
    const [width, deviceScaleFactor] = [320 + ((i * 397) % 1200), [1, 1.5, 2, 3][i % 4]];
    await cdp.send('Emulation.setDeviceMetricsOverride', { width, height: 400 + ((i * 211) % 700), deviceScaleFactor, mobile: false });
  }
  await cdp.send('Emulation.setDeviceMetricsOverride', { width: 900, height: 800, deviceScaleFactor: 2, mobile: false });
  await page.waitForFunction(() => {
    const canvas = document.querySelector('story-explainer').shadowRoot.querySelector('canvas');
    return canvas.width === Math.round(canvas.clientWidth * 2) && canvas.height === Math.round(canvas.clientHeight * 2);
  });
  await assertTrue(page);
});

test('a page left and come back to is where it was', async () => {
  const page = await open('', { html });
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  await page.evaluate(() => {
    for (const type of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
  });
  await page.goto(`${server.url}story.json`);
  await page.goBack();
  await ready(page);
  await element(page, (explainer) => explainer.seek('2024-03-27'));
  await assertTrue(page);
});

test('two tabs with the same page do not know of each other', async () => {
  const page = await open('', { html });
  const other = await page.context().newPage();
  await other.goto(server.url + 'index.html');
  await ready(other);
  await element(page, (explainer) => explainer.seek('2020-02-02'));
  await element(other, (explainer) => explainer.seek('2024-03-27'));
  assert.equal(await element(page, (explainer) => explainer.date), '2020-02-02');
  await assertTrue(page);
  await assertTrue(other);
});

test('a story that comes late, and is asked for twice, is shown once', async () => {
  const page = await open('', { html, wait: false });
  const late = [];
  await page.route(`${server.url}story.json*`, (route) => late.push(route));
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  await element(page, (explainer) => {
    globalThis.told = 0;
    explainer.addEventListener('ready', () => (globalThis.told += 1));
    explainer.setAttribute('src', 'story.json?again');
  });
  while (late.length < 2) await new Promise((done) => setImmediate(done));
  for (const route of late) await route.fulfill({ path: story, contentType: 'application/json' }).catch(() => undefined); // the first was called off
  await ready(page);
  assert.equal(await page.evaluate(() => globalThis.told), 1);
  await assertTrue(page);
});

test('lettering that never comes is not waited for', async () => {
  const page = await open('', { html, wait: false });
  await page.route(`${server.url}fonts/*`, () => undefined);
  await page.reload({ waitUntil: 'commit' });
  await ready(page);
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  await assertTrue(page);
});

/** A browser that takes the context away at once, so many times. */
function withoutCard(times) {
  const { getContext } = HTMLCanvasElement.prototype;
  const seen = new Set();
  HTMLCanvasElement.prototype.getContext = function (...words) {
    const context = getContext.apply(this, words);
    if (context && words[0] === 'webgl2' && !seen.has(this) && seen.add(this).size <= times) context.getExtension('WEBGL_lose_context').loseContext();
    return context;
  };
}

test('a graphics card that goes before the first picture gets another canvas', async () => {
  const page = await open('', { html, wait: false, init: `(${withoutCard})(1)` });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  await element(page, (explainer) => explainer.ready);
  await assertTrue(page);
});

test('where the graphics card goes each time the picture is drawn without it', async () => {
  const page = await open('', { html, init: `(${withoutCard})(Infinity)` });
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  const colours = await element(page, ({ shadowRoot }) => {
    const canvas = shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  assert.ok(colours > 100, `${colours} colours`);
});

test('where the program tells no words those of the page stay, with one sentence', async () => {
  const init = () => {
    const { parse } = JSON;
    JSON.parse = (text) => {
      if (text.startsWith('[{ "id"')) throw new Error('the program tells no events');
      return parse(text);
    };
  };
  const page = await open('', { html, wait: false, init });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  const message = await element(page, (explainer) => explainer.ready.then(() => 'ready', (error) => error.message));
  assert.match(message, /the words are here\.$/);
  assert.equal(await page.getByText('Words', { exact: true }).isVisible(), true);
});

test('seek with anything but a date is refused and changes nothing', async () => {
  const page = await open('', { html });
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  const outcomes = await element(page, async (explainer) => {
    const garbage = ['', ' ', '2023-02-30', '2023-9-1', '20230925', '0000', '99999', '-1', 'now', 'NaN', '2023-09-25T00:00', '\0', '\u{1F600}', 'x'.repeat(1e6), null, undefined, NaN, {}, []];
    return Promise.all(garbage.map((date) => explainer.seek(date).then(() => `took ${String(date)}`, (error) => error.name)));
  });
  assert.deepEqual(new Set(outcomes), new Set(['RangeError']));
  assert.equal(await element(page, (explainer) => explainer.date), '2023-09-25');
});

/** The program with a memory that can't grow. */
function stunted() {
  const bytes = readFileSync(join(dist, 'explainer.wasm'));
  const number = (at) => {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
      if (byte < 128) return { value, at };
    }
  };
  const written = (value) => {
    const out = [];
    for (; value > 127; value = Math.floor(value / 128)) out.push((value & 127) | 128);
    return [...out, value];
  };
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const size = number(at + 1);
    if (id === 5) {
      const pages = number(size.at + 2); // behind the count and the flags
      const body = [1, 1, ...written(pages.value), ...written(pages.value)];
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([5, ...written(body.length), ...body]), bytes.subarray(size.at + size.value)]);
    }
    at = size.at + size.value;
  }
  throw new Error('the program has no memory');
}

test('where memory runs out the words stay, with one sentence', async () => {
  const big = JSON.parse(readFileSync(story, 'utf8'));
  const filler = Array.from({ length: 30_000 }, (_, i) => ({ ...big.events.find(({ kind }) => kind === 'terms'), id: `more-${i}` }));
  big.events.push(...filler);
  const page = await open('', {
    html,
    wait: false,
    answers: {
      'explainer.wasm': { contentType: 'application/wasm', body: stunted() },
      'story.json': { contentType: 'application/json', body: JSON.stringify(big) },
    },
  });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  const sentence = await element(page, (explainer) => explainer.ready.then(() => 'ready', (error) => error.message));
  assert.match(sentence, /^The interactive picture .*; the words are here\.$/);
  assert.equal(await page.getByText('Words', { exact: true }).isVisible(), true);
});
