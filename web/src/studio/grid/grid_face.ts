// The grid: the story's sheets as tabs, one of them as a table, and below it what the active cell says in full and what is wrong with it.
import { createElement, setText } from '../../dom/elements.js';
import { stylesOf } from '../../dom/styles.js';
import type { State } from '../document.js';
import type { Face, Studio } from '../face.js';
import { words } from '../face_words.js';
import { isObject, keysOf, pointerOf, valueAt, type Json, type Pointer } from '../pointer.js';
import { problemItem, questionItem } from '../problems/problem_item.js';
import { CellEditor } from './cell_editor.js';
import { CellProblems, worst } from './cell_problems.js';
import { CellTexts } from './cell_texts.js';
import { completions, takesList } from './cell_values.js';
import { belongs, sheets, type Column, type Sheet, type SheetName } from './columns.js';
import tokens from '../tokens.css';
import css from './grid.css';
import { GridTable, type CellLook, type TableModel } from './grid_table.js';
import { rowsOf } from './names.js';
import { at, boxOf, isOne, type Place, type Range } from './range.js';
import { addRow, moveRow, removeRows, writeCells, type CellEdit, type Remark } from './sheet_edits.js';
import { sorted, type Sorting } from './sorting.js';
import { parseTsv } from './tsv.js';

const dress = stylesOf(tokens + css);

/** What each sheet remembers while another is shown. */
interface View {
  range: Range;
  sorting: Sorting | null;
  /** Indices in the story's list, as they are seen; null for the list's own order. */
  order: readonly number[] | null;
}

const largest = 4_000_000; // letters of a block that the grid takes itself; more is for the import, which has a worker

const shownPending = 500; // cells that show what was typed or pasted until it is read

const longText = 30; // letters of a column whose cells are edited in several lines

export function makeGrid(studio: Studio, signal: AbortSignal): Face {
  dress(document);
  return new GridFace(studio, signal);
}

class GridFace implements Face {
  readonly element = createElement('section', { class: 'grid-face', 'aria-label': 'Table' });
  readonly #tabs = createElement('div', { class: 'sheet-tabs', role: 'tablist', 'aria-label': 'Sheets' });
  readonly #tools = createElement('div', { class: 'sheet-tools', role: 'toolbar', 'aria-label': 'Rows' });
  readonly #panel = createElement('div', { class: 'sheet-panel', role: 'tabpanel', id: 'sheet-panel' });
  readonly #cellText = createElement('p', { class: 'cell-text' });
  readonly #cellProblems = createElement('ul', { class: 'cell-problems', id: 'cell-problems' });
  readonly #table: GridTable;
  readonly #texts: CellTexts;
  readonly #views = new Map<SheetName, View>();
  readonly #buttons: Record<'add' | 'remove' | 'up' | 'down' | 'fill' | 'unsort', HTMLButtonElement>;
  /** What was typed and is not yet in the story, by the pointer of its cell. */
  readonly #pending = new Map<Pointer, string>();
  /** What is open about a cell, while it says what was typed. */
  readonly #remarks = new Map<Pointer, Remark>();
  #sheet: Sheet = sheets[0]!;
  #problems: CellProblems;
  #follows = true; // whether the choice of the document moves the active cell
  #opening = false; // a sheet that is turned to chooses nothing
  #visible = true;

