// What the grid and the form do to the story: cells written, rows made, moved and taken away. Each is one step of undo.
import { yieldToPage } from '../../dom/scheduling.js';
import type { CellQuestion, Core } from '../core.js';
import type { EditOptions, StoryDocument } from '../document.js';
import { insert, move, remove, set, type Patch } from '../patch.js';
import { isList, isObject, pointerOf, type Json, type JsonObject } from '../pointer.js';
import { Additions, read } from './cell_values.js';
import { belongs, columnOf, sheetOf, type SheetName } from './columns.js';
import { idsIn, freshId, rowsOf } from './names.js';

export interface CellEdit {
  /** Index in the story's list; the length of the list and more makes new rows. */
  readonly row: number;
  readonly field: string;
  readonly text: string;
}

/** What the core asks about a cell that could be read in two ways, or says of one that could not be read. */
export interface Remark extends CellQuestion {
  readonly edit: CellEdit;
}

export interface Written {
  readonly remarks: readonly Remark[];
  /** Names of entities and sources that were made. */
  readonly made: readonly string[];
  /** What was not written, for its row was taken away before its turn came. */
  readonly lost: readonly CellEdit[];
}

interface Value {
  readonly edit: CellEdit;
  readonly value: Json | undefined;
}

/** The cells that the core reads, as the story has them; text that it cannot read stays text, where `check` names it. */
async function coreValues(core: Core, story: JsonObject, edits: readonly CellEdit[]): Promise<{ values: Value[]; remarks: Remark[] }> {
  const typed = edits.filter(({ text }) => text.trim() !== '');
  const cells = typed.map(({ field, text }) => ({ field, text }));
  const failed = (error: unknown) => cells.map(() => ({ problem: error instanceof Error ? error.message : String(error) }));
  const answers = cells.length === 0 ? [] : await core.readCells(story, cells).catch(failed);
  const remarks: Remark[] = [];
  const values = typed.map((edit, i): Value => {
    const answer = answers[i]!;
    if ('value' in answer) {
      if (answer.note) remarks.push({ edit, question: answer.note });
      return { edit, value: answer.value ?? undefined };
    }
    remarks.push({ edit, ...('question' in answer ? answer : { question: answer.problem }) });
    return { edit, value: edit.text.trim() };
  });
  const empty = edits.filter(({ text }) => text.trim() === '').map((edit): Value => ({ edit, value: undefined }));
  return { values: [...values, ...empty], remarks };
}

/** New rows get an id, by what they are called. */
function identified(row: JsonObject, sheet: SheetName, taken: Set<string>): JsonObject {
  if (row['id'] !== undefined) return row;
  const name = row[{ events: 'title', entities: 'name', sources: 'publisher', programs: 'name' }[sheet]];
  const id = freshId(typeof name === 'string' ? name : sheetOf(sheet).one, taken);
  taken.add(id);
  return { id, ...row };
}

const additionPatches = (story: JsonObject, { entities, sources }: Additions): Patch[] =>
  Object.entries({ entities, sources })
    .filter(([, made]) => made.length > 0)
    .map(([sheet, made]) => set(pointerOf(sheet), [...rowsOf(story, sheet as SheetName), ...made]));

/** Writes what was typed or pasted into the rows as they are at this moment, after all that was typed before. `label` is for undo. */
export function writeCells(
  { document, core }: { document: StoryDocument; core: Core },
  sheet: SheetName,
  edits: readonly CellEdit[],
  label: string,
  options: EditOptions = {},
): Promise<Written> {
  const before = document.state.story;
  return document.queue(() => writeInTurn(document, core, { before, sheet, edits }, label, options));
}

/** Edits of a sheet, with the story that their rows are counted in. */
interface Edits {
  readonly before: JsonObject;
  readonly sheet: SheetName;
  readonly edits: readonly CellEdit[];
}

