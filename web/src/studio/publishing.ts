// What is published, made in the worker: the whole folder by the same functions as the build's.
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Cli } from '../cli/program.js';
import { loadParts, loadTools, makeSite, type Parts, type Site, type Tools } from '../site/index.js';
import type { JsonObject } from './pointer.js';
import { format } from './program.js';
import { slug } from './slug.js';
import { titleOf } from './title.js';

let loaded: Promise<{ parts: Parts; tools: Tools }> | undefined;

/** `fetched` gets a file of the studio's own folder. */
async function loadAll(fetched: (path: string) => Promise<Uint8Array>): Promise<{ parts: Parts; tools: Tools }> {
  const parts = await loadParts(fetched);
  return { parts, tools: await loadTools(parts) };
}

let last: { story: JsonObject; base: string; site: Site } | undefined; // both the ZIP and the single file are made of it

/** The files of the folder; `base` is where it will be, or "". */
export async function siteOf(cli: Cli, story: JsonObject, base: string, fetched: (path: string) => Promise<Uint8Array>): Promise<Site> {
  if (last?.story === story && last.base === base) return last.site;
  loaded ??= loadAll(fetched).catch((error: unknown) => {
    loaded = undefined; // the next call tries again
    throw error;
  });
  const { parts, tools } = await loaded;
  const site = await makeSite(strToU8(format(cli, story)), parts, cli, tools, { base });
  last = { story, base, site };
  return site;
}

const isPacked = (path: string) => /\.(png|woff2)$/.test(path);

/** One ZIP with the site in a folder that is named after the story. */
export function zipOf(site: Site, story: JsonObject): Uint8Array {
  const folder = slug(titleOf(story));
  const files: Zippable = {};
  for (const [path, bytes] of site) files[`${folder}/${path}`] = [bytes, { level: isPacked(path) ? 0 : 6 }];
  return zipSync(files);
}
