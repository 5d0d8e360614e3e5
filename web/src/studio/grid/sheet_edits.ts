// What the grid and the form do to the story: cells written, rows made, moved and taken away. Each is one step of undo.
import { yieldToPage } from '../../dom/scheduling.js';
import type { CellQuestion, Core } from '../core.js';
import type { EditOptions, StoryDocument } from '../document.js';
import { insert, move, remove, set, type Patch } from '../patch.js';
import { isObject, pointerOf, type Json, type JsonObject } from '../pointer.js';
import { Additions, read } from './cell_values.js';
import { columnOf, sheetOf, type SheetName } from './columns.js';
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
}

interface Value {
  readonly edit: CellEdit;
  readonly value: Json | undefined;
}

const filled = (story: JsonObject, sheet: SheetName): readonly Json[] => rowsOf(story, sheet);

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
    .map(([sheet, made]) => set(pointerOf(sheet), [...filled(story, sheet as SheetName), ...made]));

/** Writes what was typed or pasted. `label` is for undo. */
export async function writeCells(
  { document, core }: { document: StoryDocument; core: Core },
  sheet: SheetName,
  edits: readonly CellEdit[],
  label: string,
  options: EditOptions = {},
): Promise<Written> {
  const isCore = ({ field }: CellEdit) => columnOf(sheet, field)?.kind === 'core';
  const before = document.state.story;
  const [coreEdits, own] = [edits.filter(isCore), edits.filter((edit) => !isCore(edit))];
  const { values, remarks } = coreEdits.length ? await coreValues(core, before, coreEdits) : { values: [], remarks: [] };
  const unread = own.map((edit): Value => ({ edit, value: undefined }));
  const moved = followedRows(before, document.state.story, sheet, unread).map(({ edit }) => edit);
  const { additions, read: others } = await ownValues(document, sheet, moved);
  const story = document.state.story;
  const patches = cellPatches(story, sheet, [...followedRows(before, story, sheet, values), ...others]);
  document.edit(label, [...additionPatches(story, additions), ...patches], options);
  const made = [...additions.entities.map(({ name }) => String(name)), ...additions.sources.map(({ publisher }) => String(publisher))];
  return { remarks, made };
}

const slice = 2000; // cells that are read before the page has its turn

/** The cells that need no program. A story that changes between the slices is begun again, at once. */
async function ownValues(document: StoryDocument, sheet: SheetName, edits: readonly CellEdit[]): Promise<{ additions: Additions; read: Value[] }> {
  const begin = () => ({ additions: new Additions(document.state.story), read: [] as Value[] });
  let done = begin();
  const go = (to: number) => {
    const list = filled(done.additions.story, sheet);
    for (const edit of edits.slice(done.read.length, to)) {
      done.read.push({ edit, value: read(done.additions, columnOf(sheet, edit.field)!, edit.text, list[edit.row]) });
    }
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

/** Rows may have moved while the core was reading. */
function followedRows(before: JsonObject, now: JsonObject, sheet: SheetName, values: readonly Value[]): readonly Value[] {
  const [old, list] = [filled(before, sheet), filled(now, sheet)];
  if (old === list) return values;
  return values.flatMap(({ edit, value }) => {
    const row = old[edit.row];
    const at = row === undefined ? edit.row : list[edit.row] === row ? edit.row : list.indexOf(row);
    return at < 0 ? [] : [{ edit: { ...edit, row: at }, value }];
  });
}

/** One cell is one small change; more are one new list, for each change of a list costs as much as the list is long. */
function cellPatches(story: JsonObject, sheet: SheetName, values: readonly Value[]): Patch[] {
  const list = filled(story, sheet);
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
  const list = filled(story, sheet);
  const place = Math.min(index, list.length);
  const row = identified({}, sheet, idsIn(list));
  const patch = list.length ? insert(pointerOf(sheet, place), row) : set(pointerOf(sheet), [row]);
  document.edit(`Add ${sheetOf(sheet).one}`, [patch], { selection: pointerOf(sheet, place) });
}

export function removeRows(document: StoryDocument, sheet: SheetName, indices: readonly number[]): void {
  const list = filled(document.state.story, sheet);
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
  if (to < 0 || to >= filled(document.state.story, sheet).length) return false;
  document.edit(`Move ${sheetOf(sheet).one} ${by < 0 ? 'up' : 'down'}`, [move(pointerOf(sheet, from), to)]);
  return true;
}