  constructor(
    readonly studio: Studio,
    signal: AbortSignal,
  ) {
    const { document: story } = studio;
    this.#texts = new CellTexts(studio.core, () => {
      this.#table.refresh();
      this.#describe();
    });
    this.#problems = new CellProblems(story.state.problems);
    this.#table = new GridTable(
      {
        moved: (range) => this.#moved(range),
        edit: (place, typed) => this.#edit(place, typed),
        sort: (column) => this.#sort(column),
        clear: (range) => this.#clear(range),
        fillDown: (range) => this.#fillDown(range),
        moveRow: (row, by) => this.#moveRow(row, by),
        copied: (range) => this.#copied(range),
        pasted: (range, text) => this.#pasted(range, text),
      },
      signal,
    );
    const button = (text: string, hint: string, act: () => void) => {
      const made = createElement('button', { type: 'button', title: hint }, text);
      made.addEventListener('click', act);
      return made;
    };
    this.#buttons = {
      add: button('Add event', 'A new row below the active one', () => this.#add()),
      remove: button('Delete', 'Takes the chosen rows out of the story', () => this.#remove()),
      up: button('Move up', 'Alt+Up. Events of one day are told in the order of the file', () => this.#moveRow(this.#table.range.active.row, -1)),
      down: button('Move down', 'Alt+Down. Events of one day are told in the order of the file', () => this.#moveRow(this.#table.range.active.row, 1)),
      fill: button('Fill down', 'Ctrl+D. What stands in the first of the chosen rows comes into the others', () => this.#fillDown(this.#table.range)),
      unsort: button('Order of the file', 'The view is sorted; the file keeps its order', () => this.#unsort()),
    };
    this.#tools.append(...Object.values(this.#buttons));
    const foot = createElement('div', { class: 'cell-foot', role: 'group', 'aria-label': 'Active cell' }, this.#cellText, this.#cellProblems);
    this.#panel.append(this.#tools, this.#table.element, foot);
    this.element.append(this.#tabs, this.#panel);
    this.#tabs.append(...sheets.map((sheet) => this.#tab(sheet)));
    this.#tabs.addEventListener('keydown', (event) => this.#tabPressed(event), { signal });
    story.subscribe((now, before) => this.#changed(now, before), signal);
    this.#texts.use(story.state.story);
    this.#open(this.#sheet, at(0, 0));
    this.#follow(story.state.selection);
  }

  focus(pointer?: Pointer): void {
    if (pointer !== undefined) this.#follow(pointer);
    this.#table.focus();
  }

  shown(visible: boolean): void {
    this.#visible = visible;
    if (visible) this.#table.refresh(this.#model());
  }

  #view(sheet: SheetName = this.#sheet.name): View {
    let view = this.#views.get(sheet);
    if (!view) this.#views.set(sheet, (view = { range: at(0, 0), sorting: null, order: null }));
    return view;
  }

  get #rows(): readonly Json[] {
    return rowsOf(this.studio.document.state.story, this.#sheet.name);
  }

  /** Where in the story's list the row stands that is seen at `row`; the length of the list for the empty one at the end. */
  #index(row: number): number {
    const { order } = this.#view();
    return order ? (order[row] ?? this.#rows.length) : Math.min(row, this.#rows.length);
  }

  #rowOf(index: number): number {
    const { order } = this.#view();
    return order ? order.indexOf(index) : index;
  }

  #model(): TableModel {
    const { name, columns, label, one } = this.#sheet;
    const rows = this.#rows;
    const { sorting } = this.#view();
    return {
      label,
      columns: columns.map(({ field, label: text, width }) => ({
        label: text,
        width,
        sorted: sorting?.field === field ? (sorting.down ? 'descending' : 'ascending') : null,
      })),
      rowCount: rows.length + 1,
      cell: (row, column) => this.#look(rows, this.#index(row), columns[column]!),
      head: (row) => {
        const index = this.#index(row);
        if (index >= rows.length) return { text: `New ${one}`, severity: null };
        return { text: String(index + 1), severity: worst(this.#problems.ofRow(name, index)) };
      },
    };
  }

  #look(rows: readonly Json[], index: number, column: Column): CellLook {
    const pending = this.#pending.get(pointerOf(this.#sheet.name, index, column.field));
    if (pending !== undefined) return { text: pending, severity: null, busy: true };
    const row = rows[index];
    if (row === undefined) return { text: '', severity: null };
    const apart = this.#sheet.name === 'events' && !belongs(column.field, isObject(row) ? row['kind'] : undefined);
    return {
      text: this.#texts.text(column, row),
      severity: worst(this.#problems.ofCell(this.#sheet.name, index, column.field)),
      apart,
    };
  }

  #changed(now: State, before: State): void {
    if (now.problems !== before.problems) this.#problems = new CellProblems(now.problems);
    if (now.story !== before.story) {
      this.#texts.use(now.story);
      for (const { name } of sheets) this.#renew(name, now, before);
      this.#count();
    }
    if (now.selection !== before.selection && this.#follows) this.#follow(now.selection);
    if (!this.#visible || (now.story === before.story && now.problems === before.problems)) return;
    this.#table.refresh(this.#model());
    this.#describe();
  }

  /** A sorted view keeps its order while cells are edited; rows that came stand last. */
  #renew(sheet: SheetName, now: State, before: State): void {
    const view = this.#view(sheet);
    if (!view.order) return;
    const [old, list] = [rowsOf(before.story, sheet), rowsOf(now.story, sheet)];
    if (old.length === list.length) return;
    const places = new Map(list.map((row, index) => [row, index]));
    const kept = view.order.map((index) => places.get(old[index]!)).filter((index) => index !== undefined);
    const seen = new Set(kept);
    view.order = [...kept, ...list.map((_, index) => index).filter((index) => !seen.has(index))];
  }

  #tab(sheet: Sheet): HTMLElement {
    const tab = createElement('button', { type: 'button', role: 'tab', 'aria-controls': 'sheet-panel', id: `sheet-${sheet.name}` });
    tab.append(sheet.label, ' ', createElement('span', { class: 'count' }));
    tab.addEventListener('click', () => this.#turnTo(sheet));
    return tab;
  }

  #tabPressed(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -sheets.length, End: sheets.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const now = sheets.indexOf(this.#sheet);
    const next = Math.abs(by) > 1 ? (by < 0 ? 0 : sheets.length - 1) : (now + by + sheets.length) % sheets.length;
    this.#turnTo(sheets[next]!);
    (this.#tabs.children[next] as HTMLElement).focus();
  }

  #turnTo(sheet: Sheet): void {
    if (sheet === this.#sheet) return;
    this.#view().range = this.#table.range;
    this.#open(sheet, this.#view(sheet.name).range);
  }

  #open(sheet: Sheet, range: Range): void {
    this.#sheet = sheet;
    [...this.#tabs.children].forEach((tab, i) => {
      const chosen = sheets[i] === sheet;
      tab.setAttribute('aria-selected', String(chosen));
      (tab as HTMLElement).tabIndex = chosen ? 0 : -1;
    });
    this.#panel.setAttribute('aria-labelledby', `sheet-${sheet.name}`);
    setText(this.#buttons.add, `Add ${sheet.one}`);
    this.#count();
    this.#table.setModel(this.#model());
    this.#opening = true;
    this.#table.choose(range, false);
    this.#opening = false;
  }

  #count(): void {
    const { story } = this.studio.document.state;
    sheets.forEach(({ name }, i) => setText(this.#tabs.children[i]!.lastElementChild!, String(rowsOf(story, name).length)));
  }

  /** Shows the row that is chosen elsewhere, and the column where the pointer names one. */
  #follow(pointer: Pointer | null): void {
    const [name, row, field] = keysOf(pointer ?? '');
    const sheet = sheets.find((known) => known.name === name);
    if (!sheet || row === undefined) return;
    const index = Number(row);
    if (sheet !== this.#sheet) this.#turnTo(sheet);
    const found = sheet.columns.findIndex((column) => column.field === field);
    const { active } = this.#table.range;
    if (this.#index(active.row) === index && found < 0) return;
    const place = this.#rowOf(index);
    if (place < 0) return;
    this.#quietly(() => this.#table.choose(at(place, found < 0 ? active.column : found), false));
  }

  /** Without telling the document what it has just told us. */
  #quietly(act: () => void): void {
    this.#follows = false;
    act();
    this.#follows = true;
  }

  #moved(range: Range): void {
    this.#view().range = range;
    this.#describe();
    if (range.active.row < 0 || this.#opening) return;
    const index = this.#index(range.active.row);
    if (index < this.#rows.length) this.#quietly(() => this.studio.document.select(pointerOf(this.#sheet.name, index)));
  }

  /** The foot: the active cell in full, its problems with their mends. */
  #describe(): void {
    const { range } = this.#table;
    const { row, column } = range.active;
    const { name, columns, one } = this.#sheet;
    const { order } = this.#view();
    this.#buttons.unsort.hidden = order === null;
    const index = this.#index(row);
    const isRow = row >= 0 && index < this.#rows.length;
    const box = boxOf(range);
    this.#buttons.remove.disabled = !isRow;
    this.#buttons.fill.disabled = !isRow;
    this.#buttons.up.disabled = !isRow || order !== null || index === 0;
    this.#buttons.down.disabled = !isRow || order !== null || index >= this.#rows.length - 1;
    const { field, label } = columns[column]!;
    const many = isOne(range) ? '' : `${box.bottom - box.top + 1} × ${box.right - box.left + 1} cells chosen`;
    const look = isRow ? this.#look(this.#rows, index, columns[column]!) : null;
    const own = isRow ? this.#problems.ofCell(name, index, field) : [];
    const text = row < 0 ? `Sort by ${label}` : many || (look ? look.text : `Type to add an ${one}`.replace(/an (?=[^aeiou])/, 'a '));
    this.#cellText.replaceChildren(createElement('span', { class: 'cell-label' }, label), ' ', text);
    const rest = isRow ? this.#problems.ofRow(name, index).filter((problem) => keysOf(problem.pointer).length <= 2 && !own.includes(problem)) : [];
    const questions = isRow ? this.#questionItems(index, field) : [];
    const listed = questions.length > 0 ? [] : [...own, ...(column === 0 ? rest : [])].slice(0, 4); // a question says why the text is no value
    this.#cellProblems.replaceChildren(...questions, ...listed.map((problem) => problemItem(this.studio, problem)));
    const cell = this.#table.cell(range.active);
    for (const described of this.#table.element.querySelectorAll('[aria-describedby]')) described.removeAttribute('aria-describedby');
    if (own.length > 0) cell?.setAttribute('aria-describedby', 'cell-problems');
  }

  #questionItems(index: number, field: string): HTMLElement[] {
    const pointer = pointerOf(this.#sheet.name, index, field);
    const remark = this.#remarks.get(pointer);
    if (!remark || valueAt(this.studio.document.state.story, pointer) !== remark.edit.text.trim()) return [];
    return [questionItem(this.studio, pointer, remark)];
  }

  #edit(place: Place, typed: string | null): void {
    const column = this.#sheet.columns[place.column]!;
    const index = this.#index(place.row);
    const row = this.#rows[index];
    const { story } = this.studio.document.state;
    const cell = this.#table.startEditing(place);
    if (!cell) return;
    const offered = completions(story, column, row);
    const ended = (text: string | null, next: string) => {
      this.#table.stopEditing();
      const before = this.#texts.text(column, row);
      if (text !== null && text !== before) void this.#write([{ row: index, field: column.field, text }], `Change ${column.label.toLowerCase()}`);
      if (next === 'elsewhere') return;
      const by: Record<string, [number, number]> = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1] };
      const [down, right] = by[next] ?? [0, 0];
      const last = this.#rows.length + (index >= this.#rows.length && text ? 1 : 0);
      this.#table.choose(at(Math.max(0, Math.min(last, place.row + down)), Math.max(0, Math.min(this.#sheet.columns.length - 1, place.column + right))));
    };
    new CellEditor(
      cell,
      this.element,
      {
        label: `${column.label}, row ${index + 1}`,
        text: typed ?? this.#texts.text(column, row),
        whole: false,
        lines: column.kind === 'text' && column.width >= longText,
        completions: offered,
        list: takesList(column),
        open: typed === null && (column.kind === 'choice' || column.kind === 'flag'),
      },
      ended,
    );
  }

  /** Brings what was typed into the story; until it has been read, it stands in its cell as it was typed. */
  async #write(edits: readonly CellEdit[], label: string): Promise<void> {
    const sheet = this.#sheet.name;
    const pending = edits.slice(0, shownPending).map(({ row, field, text }): [Pointer, string] => [pointerOf(sheet, row, field), text]);
    const pointers = pending.map(([pointer]) => pointer);
    for (const [pointer, text] of pending) this.#pending.set(pointer, text);
    this.#table.refresh(this.#model());
    try {
      const { remarks, made, lost } = await writeCells(this.studio, sheet, edits, label);
      for (const remark of remarks) this.#remarks.set(pointerOf(sheet, remark.edit.row, remark.edit.field), remark);
      const news = [...(made.length ? [`New: ${made.slice(0, 5).join(', ')}.`] : []), ...remarks.slice(0, 1).map(({ question }) => question)];
      if (remarks.length > 1) news.push(`${remarks.length - 1} more cells could not be read.`);
      if (news.length) this.studio.announce(news.join(' '));
      if (lost.length) this.studio.warn(words.lostEdits(lost.map(({ text }) => text)));
    } catch (error) {
      this.studio.warn(error instanceof Error ? error.message : String(error));
    }
    for (const pointer of pointers) this.#pending.delete(pointer);
    this.#table.refresh(this.#model());
    this.#describe();
  }

  #edits(range: Range, text: (row: number, column: number) => string | null): CellEdit[] {
    const box = boxOf(range);
    const edits: CellEdit[] = [];
    for (let row = box.top; row <= box.bottom; row += 1) {
      for (let column = box.left; column <= box.right; column += 1) {
        const value = text(row, column);
        if (value !== null) edits.push({ row: this.#index(row), field: this.#sheet.columns[column]!.field, text: value });
      }
    }
    return edits;
  }

  #clear(range: Range): void {
    const rows = this.#rows;
    const edits = this.#edits(range, () => '').filter(({ row, field }) => isObject(rows[row]) && Object.hasOwn(rows[row], field) && field !== 'id');
    if (edits.length) void this.#write(edits, edits.length === 1 ? 'Clear cell' : `Clear ${edits.length} cells`);
  }

  #fillDown(range: Range): void {
    const box = boxOf(range);
    const top = box.top === box.bottom ? box.top - 1 : box.top;
    if (top < 0) return;
    const filled: Range = { anchor: { row: top + 1, column: box.left }, active: { row: box.bottom, column: box.right } };
    const columns = this.#sheet.columns.slice(box.left, box.right + 1);
    void this.#texts.whole(columns, [this.#rows[this.#index(top)]]).then(([texts]) => {
      const edits = this.#edits(filled, (_, column) => texts![column - box.left]!).filter(({ row, field }) => row < this.#rows.length && field !== 'id');
      if (edits.length) void this.#write(edits, 'Fill down');
    });
  }

  #copied(range: Range): ReturnType<CellTexts['block']> {
    const { top, bottom, left, right } = boxOf(range);
    const columns = this.#sheet.columns.slice(left, right + 1);
    const rows = this.#rows;
    const seen = Array.from({ length: bottom - top + 1 }, (_, i) => rows[this.#index(top + i)]);
    return this.#texts.block(columns, seen);
  }

  /** One cell fills all that are chosen; a block begins at the first of them, and what is longer than the sheet makes new rows. */
  #pasted(range: Range, text: string): void {
    const block = text.length > largest ? [] : parseTsv(text);
    if (block.length === 0 || this.#hasHeaders(block)) {
      this.studio.importTables([{ name: 'pasted.tsv', bytes: new TextEncoder().encode(text) }]);
      return;
    }
    const box = boxOf(range);
    const single = block.length === 1 && block[0]!.length === 1;
    const height = single ? box.bottom - box.top + 1 : block.length;
    const width = Math.min(single ? box.right - box.left + 1 : block[0]!.length, this.#sheet.columns.length - box.left);
    const whole: Range = { anchor: { row: box.top, column: box.left }, active: { row: box.top + height - 1, column: box.left + width - 1 } };
    const end = this.#rows.length;
    const edits: CellEdit[] = [];
    for (let row = 0; row < height; row += 1) {
      const seen = box.top + row;
      const index = seen < end ? this.#index(seen) : seen;
      for (let column = 0; column < width; column += 1) {
        const value = single ? block[0]![0]! : block[row]![column]!;
        if (index >= end && value === '') continue;
        edits.push({ row: index, field: this.#sheet.columns[box.left + column]!.field, text: value });
      }
    }
    if (edits.length === 0) return;
    const label = height === 1 && width === 1 ? 'Paste' : `Paste ${height} ${height === 1 ? 'row' : 'rows'}`;
    void this.#write(edits, label).then(() => this.#table.choose(whole));
  }

  /** A block whose first row names columns is a table of its own, for the import to read. */
  #hasHeaders([first = [], ...rest]: string[][]): boolean {
    const labels = new Set(this.#sheet.columns.flatMap(({ label, field }) => [label.toLowerCase(), field]));
    return rest.length > 0 && first.filter((cell) => labels.has(cell.trim().toLowerCase())).length >= 2;
  }

  #add(): void {
    const { active } = this.#table.range;
    const index = this.#view().order ? this.#rows.length : Math.min(this.#rows.length, this.#index(Math.max(0, active.row)) + 1);
    this.#quietly(() => addRow(this.studio.document, this.#sheet.name, index));
    this.#table.choose(at(this.#rowOf(index), 0));
  }

  #remove(): void {
    const { top, bottom } = boxOf(this.#table.range);
    const indices = Array.from({ length: bottom - top + 1 }, (_, i) => this.#index(top + i));
    this.#quietly(() => removeRows(this.studio.document, this.#sheet.name, indices));
    this.#table.choose(at(Math.min(top, this.#rows.length), this.#table.range.active.column));
  }

  #moveRow(row: number, by: 1 | -1): void {
    if (this.#view().order) return this.studio.announce('The view is sorted: choose "Order of the file" first, then rows can be moved.');
    let done = false;
    this.#quietly(() => (done = row < this.#rows.length && moveRow(this.studio.document, this.#sheet.name, row, by)));
    if (!done) return;
    this.#table.choose(at(row + by, this.#table.range.active.column), this.#table.element.contains(document.activeElement));
    this.studio.announce(`Moved to row ${row + by + 1}.`);
  }

  #sort(column: number): void {
    const view = this.#view();
    const chosen = this.#sheet.columns[column]!;
    const same = view.sorting?.field === chosen.field ? view.sorting : null;
    if (same?.down) return this.#unsort();
    view.sorting = { field: chosen.field, down: same !== null };
    view.order = sorted(this.#rows, view.sorting, (row) => this.#texts.text(chosen, row));
    this.#table.refresh(this.#model());
    this.#describe();
    this.studio.announce(`Sorted by ${chosen.label}, ${same ? 'from the last' : 'from the first'}. The file keeps its order.`);
  }

  #unsort(): void {
    const view = this.#view();
    [view.sorting, view.order] = [null, null];
    this.#table.refresh(this.#model());
    this.#describe();
    this.studio.announce('In the order of the file.');
  }
}
