// The import dialog: which column became which field, what only a person can decide, what could not be taken over; then the story.
import { createElement } from '../dom/elements.js';
import type { Core, File, Imported, ImportedTable, ImportMap, Note, Question } from './core.js';
import { button, labelled, openDialog } from './dialog.js';
import { announce } from './live.js';
import { isList, type Json, type JsonObject } from './pointer.js';
import { countOf } from './title.js';
import { fields, tableNames, words } from './words.js';

export interface Taken {
  readonly story: JsonObject;
  /** What was left open. */
  readonly questions: readonly Question[];
}

/** Shows what the tables say and lets the editor decide; resolves to null when they cancel. With `into`, rows are added to that story. */
export function importDialog(core: Core, files: readonly File[], into?: JsonObject): Promise<Taken | null> {
  return new Promise((done) => {
    const dialog = openDialog(words.importHeading, { className: 'import' });
    const map = { columns: {} as Record<string, string | null>, answers: {} as Record<string, string> };
    let imported: Imported | null = null;
    let round = 0;
    let reading = false;
    let asked: readonly Question[] = []; // all that were ever asked stay in sight, with their answers

    const status = createElement('p', { class: 'import-status' });
    const content = createElement('div', { class: 'import-content' });
    const title = createElement('input', { type: 'text', autocomplete: 'off' });
    const titled = (story: JsonObject): JsonObject => (into || title.value.trim() === '' ? story : { ...story, title: title.value.trim() });
    dialog.body.append(status, ...(into ? [] : [labelled(words.importTitle, title)]), content);
    const take = button(into ? words.importInto : words.importTake, () => finish(imported), 'primary');
    dialog.foot.append(button(words.cancel, dialog.close), take);
    dialog.signal.addEventListener('abort', () => {
      done(null);
      if (reading) core.stop(); // nobody waits for it any more
    });

    const finish = (result: Imported | null) => {
      if (!result?.story) return;
      done({ story: titled(result.story), questions: result.questions });
      dialog.close();
    };

    async function read(): Promise<void> {
      const own = ++round;
      take.disabled = true;
      status.textContent = words.importReading;
      reading = true;
      try {
        const result = await core.importTables(files, map as ImportMap, into);
        if (own !== round) return;
        imported = result;
        reading = false;
        show(result);
      } catch (error) {
        if (own !== round) return;
        imported = null;
        reading = false;
        status.textContent = asSentence((error as Error).message);
        announce(status.textContent);
        content.replaceChildren();
      }
    }

    function show(result: Imported): void {
      const own = result.story?.title;
      if (title.value === '' && typeof own === 'string' && own !== words.untitled) title.value = own;
      status.textContent = summary(result);
      announce(status.textContent);
      take.disabled = !result.story;
      const answered = asked.filter(({ id }) => map.answers[id] !== undefined && !result.questions.some((question) => question.id === id));
      asked = [...result.questions, ...answered].filter(({ id }) => !result.tables.some((table) => id === aboutSheet(table))); // those have menus
      keepFocus(content, () =>
        content.replaceChildren(
          ...questionList(asked, map.answers, (id, value) => {
            if (value === null) delete map.answers[id];
            else map.answers[id] = value;
            void read();
          }),
          ...result.tables.map((table) =>
            tableMenus(table, result, {
              sheet: (holds) => {
                map.answers[aboutSheet(table)] = holds;
                void read();
              },
              column: (header, field) => {
                map.columns[`${table.sheet}/${header}`] = field; // another sheet may have such a column, too
                void read();
              },
            }),
          ),
          ...noteList(result.notes),
        ),
      );
    }

    void read();
  });
}

