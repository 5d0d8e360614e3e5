// The same scenarios in three engines: node tests/engines/run.mjs [chromium|firefox|webkit]… [WORD]…   (only scenarios whose name holds a word)
// Several engines run side by side, each on a screen of its own.
// Wants build/web/dist, the browsers, xvfb-run, and for WebKit xdotool. The last line says "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSideBySide } from '../side_by_side.mjs';
import { scenarios } from './scenarios.mjs';
import { openSite } from './site.mjs';

const engines = ['chromium', 'firefox', 'webkit'];
const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.EXPLAINER_DIST ?? join(here, '../../build/web/dist');
const limit = 120_000; // milliseconds a scenario may take

const asked = process.argv.slice(2);
const words = asked.filter((word) => !engines.includes(word));
const chosen = asked.length > words.length ? engines.filter((engine) => asked.includes(engine)) : engines;

if (chosen.length > 1) {
  const self = fileURLToPath(import.meta.url);
  process.exit(await runSideBySide(chosen.map((engine) => [process.execPath, self, engine, ...words])));
}
const [name] = chosen;

// A screen that no one sees, and that goes when this is done. Engines that start at once look for a free one in different places.
if (!process.env.EXPLAINER_SCREEN && name !== 'chromium') {
  const screen = ['-a', '-n', name === 'firefox' ? '100' : '200', '-s', '-screen 0 1400x1400x24 -nolisten tcp'];
  const { status, error } = spawnSync('xvfb-run', [...screen, process.execPath, ...process.argv.slice(1)], { stdio: 'inherit', env: { ...process.env, EXPLAINER_SCREEN: '1' } });
  if (error) console.error(`tests/engines: xvfb-run: ${error.message}`);
  process.exit(status ?? 1);
}

const pages = ['index.html', 'article.html', 'embed.html'].filter((name) => existsSync(join(dist, name)));

/** One engine's browsers, started when they are first needed, and the pages that a scenario opened. */
class Engine {
  #driver;
  #browsers = new Map();
  #opened = [];

  constructor(driver) {
    this.#driver = driver;
  }

  async browser({ webgl = true, dark = false } = {}) {
    const key = `${webgl} ${dark}`;
    if (!this.#browsers.has(key)) this.#browsers.set(key, await this.#driver.launch({ webgl, dark }));
    return this.#browsers.get(key);
  }

  async open(path, { webgl, dark, width = 960, height = 800, touch = false, ready = true, noisy = false, ...rest } = {}) {
    const site = await openSite(dist, rest);
    const opened = { site, noisy, page: null };
    this.#opened.push(opened);
    const page = (opened.page = await (await this.browser({ webgl, dark })).newPage({ width, height, touch }));
    await page.goto(site.url + path);
    if (ready) await page.evaluate(() => customElements.whenDefined('story-explainer').then(() => explainer().ready.then(() => undefined)));
    return page;
  }

  /** Closes what a scenario opened; throws when a page of it was not silent. */
  async tidy() {
    const noise = [];
    for (const { site, page, noisy } of this.#opened.splice(0)) {
      if (page && !noisy) noise.push(...page.said, ...(await page.evaluate(() => globalThis.noise ?? []).catch((error) => [String(error)])));
      await page?.close();
      await site.close();
    }
    if (noise.length) throw new Error(`the page was not silent:\n${noise.join('\n')}`);
  }

  async close() {
    for (const browser of this.#browsers.values()) await browser.close();
  }
}

function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limit / 1000} s`)), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

let passed = 0;
let failed = 0;
let skipped = 0;
const engine = new Engine(await import(`./${name}.mjs`));
for (const { name: told, body, needs } of scenarios) {
  if (words.length && !words.some((word) => told.includes(word))) continue;
  const title = `${name}: ${told}`;
  let error = null;
  try {
    const { lacks } = await engine.browser();
    const reason = needs.map((need) => lacks[need]).find(Boolean);
    if (reason) {
      skipped += 1;
      console.log(`skipped: ${title} (${reason})`);
      continue;
    }
    await inTime(body({ open: engine.open.bind(engine), pages, dist }));
  } catch (problem) {
    error = problem;
  }
  await inTime(engine.tidy()).catch((problem) => (error ??= problem));
  if (error) failed += 1;
  else passed += 1;
  console.log(`${error ? 'FAILED' : 'passed'}: ${title}`);
  if (error) console.log(String(error.stack ?? error).replace(/^/gm, '  '));
}
await engine.close();
if (skipped) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
