// A still is text, set in whatever typeface there is where it is shown. Its lines have the room that the program measured in Inter.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { native, open, top } from './harness.mjs';
import { test } from './suite.mjs';

const stories = join(top, 'tests/stories/good');
const sizes = ['360x640', '720x760', '1280x620'];
const fonts = ['Inter', 'DejaVu Sans', 'DejaVu Serif', 'Liberation Sans']; // as it was measured; much wider; with serifs; narrower

const still = (name, size) => execFileSync(native, ['svg', join(stories, name), '--at', '2100', '--size', size], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** What is wrong with the lines of a still in a typeface, in words, and how much each is squeezed. Runs in the page. */
function faults({ svg, font }) {
  globalThis.policy ??= trustedTypes.createPolicy('stills', { createHTML: (text) => text });
  const drawing = new DOMParser().parseFromString(globalThis.policy.createHTML(svg), 'image/svg+xml').documentElement;
  document.body.replaceChildren(drawing);
  drawing.style.fontFamily = `"${font}"`;
  const [right, bottom] = ['width', 'height'].map((side) => Number(drawing.getAttribute(side)));
  const lines = [...drawing.querySelectorAll('text')].map((text) => {
    const { x, width } = text.getBBox();
    const size = Number(text.getAttribute('font-size'));
    const baseline = Number(text.getAttribute('y'));
    return { text, said: text.textContent, left: x, right: x + width, top: baseline - 0.72 * size, bottom: baseline + 0.2 * size };
  });
  const wrong = [];
  for (const [i, a] of lines.entries()) {
    if (a.left < -0.5 || a.right > right + 0.5 || a.top < -0.5 || a.bottom > bottom + 0.5) wrong.push(`“${a.said}” leaves the picture`);
    for (const b of lines.slice(i + 1)) {
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5) wrong.push(`“${a.said}” is over “${b.said}”`);
    }
  }
  const squeezed = lines.map(({ text, said, left, right: end }) => {
    text.removeAttribute('textLength');
    return { said, by: (end - left) / text.getComputedTextLength() };
  });
  return { wrong, squeezed };
}

for (const size of sizes) {
  test(`in any typeface no line of a still of ${size} is over another, leaves the picture, or is squeezed or stretched until it is hard to read`, async () => {
    const answers = { 'page.css': { contentType: 'text/css', body: '@font-face { font-family: Inter; src: url(fonts/inter-400.woff2); } @font-face { font-family: Inter; font-weight: 600; src: url(fonts/inter-600.woff2); }' } };
    const page = await open('', { html: '', answers, wait: false });
    await page.evaluate(() => Promise.all(['16px Inter', '600 16px Inter'].map((font) => document.fonts.load(font))));
    const all = [];
    const squeezed = [];
    for (const name of readdirSync(stories)) {
      const svg = still(name, size);
      for (const font of fonts) {
        const found = await page.evaluate(faults, { svg, font });
        all.push(...found.wrong.map((fault) => `${name} in ${font}: ${fault}`));
        for (const { said, by } of found.squeezed) squeezed.push({ by, where: `${name} in ${font}: “${said}” has ${by.toFixed(2)} of its width` });
      }
    }
    assert.deepEqual(all, []);
    squeezed.sort((a, b) => a.by - b.by);
    assert.ok(squeezed.length > 1000);
    assert.ok(squeezed[0].by > 0.6, squeezed[0].where);
    assert.ok(squeezed.at(-1).by < 1.4, squeezed.at(-1).where);
  });
}
