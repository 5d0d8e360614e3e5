// Thousands of random inputs through real events of the page. EXPLAINER_MONKEY=SEED,INPUTS tries others than the usual.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { canvasBox, element, native, open, painted, story } from './harness.mjs';
import { test } from './suite.mjs';

const [asked, inputs = 250] = (process.env.EXPLAINER_MONKEY ?? '').split(',').filter(Boolean).map(Number);
const seeds = asked === undefined ? [1, 2] : [asked];

/** The same numbers for the same seed: mulberry32's idea, in a few lines. */
function dice(state) {
  return (limit) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  };
}

const keys = ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'PageUp', 'PageDown', 'Space', 'Escape', 'Enter', '+', '-', '0', 'Tab'];
const dates = ['2023-09-25', '2023', '2019-01', '9999', '0001-01-01', 'never', '', '2023-02-30'];

async function play(seed) {
  const page = await open('', { html: '<story-explainer src="story.json"><p>Words</p></story-explainer>', height: 900, init: () => (globalThis.open = () => null) });
  const cdp = await page.context().newCDPSession(page);
  const below = dice(seed);
  const pick = (list) => list[below(list.length)];
  let box = await canvasBox(page);
  let down = false;
  const pointer = async () => {
    const [x, y] = [box.x - 20 + below(Math.ceil(box.width) + 40), box.y - 20 + below(Math.ceil(box.height) + 40)];
    await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, buttons: down ? 1 : 0 });
    if (below(3) === 0) {
      await cdp.send('Input.dispatchMouseEvent', { type: down ? 'mouseReleased' : 'mousePressed', x, y, button: 'left', clickCount: 1 });
      down = !down;
    }
  };
  const script = (name, argument) =>
    element(
      page,
      (explainer, [verb, word]) => {
        if (verb === 'seek') explainer.seek(word).catch(() => undefined);
        else if (verb === 'select') explainer.select(word);
        else if (verb === 'rate') explainer.playbackRate = word;
        else if (verb === 'theme') explainer.theme = word;
        else if (verb === 'play') explainer.play().catch(() => undefined);
        else explainer[verb]();
      },
      [name, argument],
    );
  const resize = async () => {
    await cdp.send('Emulation.setDeviceMetricsOverride', { width: 320 + below(900), height: 900, deviceScaleFactor: pick([1, 1.5, 2]), mobile: false });
    box = await canvasBox(page);
  };
  const blink = () =>
    element(page, (explainer) => {
      const loser = explainer.shadowRoot.querySelector('canvas').getContext('webgl2')?.getExtension('WEBGL_lose_context');
      if (!loser) return;
      explainer.shadowRoot.querySelector('canvas').addEventListener('webglcontextlost', () => setTimeout(() => loser.restoreContext()), { once: true });
      loser.loseContext();
    });
  const actions = [
    ...Array(50).fill(pointer),
    ...Array(15).fill(() => page.keyboard.press(pick(keys))),
    ...Array(4).fill(() => script('seek', pick(dates))),
    ...Array(6).fill(() => script(pick(['play', 'pause', 'next', 'previous']))),
    () => script('rate', pick([0.25, 16, -1, NaN, 1e9])),
    () => script('theme', pick(['light', 'dark', 'auto', 'pink'])),
    () => script('select', pick(['amazon-anthropic-2023-09-25', 'nobody', null])),
    () => cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: box.x + 40, y: box.y + 40, deltaX: below(200) - 100, deltaY: 0, modifiers: below(2) * 2 }),
    () => cdp.send('Emulation.setFocusEmulationEnabled', { enabled: below(2) === 0 }),
    resize,
    blink,
  ];
  for (let i = 0; i < inputs; ++i) await pick(actions)();
  if (down) await cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', x: box.x - 10, y: box.y - 10, button: 'left', clickCount: 1 });
  await element(page, (explainer) => (explainer.pause(), explainer.seek('2023-09-25')));
  await painted(page);
  const { date, snapshot } = await element(page, (explainer) => ({ date: explainer.date, snapshot: explainer.snapshot }));
  assert.equal(date, '2023-09-25');
  assert.deepEqual(snapshot, JSON.parse(execFileSync(native, ['json', story, '--at', date], { encoding: 'utf8' })));
}

for (const seed of seeds) {
  test(`random inputs leave the picture true and the page silent (seed ${seed}, ${inputs} inputs)`, () => play(seed));
}
