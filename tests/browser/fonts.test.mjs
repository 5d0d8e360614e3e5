// The small fonts are made by the build; they must draw what the whole ones draw.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { load } from '../unit/load.mjs';
import { dist, native, story, top } from './harness.mjs';
import { test } from './suite.mjs';

const { Font, woff2 } = createRequire(join(top, 'web/package.json'))('fonteditor-core');
await woff2.init();
const { smallCharacters } = await load('site/small_characters.ts');

const codes = new Set(smallCharacters(readFileSync(story, 'utf8') + execFileSync(native, ['html', story], { encoding: 'utf8' })));

/** Of each character: its advance, and all points of its outline in order of place, in units of a 512th of the size. */
function outlines(name) {
  const data = Font.create(readFileSync(join(dist, name)), { type: 'woff2', compound2simple: true }).get();
  const scale = 512 / data.head.unitsPerEm;
  const of = ({ advanceWidth, contours }) => ({
    advance: advanceWidth * scale,
    points: (contours ?? []).map((contour) => contour.map(({ x, y }) => [x * scale, y * scale])),
  });
  return new Map(data.glyf.flatMap((glyph) => (glyph.unicode ?? []).map((code) => [code, of(glyph)])));
}

test('a character is in the range of one font file only, so that a slow small font makes no browser fetch the whole one', () => {
  const css = readFileSync(join(dist, 'page.css'), 'utf8');
  for (const weight of [400, 600]) {
    const ranges = (kind) => {
      const [, text] = css.match(new RegExp(`inter-${weight}${kind}\\.woff2[^}]*unicode-range: ?([^;}]*)`));
      return [...text.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(([, from, to = from]) => [parseInt(from, 16), parseInt(to, 16)]);
    };
    const [whole, small] = ['', '-latin'].map((kind) => {
      const all = ranges(kind);
      return (code) => all.some(([from, to]) => code >= from && code <= to);
    });
    for (let code = 0; code < 0x3000; ++code) {
      assert.equal(small(code), codes.has(code), code.toString(16));
      assert.ok(!(whole(code) && small(code)), code.toString(16));
    }
    assert.ok(whole(0x141), 'Ł');
    for (const letter of 'عहあ') assert.ok(!whole(letter.codePointAt(0)), `${letter}: Inter has none`);
  }
});

test('what stands in for Inter until it arrives does so for every letter, so that nothing moves then', () => {
  const css = readFileSync(join(dist, 'page.css'), 'utf8');
  const faces = [...css.matchAll(/@font-face ?\{([^}]*)\}/g)].map(([, face]) => face).filter((face) => face.includes('local('));
  assert.equal(faces.length, 2);
  for (const face of faces) assert.ok(!face.includes('unicode-range'), face);
});

for (const weight of [400, 600]) {
  test(`the small font of weight ${weight} draws every character of the pages as the whole one does`, () => {
    const whole = outlines(`fonts/inter-${weight}.woff2`);
    const small = outlines(`fonts/inter-${weight}-latin.woff2`);
    for (const [code, { advance, points }] of whole) {
      if (code !== 0xfffd && !codes.has(code)) continue;
      const found = small.get(code);
      const name = `U+${code.toString(16)}`;
      assert.ok(found, name);
      assert.ok(Math.abs(found.advance - advance) <= 0.5, name);
      assert.deepEqual(found.points.map(({ length }) => length), points.map(({ length }) => length), name);
      // Parts of an accented letter are rounded, and so is where they are put.
      for (const [i, contour] of points.entries()) {
        for (const [j, place] of contour.entries()) for (const axis of [0, 1]) assert.ok(Math.abs(found.points[i][j][axis] - place[axis]) <= 1.01, name);
      }
    }
  });
}
