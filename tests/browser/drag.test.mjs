// A drag ends, also where whoever took the pointer away does not say that it is up again.
import assert from 'node:assert/strict';
import { element, open, painted, strip } from './harness.mjs';
import { test } from './suite.mjs';

const date = (page) => element(page, (explainer) => explainer.date);
const html = '<div id="around"><story-explainer src="story.json"></story-explainer></div>';

/** The mouse is down on the strip and has dragged; returns where the strip is. */
async function dragging(page) {
  const place = await strip(page);
  await page.mouse.move(place.left, place.y);
  await page.mouse.down();
  await page.mouse.move(place.left + 60, place.y);
  await painted(page);
  return place;
}

/** The mouse no longer scrubs, neither before nor after its button goes up; and the next drag is as good as any. */
async function assertOver(page, { y, left, right }) {
  await painted(page);
  const before = await date(page);
  await page.mouse.move(right, y);
  await page.mouse.up();
  await page.mouse.move((left + right) / 2, y);
  await page.mouse.move(left, y);
  await painted(page);
  assert.equal(await date(page), before, 'the mouse goes on scrubbing');
  await page.mouse.down();
  await page.mouse.move(right, y);
  await page.mouse.up();
  await painted(page);
  assert.notEqual(await date(page), before, 'the strip is dead');
}

test('a drag ends when an element of the page takes the pointer', async () => {
  const page = await open('', { html });
  const place = await dragging(page);
  await page.evaluate(() => {
    const around = document.getElementById('around');
    around.addEventListener('pointermove', ({ pointerId }) => around.setPointerCapture(pointerId), { once: true });
  });
  await page.mouse.move(place.left + 70, place.y);
  await assertOver(page, place);
});

test('a drag ends when the mouse comes back with no button down', async () => {
  const page = await open('', { html });
  const place = await dragging(page);
  const session = await page.context().newCDPSession(page);
  const swallow = () => addEventListener('pointerup', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
  await page.evaluate(swallow); // as when it goes up over a dialog of the browser
  await page.evaluate(() => addEventListener('lostpointercapture', (event) => event.stopImmediatePropagation(), { capture: true, once: true }));
  await page.mouse.up();
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: place.left + 60, y: place.y, buttons: 0 });
  await assertOver(page, place);
});

test('a drag ends when a dialog opens, and when the window loses the focus', async () => {
  const page = await open('', { html });
  const place = await dragging(page);
  await page.evaluate(() => dispatchEvent(new Event('blur')));
  await assertOver(page, place);
  page.on('dialog', (dialog) => dialog.accept());
  await dragging(page);
  await page.evaluate(() => alert('Subscribe?'));
  await page.mouse.up();
  await assertOver(page, place);
});

/** Runs `begin` with touches, hides the end of them from the canvas, and then drags with one finger. */
async function assertAlive(page, begin) {
  const { y, left, right } = await strip(page);
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...xs) => session.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x, y, id })) });
  await begin({ touch, left, right, middle: (left + right) / 2 });
  await page.evaluate(() => {
    const swallow = (event) => globalThis.swallowing && event.stopImmediatePropagation();
    globalThis.swallowing = true;
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture', 'touchend', 'touchcancel']) addEventListener(type, swallow, true);
  });
  await touch('touchEnd');
  await painted(page);
  await page.evaluate(() => (globalThis.swallowing = false));
  const before = await date(page);
  await touch('touchStart', right - 5);
  for (let x = right - 5; x > left; x -= 12) await touch('touchMove', x);
  await touch('touchEnd');
  await painted(page);
  assert.ok((await date(page)) < before, 'the canvas is dead');
}

const phone = { html, width: 360, height: 900, dpr: 2, touch: true };

test('a finger whose end was never told leaves a canvas that takes the next', async () => {
  const page = await open('', phone);
  await assertAlive(page, ({ touch, right }) => touch('touchStart', right));
});

test('two fingers whose end was never told leave a canvas that takes the next', async () => {
  const page = await open('', phone);
  await assertAlive(page, async ({ touch, middle }) => {
    await touch('touchStart', middle - 30);
    await touch('touchStart', middle - 30, middle + 30);
    await touch('touchMove', middle - 35, middle + 35);
  });
});

test('an element of the page that takes each finger leaves a canvas that takes the next', async () => {
  const page = await open('', phone);
  await page.evaluate(() => {
    const around = document.getElementById('around');
    around.addEventListener('pointerdown', ({ pointerId }) => around.setPointerCapture(pointerId), { once: true });
  });
  await assertAlive(page, ({ touch, right }) => touch('touchStart', right));
});

test('events that a script makes up throw nothing', async () => {
  const page = await open('', { html });
  await element(page, (explainer) => {
    const canvas = explainer.shadowRoot.querySelector('canvas');
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointerdown', 'pointercancel']) {
      canvas.dispatchEvent(new PointerEvent(type, { pointerId: 77, isPrimary: true, buttons: 1, bubbles: true, composed: true, clientX: 200, clientY: 300 }));
    }
  });
  await painted(page);
});
