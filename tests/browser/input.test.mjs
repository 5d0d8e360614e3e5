import assert from 'node:assert/strict';
import { canvasBox, element, open, painted, strip } from './harness.mjs';
import { test } from './suite.mjs';

const date = (page) => element(page, (explainer) => explainer.date);

test('dragging along the strip moves the date, also beyond the canvas', async () => {
  const page = await open('index.html', { height: 900 });
  const { y, left, right } = await strip(page);
  await page.mouse.move(left, y);
  await page.mouse.down();
  const first = await date(page);
  const dates = [first];
  for (const x of [left + 60, left + 120, right]) {
    await page.mouse.move(x, y);
    await painted(page);
    dates.push(await date(page));
  }
  await page.mouse.move(right, 5); // far above the strip, button still down
  await page.mouse.move(left + 60, 5);
  await painted(page);
  assert.equal(await date(page), dates[1]);
  await page.mouse.up();
  await page.mouse.move(right, y);
  await painted(page);
  assert.equal(await date(page), dates[1]);
  assert.equal(new Set(dates).size, 4);
  assert.deepEqual([...dates].sort(), dates);
});

test('datechange tells of a drag', async () => {
  const page = await open('index.html', { height: 900 });
  const { y, left, right } = await strip(page);
  await page.evaluate(() => {
    globalThis.told = [];
    document.addEventListener('datechange', (event) => globalThis.told.push(event.detail.date), true);
  });
  await page.mouse.move(left, y);
  await page.mouse.down();
  await page.mouse.move(right, y, { steps: 5 });
  await page.mouse.up();
  await painted(page);
  const told = await page.evaluate(() => globalThis.told);
  assert.ok(told.length > 0);
  assert.equal(told.at(-1), await date(page));
});

/** The day under an x of the strip, found by tapping there. */
async function dayAt(page, x, y) {
  await page.mouse.click(x, y);
  await painted(page);
  return Date.parse(await date(page)) / 86_400_000;
}

const years = (days) => Math.round(days / 365);

test('Ctrl and the wheel over the strip zoom about the pointer, and the page stays', async () => {
  const page = await open('article.html', { height: 900 });
  await element(page, (explainer) => explainer.scrollIntoView());
  const { y, left, right } = await strip(page);
  const from = await page.evaluate(() => scrollY);
  const middle = (left + right) / 2;
  const whole = (await dayAt(page, right - 2, y)) - (await dayAt(page, left + 2, y));
  const anchor = await dayAt(page, middle, y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await painted(page);
  const seen = (await dayAt(page, right - 2, y)) - (await dayAt(page, left + 2, y));
  assert.equal(years(seen * 2), years(whole));
  assert.ok(Math.abs((await dayAt(page, middle, y)) - anchor) <= 5);
  await page.mouse.wheel(0, 100); // without Ctrl it is the page's
  await page.waitForFunction((before) => scrollY > before, from);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
});

test('keys zoom and space the strip', async () => {
  const page = await open('index.html', { height: 900 });
  const { y, left, right } = await strip(page);
  const width = async () => (await dayAt(page, right - 2, y)) - (await dayAt(page, left + 2, y));
  const whole = await width();
  const press = async (key) => {
    await page.locator('canvas').first().focus();
    await page.keyboard.press(key);
    for (let frame = 0; frame < 30; frame += 1) await painted(page); // it glides
  };
  await press('+');
  assert.ok((await width()) < whole * 0.7);
  await press('0');
  assert.equal(await width(), whole);
  const middle = await dayAt(page, (left + right) / 2, y);
  await press('e');
  assert.ok((await dayAt(page, (left + right) / 2, y)) > middle); // most of this story happens late
});

test('two fingers on the strip zoom it and not the page', async () => {
  const page = await open('index.html', { width: 360, height: 900, dpr: 2, touch: true });
  const { y, left, right } = await strip(page);
  const session = await page.context().newCDPSession(page);
  const send = (type, ...xs) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x, y, id })) });
  const tap = async (x) => {
    await page.touchscreen.tap(x, y);
    await painted(page);
    return Date.parse(await date(page)) / 86_400_000;
  };
  const width = async () => (await tap(right - 2)) - (await tap(left + 2));
  const whole = await width();
  const before = await date(page);
  const middle = (left + right) / 2;
  await send('touchStart', middle - 30);
  await send('touchStart', middle - 30, middle + 30);
  for (let out = 30; out <= 120; out += 10) await send('touchMove', middle - out, middle + out);
  await send('touchEnd');
  await painted(page);
  assert.equal(await date(page), before); // two fingers do not scrub
  assert.ok((await width()) < whole / 3);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
});

