// One problem: a link to its cell, and its mends as buttons.
import { createElement } from '../../dom/elements.js';
import type { CellQuestion, Mend, Problem } from '../core.js';
import { words } from '../face_words.js';
import type { Studio } from '../face.js';
import { placeOf } from '../grid/cell_problems.js';
import { columnOf, sheets, type SheetName } from '../grid/columns.js';
import { remove, set } from '../patch.js';
import { pointerOf, valueAt, type Pointer } from '../pointer.js';

/** "Events, row 4, Date": where a problem stands, as the grid has it; the pointer where it is in no sheet. */
export function spokenPlace(problem: Problem): string {
  const [name, row, field] = placeOf(problem);
  const sheet = sheets.find((known) => known.name === name);
  if (!sheet) return problem.pointer === '' ? 'The whole file' : problem.pointer.slice(1).replaceAll('/', ' › ');
  if (row === undefined) return sheet.label;
  const column = field === undefined ? undefined : (columnOf(sheet.name, field)?.label ?? field);
  return [sheet.label, `row ${Number(row) + 1}`, ...(column === undefined ? [] : [column])].join(', ');
}

/** Where the grid or the form is to go for it. */
export const cellOf = (problem: Problem): string => pointerOf(...placeOf(problem).slice(0, 3));

export const isInGrid = (problem: Problem): boolean => sheets.some(({ name }) => name === (placeOf(problem)[0] as SheetName));

/** The message without the place in brackets that the command line adds, for it stands beside it. */
export const sentenceOf = ({ message }: Problem): string => {
  const amount = /^(".*") is not an object; write \{ "value"/.exec(message)?.[1]; // in a table nobody writes braces
  if (amount !== undefined) return words.problemAmount(amount);
  const plain = message.replace(/ \((?:event|entity|source|programme|correction) \d+(?:, ".*")?\)$/, '');
  return `${plain[0]?.toUpperCase() ?? ''}${plain.slice(1)}`;
};

/** The mends that can be done: none moves a value to where one is. */
export const mendsOf = (studio: Studio, { mends = [] }: Problem): readonly Mend[] =>
  mends.filter(({ to }) => to === undefined || valueAt(studio.document.state.story, to) === undefined);

export function applyMend(studio: Studio, { label, pointer, value, to }: Mend): void {
  const { document } = studio;
  const present = valueAt(document.state.story, pointer);
  if (value === undefined && present === undefined) return;
  const moved = to !== undefined && present !== undefined ? [set(to, present)] : [];
  document.edit(`Mend: ${label}`, value === undefined ? [remove(pointer), ...moved] : [set(pointer, value)]);
  studio.announce(`Mended: ${label}.`);
}

/** A list item: severity, the sentence, and a button for each mend. */
export function problemItem(studio: Studio, problem: Problem, link: HTMLElement | null = null): HTMLElement {
  const mends = mendsOf(studio, problem).map((mend) => {
    const button = createElement('button', { type: 'button', class: 'mend' }, `${mend.label[0]?.toUpperCase() ?? ''}${mend.label.slice(1)}`);
    button.addEventListener('click', () => applyMend(studio, mend));
    return button;
  });
  const severity = createElement('span', { class: `severity ${problem.severity}` }, problem.severity === 'error' ? 'Error' : 'Warning');
  const sentence = createElement('span', { class: 'sentence' }, sentenceOf(problem));
  return createElement('li', { class: 'problem' }, severity, ' ', ...(link ? [link, ' '] : []), sentence, ...mends.flatMap((mend) => [' ', mend]));
}

/** What is open about a cell: the sentence, and a button for each way to read it. */
export function questionItem(studio: Studio, pointer: Pointer, { question, choices = [] }: CellQuestion): HTMLElement {
  const buttons = choices.map(({ value, text }) => {
    const button = createElement('button', { type: 'button', class: 'mend' }, text);
    button.addEventListener('click', () => studio.document.edit(words.answerLabel, [set(pointer, value)]));
    return button;
  });
  const mark = createElement('span', { class: 'severity warning' }, words.question);
  return createElement(
    'li',
    { class: 'problem' },
    mark,
    ' ',
    createElement('span', { class: 'sentence' }, question),
    ...buttons.flatMap((button) => [' ', button]),
  );
}
