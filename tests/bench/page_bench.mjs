// What the page costs a reader, and what ECharts and vis-timeline cost for the same story. Prints tables, writes build/bench/page.json.
//   node tests/bench/page_bench.mjs     after web/serve --build-only, build/bench/generated_story and npm ci in tests/bench
// No time ever fails it: budgets of bytes and idle frames are tests elsewhere.
import { loadavg } from 'node:os';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeBrowsers } from './chromium.mjs';
import { median, round, Visit } from './measure.mjs';
import { makeSites, sites, sizes, subjects, top, weigh } from './sites.mjs';
import { row, table } from './table.mjs';

const visits = 3;
const dist = process.env.EXPLAINER_DIST ?? join(top, 'build/web/dist');
const started = Date.now();
const say = (text) => console.error(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${text}`);

/** Loads a page several times cold; medians, and the files it fetched up to `ready`. */
async function load(folder, options, times = visits) {
  const all = [];
  for (let i = 0; i < times; ++i) {
    const visit = await Visit.open(folder, options);
    if (!visit) return null;
    all.push(await visit.loading());
    await visit.close();
  }
  // A browser that hides the still soon after it has shown it says nothing of it.
  const middle = (key) => {
    const told = all.map((one) => one[key]).filter((value) => value !== null);
    return told.length ? round(median(told)) : null;
  };
  return { readyMs: middle('readyMs'), firstPaintMs: middle('firstPaintMs'), stillMs: middle('stillMs'), readyWorkMs: middle('readyWorkMs'), files: all[0].files };
}

const bytes = (folder, files) => files.map((file) => ({ file, ...weigh(join(folder, file.endsWith('/') ? `${file}index.html` : file)) }));
const sum = (list, key) => list.reduce((all, one) => all + one[key], 0);

/** How one subject bears one size of story. */
async function scale(subject, size) {
  const folder = join(sites, `${subject}-${size}`);
  const story = JSON.parse(readFileSync(join(folder, 'story.json')));
  const visit = await Visit.open(folder);
  if (!visit) return { events: story.events.length, hung: true };
  const { readyMs, readyWorkMs } = await visit.loading();
  const settleWorkMs = await visit.settle();
  const heap = await visit.heaps();
  // What takes too long is given up: null.
  const inTime = (work, limit) => {
    let timer;
    const late = new Promise((done) => (timer = setTimeout(done, limit, null)));
    return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer));
  };
  const seeks = await inTime(visit.seeks(story.range.from, story.range.to, size > 10_000 ? 15 : size > 1_000 ? 30 : 60), 60_000);
  const result = { events: story.events.length, readyMs, readyWorkMs, settleWorkMs, heap, seeks };
  if (subject === 'explainer' && seeks) {
    const done = await inTime(visit.seeks(story.range.from, story.range.to, 1_000 - seeks.count), 90_000);
    if (done) result.heapAfter = await visit.heaps();
  }
  await visit.close();
  return result;
}

const result = { date: new Date().toISOString(), load: { before: loadavg() }, subjects: {} };
say('making the pages');
await makeSites();

say('the page as it is shipped');
const page = await load(dist, { path: 'index.html' });
const slow = await load(dist, { path: 'index.html', slow: true }, 1);
result.page = { ...page, bytes: bytes(dist, page.files), slow };

for (const subject of subjects) {
  const folder = join(sites, `${subject}-0`);
  say(`${subject}: the bundled story`);
  const cold = await load(folder, {});
  const slowly = await load(folder, { slow: true }, 1);
  const visit = await Visit.open(folder);
  if (!visit) throw new Error(`${subject} does not load`);
  await visit.seeks('2019-01-01', '2025-12-31', 3);
  const idle = await visit.idle(10_000);
  await visit.close();
  const own = { cold, slow: slowly, idle, bytes: bytes(folder, cold.files), scale: [] };
  result.subjects[subject] = own;
  for (const size of sizes) {
    say(`${subject}: ${size || 'bundled'} events`);
    own.scale.push(await scale(subject, size));
    if (own.scale.at(-1).hung) break; // larger ones would not come either
  }
}
await closeBrowsers();
result.load.after = loadavg();
mkdirSync(join(top, 'build/bench'), { recursive: true });
writeFileSync(join(top, 'build/bench/page.json'), JSON.stringify(result, null, 2));

table('What a cold visit fetches up to ready', ['bytes', 'raw', 'gzip', 'brotli'], [
  ...result.page.bytes.map(({ file, raw, gzip, brotli }) => row(file, raw, gzip, brotli)),
  row(`${result.page.bytes.length} requests`, sum(result.page.bytes, 'raw'), sum(result.page.bytes, 'gzip'), sum(result.page.bytes, 'brotli')),
]);
table('Loading the bundled story', ['ms', 'KB brotli', 'requests', 'first paint', 'still', 'ready', 'work', 'ready, slow line'], [
  row('index.html', round(sum(result.page.bytes, 'brotli') / 1000), page.files.length, page.firstPaintMs, page.stillMs, page.readyMs, page.readyWorkMs, slow?.readyMs),
  ...subjects.map((name) => {
    const { cold, slow: late, bytes: weight } = result.subjects[name];
    return row(name, round(sum(weight, 'brotli') / 1000), cold.files.length, cold.firstPaintMs, '', cold.readyMs, cold.readyWorkMs, late?.readyMs);
  }),
]);
table('By events', ['', 'events', 'ready', 'work', 'after it', 'seek median', 'p95', 'max', 'work a seek', 'JS MiB', 'wasm MiB', 'after 1,000 seeks'], subjects.flatMap((name) =>
  result.subjects[name].scale.map((one) =>
    one.hung
      ? row(name, one.events, '> 40 s')
      : row(name, one.events, one.readyMs, one.readyWorkMs, one.settleWorkMs, one.seeks?.median ?? 'hung', one.seeks?.p95, one.seeks?.max, one.seeks?.workMs, one.heap.jsMiB, one.heap.wasmMiB || '', one.heapAfter ? `${one.heapAfter.jsMiB} + ${one.heapAfter.wasmMiB}` : ''),
  ),
));
table('Ten seconds of nothing', ['', 'frames', 'timers', 'work ms'], subjects.map((name) => {
  const { frames, timers, workMs } = result.subjects[name].idle;
  return row(name, frames, timers, workMs);
}));
console.log(`\nMain-thread work is processor time. Machine load ${result.load.before[0].toFixed(1)} at the start, ${result.load.after[0].toFixed(1)} at the end; ${Math.round((Date.now() - started) / 1000)} s in all.`);
