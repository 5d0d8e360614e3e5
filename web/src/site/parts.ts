// What a site is made of beside its story: made once by the build, the same for all stories.

/** Files by path. What is in the folder `parts` is only for making; all else is in every site as it is. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** The page templates, of parts/templates.json. */
export interface Templates {
  index: string;
  article: string; // written for the story that comes along
  plainArticle: string;
  embed: string;
  head: string;
  scripts: string;
  readMe: string;
}

/** The list of all parts, beside them. */
export const listOfParts = 'parts.json';

/** Reads all parts with `read`, which gets a path. */
export async function loadParts(read: (path: string) => Promise<Uint8Array>): Promise<Parts> {
  const names = JSON.parse(textOf(await read(listOfParts))) as string[];
  return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function part(parts: Parts, name: string): Uint8Array {
  const bytes = parts.get(name);
  if (!bytes) throw new Error(`the part ${name} is missing; build the parts again`);
  return bytes;
}

/** The parts that are in every site. */
export const isPublished = (name: string): boolean => !name.startsWith('parts/');

/** The tags of the languages that have words, sorted. */
export function languageTagsOf(parts: Parts): string[] {
  return [...parts.keys()].flatMap((name) => /^languages\/(.+)\.json$/.exec(name)?.[1] ?? []).sort();
}
