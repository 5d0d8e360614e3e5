// One labelled field of the form. It shows what the row has, and writes what is typed.
import { createElement, setText } from '../../dom/elements.js';
import type { Problem } from '../core.js';
import type { Studio } from '../face.js';
import { words } from '../face_words.js';
import { worst } from '../grid/cell_problems.js';
import type { CellTexts } from '../grid/cell_texts.js';
import { completions, spoken, takesList } from '../grid/cell_values.js';
import type { Column, SheetName } from '../grid/columns.js';
import { writeCells } from '../grid/sheet_edits.js';
import { isList, isObject, pointerOf, type Json } from '../pointer.js';
import { problemItem, questionItem } from '../problems/problem_item.js';
import { ListField } from './list_field.js';
import { Offered } from './offered.js';
import { keepOwnUndo } from './own_undo.js';

/** The row that a form is about. */
export interface Place {
  readonly sheet: SheetName;
  readonly index: number;
}

export interface Field {
  readonly element: HTMLElement;
  /** What takes the focus. */
  readonly control: HTMLElement;
  update(row: Json, problems: readonly Problem[]): void;
}

/** What a field works with. */
export interface FieldContext {
  readonly studio: Studio;
  readonly texts: CellTexts;
  /** Where the row stands now. */
  place(): Place;
}

let number = 0; // of the fields, for their ids

/** Writes one cell; letters typed in a row are one step of undo. */
export function writeField({ studio, place }: FieldContext, column: Column, text: string, grouped = false): Promise<void> {
  const { sheet, index } = place();
  const options = grouped ? { group: pointerOf(sheet, index, column.field) } : {};
  return writeCells(studio, sheet, [{ row: index, field: column.field, text }], `Change ${column.label.toLowerCase()}`, options)
    .then(({ made, lost }) => {
      if (made.length > 0) studio.announce(words.formMade(made));
      if (lost.length > 0) studio.warn(words.lostEdits(lost.map((edit) => edit.text)));
    })
    .catch((error: unknown) => studio.warn(error instanceof Error ? error.message : String(error)));
}

export function makeField(context: FieldContext, column: Column): Field {
  number += 1;
  const id = `field-${number}`;
  const hint = words.formHints[column.field];
  const reading = createElement('div', { class: 'field-reading', id: `${id}-reading` });
  const problems = createElement('ul', { class: 'field-problems', id: `${id}-problems` });
  const { control, body, show } = controlFor(context, column, id, reading);
  const describe = (hasProblems: boolean) => {
    const ids = [...(hint ? [`${id}-hint`] : []), ...(column.kind === 'core' ? [reading.id] : []), ...(hasProblems ? [problems.id] : [])];
    if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
    else control.removeAttribute('aria-describedby');
  };
  const label = takesList(column)
    ? createElement('p', { class: 'field-label', id: `${id}-label` }, column.label)
    : createElement('label', { class: 'field-label', for: id }, column.label);
  const element = createElement(
    'div',
    { class: `field field-${column.kind}`, 'data-field': column.field },
    label,
    ...(hint ? [createElement('p', { class: 'field-hint', id: `${id}-hint` }, hint)] : []),
    body,
    ...(column.kind === 'core' ? [reading] : []),
    problems,
  );
  if (takesList(column)) {
    body.setAttribute('role', 'group');
    body.setAttribute('aria-labelledby', `${id}-label`);
  }
  describe(false);
  let listed: readonly Problem[] = [];
  return {
    element,
    control,
    update(row, found) {
      show(row);
      const severity = worst(found);
      if (severity === 'error') control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
      if (found.length === 0 && listed.length === 0) return;
      listed = found;
      problems.replaceChildren(...found.map((problem) => problemItem(context.studio, problem)));
      describe(found.length > 0);
    },
  };
}

interface Control {
  readonly control: HTMLElement;
  readonly body: HTMLElement;
  show(row: Json): void;
}

function controlFor(context: FieldContext, column: Column, id: string, reading: HTMLElement): Control {
  if (takesList(column) && column.kind !== 'generations') return listControl(context, column, id);
  if (column.kind === 'flag') return flagControl(context, column, id);
  if (column.kind === 'choice' && !column.open) return choiceControl(context, column, id);
  return textControl(context, column, id, reading);
}

function flagControl(context: FieldContext, column: Column, id: string): Control {
  const control = createElement('input', { type: 'checkbox', id });
  control.addEventListener('change', () => void writeField(context, column, control.checked ? 'yes' : ''));
  return { control, body: control, show: (row) => (control.checked = isObject(row) && row[column.field] === true) };
}

function choiceControl(context: FieldContext, column: Column, id: string): Control {
  const control = createElement('select', { id });
  const show = (row: Json) => {
    const text = context.texts.text(column, row);
    const known = (column.choices ?? []).map(spoken);
    const options = ['', ...known, ...(text === '' || known.includes(text) ? [] : [text])];
    if (options.join('\n') !== [...control.options].map(({ value }) => value).join('\n')) {
      control.replaceChildren(...options.map((value) => createElement('option', { value }, value === '' ? words.formChoose : value)));
    }
    control.value = text;
  };
  control.addEventListener('change', () => void writeField(context, column, control.value));
  return { control, body: control, show };
}

const longText = 30; // letters from which a column's text has several lines

