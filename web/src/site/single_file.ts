// explainer.single.html: the page of index.html with all it needs inside, for publishers that take one file. It fetches nothing, so it
// runs from anywhere, also from a disk, and carries a policy of its own that allows just the scripts and styles in it.
import { gzipSync } from 'fflate';
import { part, textOf, type Parts } from './parts.js';
import { base64, hashOf } from './sums.js';

/** Text no parser takes for anything else: not run, and no policy asks for it. */
function dataBlock(name: string, bytes: Uint8Array): string {
  const travels = gzipSync(bytes, { level: 9, mtime: 0 }); // without a time: the same bytes of the same story
  return `<script type="text/plain" data-file="${name}">${base64(travels)}</script>`;
}

/** The page's styles, with the small fonts in them, which have all that the page says. */
function styles(files: ReadonlyMap<string, Uint8Array>): string {
  const css = textOf(part(files, 'page.css'));
  return css
    .replace(/@font-face\{[^}]*url\(['"]?(fonts\/[^'")]*)['"]?\)[^}]*\}/g, (face: string, file: string) => {
      if (!file.includes('-latin')) return '';
      const address = `data:font/woff2;base64,${base64(part(files, file))}`;
      return face.replace(file, address).replace(/;unicode-range:[^;}]*/, '');
    })
    .trim();
}

/** The address of a picture that is in the file itself. */
export const drawingAddress = (svg: Uint8Array): string => `data:image/svg+xml;base64,${base64(svg)}`;

/** What the page of a single file has in place of links: its policy, its styles, and, at its end, data and the script. `names` of the data. */
export function inside(files: ReadonlyMap<string, Uint8Array>, parts: Parts, names: string[]): { policy: string; style: string; data: string } {
  const script = textOf(part(parts, 'parts/single.js')).trim();
  const css = styles(files);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(css)}`,
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  const blocks = names.map((name) => dataBlock(name, part(files, name)));
  return {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    style: `<style>${css}</style>`,
    data: `${blocks.join('\n')}\n<script type="module">${script}</script>`,
  };
}
