// Holds assets/story.schema.json against the loader on a story with every key of version 2, with one thing wrong at a
// time: each key is left out, added where it does not belong, and given each of many values. Wants the native program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const { default: Ajv } = createRequire(new URL('web/package.json', root))('ajv/dist/2020.js');
const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const program = process.env.EXPLAINER_NATIVE ?? fileURLToPath(new URL('build/native/explainer', root));
const validate = new Ajv({ strict: true, allErrors: false }).compile(read('assets/story.schema.json'));
const story = read('tests/schema/every-key.json');

const values = [
  null, true, 5, -1, 1e16, ' ', 'gazette', '2021', '[..2021]', '2021/2022', 'EUR', 'end', 'talks', 'never', [], {}, ['bank'], ['first'], [{ usd: 1 }],
  { value: 5, unit: 'gw' }, { usd: 5, unit: 'EUR' }, { value: 5, bound: 'could_exceed' },
];
const keysOfEvents = {
  known: '2009', also: [{ value: 1, unit: 'gw' }], ends: ['first'], how: 'lapsed', replaces: ['first'], repays: 'contract', program: 'chips', generation: 'one',
  stage: 'available', parties: ['bank'], from: 'bank', to: 'lab', amount: { usd: 5 }, counts: 'adds', part_of: 'first', overlaps: ['first'],
};

// [what was done, the story]
const mutations = [];
function mutate(what, change) {
  const copy = structuredClone(story);
  change(copy);
  mutations.push([what, copy]);
  if (mutations.length % 5 === 0) mutations.push([`version 1, ${what}`, { ...copy, version: 1 }]);
}

const at = (value, path) => path.reduce((inner, key) => inner[key], value);
function walk(value, path) {
  const here = `/${path.join('/')}`;
  if (path.length > 0) {
    const above = path.slice(0, -1);
    const key = path.at(-1);
    mutate(`without ${here}`, (copy) => (typeof key === 'number' ? at(copy, above).splice(key, 1) : delete at(copy, above)[key]));
    for (const other of values) mutate(`${here}: ${JSON.stringify(other)}`, (copy) => (at(copy, above)[key] = other));
  }
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) mutate(`${here} with another key`, (copy) => (at(copy, path).another = 1));
  for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}
walk(story, []);
story.events.forEach((event, index) => {
  for (const [key, value] of Object.entries(keysOfEvents)) {
    if (key in event) continue;
    for (const counts of ['adds', 'states', 'never', undefined])
      mutate(`/events/${index} with ${key}, ${counts}`, (copy) => Object.assign(copy.events[index], { [key]: value }, counts && { counts }));
  }
});

// What a schema cannot say; see groups.mjs.
const beyond =
  /is not the id of|is not a unit|is both from and to|is already|is before|part of itself|in the unit of|has another kind|in another unit|cannot replace|cannot put an end|no deal that can be over|is a running total|takes the place|outside of the range|is the main unit|name the companies/;

// What the loader says is wrong with each story.
function errorsOf(stories) {
  const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
  const errors = stories.map(() => []);
  try {
    stories.forEach((each, index) => writeFileSync(join(folder, `${index}.json`), JSON.stringify(each)));
    const names = stories.map((_, index) => `${index}.json`);
    for (let start = 0; start < names.length; start += 2000) {
      const run = spawnSync(program, ['check', ...names.slice(start, start + 2000)], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });
      assert.equal(run.status, 1, run.stderr.slice(0, 500));
      for (const [, index, error] of run.stdout.matchAll(/^(\d+)\.json:\d+:\d+: error: (.*)$/gm)) errors[index].push(error);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return errors;
}

test('schema and loader refuse the same stories, but for what a schema cannot say', () => {
  assert.ok(validate(story), JSON.stringify(validate.errors));
  const errors = errorsOf(mutations.map(([, each]) => each));
  const differences = [];
  let refused = 0;
  mutations.forEach(([what, each], index) => {
    const found = errors[index];
    if (validate(each) === (found.length === 0)) {
      refused += found.length > 0;
    } else if (found.length === 0) {
      differences.push(`${what}: only the schema refuses it: ${validate.errors[0].instancePath} ${validate.errors[0].message}`);
    } else if (!found.some((error) => beyond.test(error))) {
      differences.push(`${what}: only the loader refuses it: ${found[0]}`);
    }
  });
  assert.ok(mutations.length > 4000 && refused > mutations.length / 2, `${refused} of ${mutations.length} were refused`);
  assert.deepEqual(differences, []);
});