function textControl(context: FieldContext, column: Column, id: string, reading: HTMLElement): Control {
  const lines = column.kind === 'text' && column.width >= longText;
  const control = lines
    ? createElement('textarea', { id, rows: column.field === 'text' ? '5' : '2' })
    : createElement('input', { type: 'text', id, autocomplete: 'off' });
  const isWritten = column.kind === 'text'; // letter by letter: no half a name becomes an entity, and no half a date is read
  const offered = new Offered(`${id}-offered`);
  const body = createElement('div', { class: 'field-body' }, control, offered.element);
  let shown = '';
  let asked = 0;

  /** Says how the core reads what is typed. */
  const read = async () => {
    asked += 1;
    const turn = asked;
    const text = control.value.trim();
    const { studio } = context;
    const { story } = studio.document.state;
    let sentence = '';
    if (text !== '') {
      const [answer] = await studio.core.readCells(story, [{ field: column.field, text }]);
      if (answer && 'value' in answer) {
        const [said] = await studio.core.writeCells(story, [{ field: column.field, value: answer.value }]);
        sentence = said ? words.formReads(said) : '';
      } else if (answer && 'question' in answer) {
        const { sheet, index } = context.place();
        if (turn === asked)
          reading.replaceChildren(createElement('ul', { class: 'field-problems' }, questionItem(studio, pointerOf(sheet, index, column.field), answer)));
        return;
      } else if (answer) sentence = answer.problem;
    }
    if (turn === asked) setText(reading, sentence);
  };

  control.addEventListener('input', () => {
    if (isWritten) void writeField(context, column, control.value, true);
    else if (column.kind === 'core') void read().catch(() => setText(reading, ''));
  });
  control.addEventListener('change', () => {
    const { document } = context.studio;
    if (isWritten) void document.queue(() => document.endGroup());
    else if (control.value !== shown) void writeField(context, column, control.value);
  });
  keepOwnUndo(control, () => !isWritten && control.value !== shown);
  control.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter' || (event as KeyboardEvent).isComposing) return;
    event.preventDefault(); // the file has no line ends
    control.dispatchEvent(new Event('change'));
  });
  return {
    control,
    body,
    show(row) {
      const text = context.texts.text(column, row);
      const names = completions(context.studio.document.state.story, column, row);
      if (names.length > 0) control.setAttribute('list', offered.element.id);
      offered.show(names);
      const isOwn = document.activeElement === control && (text === shown || oneLine(control.value) === text); // being typed
      if (!isOwn) control.value = text; // an undo, too
      if (column.kind === 'core' && text !== shown) void read().catch(() => setText(reading, ''));
      shown = text;
    },
  };
}

const oneLine = (text: string): string => text.replace(/\s*[\n\r]+\s*/g, ' ').trim();

const spliced = (list: readonly Json[], at: number, gone: number, ...come: Json[]): Json[] => [...list.slice(0, at), ...come, ...list.slice(at + gone)];

function listControl(context: FieldContext, column: Column, id: string): Control {
  const list = new ListField(id, column.label, column.kind === 'sources');
  const { studio, place } = context;
  const rowNow = () => {
    const { sheet, index } = place();
    const rows = studio.document.state.story[sheet];
    return isList(rows) ? rows[index] : undefined;
  };
  const value = (): readonly Json[] => {
    const row = rowNow();
    const found = isObject(row) ? row[column.field] : undefined;
    return isList(found) ? found : found === undefined ? [] : [found];
  };
  const put = (items: readonly Json[], label: string, group?: string) => {
    const { sheet, index } = place();
    const at = pointerOf(sheet, index, column.field);
    if (items.length === 0 && value().length === 0) return;
    studio.document.edit(label, [items.length === 0 ? { op: 'remove', at } : { op: 'set', at, value: items }], group === undefined ? {} : { group });
  };
  const label = `Change ${column.label.toLowerCase()}`;
  list.added = (text) => {
    const texts = [context.texts.text(column, rowNow() ?? {}), text].filter(Boolean);
    void writeField(context, column, texts.join('; '));
  };
  list.removed = (at) => put(spliced(value(), at, 1), label);
  list.raised = (at) => put(spliced(value(), at - 1, 2, value()[at]!, value()[at - 1]!), label);
  list.quoted = (at, quote) => {
    const item = value()[at]!;
    const rest = isObject(item) ? item : { id: item };
    const { quote: _, ...others } = rest;
    const next: Json = quote === '' ? (Object.keys(others).length === 1 ? others['id']! : others) : { ...rest, quote };
    put(spliced(value(), at, 1, next), label, `${pointerOf(place().sheet, place().index, column.field)}#${at}`);
  };
  list.left = () => studio.document.endGroup();
  return {
    control: list.input,
    body: list.element,
    show(row) {
      const items = isObject(row) ? row[column.field] : undefined;
      const all = isList(items) ? items : items === undefined ? [] : [items];
      const names = all.map((item) => context.texts.text(column, { ...(isObject(row) ? row : {}), [column.field]: [item] }));
      list.show(
        names.map((name, i) => ({ name, quote: isObject(all[i]) && typeof all[i]['quote'] === 'string' ? all[i]['quote'] : '' })),
        completions(studio.document.state.story, column, row),
      );
    },
  };
}
