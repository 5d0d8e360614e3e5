// Inter for the pages: small fonts of each weight that have all that the pages say, and the style sheet that names them beside the whole ones.
import { bytesOf, part, textOf, type Parts } from './parts.js';
import { smallCharacters, unicodeRanges } from './small_characters.js';
import { smallFont } from './small_font.js';
import type { Tools } from './tools.js';

const weights = [400, 600];

/** page.css and the small fonts, by path; `text` is what the pages say. */
export async function pageFonts(parts: Parts, text: string, { woff2 }: Tools): Promise<[string, Uint8Array][]> {
  const codes = smallCharacters(text);
  const fonts: [string, Uint8Array][] = [];
  for (const weight of weights) {
    fonts.push([`fonts/inter-${weight}-latin.woff2`, await woff2(smallFont(part(parts, `parts/inter-${weight}-coarse.ttf`), codes))]);
  }
  const { small, whole } = unicodeRanges(codes);
  const css = textOf(part(parts, 'parts/page.css')).replace(/(@font-face\{[^}]*)\}/g, (face: string, inner: string) =>
    face.includes('url(') ? `${inner};unicode-range:${face.includes('-latin') ? small : whole}}` : face,
  );
  return [['page.css', bytesOf(css)], ...fonts];
}
