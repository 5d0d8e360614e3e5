// Makes Inter in two weights: as TrueType for the native program, for our own pages as WOFF 2, and as coarse fonts, from which the pages
// of a story get small ones.
//   node web/fonts.mjs [OUT_DIR]       (build/fonts when not given)
// Neither Dear ImGui's font reader nor a 2D canvas can be asked for OpenType features, so that is done here: the digits are
// Inter's tabular ones, and figures keep their width while they change.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fonteditor from 'fonteditor-core';
import { coarseFont } from './tools/coarse_font.mjs';

const { Font, woff2 } = fonteditor;

const weights = { 400: 'Regular', 600: 'SemiBold' };

// First and last code point of each run that is kept; what Inter lacks is left out.
const kept = [
  [0x20, 0x7e], // Basic Latin
  [0xa0, 0xff], // Latin-1
  [0x100, 0x17f], // Latin Extended-A
  [0x192, 0x192], // ƒ
  [0x218, 0x21b], // Romanian
  [0x2c6, 0x2dd], // spacing accents
  [0x1e80, 0x1e85], // Welsh
  [0x1e9e, 0x1e9e], // ẞ
  [0x2002, 0x200b], // spaces
  [0x2010, 0x2027], // dashes, quotation marks, bullets, ellipsis
  [0x202f, 0x203a], // narrow space, per mille, primes, single quotation marks
  [0x2044, 0x2044], // fraction slash
  [0x2070, 0x2089], // superscript and subscript digits
  [0x20a0, 0x20bf], // currencies
  [0x2116, 0x2122], // №, ℠, ™
  [0x215b, 0x215e], // eighths
  [0x2190, 0x2199], // arrows
  [0x2202, 0x2265], // mathematics: − √ ∞ ≈ ≠ ≤ ≥
  [0x25a0, 0x25cf], // plain shapes
  [0x2713, 0x2717], // tick, cross
];

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

// From a whole font the one the picture needs, as TrueType bytes.
function pictureFont(bytes) {
  const font = Font.create(bytes, { type: 'woff2', hinting: false, compound2simple: true });
  const data = font.get();
  const tabular = new Map();
  for (const [value, name] of digits.entries()) {
    const glyph = data.glyf.find((candidate) => candidate.name === `${name}.tf`);
    if (!glyph) throw new Error(`this Inter has no glyph ${name}.tf, its tabular ${value}`);
    tabular.set(0x30 + value, glyph);
  }
  if (new Set([...tabular.values()].map((glyph) => glyph.advanceWidth)).size !== 1) throw new Error('the tabular digits differ in width');

  const missing = data.glyf[0];
  const glyphs = [missing, { ...missing, name: 'uniFFFD', unicode: [0xfffd] }];
  for (const glyph of data.glyf.slice(1)) {
    const codes = (glyph.unicode ?? []).filter((code) => kept.some(([first, last]) => code >= first && code <= last));
    if (codes.length === 0) continue;
    const drawn = codes.length === 1 ? (tabular.get(codes[0]) ?? glyph) : glyph;
    glyphs.push({ ...drawn, unicode: codes });
  }
  data.glyf = glyphs;
  font.set(data);
  return Buffer.from(font.write({ type: 'ttf', hinting: false, toBuffer: true }));
}

const out = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../build/fonts');
const inter = dirname(createRequire(import.meta.url).resolve('inter-ui/package.json'));

// A file appears whole or not at all.
function write(name, bytes) {
  writeFileSync(join(out, `${name}.new`), bytes);
  renameSync(join(out, `${name}.new`), join(out, name));
}

mkdirSync(out, { recursive: true });
await woff2.init();
write('inter-LICENSE.txt', readFileSync(join(inter, 'LICENSE.txt')));
for (const [weight, name] of Object.entries(weights)) {
  const source = readFileSync(join(inter, `web/Inter-${name}.woff2`));
  const bytes = pictureFont(source);
  write(`inter-${weight}.woff2`, woff2.encode(bytes));
  write(`inter-${weight}-coarse.ttf`, coarseFont(bytes, source));
  write(`inter-${weight}.ttf`, bytes);
  console.log(`${join(out, `inter-${weight}.ttf`)}: ${bytes.length} bytes`);
}