/** A finger on the page, by the browser's own protocol. */
async function fingerOn(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    down: (x, y) => send('touchStart', [{ x, y }]),
    move: (x, y) => send('touchMove', [{ x, y }]),
    up: () => send('touchEnd', []),
  };
}

test('a finger drags the strip sideways', async () => {
  const page = await open('index.html', { width: 360, height: 900, dpr: 2, touch: true });
  const { y, left, right } = await strip(page);
  const finger = await fingerOn(page);
  await finger.down(left, y);
  const dates = [];
  for (let x = left; x <= right; x += 12) {
    await finger.move(x, y);
    await painted(page);
    dates.push(await date(page));
  }
  await finger.up();
  await painted(page);
  assert.ok(dates[3] < dates.at(-1), `${dates}`);
  assert.equal(await date(page), dates.at(-1));
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test('a finger that moves up scrolls the page and leaves the date alone', async () => {
  const page = await open('article.html', { width: 360, height: 700, dpr: 2, touch: true });
  await element(page, (explainer) => explainer.scrollIntoView());
  const from = await page.evaluate(() => scrollY);
  const before = await date(page);
  const { y, left } = await strip(page);
  const finger = await fingerOn(page);
  await finger.down(left, y);
  for (let way = 0; way <= 200; way += 10) await finger.move(left, y - way);
  await finger.up();
  await page.waitForFunction((start) => scrollY > start + 100, from);
  assert.equal(await date(page), before);
});

test('the wheel over the canvas scrolls the page', async () => {
  const page = await open('article.html', { height: 700 });
  await element(page, (explainer) => explainer.scrollIntoView());
  const from = await page.evaluate(() => scrollY);
  const box = await canvasBox(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction((before) => scrollY > before + 100, from);
});

test('arrow keys step while the canvas has focus, and only then', async () => {
  const page = await open('article.html');
  const before = await date(page);
  await page.keyboard.press('ArrowLeft');
  await painted(page);
  assert.equal(await date(page), before);
  await page.locator('canvas').first().focus();
  await page.keyboard.press('ArrowLeft');
  await painted(page);
  const earlier = await date(page);
  assert.ok(earlier < before);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await painted(page);
  assert.equal(await date(page), await element(page, (explainer) => explainer.startDate));
  await page.keyboard.press('Control+ArrowRight'); // a shortcut of the browser's, not ours
  await painted(page);
  assert.equal(await date(page), await element(page, (explainer) => explainer.startDate));
});

test('Tab goes in, through and out: slider, controls, sources of the card, date, words', async () => {
  const page = await open('', {
    html: '<a href="#" id="before">before</a><story-explainer src="story.json"><p>Words</p></story-explainer><a href="#" id="after">after</a>',
  });
  const stops = [];
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement.shadowRoot?.activeElement?.localName ?? activeElement.id;
      }),
    );
  }
  assert.deepEqual(stops, ['before', 'canvas', 'button', 'a', 'a', 'input', 'summary', 'after']);
});

test('the canvas is a slider that says its date and what happened', async () => {
  const page = await open('index.html');
  const canvas = page.getByRole('slider');
  assert.equal(await canvas.count(), 1);
  const said = () => canvas.getAttribute('aria-valuetext');
  const first = await said();
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  await page.waitForFunction((before) => document.querySelector('story-explainer').shadowRoot.querySelector('canvas').getAttribute('aria-valuetext') !== before, first);
  assert.match(await said(), /2023/);
  assert.equal(Number(await canvas.getAttribute('aria-valuenow')), Date.parse('2023-09-25') / 86_400_000);
});

test('what hovering shows stays while the pointer goes there, and Escape takes it away, wherever the focus is', async () => {
  const page = await open('index.html', { width: 1000, height: 900, reducedMotion: 'reduce' });
  const url = () => element(page, ({ shadowRoot }) => shadowRoot.querySelector('canvas').toDataURL());
  const untilShown = (wanted, than) =>
    page.waitForFunction(([same, before]) => (document.querySelector('story-explainer').shadowRoot.querySelector('canvas').toDataURL() === before) === same, [wanted, than]);
  const box = await canvasBox(page);
  const plain = await url();
  const cursor = () => page.locator('story-explainer canvas').getAttribute('data-cursor');
  let y = box.y + 110;
  for (; (await cursor()) !== 'pointer'; y += 6) {
    assert.ok(y < box.y + 430, 'no ribbon was found');
    await page.mouse.move(box.x + box.width * 0.4, y);
    await painted(page);
  }
  await untilShown(false, plain);
  const shown = await url();
  await page.mouse.move(box.x + box.width - 150, box.y + 120); // on the card
  await painted(page);
  assert.ok((await url()) === shown);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Escape');
  await untilShown(true, plain);
});
