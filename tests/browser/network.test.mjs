import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { budgets } from './budgets.mjs';
import { open, top } from './harness.mjs';
import { test } from './suite.mjs';

/** Everything that has travelled to the page so far: name and compressed bytes. */
function fetched(page) {
  return page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter((entry) => /^https?:/.test(entry.name))
      .map((entry) => ({
        name: new URL(entry.name).pathname.slice(1) || 'index.html',
        bytes: entry.encodedBodySize,
        travelled: entry.transferSize >= entry.encodedBodySize,
      }))
      .filter(({ travelled }) => travelled), // not what was in the cache already
  );
}

const sum = (files) => files.reduce((total, { bytes }) => total + bytes, 0);
const listed = (files) => files.map(({ name, bytes }) => `${bytes} ${name}`).join('\n');

test('a cold visit stays within its budget of bytes, and so does its first picture', async () => {
  const page = await open('index.html');
  const files = await fetched(page);
  console.log(listed(files).replace(/^/gm, '  '));
  assert.ok(sum(files) <= budgets.ready, `${sum(files)} bytes, budget ${budgets.ready}:\n${listed(files)}`);
  assert.ok(files.length <= budgets.requests, `${files.length} requests, budget ${budgets.requests}:\n${listed(files)}`);
  const first = files.filter(({ name }) => /\.(html|css|svg)$/.test(name));
  assert.ok(sum(first) <= budgets.firstPicture, `${sum(first)} bytes, budget ${budgets.firstPicture}:\n${listed(first)}`);
});

/** Names of the font files that the page has asked for, once they are there. */
async function fonts(page) {
  await page.evaluate(() => document.fonts.ready);
  return (await fetched(page)).map(({ name }) => name).filter((name) => name.startsWith('fonts/')).sort();
}

test('a page in Latin letters takes the small fonts only', async () => {
  const page = await open('index.html');
  assert.deepEqual(await fonts(page), ['fonts/inter-400-latin.woff2', 'fonts/inter-600-latin.woff2']);
});

test('a page with other letters takes the whole fonts, too', async () => {
  const body = readFileSync(join(top, 'tests/stories/good/polish.json'));
  const answers = { 'polish.json': { contentType: 'application/json', body } };
  const page = await open('', { html: '<story-explainer src="polish.json"><p>Words</p></story-explainer>', answers });
  const names = await fonts(page);
  for (const name of ['fonts/inter-400.woff2', 'fonts/inter-600.woff2']) assert.ok(names.includes(name), names.join(' '));
});
