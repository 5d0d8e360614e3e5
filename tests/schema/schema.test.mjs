// Holds assets/story.schema.json against what the loader says of the same files: node --test tests/schema/*.test.mjs
// Every good story must pass, every bad one must be refused where groups.mjs says.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { beyond, notJson } from './groups.mjs';

const root = new URL('../../', import.meta.url);
const { default: Ajv } = createRequire(new URL('web/package.json', root))('ajv/dist/2020.js');

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const read = (path) => JSON.parse(decoder.decode(readFileSync(new URL(path, root))));
const filesIn = (folder) => readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.json')).sort();

/** `problem` is what is wrong, or anything false. */
const check = (name, problem) => test(name, () => assert.equal(problem || '', ''));

const validate = new Ajv({ strict: true, allErrors: true }).compile(read('assets/story.schema.json'));
const said = () => validate.errors.map((error) => `${error.instancePath} ${error.message}`).join('; ');

// What refuses a file: 'json', 'schema', or nothing.
function refusal(path) {
  let story;
  try {
    story = read(path);
  } catch {
    return 'json';
  }
  return validate(story) ? '' : 'schema';
}

const accepted = ['assets/story.json'];
for (const folder of ['tests/stories/good/', 'tests/stories/warnings/']) {
  accepted.push(...filesIn(folder).map((name) => folder + name));
}
for (const path of accepted) check(path, refusal(path) && `the loader takes it, the schema does not: ${said()}`);

const expected = new Map();
const sorted = (name, by) => {
  check(`${name} is listed once`, expected.has(name) && 'it stands in groups.mjs twice');
  expected.set(name, by);
};
notJson.forEach((name) => sorted(name, 'json'));
Object.values(beyond).flat().forEach((name) => sorted(name, ''));

const bad = filesIn('tests/stories/bad/').map((name) => name.replace(/\.json$/, ''));
const words = { json: 'no JSON', schema: 'refused by the schema', '': 'beyond a schema' };
for (const name of bad) {
  const wanted = expected.get(name) ?? 'schema';
  const found = refusal(`tests/stories/bad/${name}.json`);
  check(name, found !== wanted && `it should be ${words[wanted]}, and is ${words[found]}`);
}
for (const name of expected.keys()) check(`${name} is there`, !bad.includes(name) && 'groups.mjs names a file that is not');
