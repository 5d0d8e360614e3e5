// The page's program holds no messages: it must refuse just what the command line refuses, and the checker must say why.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dist, native, top } from './harness.mjs';
import { test } from './suite.mjs';

/** A program of the built folder, whose imports answer 0, and a function that lends it bytes. */
async function program(name) {
  const module = await WebAssembly.compile(readFileSync(join(dist, name)));
  const imports = {};
  for (const { module: from, name: imported } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[imported] = () => 0;
  const { exports } = await WebAssembly.instantiate(module, imports);
  exports._initialize();
  const lend = (bytes, call) => {
    const pointer = exports.malloc(bytes.length);
    new Uint8Array(exports.memory.buffer).set(bytes, pointer);
    const result = call(pointer, bytes.length);
    exports.free(pointer);
    return result;
  };
  const textAt = (start) => {
    const memory = new Uint8Array(exports.memory.buffer);
    return new TextDecoder().decode(memory.subarray(start, memory.indexOf(0, start)));
  };
  return { exports, lend, textAt };
}

const stories = ['good', 'warnings', 'bad'].flatMap((folder) => readdirSync(join(top, 'tests/stories', folder)).filter((name) => name.endsWith('.json')).map((name) => join(top, 'tests/stories', folder, name)));

test('the page refuses the stories that the command line refuses, and the checker says of each what the command line says', async () => {
  const page = await program('explainer.wasm');
  const checker = await program('checker.wasm');
  page.exports.explainer_start();
  const { stdout } = spawnSync(native, ['check', '--format', 'json', ...stories], { encoding: 'utf8', maxBuffer: 1e8 });
  const told = JSON.parse(stdout);
  assert.equal(told.length, stories.length);
  for (const [at, { errors, problems }] of told.entries()) {
    const bytes = readFileSync(stories[at]);
    assert.equal(page.lend(bytes, page.exports.explainer_load), errors === 0 ? 1 : 0, stories[at]);
    const found = JSON.parse(checker.textAt(checker.lend(bytes, (...file) => checker.exports.checker_problems(...file, 1))));
    assert.equal(found.length, problems.length, stories[at]);
    for (const [i, { message, ...place }] of found.entries()) {
      const { message: whole, ...same } = problems[i];
      assert.deepEqual(place, same, stories[at]);
      assert.equal(message.slice(0, 20), whole.slice(0, 20), stories[at]); // the command line adds titles of events
    }
  }
});
