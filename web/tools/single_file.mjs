// explainer.single.html: the page of index.html with all it needs inside, for publishers that take one file. It fetches nothing, so it
// runs from anywhere, also from a disk, and carries a policy of its own that allows just the scripts and styles in it.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { fill } from '../template.mjs';
import { bundle } from './bundle.mjs';
import { head, metaTags, pictureTag, shell } from './pages.mjs';

const base64 = (bytes) => bytes.toString('base64');
const hashOf = (text) => `'sha256-${base64(createHash('sha256').update(text).digest())}'`;

/** Text no parser takes for anything else: not run, and no policy asks for it. */
function dataBlocks(out, pack) {
  const block = (name) => `<script type="text/plain" data-file="${name}">${base64(gzipSync(readFileSync(join(out, name)), { level: 9 }))}</script>`;
  return ['explainer.wasm', 'story.json', ...(pack ? [`languages/${pack}.json`] : [])].map(block).join('\n');
}

/** The page's styles, with the small fonts in them, which have all that the page says. */
async function styles(out) {
  const css = readFileSync(join(out, 'page.css'), 'utf8').replace(/@font-face\s*\{[^}]*url\(['"]?(fonts\/[^'")]*)['"]?\)[^}]*\}/g, (face, file) => {
    if (!file.includes('-latin')) return '';
    const address = `data:font/woff2;base64,${base64(readFileSync(join(out, file)))}`;
    return face.replace(file, address).replace(/unicode-range:[^;}]*;?/, '');
  });
  return (await transform(css, { loader: 'css', minify: true })).code.trim();
}

/** Writes the file into `out`, from the files that are there and what writePages returned; `more` are options of esbuild for the script. */
export async function writeSingleFile(out, { values, stills, alt }, more) {
  const scriptFile = join(out, 'explainer.single.js');
  await bundle('single.ts', scriptFile, more);
  const script = readFileSync(scriptFile, 'utf8').trim();
  rmSync(scriptFile);
  const css = await styles(out);
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
  const svg = (name) => `data:image/svg+xml;base64,${base64(readFileSync(join(out, name)))}`;
  const linked = shell().replace('<story-explainer ', '<story-explainer deep-link '); // it has the address to itself
  const html = fill(linked, {
    ...values,
    head: head({ policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`, style: `<style>${css}</style>` }),
    social: metaTags({ 'og:type': 'article', 'og:title': values.title, 'og:description': values.description }),
    scripts: '',
    still: pictureTag(
      stills.filter(({ media }) => media === ''),
      alt,
      svg,
    ), // the smaller ones are left out
    data: `${dataBlocks(out, values.pack)}\n<script type="module">${script}</script>`,
  });
  writeFileSync(join(out, 'explainer.single.html'), html);
}
