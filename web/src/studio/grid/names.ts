// What the things of a story are called in cells, and which thing a name means. Kept for each list, for lists are never changed in place.
import { isList, isObject, type Json, type JsonObject } from '../pointer.js';
import type { SheetName } from './columns.js';

/** The names in one list: how each id is shown, and which id a name, an id or an address means. */
export interface Names {
  readonly shown: ReadonlyMap<string, string>;
  /** By names in small letters; null where two things have the name. */
  readonly meant: ReadonlyMap<string, string | null>;
}

const none: Names = { shown: new Map(), meant: new Map() };

export const rowsOf = (story: JsonObject, sheet: SheetName): readonly Json[] => {
  const list = story[sheet];
  return isList(list) ? list : [];
};

export const textOf = (row: Json | undefined, field: string): string => {
  const value = isObject(row) ? row[field] : undefined;
  return typeof value === 'string' ? value : '';
};

export const folded = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

// Best first: the first that no other thing of the list has is shown.
const shownBy: Readonly<Record<SheetName, (row: Json) => string[]>> = {
  events: (row) => [textOf(row, 'title')],
  entities: (row) => [textOf(row, 'name')],
  sources: (row) => [textOf(row, 'publisher'), `${textOf(row, 'publisher')}: ${textOf(row, 'title')}`],
  programs: (row) => [textOf(row, 'name')],
};

const alsoMeant: Readonly<Record<SheetName, readonly string[]>> = {
  events: [],
  entities: ['short'],
  sources: ['url', 'title'],
  programs: [],
};

interface RowNames {
  readonly id: string;
  /** Each with its letters made small. */
  readonly shown: readonly (readonly [string, string])[];
  readonly others: readonly string[];
}

const known = new WeakMap<readonly Json[], Names>();
const knownRows = new WeakMap<object, RowNames>(); // an edit makes one row and one list anew

function namesOfRow(row: Json, shownOf: (row: Json) => string[], others: readonly string[]): RowNames {
  const cached = isObject(row) ? knownRows.get(row) : undefined;
  if (cached) return cached;
  const shown = shownOf(row).map((text): [string, string] => [text, folded(text)]);
  const names = { id: textOf(row, 'id'), shown, others: others.map((field) => folded(textOf(row, field))) };
  if (isObject(row)) knownRows.set(row, names);
  return names;
}

function namesIn(list: readonly Json[], shownOf: (row: Json) => string[], others: readonly string[]): Names {
  const rows = list.map((row) => namesOfRow(row, shownOf, others));
  const meant = new Map<string, string | null>();
  const name = (key: string, id: string) => {
    if (key !== '') meant.set(key, meant.has(key) && meant.get(key) !== id ? null : id);
  };
  for (const row of rows) {
    for (const [, key] of row.shown) name(key, row.id);
    for (const key of row.others) name(key, row.id);
  }
  for (const { id } of rows) if (id) meant.set(folded(id), id);
  const shown = new Map<string, string>();
  for (const row of rows) {
    const best = row.shown.find(([text, key]) => meant.get(key) === row.id && !text.includes(';'))?.[0];
    if (row.id) shown.set(row.id, best ?? row.id);
  }
  return { shown, meant };
}

export function namesOf(story: JsonObject, sheet: SheetName): Names {
  const list = story[sheet];
  if (!isList(list)) return none;
  let names = known.get(list);
  if (!names) known.set(list, (names = namesIn(list, shownBy[sheet], alsoMeant[sheet])));
  return names;
}

/** Those of the generations of a programme. */
export function generationNames(story: JsonObject, program: Json | undefined): Names {
  const found = rowsOf(story, 'programs').find((row) => textOf(row, 'id') === program);
  const list = isObject(found) ? found['generations'] : undefined;
  if (!isList(list)) return none;
  let names = known.get(list);
  if (!names) known.set(list, (names = namesIn(list, (row) => [textOf(row, 'name')], [])));
  return names;
}

/** An id made of a name, unlike those that are taken. */
export function freshId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const base = plain || 'x';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

export const idsIn = (list: readonly Json[]): Set<string> => new Set(list.map((row) => textOf(row, 'id')).filter(Boolean));

/** What a row is called where it is spoken of elsewhere. */
export const rowName = (row: Json | undefined): string => textOf(row, 'title') || textOf(row, 'name') || textOf(row, 'publisher') || textOf(row, 'id');
