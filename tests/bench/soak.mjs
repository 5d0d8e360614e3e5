// Uses the page for minutes, in other typefaces, themes and pixel ratios each time, and watches what it holds: the heaps, the objects
// on the graphics card and the texture of letters must not grow.
//   node tests/bench/soak.mjs [MINUTES]     10 when not said; after web/serve --build-only. Writes build/bench/soak.json
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeBrowsers } from './chromium.mjs';
import { Visit } from './measure.mjs';
import { top } from './sites.mjs';
import { row, table } from './table.mjs';

const minutes = Number(process.argv[2] ?? 10);
const dist = process.env.EXPLAINER_DIST ?? join(top, 'build/web/dist');

/** Counts what is made on the graphics card and not yet deleted; a context that goes takes all of it along. */
function countObjects() {
  const counts = new Map(); // by context
  window.objects = () => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const prototype = WebGL2RenderingContext.prototype;
  const { texImage2D } = prototype;
  prototype.texImage2D = function (...given) {
    if (given.length === 9 && given[8] === null) window.letters = given[3] * given[4]; // pixels
    return texImage2D.apply(this, given);
  };
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const verb = /^(create|delete)[A-Z]/.exec(name)?.[1];
    if (!verb) continue;
    const call = prototype[name];
    prototype[name] = function (...words) {
      if (!counts.has(this)) this.canvas.addEventListener('webglcontextlost', () => counts.delete(this), { once: true });
      if (verb === 'create' || words[0]) counts.set(this, (counts.get(this) ?? 0) + (verb === 'create' ? 1 : -1));
      return call.apply(this, words);
    };
  }
}

/** What a reader and a page do, as fast as it is painted. */
async function round(page, number) {
  const box = await page.locator('story-explainer canvas').first().boundingBox();
  for (let i = 0; i < 30; ++i) await page.mouse.move(box.x + ((i * 97 + number * 13) % box.width), box.y + ((i * 61) % box.height));
  await page.evaluate(async (turn) => {
    const explainer = document.querySelector('story-explainer');
    for (let i = 0; i < 30; ++i) await explainer.seek(`${2019 + ((i + turn) % 7)}-0${1 + (i % 9)}-15`);
    explainer.theme = turn % 2 ? 'dark' : 'light';
    explainer.style.setProperty('--story-explainer-font', ['serif', 'sans-serif', 'monospace', 'Inter'][turn % 4]);
    explainer.playbackRate = 16;
    await explainer.seek('2019-01-01');
    await explainer.play();
    await new Promise((done) => setTimeout(done, 500));
    explainer.pause();
  }, number);
  const [width, deviceScaleFactor] = [[960, 700, 400][number % 3], [1, 2, 1.25, 1.5, 3][number % 5]];
  await visit.cdp.send('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor, mobile: false });
  if (number % 5 === 4) {
    // Taken out of the page and put back: all of it is made anew.
    await page.evaluate(async () => {
      const explainer = document.querySelector('story-explainer');
      const { parentNode, nextSibling } = explainer;
      explainer.remove();
      parentNode.insertBefore(explainer, nextSibling);
      await explainer.ready;
    });
  }
}

const visit = await Visit.open(dist, { path: 'index.html', init: countObjects });
const started = Date.now();
const samples = [];
for (let number = 0; Date.now() - started < minutes * 60_000 || number < 30; ++number) {
  await round(visit.page, number);
  if (number % 15 !== 14) continue; // the same point of each cycle
  const { jsMiB, wasmMiB } = await visit.heaps();
  const [objects, letters] = await visit.page.evaluate(() => [window.objects(), window.letters]);
  samples.push({ seconds: Math.round((Date.now() - started) / 1000), rounds: number + 1, jsMiB, wasmMiB, objects, letters });
}
await visit.close();
await closeBrowsers();

mkdirSync(join(top, 'build/bench'), { recursive: true });
writeFileSync(join(top, 'build/bench/soak.json'), JSON.stringify(samples, null, 2));
const shown = samples.filter((_, i) => i % Math.max(1, Math.floor(samples.length / 12)) === 0 || i === samples.length - 1);
table(`A soak of ${minutes} minutes`, ['seconds', 'rounds', 'JS MiB', 'wasm MiB', 'objects on the card', 'pixels of letters'], shown.map((one) => row(one.seconds, one.rounds, one.jsMiB, one.wasmMiB, one.objects, one.letters)));
