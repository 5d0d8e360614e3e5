// The page's program by itself, in Node: what a load, a seek with its frame and a hover cost by the story's size, and what
// memory it takes. It is the same file the page has, without a browser and without a graphics card.
//   node tests/bench/program_bench.mjs     after web/serve --build-only and build/bench/generated_story; writes build/bench/program.json
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { row, table } from './table.mjs';

const top = join(dirname(fileURLToPath(import.meta.url)), '../..');
const dist = process.env.EXPLAINER_DIST ?? join(top, 'build/web/dist');
const module = new WebAssembly.Module(readFileSync(join(dist, 'explainer.wasm')));
const encoder = new TextEncoder();

function start() {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  imports.page = { measure: (text, length, size) => (length * size) / 2 };
  const program = new WebAssembly.Instance(module, imports).exports;
  program._initialize();
  program.explainer_start();
  return program;
}

/** Calls with bytes copied into the program's memory, as engine.ts does. */
function lend(program, bytes, call) {
  const pointer = program.malloc(bytes.length);
  new Uint8Array(program.memory.buffer).set(bytes, pointer);
  const answer = call(pointer);
  program.free(pointer);
  return answer;
}

const perform = (program, verb, argument) =>
  lend(program, encoder.encode(`${verb}\0`), (name) => lend(program, encoder.encode(`${argument}\0`), (text) => program.explainer_perform(name, text)));
const query = (program, what) => lend(program, encoder.encode(`${what}\0`), (text) => program.explainer_query(text));

/** Milliseconds of processor time. */
function timed(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const mebibytes = (program) => Number((program.memory.buffer.byteLength / 2 ** 20).toFixed(1));

function storyOf(size) {
  if (size === 0) return readFileSync(join(dist, 'story.json'));
  return execFileSync(join(top, 'build/bench/generated_story'), [String(size)], { maxBuffer: 1 << 26 });
}

/** Nothing of what is parsed is kept: when the program's memory grows, Node looks through all that is. */
function outline(bytes) {
  const { range, events } = JSON.parse(bytes);
  return { range, count: events.length };
}

function bench(size) {
  const program = start();
  const bytes = storyOf(size);
  const { range, count } = outline(bytes);
  const loadMs = timed(() => {
    program.free(program.malloc(5 * bytes.length)); // as engine.ts does
    if (!lend(program, bytes, (pointer) => program.explainer_load(pointer, bytes.length))) throw new Error('the story does not load');
  });
  const loadedMiB = mebibytes(program);
  program.explainer_resize(960, 620, 1);
  const from = Date.parse(range.from);
  const days = (Date.parse(range.to.length === 4 ? `${range.to}-12-31` : range.to) - from) / 86_400_000;
  let clock = 0;
  const each = (count, work) => {
    const times = [];
    for (let i = 0; i < count; ++i) times.push(timed(() => work(i)));
    return Number((times.reduce((sum, time) => sum + time, 0) / count).toFixed(2));
  };
  const seek = (i) => {
    perform(program, 'seek', new Date(from + Math.floor((i * 7919) % days) * 86_400_000).toISOString().slice(0, 10));
    program.explainer_frame((clock += 1));
    program.explainer_set_places();
  };
  const hover = (i) => {
    program.explainer_pointer(0, 0, (i * 37) % 960, (i * 53) % 620);
    program.explainer_frame((clock += 1));
    program.explainer_set_places();
  };
  each(40, seek); // the compiler learns
  const result = { events: count, loadMs: Math.round(loadMs), loadedMiB };
  result.seekMs = median([0, 1, 2].map(() => each(60, seek)));
  result.hoverMs = median([0, 1, 2].map(() => each(60, hover)));
  result.stateMs = each(60, () => query(program, 'state'));
  each(1000 - 220, seek);
  result.afterSeeksMiB = mebibytes(program);
  return result;
}

const results = [0, 100, 1_000, 10_000, 100_000].map(bench);
mkdirSync(join(top, 'build/bench'), { recursive: true });
writeFileSync(join(top, 'build/bench/program.json'), JSON.stringify(results, null, 2));
table(
  'The program alone, milliseconds of processor time',
  ['events', 'load', 'seek + frame', 'hover + frame', 'state', 'MiB loaded', 'MiB after 1,000 seeks'],
  results.map((one) => row(one.events, one.loadMs, one.seekMs, one.hoverMs, one.stateMs, one.loadedMiB, one.afterSeeksMiB)),
);
