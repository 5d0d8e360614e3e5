// What a newsroom finds in build/web/dist and puts on its own server.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { dist } from './harness.mjs';
import { test } from './suite.mjs';

const text = [
  'index.html',
  'article.html',
  'embed.html',
  'page.css',
  'explainer.js',
  'explainer.d.ts',
  'article.js',
  'embed.js',
  'host.js',
  'story.json',
  'story.schema.json',
  'still-light.svg',
  'still-dark.svg',
];

test('the built folder holds every file that is promised, and compressed copies of what gains from it', () => {
  for (const name of [...text, 'explainer.wasm']) {
    assert.ok(existsSync(join(dist, name)), name);
    const plain = readFileSync(join(dist, name));
    assert.ok(plain.equals(brotliDecompressSync(readFileSync(join(dist, `${name}.br`)))), `${name}.br`);
    assert.ok(plain.equals(gunzipSync(readFileSync(join(dist, `${name}.gz`)))), `${name}.gz`);
  }
});

test('no page has a script, a style or a handler of its own within it', () => {
  for (const name of text.filter((file) => file.endsWith('.html'))) {
    const html = readFileSync(join(dist, name), 'utf8');
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:|href="http:|src="http:/, name);
    for (const [, inner] of html.matchAll(/<script[^>]*>([^<]*)<\/script>/g)) assert.equal(inner, '', name);
  }
});