async function writeInTurn(document: StoryDocument, core: Core, { before, sheet, edits }: Edits, label: string, options: EditOptions): Promise<Written> {
  const isCore = ({ field }: CellEdit) => columnOf(sheet, field)?.kind === 'core';
  const [coreEdits, own] = [edits.filter(isCore), edits.filter((edit) => !isCore(edit))];
  const { values, remarks } = coreEdits.length ? await coreValues(core, document.state.story, coreEdits) : { values: [], remarks: [] };
  const { additions, read: others } = await ownValues(document, { before, sheet, edits: own });
  const story = document.state.story;
  const rowNow = rowFinder(rowsOf(before, sheet), rowsOf(story, sheet));
  const placed = values.flatMap(({ edit, value }): Value[] => {
    const row = rowNow(edit.row);
    return row === null ? [] : [{ edit: { ...edit, row }, value }];
  });
  const patches = cellPatches(story, sheet, [...placed, ...others]);
  document.edit(label, [...additionPatches(story, additions), ...patches], options);
  const made = [...additions.entities.map(({ name }) => String(name)), ...additions.sources.map(({ publisher }) => String(publisher))];
  const lost = edits.filter(({ row }) => rowNow(row) === null);
  return { remarks: remarks.filter(({ edit }) => !lost.includes(edit)), made, lost };
}

const slice = 2000; // cells that are read before the page has its turn

/** The cells that need no program. A story that changes between the slices is begun again, at once. */
async function ownValues(document: StoryDocument, { before, sheet, edits }: Edits): Promise<{ additions: Additions; read: readonly Value[] }> {
  const begin = () => {
    const { story } = document.state;
    return { additions: new Additions(story), rowNow: rowFinder(rowsOf(before, sheet), rowsOf(story, sheet)), at: 0, read: [] as Value[] };
  };
  let done = begin();
  const go = (to: number) => {
    const list = rowsOf(done.additions.story, sheet);
    for (const edit of edits.slice(done.at, to)) {
      const row = done.rowNow(edit.row);
      if (row !== null) done.read.push({ edit: { ...edit, row }, value: read(done.additions, columnOf(sheet, edit.field)!, edit.text, list[row]) });
    }
    done.at = to;
  };
  for (let to = slice; to < edits.length; to += slice) {
    go(to);
    await yieldToPage();
    if (document.state.story !== done.additions.story) {
      done = begin();
      break;
    }
  }
  go(edits.length);
  return done;
}

/**
 * Where a row of the list `old` stands in the list `now`: rows move, and are changed, while an edit waits for its turn. Null where it is
 * gone. A row that `old` does not have yet stays as far behind its last one.
 */
export function rowFinder(old: readonly Json[], now: readonly Json[]): (row: number) => number | null {
  if (old === now) return (row) => row;
  const idOf = (row: Json | undefined) => (isObject(row) ? row['id'] : undefined);
  const places = new Map<Json, number>();
  const ids = new Map<Json, number>();
  now.forEach((row, index) => {
    places.set(row, index);
    const id = idOf(row);
    if (id !== undefined && !ids.has(id)) ids.set(id, index);
  });
  const isOld = (row: Json) => old.includes(row) || (idOf(row) !== undefined && old.some((other) => idOf(other) === idOf(row)));
  const find = (index: number): number | null => {
    const row = old[index]!;
    const id = idOf(row);
    if (now[index] === row || (id !== undefined && idOf(now[index]) === id)) return index;
    const found = places.get(row) ?? (id === undefined ? undefined : ids.get(id));
    return found ?? (old.length === now.length && !isOld(now[index]!) ? index : null); // it got another id
  };
  return (row) => {
    if (row < old.length) return find(row);
    const last = old.length === 0 ? -1 : find(old.length - 1);
    return (last ?? now.length - 1) + 1 + row - old.length;
  };
}

/**
 * Where the kind of a deal was open, the import has put who pays and who gets the money into its parties, in that order.
 * Of a kind that has no parties, these two are who pays and who gets it.
 */
