// A coarse font: all characters that the pages may need of a typeface, in as few bytes as it takes. The small font of a story is a part of
// it (src/site/small_font.ts).
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

/** The glyphs of a font, with letters with accents put together from parts, as in `whole`, the font it was made from. */
function putTogether(glyphs, whole) {
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

/** A font of the characters of `bytes`, as TrueType bytes; `woff2` is the one that those were made from. */
export function coarseFont(bytes, woff2) {
  const font = Font.create(bytes, { type: 'ttf' });
  const data = font.get();
  const whole = Font.create(woff2, { type: 'woff2', hinting: false }).get();
  data.glyf = putTogether(data.glyf, whole.glyf);
  for (const glyph of data.glyf) glyph.name = ''; // nobody asks for a glyph by name
  data.post.format = 3; // no names
  regrid(data, coarse);
  font.set(data);
  return Buffer.from(font.write({ type: 'ttf', hinting: false, toBuffer: true }));
}
