// The scenarios in one engine: node --test tests/engines/*.test.mjs runs all three side by side, each in a process of its own;
// --test-name-pattern picks scenarios by name. Wants build/web/dist and the engine's browser.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scenarios } from './scenarios.mjs';
import { openSite } from './site.mjs';

const dist = process.env.EXPLAINER_DIST ?? join(dirname(fileURLToPath(import.meta.url)), '../../build/web/dist');
const pages = ['index.html', 'article.html', 'embed.html'].filter((name) => existsSync(join(dist, name)));
const timeout = 120_000; // milliseconds a scenario may take

/** One engine's browsers, started when they are first needed, and the pages that a scenario opened. */
class Engine {
  #launch;
  #browsers = new Map();
  #opened = [];

  constructor(launch) {
    this.#launch = launch;
  }

  async browser({ webgl = true, dark = false } = {}) {
    const key = `${webgl} ${dark}`;
    if (!this.#browsers.has(key)) this.#browsers.set(key, await this.#launch({ webgl, dark }));
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

/** `lacks` says what the engine's driver cannot do: need → reason; a scenario that needs it is skipped. */
export function testEngine(name, { launch, lacks = {} }) {
  const engine = new Engine(launch);
  afterEach(() => engine.tidy(), { timeout });
  after(() => engine.close());
  for (const { name: scenario, body, needs } of scenarios) {
    const skip = needs.map((need) => lacks[need]).find(Boolean) ?? false;
    test(`${name}: ${scenario}`, { timeout, skip }, () => body({ open: engine.open.bind(engine), pages, dist }));
  }
}
