// The studio: its page, its scripts, and the service worker that keeps them. No page of a reader has anything of it.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, minified } from './bundle.mjs';
import { filesIn } from './files.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whether a file of the built folder is there for the studio, or for making sites, and not for readers. */
export const isOfStudio = (name) => /^(studio|guide|offline\.js|cli\.wasm|template\.|parts)/.test(name);

/** Its scripts by what they are made from; what two of them share is a file of its own in the folder studio. */
const scripts = {
  studio: 'studio.ts',
  studio_worker: 'studio/program_worker.ts',
  studio_keeper: 'studio/keeper_worker.ts',
};

/** The paths below `out` of all that the studio asks for, once opened. */
function askedFor(out, parts) {
  const own = [
    'studio.html',
    'studio.css',
    ...Object.keys(scripts).map((name) => `${name}.js`),
    'cli.wasm',
    'page.css',
    'fonts/inter-400-latin.woff2',
    'fonts/inter-600-latin.woff2',
    'story.json',
    'parts.json',
  ];
  const chunks = filesIn(join(out, 'studio')).map((file) => `studio/${file}`);
  return [...own, ...chunks, ...parts].filter((name) => existsSync(join(out, name))).sort();
}

/** Adds the studio to the folder `out`. */
export async function makeStudio(out) {
  cpSync(join(web, 'studio.html'), join(out, 'studio.html'));
  if (existsSync(join(web, 'studio.css'))) writeFileSync(join(out, 'studio.css'), minified(join(web, 'studio.css')));
  const there = Object.entries(scripts).filter(([, source]) => existsSync(join(web, 'src', source)));
  const packs = readdirSync(join(out, 'languages')).filter((name) => name.endsWith('.json'));
  const tags = packs.map((name) => name.slice(0, -5)).sort();
  const define = { languageTags: JSON.stringify(tags.join(' ')) };
  await bundle(out, Object.fromEntries(there), { define, splitting: true, chunkNames: 'studio/[name]-[hash]' });
}

/** Adds what keeps the studio: last of all, for it knows the sum of its files. */
export async function makeOffline(out) {
  const files = askedFor(out, JSON.parse(readFileSync(join(out, 'parts.json'), 'utf8')));
  const sum = createHash('sha256');
  for (const file of files) sum.update(file).update(readFileSync(join(out, file)));
  const define = { studioFiles: JSON.stringify(files), studioVersion: JSON.stringify(sum.digest('base64url').slice(0, 16)) };
  await bundle(out, { offline: 'offline.ts' }, { define, format: 'iife' });
}
