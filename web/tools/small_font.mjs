// The small fonts: what most stories need of a typeface, in as few bytes as it takes.
import fonteditor from 'fonteditor-core';

const { Font } = fonteditor;

// Units per em: at 100 device pixels an outline is off by a tenth of one at most.
const coarse = 512;

// Moves everything of a font to a grid of `units` per em.
function regrid(data, units) {
  const scale = units / data.head.unitsPerEm;
  const round = (thing, fields) => {
    for (const field of fields) if (thing[field] !== undefined) thing[field] = Math.round(thing[field] * scale);
  };
  for (const glyph of data.glyf) {
    round(glyph, ['advanceWidth', 'leftSideBearing', 'xMin', 'xMax', 'yMin', 'yMax']);
    for (const point of (glyph.contours ?? []).flat()) round(point, ['x', 'y']);
    for (const { transform } of glyph.glyfs ?? []) round(transform, ['e', 'f']);
  }
  round(data.hhea, ['ascent', 'descent', 'lineGap']);
  // Browsers take the height of a line from these.
  round(data['OS/2'], [
    'sTypoAscender',
    'sTypoDescender',
    'sTypoLineGap',
    'usWinAscent',
    'usWinDescent',
    'sxHeight',
    'sCapHeight',
    'xAvgCharWidth',
    'yStrikeoutSize',
    'yStrikeoutPosition',
  ]);
  data.head.unitsPerEm = units;
}

/** The glyphs of `canvas` for `codes`; letters with accents are put together from parts, as in `whole`, the font it was made from. */
function glyphsFor(codes, canvas, whole) {
  const kept = canvas.filter((glyph, index) => index > 0 && (glyph.unicode ?? []).some((code) => code === 0xfffd || codes.has(code)));
  // In the order of their characters, so that the table of characters is a short one.
  const glyphs = [canvas[0], ...kept.sort((a, b) => a.unicode[0] - b.unicode[0])];
  const compounds = new Map(whole.filter(({ compound }) => compound).flatMap((glyph) => (glyph.unicode ?? []).map((code) => [code, glyph])));
  const places = new Map(); // of a glyph of `whole`, in `out`
  const out = glyphs.map((glyph) => {
    const [code] = glyph.unicode ?? [];
    const compound = glyph.unicode?.length === 1 && compounds.get(code);
    if (!compound || compound.advanceWidth !== glyph.advanceWidth) return glyph; // a tabular digit has another width
    return { ...glyph, contours: undefined, compound: true, glyfs: compound.glyfs };
  });
  const byCode = new Map(out.flatMap((glyph, place) => (glyph.unicode ?? []).map((code) => [code, place])));
  const placeOf = (index) => {
    const known = places.get(index);
    if (known !== undefined) return known;
    const part = whole[index];
    const code = part.unicode?.find((each) => byCode.has(each));
    const place = code !== undefined && out[byCode.get(code)].name === part.name ? byCode.get(code) : out.push({ ...part, unicode: [] }) - 1;
    places.set(index, place);
    return place;
  };
  for (const glyph of out) {
    // Copies, for the same part may stand in many.
    if (glyph.compound) glyph.glyfs = glyph.glyfs.map((part) => ({ ...part, glyphIndex: placeOf(part.glyphIndex), transform: { ...part.transform } }));
  }
  return out;
}

/** The same font without what no one reads: old forms of the table of characters, and all names but the font's own. */
function thinned(font) {
  const tables = [];
  for (let i = 0, at = 12; i < font.readUInt16BE(4); ++i, at += 16) {
    const [tag, start, length] = [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
    const bytes = font.subarray(start, start + length);
    tables.push([tag, tag === 'cmap' ? windowsCharacters(bytes) : tag === 'name' ? fewNames(bytes) : bytes]);
  }
  return assembled(tables);
}

/** Of a cmap the table that covers 16 bits, which is all a small font has. */
function windowsCharacters(cmap) {
  for (let i = 0, at = 4; i < cmap.readUInt16BE(2); ++i, at += 8) {
    const start = cmap.readUInt32BE(at + 4);
    if (cmap.readUInt16BE(at) !== 3 || cmap.readUInt16BE(start) !== 4) continue;
    const head = Buffer.from([0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12]);
    return Buffer.concat([head, cmap.subarray(start, start + cmap.readUInt16BE(start + 2))]);
  }
  throw new Error('a small font has no table of characters');
}

/** Family, style, whole name and PostScript name, in the one form that browsers ask for. */
function fewNames(name) {
  const texts = name.readUInt16BE(4);
  const kept = [];
  for (let i = 0, at = 6; i < name.readUInt16BE(2); ++i, at += 12) {
    if (name.readUInt16BE(at) !== 3 || ![1, 2, 4, 6].includes(name.readUInt16BE(at + 6))) continue;
    const start = texts + name.readUInt16BE(at + 10);
    kept.push([name.subarray(at, at + 8), name.subarray(start, start + name.readUInt16BE(at + 8))]);
  }
  const head = Buffer.alloc(6 + 12 * kept.length);
  head.writeUInt16BE(kept.length, 2);
  head.writeUInt16BE(head.length, 4);
  let end = 0;
  for (const [i, [record, text]] of kept.entries()) {
    record.copy(head, 6 + 12 * i);
    head.writeUInt16BE(text.length, 14 + 12 * i);
    head.writeUInt16BE(end, 16 + 12 * i);
    end += text.length;
  }
  return Buffer.concat([head, ...kept.map(([, text]) => text)]);
}

function sumOf(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

/** A TrueType file of these tables. */
function assembled(tables) {
  const power = Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(0x10000, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(16 << power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (tables.length - (1 << power)), 10);
  const bodies = [];
  let end = head.length;
  for (const [i, [tag, bytes]] of tables.entries()) {
    const body = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    if (tag === 'head') body.writeUInt32BE(0, 8); // left out of the sum of the whole
    head.write(tag, 12 + 16 * i, 'latin1');
    head.writeUInt32BE(sumOf(body), 16 + 16 * i);
    head.writeUInt32BE(end, 20 + 16 * i);
    head.writeUInt32BE(bytes.length, 24 + 16 * i);
    bodies.push(body);
    end += body.length;
  }
  const file = Buffer.concat([head, ...bodies]);
  const start = tables
    .slice(
      0,
      tables.findIndex(([tag]) => tag === 'head'),
    )
    .reduce((sum, [, bytes]) => sum + ((bytes.length + 3) & ~3), head.length);
  file.writeUInt32BE((0xb1b0afba - sumOf(file)) >>> 0, start + 8);
  return file;
}

/** A font for these code points alone, as TrueType bytes; `bytes` are the whole font, `woff2` the one that was made from. */
export function smallFont(bytes, woff2, codes) {
  const font = Font.create(bytes, { type: 'ttf' });
  const data = font.get();
  const whole = Font.create(woff2, { type: 'woff2', hinting: false }).get();
  data.glyf = glyphsFor(new Set(codes), data.glyf, whole.glyf);
  for (const glyph of data.glyf) glyph.name = ''; // nobody asks for a glyph by name
  data.post.format = 3; // no names
  regrid(data, coarse);
  font.set(data);
  return thinned(Buffer.from(font.write({ type: 'ttf', hinting: false, toBuffer: true })));
}
