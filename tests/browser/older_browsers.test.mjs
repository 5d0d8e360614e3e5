// Browsers down to those README names, and below: tried by taking away what they lack, before any script runs.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dist, element, open, top } from './harness.mjs';
import { test } from './suite.mjs';

const html = '<story-explainer src="story.json"><p id="words">The whole story in words.</p></story-explainer><p data-explainer-date="2023-09">A passage</p>';
const plain = { 'test.html': { contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,"><script type="module" src="explainer.js"></script><body>${html}` } };

/** Removes properties of globals, each written as a path: "URL.canParse". */
const without = (...paths) => `for (const path of ${JSON.stringify(paths)}) {
  const names = path.split('.');
  const last = names.pop();
  const owner = names.reduce((object, name) => object?.[name], globalThis);
  if (owner) delete owner[last];
}`;

/** What came after Chrome 105, Firefox 110 or Safari 16, and is or may well be of use to a page like ours. */
const newer = [
  'URL.canParse', 'URL.parse', 'AbortSignal.any', 'AbortSignal.timeout', 'Promise.withResolvers', 'Promise.try', 'Object.groupBy', 'Map.groupBy', 'Array.fromAsync',
  ...['toSorted', 'toReversed', 'toSpliced', 'with'].map((name) => `Array.prototype.${name}`),
  ...['union', 'intersection', 'difference', 'isSubsetOf'].map((name) => `Set.prototype.${name}`),
  ...['map', 'filter', 'toArray', 'take', 'some', 'find'].map((name) => `Iterator.prototype.${name}`),
  'String.prototype.isWellFormed', 'String.prototype.toWellFormed', 'RegExp.escape', 'Uint8Array.fromBase64', 'Uint8Array.prototype.toBase64', 'ArrayBuffer.prototype.transfer',
  'HTMLElement.prototype.showPopover', 'HTMLElement.prototype.hidePopover', 'HTMLElement.prototype.togglePopover', 'HTMLElement.prototype.popover', 'HTMLElement.prototype.inert',
  'Element.prototype.checkVisibility', 'Element.prototype.setHTMLUnsafe', 'Element.prototype.moveBefore', 'Document.prototype.startViewTransition', 'CSSStyleSheet.prototype.replaceSync',
  'Document.prototype.adoptedStyleSheets', 'ShadowRoot.prototype.adoptedStyleSheets', 'documentPictureInPicture', 'scheduler', 'requestIdleCallback', 'DecompressionStream',
  'CompressionStream', 'navigation', 'CloseWatcher', 'Highlight', 'CSS.highlights', 'Crypto.prototype.randomUUID', 'Intl.DurationFormat', 'Intl.Segmenter', 'WebAssembly.JSTag',
]; // prettier-ignore

const notConstructable = `globalThis.CSSStyleSheet = new Proxy(CSSStyleSheet, { construct() { throw new TypeError('Illegal constructor'); } });`;

test('a browser that has nothing newer than README asks for shows the picture', async () => {
  const page = await open('test.html', { answers: plain, init: without(...newer) + notConstructable });
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  assert.equal(await element(page, (explainer) => explainer.date), '2023-09-25');
  assert.equal(await element(page, ({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('.live')).position), 'absolute'); // it has its styles
  await page.locator('p[aria-current]').waitFor(); // and article.js its passage
});

for (const taken of ['Array.prototype.at', 'AbortController', 'AbortSignal', 'AbortSignal.prototype.throwIfAborted', 'ResizeObserver', 'IntersectionObserver', 'matchMedia', 'WebAssembly', 'fetch', 'Response', 'WebGL2RenderingContext']) {
  test(`a browser without ${taken} shows the words and one sentence`, async () => {
    const init = `globalThis.errors = []; addEventListener('error', (event) => globalThis.errors.push(event.detail), true);
${taken === 'WebGL2RenderingContext' ? 'HTMLCanvasElement.prototype.getContext = () => null;' : ''}`;
    const page = await open('', { html, wait: false, init: init + without(taken) });
    await page.waitForFunction(() => globalThis.errors.length > 0);
    const [{ message }] = await page.evaluate(() => globalThis.errors);
    assert.match(message, /^The interactive picture [^.]*; the words are here\.$/);
    assert.equal(await page.getByRole('status').textContent(), message);
    assert.ok(await page.locator('#words').isVisible());
    assert.equal(await element(page, (explainer) => explainer.ready.catch((error) => error.message)), message);
    await element(page, (explainer) => explainer.remove()); // throws nothing either
  });
}

test('where styles can only come from a <style>, and the policy refuses it, the words stay with one sentence', async () => {
  const page = await open('', { html, wait: false, init: notConstructable, expectNoise: true });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  assert.match(await element(page, (explainer) => explainer.ready.catch((error) => error.message)), /this browser is too old/);
  assert.ok(await page.locator('#words').isVisible());
});

test('the single file shows the words and one sentence in a browser that unpacks nothing', async () => {
  const page = await open('explainer.single.html', { wait: false, init: without('DecompressionStream') });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  assert.match(await element(page, (explainer) => explainer.ready.catch((error) => error.message)), /^The interactive picture [^.]*; the words are here\.$/);
  assert.ok(await page.locator('section.words').isVisible());
});

test('no style sheet needs light-dark()', () => {
  const sheets = ['page.css', ...readdirSync(dist).filter((name) => /\.(js|single\.html)$/.test(name))];
  for (const name of sheets) {
    const css = readFileSync(join(dist, name), 'utf8');
    for (const [whole, property, before] of css.matchAll(/([\w-]+):([^;{}]*)light-dark\(/g)) {
      assert.ok(css.includes(`${property}:${before}#`), `${name}: ${whole} has no plain form before it`);
    }
  }
});

test('README says which browsers are new enough', () => {
  assert.match(readFileSync(join(top, 'README.md'), 'utf8'), /Chrome and Edge from \d+ on, Firefox from \d+, Safari from \d+/);
});
