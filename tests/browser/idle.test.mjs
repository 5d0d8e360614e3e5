// What it costs while nothing happens: nothing. Counted on a clock that the test winds, so that no time goes by.
import assert from 'node:assert/strict';
import { handClock } from './clock.mjs';
import { canvasBox, element, open } from './harness.mjs';
import { test } from './suite.mjs';

const html = '<story-explainer src="story.json"><p>Words</p></story-explainer>';
const none = { frames: 0, timers: 0 };

/** A page whose clock stands, with all done that loading has left to be done. */
async function still(path = '', options = {}) {
  const page = await open(path, { ...(path === '' && { html }), width: 480, height: 760, init: handClock, ...options });
  await page.evaluate(() => globalThis.clock.freeze());
  await run(page, 5000);
  return page;
}

const run = (page, milliseconds) => page.evaluate((length) => globalThis.clock.run(length), milliseconds);

/** Does `act` in the page, lets what it sets going come to its end, and then counts for ten seconds. */
async function restAfter(page, act) {
  await act();
  await run(page, 5000);
  return run(page, 10_000);
}

const play = (page, rate = 1) => element(page, (explainer, speed) => ((explainer.playbackRate = speed), void explainer.play()), rate);
const pause = (page) => element(page, (explainer) => explainer.pause());

test('at rest it asks for no frame and sets no timer, whatever came before', async () => {
  const page = await still();
  assert.deepEqual(await run(page, 10_000), none);
  const box = await canvasBox(page);
  const at = (x, y) => page.mouse.move(box.x + box.width * x, box.y + box.height * y);
  const before = {
    'a seek': () => element(page, (explainer) => void explainer.seek('2023-09-25')),
    'a hover': () => at(0.5, 0.4),
    'a pointer that leaves': () => page.mouse.move(box.x + 5, box.y + box.height + 200),
    'a key': () => page.locator('story-explainer canvas').press('ArrowRight'),
    'a selection': () => element(page, (explainer) => void explainer.select('msft-openai-1b-2019-07-22')),
    'a drag': async () => {
      await at(0.5, 0.9);
      await page.mouse.down();
      await at(0.7, 0.9);
      await page.mouse.up();
    },
    'a play that is paused': async () => {
      await element(page, (explainer) => void explainer.seek('2019-01-01'));
      await play(page);
      await run(page, 3000);
      await pause(page);
    },
    'a play that came to its end': async () => {
      await play(page, 1000);
      await run(page, 60_000);
      assert.equal(await element(page, (explainer) => explainer.ended), true);
    },
    'another theme': () => element(page, (explainer) => (explainer.theme = 'dark')),
    'a loss of the context': () =>
      element(page, async (explainer) => {
        const canvas = explainer.shadowRoot.querySelector('canvas');
        const loser = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
        const heard = (type) => new Promise((done) => canvas.addEventListener(type, done, { once: true }));
        const [lost, back] = [heard('webglcontextlost'), heard('webglcontextrestored')];
        loser.loseContext();
        await lost;
        await globalThis.clock.breath();
        loser.restoreContext();
        await back;
      }),
  };
  for (const [what, act] of Object.entries(before)) assert.deepEqual(await restAfter(page, act), none, `after ${what}`);
});

test('nothing happens while the page is hidden, and it goes on where it was', async () => {
  const page = await still();
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { get: () => globalThis.away ?? false }));
  const hide = (away) => page.evaluate((now) => ((globalThis.away = now), document.dispatchEvent(new Event('visibilitychange'))), away);
  await element(page, (explainer) => void explainer.seek('2019-01-01'));
  await run(page, 3000);
  await play(page, 4);
  await run(page, 3000);
  const date = await element(page, (explainer) => explainer.date);
  assert.ok(date > '2019-01-01', date);
  await hide(true);
  assert.deepEqual(await restAfter(page, () => undefined), none);
  assert.equal(await element(page, (explainer) => explainer.date), date);
  await hide(false);
  assert.ok((await run(page, 3000)).frames > 0);
  assert.ok((await element(page, (explainer) => explainer.date)) > date);
});

test('off the screen it plays no further, and asks for nothing', async () => {
  const page = await still('article.html', { height: 500 });
  await element(page, (explainer) => explainer.scrollIntoView());
  await element(page, (explainer) => void explainer.seek('2019-01-01'));
  await run(page, 3000);
  await play(page, 4);
  await run(page, 3000);
  await page.evaluate(() => scrollTo(0, 0));
  await run(page, 1000);
  const date = await element(page, (explainer) => explainer.date);
  assert.ok(date > '2019-01-01', date);
  assert.deepEqual(await restAfter(page, () => undefined), none);
  assert.equal(await element(page, (explainer) => explainer.date), date);
  await element(page, (explainer) => explainer.scrollIntoView());
  await run(page, 5000);
  assert.ok((await element(page, (explainer) => explainer.date)) > date);
});

test('an input costs one frame at most, and a hundred at once no more', async () => {
  const page = await still('', { reducedMotion: 'reduce' });
  const frames = async (act) => {
    await act();
    return (await run(page, 3000)).frames;
  };
  const send = (type, count, more = {}) =>
    page.evaluate(
      async ([name, times, extra]) => {
        [globalThis.clock.frames, globalThis.clock.timers] = [0, 0];
        const canvas = document.querySelector('story-explainer').shadowRoot.querySelector('canvas');
        const { left, top, width, height } = canvas.getBoundingClientRect();
        for (let i = 0; i < times; ++i) {
          const place = { clientX: left + width * (0.3 + (i % 40) / 100), clientY: top + height * 0.5, bubbles: true, composed: true, cancelable: true };
          const Kind = name.startsWith('key') ? KeyboardEvent : name === 'wheel' ? WheelEvent : PointerEvent;
          canvas.dispatchEvent(new Kind(name, { pointerType: 'mouse', isPrimary: true, ...place, ...extra }));
        }
        return globalThis.clock.frames;
      },
      [type, count, more],
    );
  for (const [type, more] of [
    ['pointermove', {}],
    ['pointerleave', {}],
    ['keydown', { key: 'ArrowLeft' }],
    ['wheel', { deltaX: 30 }],
    ['wheel', { deltaY: -30, ctrlKey: true }],
  ]) {
    for (const count of [1, 100]) {
      const asked = await send(type, count, more);
      assert.ok(asked <= 1, `${count} × ${type}: ${asked} frames`);
      const { frames: further } = await run(page, 3000);
      assert.equal(further, 0, `after ${count} × ${type}`);
    }
  }
  assert.equal(await frames(() => element(page, (explainer) => void explainer.select(null))), 0);
});

test('between the steps of a play it sleeps: a frame a step', async () => {
  const page = await still('', { reducedMotion: 'reduce' });
  await element(page, (explainer) => void explainer.seek('2019-01-01'));
  await run(page, 3000);
  await element(page, (explainer) => {
    globalThis.steps = 0;
    explainer.addEventListener('datechange', () => (globalThis.steps += 1));
  });
  await play(page);
  const { frames } = await run(page, 10_000);
  const steps = await page.evaluate(() => globalThis.steps);
  assert.ok(steps > 3, `${steps} steps`);
  assert.ok(frames <= steps + 2, `${frames} frames for ${steps} steps`);
  await pause(page);
});
