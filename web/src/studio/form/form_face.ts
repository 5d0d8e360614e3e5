// A form for the row that is chosen: the fields that it has, with what the table has no room for.
import { createElement, setText } from '../../dom/elements.js';
import { stylesOf } from '../../dom/styles.js';
import type { State } from '../document.js';
import type { Face, Studio } from '../face.js';
import { words } from '../face_words.js';
import { CellProblems } from '../grid/cell_problems.js';
import { CellTexts } from '../grid/cell_texts.js';
import { belongs, sheetOf, sheets, type Column, type SheetName } from '../grid/columns.js';
import { rowsOf } from '../grid/names.js';
import { addRow } from '../grid/sheet_edits.js';
import { isObject, keysOf, pointerOf, type Json, type Pointer } from '../pointer.js';
import { problemItem } from '../problems/problem_item.js';
import tokens from '../tokens.css';
import { makeField, type Field, type Place } from './field.js';
import css from './form.css';

const dress = stylesOf(tokens + css);

// The fields of an event by what they are about; what is in none of these stands under "more".
const groups: readonly [keyof typeof words.formGroups, readonly string[]][] = [
  ['what', ['date', 'title', 'text', 'kind', 'status']],
  ['who', ['from', 'to', 'parties', 'amount', 'also', 'program', 'generation', 'stage']],
  ['from', ['sources', 'known']],
  ['counts', ['ends', 'how', 'repays', 'part_of', 'replaces', 'counts', 'overlaps']],
];

export function makeForm(studio: Studio, signal: AbortSignal): Face {
  dress(document);
  return new FormFace(studio, signal);
}

class FormFace implements Face {
  readonly element = createElement('div', { class: 'form-face' });
  readonly #heading = createElement('h2');
  readonly #previous = createElement('button', { type: 'button' }, words.formPrevious);
  readonly #next = createElement('button', { type: 'button' }, words.formNext);
  readonly #add = createElement('button', { type: 'button' });
  readonly #fields = createElement('div', { class: 'form-fields' });
  readonly #rest = createElement('ul', { class: 'field-problems' });
  readonly #texts: CellTexts;
  #made = new Map<string, Field>();
  #place: Place = { sheet: 'events', index: 0 };
  #shape = ''; // the fields that are there
  #problems: CellProblems;
  #visible = true;

  constructor(
    readonly studio: Studio,
    signal: AbortSignal,
  ) {
    const { document: story } = studio;
    this.#texts = new CellTexts(studio.core, () => this.#show());
    this.#texts.use(story.state.story);
    this.#problems = new CellProblems(story.state.problems);
    const bar = createElement('div', { class: 'form-bar' }, this.#heading, this.#previous, this.#next, this.#add);
    this.element.append(bar, this.#rest, this.#fields);
    this.#previous.addEventListener('click', () => this.#go(-1));
    this.#next.addEventListener('click', () => this.#go(1));
    this.#add.addEventListener('click', () => {
      addRow(studio.document, this.#place.sheet, this.#place.index + 1);
      this.focus();
    });
    story.subscribe((now, before) => this.#changed(now, before), signal);
    this.#follow(story.state.selection);
    this.#show();
  }

  focus(pointer?: Pointer): void {
    if (pointer !== undefined) this.#follow(pointer);
    this.#show();
    const field = keysOf(pointer ?? '')[2];
    const made = (field === undefined ? undefined : this.#made.get(field)) ?? this.#made.values().next().value;
    made?.element.closest('details')?.setAttribute('open', '');
    made?.control.focus();
  }

  shown(visible: boolean): void {
    this.#visible = visible;
    if (visible) this.#show();
  }

  get #rows(): readonly Json[] {
    return rowsOf(this.studio.document.state.story, this.#place.sheet);
  }

  #changed(now: State, before: State): void {
    if (now.problems !== before.problems) this.#problems = new CellProblems(now.problems);
    if (now.story !== before.story) this.#texts.use(now.story);
    if (now.selection !== before.selection) this.#follow(now.selection);
    this.#show();
  }

  #follow(pointer: Pointer | null): void {
    const [name, row] = keysOf(pointer ?? '');
    if (row === undefined || !sheets.some((sheet) => sheet.name === name)) return;
    this.#place = { sheet: name as SheetName, index: Number(row) };
  }

  #go(by: 1 | -1): void {
    const index = this.#place.index + by;
    if (index >= 0 && index < this.#rows.length) this.studio.document.select(pointerOf(this.#place.sheet, index));
  }

  #show(): void {
    if (!this.#visible) return;
    const { sheet, index } = this.#place;
    const row = this.#rows[index];
    const { one } = sheetOf(sheet);
    setText(this.#add, words.formAdd(one));
    setText(this.#heading, row === undefined ? words.formNone : words.formPlace(one, index + 1, this.#rows.length));
    this.#previous.setAttribute('aria-disabled', String(index === 0)); // it keeps the focus
    this.#next.setAttribute('aria-disabled', String(index >= this.#rows.length - 1));
    this.#fields.hidden = row === undefined;
    if (row === undefined) return this.#rest.replaceChildren();
    this.#build(row);
    for (const [field, made] of this.#made) made.update(row, this.#problems.ofCell(sheet, index, field));
    const rest = this.#problems.ofRow(sheet, index).filter((problem) => !this.#isShown(problem.pointer, problem.message));
    this.#rest.replaceChildren(...rest.map((problem) => problemItem(this.studio, problem)));
  }

  /** Whether a field says the problem already. */
  #isShown(pointer: Pointer, message: string): boolean {
    const field = keysOf(pointer)[2] ?? /^"(\w+)" is missing/.exec(message)?.[1];
    return field !== undefined && this.#made.has(field);
  }

  /** Makes the fields anew where the row has others than the last one: of another sheet, or another kind of event. */
  #build(row: Json): void {
    const { sheet, index } = this.#place;
    const kind = isObject(row) ? row['kind'] : undefined;
    const has = (field: string) => isObject(row) && Object.hasOwn(row, field);
    const columns = sheetOf(sheet).columns.filter(({ field }) => sheet !== 'events' || belongs(field, kind) || has(field));
    const shape = `${sheet} ${index} ${columns.map(({ field }) => field).join(' ')}`;
    if (shape === this.#shape) return;
    const focused = document.activeElement?.closest<HTMLElement>('[data-field]');
    const focus = focused && this.#fields.contains(focused) ? focused.dataset['field'] : undefined;
    this.#shape = shape;
    const context = { studio: this.studio, texts: this.#texts, place: () => ({ sheet, index }) };
    this.#made = new Map(columns.map((column) => [column.field, makeField(context, column)]));
    this.#fields.replaceChildren(...(sheet === 'events' ? this.#grouped(columns) : [this.#group(words.formGroups.all, columns)]));
    if (focus !== undefined) this.#made.get(focus)?.control.focus();
  }

  #grouped(columns: readonly Column[]): HTMLElement[] {
    const named = new Set(groups.flatMap(([, fields]) => fields));
    const made = groups.map(([group, fields]) =>
      this.#group(
        words.formGroups[group],
        fields.flatMap((field) => columns.find((column) => column.field === field) ?? []),
      ),
    );
    return [
      ...made,
      this.#group(
        words.formGroups.more,
        columns.filter(({ field }) => !named.has(field)),
      ),
    ].filter((group) => group.querySelector('.field') !== null);
  }

  #group(name: string, columns: readonly Column[]): HTMLElement {
    return createElement('fieldset', {}, createElement('legend', {}, name), ...columns.map(({ field }) => this.#made.get(field)!.element));
  }
}
