// How often the page calls the program for what a reader does: the budget of the border between the two.
import assert from 'node:assert/strict';
import { handClock } from './clock.mjs';
import { canvasBox, element, open } from './harness.mjs';
import { test } from './suite.mjs';

// Calls of any export, malloc and free among them; one of a frame is for letters that the picture did not have before. Before there was a store they were 34, 12 and 309.
const most = { seek: 14, hover: 3, play: 42 };

/** Runs in the page before all else: `calls` counts by export. */
const countCalls = () => {
  globalThis.calls = {};
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await instantiate(...given);
    const counted = (name, call) =>
      function () {
        globalThis.calls[name] = (globalThis.calls[name] ?? 0) + 1;
        return call.apply(this, arguments);
      };
    const entries = Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? counted(name, value) : value]);
    return { exports: Object.fromEntries(entries) };
  };
};

test('a seek, a hover and a second of play call the program no more often than the budget says', async () => {
  const page = await open('', { html: '<story-explainer src="story.json"><p>Words</p></story-explainer>', answers: { 'page.css': { contentType: 'text/css', body: '' } }, init: `(${handClock})(); (${countCalls})()` }); // no font comes in between
  const run = (milliseconds) => page.evaluate((length) => globalThis.clock.run(length), milliseconds);
  const sum = (calls) => Object.values(calls).reduce((all, count) => all + count, 0);
  const counted = async (act, milliseconds) => {
    await page.evaluate(() => (globalThis.calls = {}));
    await act();
    await run(milliseconds);
    return page.evaluate(() => globalThis.calls);
  };
  await page.evaluate(() => globalThis.clock.freeze());
  await run(5000);
  assert.equal(sum(await counted(() => undefined, 10_000)), 0);

  const box = await canvasBox(page);
  const calls = {
    seek: await counted(() => element(page, (explainer) => void explainer.seek('2023-09-25')), 5000),
    hover: await counted(() => page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.4), 5000),
  };
  await element(page, (explainer) => void explainer.seek('2019-01-01'));
  await run(5000);
  await element(page, (explainer) => void explainer.play());
  await run(2000);
  calls.play = await counted(() => undefined, 1000);
  if (process.env.EXPLAINER_PRINT_CALLS) console.log(calls);
  for (const [what, budget] of Object.entries(most)) {
    assert.ok(sum(calls[what]) <= budget, `${what}: ${sum(calls[what])} calls, ${budget} are allowed: ${JSON.stringify(calls[what])}`);
  }
});
