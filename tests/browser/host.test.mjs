import assert from 'node:assert/strict';
import { canvasBox, element, open, painted } from './harness.mjs';
import { test } from './suite.mjs';

const lines = (count) => '<p>A line of the article around it</p>'.repeat(count);

// A page with a mind of its own: it scrolls, has a field to type in, and listens to keys.
const host = `<label>Search <input id="field"></label>${lines(12)}
<figure id="place"><story-explainer src="story.json"><p>Words</p></story-explainer></figure>
${lines(60)}<button id="after">after</button>`;

const listen = () => {
  globalThis.keys = [];
  addEventListener('keydown', (event) => globalThis.keys.push(`${event.key}${event.defaultPrevented ? ' (taken)' : ''}`));
  globalThis.shifts = [];
  new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value, sources }) => `${value} ${sources.map(({ node }) => node?.nodeName)}`))).observe({ type: 'layout-shift', buffered: true });
};

const date = (page) => element(page, (explainer) => explainer.date);

/** How far the page has scrolled by itself once it has come to rest. */
const scrolled = (page, from) =>
  page.evaluate(async (start) => {
    let still = 0;
    for (let last = start, frames = 0; still < 10 && frames < 300; frames += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      still = scrollY !== start && scrollY === last ? still + 1 : 0;
      last = scrollY;
    }
    return scrollY - start;
  }, from);

/** Scrolls to where canvas and text beside it can both be reached, and says where they are. */
async function between(page) {
  await page.evaluate(() => scrollTo({ top: document.querySelector('#place').offsetTop - 200, behavior: 'instant' }));
  await painted(page);
  const box = await canvasBox(page);
  return { from: await page.evaluate(() => scrollY), over: [box.x + box.width / 2, 400], beside: [box.x + box.width / 2, 100] };
}

test('the wheel over the picture scrolls the host page by as much as beside it', async () => {
  const page = await open('', { html: host, height: 700 });
  const before = await date(page);
  const ways = [];
  for (const what of ['over', 'beside']) {
    const place = await between(page);
    await page.mouse.move(...place[what]);
    await page.mouse.wheel(0, 150);
    ways.push(await scrolled(page, place.from));
  }
  assert.deepEqual(ways, [150, 150]);
  assert.equal(await date(page), before);
});

test('a finger that moves up over the picture scrolls the host page by as much as beside it', async () => {
  const page = await open('', { html: host, width: 360, height: 700, dpr: 2, touch: true });
  const before = await date(page);
  const session = await page.context().newCDPSession(page);
  const finger = (type, ...touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const ways = [];
  for (const what of ['over', 'beside']) {
    const place = await between(page);
    const [x] = place.over;
    const y = what === 'over' ? 500 : 150;
    await finger('touchStart', { x, y });
    for (let way = 10; way <= 100; way += 10) await finger('touchMove', { x, y: y - way });
    for (let rest = 0; rest < 10; rest += 1) await painted(page); // no fling
    await finger('touchEnd');
    ways.push(await scrolled(page, place.from));
  }
  // A finger's first 15 pixels may go lost, over the picture and beside it: the browser waits to see where it is going.
  assert.ok(Math.abs(ways[0] - ways[1]) <= 16 && ways[0] > 40, `${ways}`);
  assert.equal(await date(page), before);
});

test('what is typed elsewhere never moves it, and the host hears every key', async () => {
  const page = await open('', { html: host, init: listen });
  const before = await date(page);
  await page.locator('#field').focus();
  const typed = ['a', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', ' ', 'Enter'];
  for (const key of typed) await page.keyboard.press(key);
  await painted(page);
  assert.equal(await date(page), before);
  assert.equal(await page.locator('#field').inputValue(), 'a ');
  assert.deepEqual(await page.evaluate(() => globalThis.keys), typed);
});

test('keys that it has no use for stay with the host while it has the focus', async () => {
  const page = await open('', { html: host, init: listen });
  await page.locator('canvas').focus();
  for (const key of ['q', 'F2', 'Control+b', 'Alt+ArrowLeft']) await page.keyboard.press(key);
  const keys = (await page.evaluate(() => globalThis.keys)).filter((key) => !/^(Control|Alt)/.test(key));
  assert.deepEqual(keys, ['q', 'F2', 'b', 'ArrowLeft']);
});

test('Tab passes through in as many stops each time, whatever the date, but for the links of what is told', async () => {
  const page = await open('', { html: host });
  const stops = async () => {
    await page.locator('#field').focus();
    const passed = [];
    while (passed.length < 80) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => document.activeElement.id || document.activeElement.shadowRoot?.activeElement.localName);
      if (stop === 'after') return passed;
      passed.push(stop);
    }
    throw new Error('Tab does not come out again');
  };
  const ways = [];
  for (const day of ['2019-01-01', '2023-09-25', '2025-12-16']) {
    await element(page, (explainer, when) => explainer.seek(when), day);
    const passed = await stops();
    assert.ok(passed.length <= 30, `${passed}`);
    ways.push(passed.filter((stop) => stop !== 'a'));
  }
  assert.ok(ways[0].length >= 1);
  for (const way of ways) assert.deepEqual(way, ways[0]);
});

test('nothing on any page moves while it loads, however slowly fonts and program come', async () => {
  const late = () => new Promise((done) => setTimeout(done, 700));
  for (const path of ['index.html', 'article.html', '']) {
    for (const width of [360, 960]) {
      const page = await open(path, {
        html: path === '' ? host : undefined,
        width,
        init: listen,
        wait: false,
        hold: { 'explainer.wasm': late(), 'fonts/*': late() },
      });
      await page.waitForFunction(() => document.querySelector('story-explainer')?.ready);
      await element(page, (explainer) => explainer.ready);
      await painted(page);
      await element(page, (explainer) => explainer.seek('2023-09-25'));
      await painted(page);
      assert.deepEqual(await page.evaluate(() => globalThis.shifts), [], `${path || 'a host page'} at ${width}`);
    }
  }
});

test('without scripts each page has the still and the whole story in words', async () => {
  for (const path of ['index.html', 'article.html']) {
    const page = await open(path, { javaScript: false, wait: false });
    assert.ok(await page.locator('story-explainer img').isVisible(), path);
    const events = page.locator('story-explainer .words-event');
    assert.ok((await events.count()) > 40, path);
    assert.ok(await events.last().isVisible(), path);
    assert.ok(await page.locator('story-explainer table').first().isVisible(), path);
    assert.ok((await page.locator('story-explainer .words-event a[href^="https:"]').count()) > 40, path);
  }
});
