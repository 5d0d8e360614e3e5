// Cells whose text needs no program: names, words from a list, lists of either. Dates and amounts are read and written by the core.
import { isList, isObject, type Json, type JsonObject } from '../pointer.js';
import type { Column, SheetName } from './columns.js';
import { folded, freshId, generationNames, idsIn, namesOf, rowsOf, textOf, type Names } from './names.js';

/** "in_talks" as a person writes it. */
export const spoken = (word: string): string => word.replaceAll('_', ' ');

const textIn = (value: Json): string => (typeof value === 'string' ? value : isObject(value) ? textOf(value, 'id') : JSON.stringify(value));

const listed = (value: Json, names: Names): string => (isList(value) ? value : [value]).map((item) => names.shown.get(textIn(item)) ?? textIn(item)).join('; ');

const sheetsOfKind: Partial<Record<Column['kind'], SheetName>> = {
  entity: 'entities',
  entities: 'entities',
  sources: 'sources',
  event: 'events',
  events: 'events',
  program: 'programs',
};

/** The names that a cell may have, by their sheet or its programme; null where it has none. */
export function namesFor(story: JsonObject, column: Column, row: Json | undefined): Names | null {
  if (column.kind === 'generation') return generationNames(story, isObject(row) ? row['program'] : undefined);
  const sheet = sheetsOfKind[column.kind];
  return sheet ? namesOf(story, sheet) : null;
}

/** The text of a cell; null where the core must say it. */
export function written(story: JsonObject, column: Column, row: Json): string | null {
  const value = isObject(row) ? row[column.field] : undefined;
  if (value === undefined) return '';
  const names = namesFor(story, column, row);
  if (names) return listed(value, names);
  switch (column.kind) {
    case 'core':
      return typeof value === 'string' && column.field === 'amount' ? value : null;
    case 'choice':
      return typeof value === 'string' ? spoken(value) : JSON.stringify(value);
    case 'flag':
      return value === true ? 'yes' : value === false ? 'no' : textIn(value);
    case 'numbers':
      return isList(value) ? value.join(', ') : textIn(value);
    case 'generations':
      return isList(value) ? value.map((item) => textOf(item, 'name') || textIn(item)).join('; ') : textIn(value);
    default:
      return textIn(value);
  }
}

/** What cells make beside their own values: entities and sources that were named for the first time. */
export class Additions {
  readonly entities: JsonObject[] = [];
  readonly sources: JsonObject[] = [];
  readonly #taken = new Map<SheetName, Set<string>>();

  constructor(readonly story: JsonObject) {}

  fresh(sheet: SheetName, name: string): string {
    let taken = this.#taken.get(sheet);
    if (!taken) this.#taken.set(sheet, (taken = idsIn(rowsOf(this.story, sheet))));
    const id = freshId(name, taken);
    taken.add(id);
    return id;
  }

  /** The id of an entity of that name, which is made where there is none: who pays stands left. */
  entity(name: string, field: string): string {
    const same = this.entities.find((made) => folded(textOf(made, 'name')) === folded(name));
    if (same) return textOf(same, 'id');
    const id = this.fresh('entities', name);
    this.entities.push({ id, name, kind: field === 'from' ? 'investor' : 'company', side: field === 'from' ? 'left' : 'right' });
    return id;
  }

  source(text: string): string {
    const same = this.sources.find((made) => textOf(made, 'url') === text || folded(textOf(made, 'publisher')) === folded(text));
    if (same) return textOf(same, 'id');
    const isAddress = /^https:\/\//i.test(text) && URL.canParse(text);
    const publisher = isAddress ? new URL(text).hostname.replace(/^www\./, '') : text;
    const id = this.fresh('sources', publisher);
    this.sources.push({ id, publisher, title: isAddress ? `Page at ${publisher}` : text, ...(isAddress ? { url: text } : {}) });
    return id;
  }
}

const itemsOf = (text: string): string[] =>
  text
    .split(';')
    .map((item) => item.trim())
    .filter(Boolean);

/** What was typed, as the story has it; undefined for an empty cell. What cannot be read stays the text that it is. */
export function read(additions: Additions, column: Column, typed: string, row: Json | undefined): Json | undefined {
  const text = typed.replace(/\s*[\n\r]+\s*/g, ' ').trim();
  if (text === '') return undefined;
  const { story } = additions;
  const names = namesFor(story, column, row);
  const meant = (name: string): string => {
    const id = names?.meant.get(folded(name));
    if (id) return id;
    if (column.kind === 'entity' || column.kind === 'entities') return additions.entity(name, column.field);
    return column.kind === 'sources' ? additions.source(name) : name;
  };
  switch (column.kind) {
    case 'choice':
      return choiceIn(column, text);
    case 'flag':
      return /^(yes|y|true|1|x|ja|oui|sí|si)$/i.test(text) ? true : /^(no|n|false|0|nein|non)$/i.test(text) ? false : text;
    case 'numbers':
      return /^\d+([,;\s]+\d+)*$/.test(text) ? text.split(/[,;\s]+/).map(Number) : text;
    case 'entity':
    case 'event':
    case 'program':
    case 'generation':
      return meant(text);
    case 'entities':
    case 'events':
      return [...new Set(itemsOf(text).map(meant))];
    case 'sources':
      return cited(itemsOf(text).map(meant), isObject(row) ? row['sources'] : undefined);
    case 'generations':
      return generationsIn(itemsOf(text), isObject(row) ? row['generations'] : undefined);
    default:
      return text;
  }
}

function choiceIn({ choices = [], open = false }: Column, text: string): string {
  const word = folded(text).replaceAll(/[ -]/g, '_');
  return choices.includes(word) || (open && /^[\w.]+$/.test(word)) ? word : text;
}

/** The ids as citations, with the quotes that the cell's value has already. */
function cited(ids: readonly string[], before: Json | undefined): Json {
  const quotes = new Map((isList(before) ? before : []).filter(isObject).map((citation) => [textOf(citation, 'id'), citation]));
  return [...new Set(ids)].map((id) => quotes.get(id) ?? id);
}

function generationsIn(names: readonly string[], before: Json | undefined): Json {
  const list = isList(before) ? before : [];
  const taken = idsIn(list);
  return names.map((name) => {
    const same = list.find((generation) => folded(textOf(generation, 'name')) === folded(name));
    if (same !== undefined) return same;
    const id = freshId(name, taken);
    taken.add(id);
    return { id, name };
  });
}

/** What a cell of the column may be completed to, best first. */
export function completions(story: JsonObject, column: Column, row: Json | undefined): string[] {
  const names = namesFor(story, column, row);
  if (names) return [...new Set(names.shown.values())].sort((one, other) => one.localeCompare(other));
  if (column.kind === 'flag') return ['yes', 'no'];
  return (column.choices ?? []).map(spoken);
}

export const takesList = (column: Column): boolean => ['entities', 'events', 'sources', 'generations'].includes(column.kind);
