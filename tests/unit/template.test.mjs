// The slots of the page templates.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { escapeHtml, fill, unescapeHtml } = await load('site/template.ts');

test('slots are filled with values, and with what functions make of an argument', () => {
  assert.equal(
    fill('<p>{{a}}</p>{{b:2025-12-16}}{{b}}', {
      a: '$&',
      b: (date) => `[${date}]`,
    }),
    '<p>$&</p>[2025-12-16][undefined]',
  );
});

test('an empty value takes the end of its line with it', () => {
  assert.equal(fill('a\n{{none}}\nb {{none}}\nc', { none: '' }), 'a\nb c');
});

test('a slot the build does not know is an error', () => {
  assert.throws(() => fill('{{toString}}', {}), /\{\{toString\}\}/);
});

test('escaped text can be had back', () => {
  const text = `<a href="x">'&amp;'</a>`;
  assert.equal(unescapeHtml(escapeHtml(text)), text);
  assert.doesNotMatch(escapeHtml(text), /[<>"']/);
});
