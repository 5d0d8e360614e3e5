import assert from 'node:assert/strict';
import { element, open, painted } from './harness.mjs';
import { test } from './suite.mjs';

const countFrames = () => {
  globalThis.frames = 0;
  const request = requestAnimationFrame;
  globalThis.rest = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  globalThis.painted = () => new Promise((done) => request(() => request(() => done())));
  globalThis.requestAnimationFrame = (callback) => {
    globalThis.frames += 1;
    return request(callback);
  };
};

/** Frames asked for while nothing happens. Measured, so this is the one place that lets time go by. */
function framesIn(page, milliseconds) {
  return page.evaluate(async (length) => {
    await globalThis.painted();
    await globalThis.rest(1000); // what a movement leaves to be drawn
    globalThis.frames = 0;
    await globalThis.rest(length);
    return globalThis.frames;
  }, milliseconds);
}

test('at rest it asks for no frames at all', async () => {
  const page = await open('index.html', { init: countFrames });
  assert.equal(await framesIn(page, 1500), 0);
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  assert.equal(await framesIn(page, 1500), 0);
});

test('between the steps of a play it sleeps', async () => {
  const page = await open('index.html', { init: countFrames, reducedMotion: 'reduce' });
  await element(page, (explainer) => ((explainer.date = '2019-01-01'), explainer.play()));
  const frames = await framesIn(page, 2000);
  assert.ok(frames < 12, `${frames} frames in two seconds`);
});

test('off the screen it plays no further', async () => {
  const page = await open('article.html', { init: countFrames, height: 500 });
  await element(page, (explainer) => {
    explainer.scrollIntoView();
    explainer.date = '2019-01-01';
    explainer.playbackRate = 4;
    return explainer.play();
  });
  await page.waitForFunction(() => document.querySelector('story-explainer').date > '2019-07-01');
  await page.evaluate(() => scrollTo(0, 0));
  assert.equal(await framesIn(page, 1500), 0);
  const date = await element(page, (explainer) => explainer.date);
  await element(page, (explainer) => explainer.scrollIntoView());
  await page.waitForFunction((before) => document.querySelector('story-explainer').date > before, date);
  await painted(page);
});
