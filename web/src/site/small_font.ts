// The small fonts: Inter with the characters of one story alone. They are taken from a coarse font, which has all that the build of the
// parts kept, on a grid of few units and with accented letters put together from parts.
import reading, { type Glyph } from 'fonteditor-core/lib/ttf/ttfreader';
import writing from 'fonteditor-core/lib/ttf/ttfwriter';
import { thinned } from './font_tables.js';

const code = ({ unicode }: Glyph) => unicode?.[0] ?? 0;

/** The glyphs for `codes`, and then the parts that they are put together from. */
function glyphsFor(codes: ReadonlySet<number>, [missing, ...others]: Glyph[]): Glyph[] {
  if (!missing) return [];
  const whole = [missing, ...others];
  const kept = others.filter(({ unicode = [] }) => unicode.some((each) => each === 0xfffd || codes.has(each)));
  // In the order of their characters, so that the table of characters is a short one.
  const places = new Map([missing, ...kept.sort((a, b) => code(a) - code(b))].map((glyph, place) => [glyph, place]));
  const placeOf = (index: number) => {
    const glyph = whole[index] ?? missing;
    const place = places.get(glyph) ?? places.size;
    places.set(glyph, place);
    return place;
  };
  const glyphs: Glyph[] = [];
  // The map is walked with what is added meanwhile: a part may have parts itself.
  for (const [glyph] of places) {
    const { glyfs } = glyph;
    glyphs.push(glyfs ? { ...glyph, glyfs: glyfs.map((part) => ({ ...part, glyphIndex: placeOf(part.glyphIndex) })) } : glyph);
  }
  return glyphs;
}

/** A font for these code points alone, as TrueType bytes; `coarse` is made by web/tools/coarse_font.mjs. */
export function smallFont(coarse: Uint8Array, codes: number[]): Uint8Array {
  const font = new reading.default().read(coarse.slice().buffer);
  font.glyf = glyphsFor(new Set(codes), font.glyf);
  return thinned(new Uint8Array(new writing.default().write(font)));
}