function sides(list: readonly Json[], values: readonly Value[]): Value[] {
  const said = new Set(values.filter(({ edit }) => ['from', 'to', 'parties'].includes(edit.field)).map(({ edit }) => edit.row));
  return values.flatMap(({ edit, value: kind }) => {
    const row = list[edit.row];
    if (edit.field !== 'kind' || said.has(edit.row) || !isObject(row) || !belongs('from', kind) || belongs('parties', kind)) return [];
    const { from, to, parties } = row;
    if (from !== undefined || to !== undefined || !isList(parties) || parties.length !== 2) return [];
    const put = (field: string, value: Json | undefined): Value => ({ edit: { row: edit.row, field, text: '' }, value });
    return [put('from', parties[0]), put('to', parties[1]), put('parties', undefined)];
  });
}

/** One cell is one small change; more are one new list, for each change of a list costs as much as the list is long. */
function cellPatches(story: JsonObject, sheet: SheetName, written: readonly Value[]): Patch[] {
  const list = rowsOf(story, sheet);
  const values = sheet === 'events' ? [...written, ...sides(list, written)] : written;
  const [only] = values;
  if (values.length === 1 && only && only.edit.row < list.length) {
    const { row, field } = only.edit;
    const before = list[row];
    if (isObject(before)) {
      if (only.value === undefined) return Object.hasOwn(before, field) ? [remove(pointerOf(sheet, row, field))] : [];
      return JSON.stringify(before[field]) === JSON.stringify(only.value) ? [] : [set(pointerOf(sheet, row, field), only.value)];
    }
  }
  const rows = [...list];
  const changed = new Map<number, Record<string, Json>>(); // copies, each made once
  for (const { edit, value } of values) {
    let row = changed.get(edit.row);
    if (!row) {
      while (rows.length <= edit.row) rows.push({});
      const old = rows[edit.row];
      changed.set(edit.row, (row = isObject(old) ? { ...old } : {}));
      rows[edit.row] = row;
    }
    if (value === undefined) delete row[edit.field];
    else row[edit.field] = value;
  }
  const taken = idsIn(list);
  const grown = rows.flatMap((row, i) => (i < list.length ? [row] : Object.keys(row as object).length ? [identified(row as JsonObject, sheet, taken)] : []));
  if (values.length === 0) return [];
  return [set(pointerOf(sheet), grown)];
}

/** A row before the one at `index`, with nothing in it but an id; chosen afterwards. */
export function addRow(document: StoryDocument, sheet: SheetName, index: number): void {
  const { story } = document.state;
  const list = rowsOf(story, sheet);
  const place = Math.min(index, list.length);
  const row = identified({}, sheet, idsIn(list));
  const patch = list.length ? insert(pointerOf(sheet, place), row) : set(pointerOf(sheet), [row]);
  document.edit(`Add ${sheetOf(sheet).one}`, [patch], { selection: pointerOf(sheet, place) });
}

export function removeRows(document: StoryDocument, sheet: SheetName, indices: readonly number[]): void {
  const list = rowsOf(document.state.story, sheet);
  const gone = new Set(indices.filter((index) => index < list.length));
  if (gone.size === 0) return;
  const { one, label } = sheetOf(sheet);
  const words = gone.size === 1 ? `Delete ${one}` : `Delete ${gone.size} ${label.toLowerCase()}`;
  const [only] = gone;
  const patch =
    gone.size === 1
      ? remove(pointerOf(sheet, only!))
      : set(
          pointerOf(sheet),
          list.filter((_, index) => !gone.has(index)),
        );
  const next = Math.min(Math.min(...gone), list.length - gone.size - 1);
  document.edit(words, [patch], { selection: next >= 0 ? pointerOf(sheet, next) : null });
}

/** Moves a row of the story up or down: events of one day are told in this order. False at the end of the list. */
export function moveRow(document: StoryDocument, sheet: SheetName, from: number, by: 1 | -1): boolean {
  const to = from + by;
  if (to < 0 || to >= rowsOf(document.state.story, sheet).length) return false;
  document.edit(`Move ${sheetOf(sheet).one} ${by < 0 ? 'up' : 'down'}`, [move(pointerOf(sheet, from), to)]);
  return true;
}
