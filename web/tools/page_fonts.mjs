// Inter for the pages: whole, and the small one of each weight that has all that they say; and the style sheet that names both.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fonteditor from 'fonteditor-core';
import { smallCharacters, unicodeRanges } from '../latin.mjs';
import { minified } from './bundle.mjs';
import { smallFont } from './small_font.mjs';

const { woff2 } = fonteditor;
const web = dirname(dirname(fileURLToPath(import.meta.url)));
const inter = dirname(createRequire(import.meta.url).resolve('inter-ui/package.json'));

/** Writes page.css and fonts/ into `out`; `fonts` is the folder that web/fonts.mjs has filled, `text` what the pages say. */
export async function writeFonts(out, fonts, text) {
  const codes = smallCharacters(text);
  await woff2.init();
  for (const [weight, name] of [
    [400, 'Regular'],
    [600, 'SemiBold'],
  ]) {
    cpSync(join(fonts, `inter-${weight}.woff2`), join(out, `fonts/inter-${weight}.woff2`));
    const source = readFileSync(join(inter, `web/Inter-${name}.woff2`));
    const small = smallFont(readFileSync(join(fonts, `inter-${weight}.ttf`)), source, codes);
    writeFileSync(join(out, `fonts/inter-${weight}-latin.woff2`), woff2.encode(small));
  }
  const { small, whole } = unicodeRanges(codes);
  const css = minified(join(web, 'page.css')).replace(/(@font-face\{[^}]*)\}/g, (face, inner) =>
    face.includes('url(') ? `${inner};unicode-range:${face.includes('-latin') ? small : whole}}` : face,
  );
  writeFileSync(join(out, 'page.css'), css);
}
