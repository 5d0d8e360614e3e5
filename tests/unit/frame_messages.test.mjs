// What comes through the window and the port may be anything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { fields, isHash } = await load('sharing/frame_messages.ts');

test('a message that is no object has no fields', () => {
  for (const data of [undefined, null, 'hello', 5, true, Symbol('x')]) assert.deepEqual(fields(data), {});
  assert.deepEqual(fields({ height: 5 }), { height: 5 });
});

test('a fragment is text without spaces, quotes and brackets, and not long', () => {
  for (const hash of ['', '#', '#date=2023-09-25&filter=kind:talks+x', '#a%20b', `#${'x'.repeat(1000)}`]) assert.ok(isHash(hash), hash);
  for (const other of [undefined, null, 5, {}, 'date=2023', '#a b', '#"', '#<b>', '#\n', `#${'x'.repeat(1001)}`]) assert.ok(!isHash(other), String(other));
});
