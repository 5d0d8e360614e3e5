// The command `build`: a whole folder to publish, made from a story.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Site } from '../site/index.js';
import { areSame, readFile, reasonOf, writeFile, writeStream } from './disk.js';
import { counted, say, Stop } from './messages.js';
import { checked, type Package } from './package.js';

export interface BuildOptions {
  story: string;
  out: string;
  baseUrl: string;
}

/** The address the folder will have, with a slash at its end, or "". */
function baseOf(given: string): string {
  if (given === '') return '';
  if (!/^https?:\/\/[^\s/]/i.test(given)) throw new Stop(`--base-url "${given}" is no web address; write https://news.example/explainer/`);
  return new URL(given.endsWith('/') ? given : `${given}/`).href;
}

export function readStory(name: string): Uint8Array {
  try {
    return readFile(name);
  } catch (error) {
    throw new Stop(`cannot read ${name === '-' ? 'standard input' : name}: ${reasonOf(error)}`);
  }
}

/** Copies for a server that sends them, of each file that gains from it: by path. */
async function compressedCopies(site: Site): Promise<Site> {
  const { BROTLI_PARAM_MODE: mode, BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: size } = constants;
  const copies = [...site]
    .filter(([path]) => /\.(html|css|js|ts|json|svg|txt|wasm)$/.test(path))
    .map(async ([path, bytes]): Promise<[string, Uint8Array][]> => {
      const kind = path.endsWith('.wasm') ? constants.BROTLI_MODE_FONT : constants.BROTLI_MODE_GENERIC; // packs a program better
      return [
        [`${path}.br`, await promisify(brotliCompress)(bytes, { params: { [mode]: kind, [quality]: 11, [size]: bytes.length } })],
        [`${path}.gz`, await promisify(gzip)(bytes, { level: 9 })],
      ];
    });
  return new Map((await Promise.all(copies)).flat());
}

/** The files of a site that was made in this folder before. */
function filesBefore(folder: string): string[] {
  try {
    const names = Object.keys(JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8')) as object);
    return names.filter((name) => !/(^|[/\\])\.\.([/\\]|$)/.test(name));
  } catch {
    return [];
  }
}

/** Refuses to write over the story itself: the folder has a copy of it without its line ends. */
function keepStory(name: string, folder: string, site: Site): void {
  const same = name === '-' ? undefined : [...site.keys()].find((path) => areSame(name, join(folder, path)));
  if (same !== undefined) throw new Stop(`build would write its own ${same} over ${name}; choose another folder with --out`);
}

/** Writes the files into the folder, each whole or not at all; those of the site before that are no more are removed. */
function writeSite(folder: string, site: Site): void {
  const before = filesBefore(folder);
  try {
    for (const [path, bytes] of site) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFile(join(folder, path), bytes);
    }
    for (const path of before.flatMap((name) => [name, `${name}.br`, `${name}.gz`])) if (!site.has(path)) rmSync(join(folder, path), { force: true });
  } catch (error) {
    throw new Stop(`cannot write ${(error as NodeJS.ErrnoException).path ?? folder}: ${reasonOf(error)}`);
  }
}

export async function build({ cli, siteOf }: Package, { story: name, out, baseUrl }: BuildOptions): Promise<number> {
  const base = baseOf(baseUrl);
  const story = readStory(name);
  const { good, told } = checked(cli, story, name);
  writeStream('err', told);
  if (!good) return 1;
  if (base === '') say('links to these pages show no picture; say where the folder will be: --base-url https://news.example/explainer/');
  const site = await siteOf(story, name, base);
  keepStory(name, out, site);
  for (const [path, bytes] of await compressedCopies(site)) site.set(path, bytes);
  writeSite(out, site);
  const bytes = [...site.values()].reduce((sum, file) => sum + file.length, 0);
  writeStream('out', `${out}: ${counted(site.size, 'file')}, ${(bytes / 1e6).toFixed(1)} MB; to see it: npx story-explainer serve ${out}\n`);
  return 0;
}
