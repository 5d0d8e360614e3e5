// The start page: paste, open, template, example, or go on with what the browser has kept.
import { createElement } from '../dom/elements.js';
import { ask, button, labelled } from './dialog.js';
import { acceptStory, acceptTables, chooseFiles } from './files.js';
import type { Kept } from './keeper.js';
import { announce } from './live.js';
import { words } from './words.js';

export interface StartActions {
  paste(text: string): void;
  files(files: readonly File[]): void;
  example(): void;
  empty(): void;
  open(kept: Kept): void;
  list(): Promise<Kept[]>;
  forget(kept: Kept): Promise<void>;
}

export interface Start {
  readonly element: HTMLElement;
  /** Says in a sentence what did not work; none: takes it back. */
  say(sentence: string): void;
  /** Fetches again what the browser keeps. */
  refresh(): Promise<void>;
}

export function makeStart(actions: StartActions): Start {
  const complaint = createElement('p', { class: 'complaint', role: 'alert' });
  const area = createElement('textarea', { rows: '5', spellcheck: 'false', autocomplete: 'off', id: 'paste' });
  area.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '') return; // files, which the page takes itself
    event.preventDefault(); // a text field with 50 MB in it would freeze the page
    actions.paste(text);
  });
  const kept = createElement('div', { class: 'kept' });
  const template = (ending: string) => createElement('a', { href: `template.${ending}`, download: '' }, ending.toUpperCase());

  const element = createElement(
    'main',
    { class: 'start', id: 'main' },
    createElement('h1', {}, words.startHeading),
    createElement('p', { class: 'lead' }, words.startLead),
    complaint,
    createElement(
      'div',
      { class: 'start-columns' },
      createElement(
        'div',
        { class: 'start-paste' },
        labelled(words.pasteLabel, area, words.pasteHint),
        button(words.pasteRead, () => actions.paste(area.value), 'primary'),
      ),
      createElement(
        'div',
        { class: 'start-ways' },
        way(
          words.orOpen,
          words.openHint,
          button(words.openFile, () => void choose()),
        ),
        way(words.template, words.templateHint, createElement('p', { class: 'row' }, template('xlsx'), template('ods'), template('csv'))),
        way(words.examples, null, createElement('div', { class: 'row' }, button(words.example, actions.example), button(words.empty, actions.empty))),
      ),
    ),
    createElement('section', { 'aria-labelledby': 'kept-heading', class: 'start-kept' }, createElement('h2', { id: 'kept-heading' }, words.kept), kept),
    createElement('p', {}, createElement('a', { href: 'guide.html' }, words.guide)),
  );

  async function choose(): Promise<void> {
    const files = await chooseFiles(`${acceptTables},${acceptStory}`, { multiple: true });
    if (files.length) actions.files(files);
  }

  const say = (sentence: string) => (complaint.textContent = sentence);

  async function refresh(): Promise<void> {
    try {
      const all = await actions.list();
      const group = (kind: Kept['kind'], heading: string) => {
        const own = all.filter((one) => one.kind === kind);
        return own.length ? [createElement('h3', {}, heading), createElement('ul', { class: 'kept-list' }, ...own.map(line))] : [];
      };
      kept.replaceChildren(...group('work', words.keptWorks), ...group('draft', words.keptDrafts));
      if (!all.length) kept.append(createElement('p', { class: 'hint' }, words.keptNone));
    } catch (error) {
      kept.replaceChildren(createElement('p', { class: 'hint' }, (error as Error).message));
    }
  }

  function line(one: Kept): HTMLElement {
    const open = button(one.name, () => actions.open(one), 'kept-open');
    const remove = button(words.remove, () => void forget(one), 'quiet');
    remove.setAttribute('aria-label', words.forget(one.name));
    const about = createElement('span', { class: 'hint' }, words.keptLine(one.events, when(one.saved)));
    return createElement('li', {}, open, about, remove);
  }

  async function forget(one: Kept): Promise<void> {
    if (!(await ask(words.forgetAsk(one.name), words.remove, words.cancel))) return;
    try {
      await actions.forget(one);
      announce(words.forgotten(one.name));
    } catch (error) {
      say((error as Error).message);
    }
    await refresh();
    (kept.querySelector('button') ?? area).focus();
  }

  void refresh();
  return { element, say, refresh };
}

function way(heading: string, hint: string | null, ...content: HTMLElement[]): HTMLElement {
  return createElement('section', {}, createElement('h2', {}, heading), ...(hint === null ? [] : [createElement('p', { class: 'hint' }, hint)]), ...content);
}

/** A moment as people say it: today with its time, else with its day. */
function when(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const today = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString('en-GB', today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' });
}
