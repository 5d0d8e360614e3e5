// Which way a language is written: as tests/language_test.cpp has it for the program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from './load.mjs';

const { directionOf } = await load('dom/direction.ts');

test('page and program agree on the direction of a language', () => {
  const source = readFileSync(new URL('../language_test.cpp', import.meta.url), 'utf8');
  const [rightToLeft, leftToRight] = [...source.matchAll(/:\s*\{([^}]*)\}\)/g)].map(([, list]) => [...list.matchAll(/"([^"]*)"/g)].map(([, tag]) => tag));
  assert.ok(rightToLeft.includes('ar') && leftToRight.includes('en'));
  for (const tag of rightToLeft) assert.equal(directionOf(tag), 'rtl', tag);
  for (const tag of leftToRight) assert.equal(directionOf(tag), 'ltr', tag);
});
