// Opens one page and measures it. Times of the main thread are its own processor time, so that what else runs on the
// machine hardly matters; times a reader sees are by the clock.
import { launch } from './chromium.mjs';
import { serve } from '../../web/server.mjs';

const days = 60; // dates a run jumps to, in an order that is not that of time

/** Runs in the page before anything else: notes when it is ready, counts frames and timers, finds the program's memory. */
function watch() {
  const seen = (window.seen = { ready: null, frames: 0, timers: 0, memory: null, still: null });
  const ready = () => (seen.ready ??= performance.now());
  document.addEventListener('ready', ready, { once: true, capture: true });
  addEventListener('subject-ready', ready, { once: true });
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = (...words) =>
      make(...words).then((made) => {
        const { exports } = made instanceof WebAssembly.Instance ? made : made.instance;
        seen.memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory) ?? null;
        return made;
      });
  }
  for (const [name, count] of [['requestAnimationFrame', 'frames'], ['setTimeout', 'timers'], ['setInterval', 'timers']]) {
    const ask = window[name];
    window[name] = (...words) => ((seen[count] += 1), ask(...words));
  }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.element?.tagName === 'IMG' || entry.url) seen.still ??= entry.renderTime || entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

/** The same verb for all: resolves when the date is painted. */
function seekAll(dates) {
  const explainer = document.querySelector('story-explainer');
  const seek = explainer ? (date) => explainer.seek(date) : window.subject.seek;
  const times = [];
  return dates.reduce(
    (before, date) =>
      before.then(async () => {
        const start = performance.now();
        await seek(date);
        times.push(performance.now() - start);
      }),
    Promise.resolve(),
  ).then(() => times);
}

function datesOf(from, to, count) {
  const first = Date.parse(from);
  const length = Date.parse(to) - first;
  return Array.from({ length: count }, (_, i) => new Date(first + ((i * 7919) % 9973) / 9973 * length).toISOString().slice(0, 10));
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const percentile = (values, part) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
const round = (value, digits = 1) => (value === null || value === undefined ? null : Number(value.toFixed(digits)));

export class Visit {
  /** folder: what is served. slow: 1.6 Mbit/s and 150 ms each way there and back. Null when it is not ready in time. */
  static async open(folder, { path = '', slow = false, limit = 40_000, init = null } = {}) {
    const visit = new Visit();
    visit.server = await serve(folder);
    const browser = await launch();
    visit.context = await browser.newContext({ viewport: { width: 960, height: 800 }, bypassCSP: true });
    visit.page = await visit.context.newPage();
    visit.cdp = await visit.context.newCDPSession(visit.page);
    await visit.cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (slow) {
      await visit.cdp.send('Network.enable');
      await visit.cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 });
    }
    await visit.page.addInitScript(watch);
    if (init) await visit.page.addInitScript(init);
    try {
      await visit.page.goto(visit.server.url + path, { timeout: limit, waitUntil: 'commit' });
      await visit.page.waitForFunction(() => window.seen?.ready, null, { timeout: limit, polling: 50 });
    } catch {
      await visit.close();
      return null;
    }
    return visit;
  }

  async metrics() {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /** Milliseconds of processor time the main thread has worked. */
  async worked() {
    return (await this.metrics()).TaskDuration * 1000;
  }

  async heaps() {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize } = await this.metrics();
    const wasm = await this.page.evaluate(() => window.seen.memory?.buffer.byteLength ?? 0);
    return { jsMiB: round(JSHeapUsedSize / 2 ** 20), wasmMiB: round(wasm / 2 ** 20) };
  }

  /** What is done for later once the picture is there (the words of a long story, say): waits until nothing more comes. */
  async settle() {
    const start = await this.worked();
    for (let before = start, now; ; before = now) {
      await this.page.waitForTimeout(500);
      now = await this.worked();
      if (now - before < 10) return round(now - start);
    }
  }

  async loading() {
    const readyWorkMs = round(await this.worked());
    await this.page.waitForFunction(() => window.seen.still !== null, null, { timeout: 1000 }).catch(() => null); // told late, where there is one
    const seen = await this.page.evaluate(() => ({
      ready: window.seen.ready,
      still: window.seen.still,
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
      files: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter((entry) => entry.startTime <= window.seen.ready && !entry.name.startsWith('data:'))
        .map((entry) => new URL(entry.name).pathname),
    }));
    return {
      readyMs: round(seen.ready),
      firstPaintMs: round(seen.paint),
      stillMs: round(seen.still),
      readyWorkMs,
      files: [...new Set(seen.files)],
    };
  }

  async seeks(from, to, count = days) {
    await this.page.evaluate(seekAll, datesOf(from, to, 3)); // warm
    const before = await this.worked();
    const times = await this.page.evaluate(seekAll, datesOf(from, to, count));
    const work = ((await this.worked()) - before) / count;
    return { count, median: round(median(times)), p95: round(percentile(times, 0.95)), max: round(Math.max(...times)), workMs: round(work, 2) };
  }

  /** What it does while nothing happens. */
  async idle(milliseconds) {
    await this.page.waitForTimeout(1500); // the last movement settles
    const start = await this.page.evaluate(() => ({ ...window.seen, memory: null }));
    const before = await this.worked();
    await this.page.waitForTimeout(milliseconds);
    const work = (await this.worked()) - before;
    const end = await this.page.evaluate(() => ({ ...window.seen, memory: null }));
    return { seconds: milliseconds / 1000, frames: end.frames - start.frames, timers: end.timers - start.timers, workMs: round(work) };
  }

  async close() {
    await this.context.close();
    await this.server.close();
  }
}

export { median, round };