/** The program's messages stand behind a file's name where it prints them. */
const asSentence = (message: string) => `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;

const length = (value: Json | undefined) => (isList(value) ? value.length : 0);

const isLeftOut = ({ field }: ImportedTable['columns'][number]) => field === null;

function summary({ story, problems, notes, tables, questions }: Imported): string {
  if (!story)
    return [words.importNothing, ...notes.filter(({ severity }) => severity === 'warning').map(({ text }) => text), ...problems.map(({ message }) => message)]
      .slice(0, 4)
      .join(' ');
  const columns = tables.flatMap((table) => table.columns);
  const ignored = columns.filter(isLeftOut).map(({ header }) => header);
  if (ignored.length > 0 && ignored.length === columns.length) return words.importNoColumn;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return [
    words.importSummary(countOf(story), length(story.entities), length(story.sources)),
    ...(problems.length ? [words.importProblems(errors, problems.length - errors)] : []),
    ...(ignored.length ? [words.importLeftOut(ignored)] : []), // nobody is to find that out from the published page
    ...questions.filter(({ id }) => tables.some((table) => id === aboutSheet(table))).map(({ text }) => text),
  ].join(' ');
}

/** Makes the content anew; the focus stays on the control of the same name. */
function keepFocus(content: HTMLElement, make: () => void): void {
  const { id } = document.activeElement ?? {};
  const inside = content.contains(document.activeElement);
  make();
  if (inside && id) document.getElementById(id)?.focus();
}

function questionList(
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
  answer: (id: string, value: string | null) => void,
): HTMLElement[] {
  if (!questions.length) return [];
  const groups = [...questions]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((question, index) => {
      const name = `question-${index}`;
      const choice = (value: string | null, text: string, number: number) => {
        const input = createElement('input', { type: 'radio', name, id: `${name}-${number}` });
        input.checked = (answers[question.id] ?? null) === value;
        input.addEventListener('change', () => answer(question.id, value));
        return createElement('label', { class: 'choice', for: input.id }, input, createElement('span', {}, text));
      };
      return createElement(
        'fieldset',
        { class: 'question-group' },
        createElement('legend', {}, question.text),
        ...(question.cells.length ? [createElement('p', { class: 'hint' }, words.importCells(cellsOf(question)))] : []),
        ...question.choices.map(({ value, text }, number) => choice(value, text, number)),
        choice(null, words.importUndecided, question.choices.length),
      );
    });
  return [
    createElement('section', {}, createElement('h3', {}, words.importQuestions), createElement('p', { class: 'hint' }, words.importQuestionsHint), ...groups),
  ];
}

function cellsOf({ cells }: Question): string {
  const shown = cells.slice(0, 5).map(({ row, text }) => words.importCell(row, text));
  return [...shown, ...(cells.length > 5 ? [words.importMoreCells(cells.length - 5)] : [])].join('; ');
}

/** A field that has no words of its own: "end_year" is "End year". */
const spelledOut = (field: string) => field.charAt(0).toUpperCase() + field.slice(1).replaceAll('_', ' ');

interface Choices {
  /** What the sheet holds; "" leaves it out. */
  sheet(table: string): void;
  column(header: string, field: string | null): void;
}

/** The question that the program asks where it cannot tell what a sheet holds. */
const aboutSheet = ({ sheet }: ImportedTable) => `sheets/${sheet}`;

/** What a sheet holds, and what its columns do. Of a table alone that holds events only its columns are asked. */
function tableMenus(imported: ImportedTable, { tables, questions }: Imported, choices: Choices): HTMLElement {
  const { sheet, table, columns } = imported;
  const isOneOfSeveral = tables.length > 1;
  const question = questions.find(({ id }) => id === aboutSheet(imported));
  return createElement(
    'section',
    {},
    createElement('h3', {}, isOneOfSeveral ? words.importColumnsOf(sheet) : words.importColumns),
    ...(isOneOfSeveral || table !== 'events' ? [sheetMenu(imported, question?.text, choices)] : []),
    ...(columns.length ? [createElement('p', { class: 'hint' }, words.importColumnsHint), columnMenus(imported, choices)] : []),
  );
}

function sheetMenu({ sheet, table }: ImportedTable, hint: string | undefined, choices: Choices): HTMLElement {
  const menu = createElement('select', { id: `sheet-${sheet}` });
  for (const [value, text] of Object.entries({ '': words.importIgnored, ...tableNames }))
    menu.append(new Option(text, value, value === table, value === table));
  menu.addEventListener('change', () => choices.sheet(menu.value));
  return labelled(words.importSheet(sheet), menu, hint);
}

function columnMenus({ sheet, table, columns }: ImportedTable, choices: Choices): HTMLElement {
  const known = fields[table] ?? {};
  const rows = columns.map(({ header, field }, index) => {
    const menu = createElement('select', { id: `column-${sheet}-${index}`, 'aria-label': `${words.importHeader}: ${header}` });
    const names = { ...known, ...(field !== null && !Object.hasOwn(known, field) && { [field]: spelledOut(field) }) };
    menu.append(new Option(words.importIgnored, '', field === null, field === null));
    for (const [value, text] of Object.entries(names)) menu.append(new Option(text, value, value === field, value === field));
    menu.addEventListener('change', () => choices.column(header, menu.value || null));
    return createElement('tr', { class: field === null ? 'left-out' : '' }, createElement('th', { scope: 'row' }, header), createElement('td', {}, menu));
  });
  return createElement(
    'table',
    { class: 'columns' },
    createElement(
      'thead',
      {},
      createElement('tr', {}, createElement('th', { scope: 'col' }, words.importHeader), createElement('th', { scope: 'col' }, words.importField)),
    ),
    createElement('tbody', {}, ...rows),
  );
}

const mostNotes = 200; // more than anyone reads; the rest is counted

function noteList(notes: readonly Note[]): HTMLElement[] {
  if (!notes.length) return [];
  const lines = notes.slice(0, mostNotes).map(({ text, row, column, cell }) => {
    const place = [row && `row ${row}`, column].filter(Boolean).join(', ');
    const quoted = cell && !text.includes(cell) ? [createElement('q', {}, cell), ' '] : [];
    return createElement('li', {}, ...(place ? [createElement('span', { class: 'place' }, `${place}: `)] : []), ...quoted, text);
  });
  const more = notes.length > mostNotes ? [createElement('li', {}, words.importMoreCells(notes.length - mostNotes))] : [];
  return [
    createElement(
      'details',
      { class: 'notes' },
      createElement('summary', {}, words.importNotes(notes.length)),
      createElement('p', { class: 'hint' }, words.importNotesHint),
      createElement('ul', {}, ...lines, ...more),
    ),
  ];
}
