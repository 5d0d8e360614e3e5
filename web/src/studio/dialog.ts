// A dialog over the studio: the browser keeps the focus inside, gives it back afterwards, and closes with Escape.
import { createElement } from '../dom/elements.js';

export interface Dialog {
  readonly element: HTMLDialogElement;
  readonly body: HTMLElement;
  /** Where its buttons stand. */
  readonly foot: HTMLElement;
  /** Aborted when it closes. */
  readonly signal: AbortSignal;
  close(): void;
}

let headings = 0;

export function openDialog(heading: string, { className = '' } = {}): Dialog {
  const id = `dialog-${++headings}`;
  const title = createElement('h2', { id, tabindex: '-1', autofocus: '' }, heading);
  const body = createElement('div', { class: 'dialog-body' });
  const foot = createElement('div', { class: 'dialog-foot' });
  const element = createElement('dialog', { class: `dialog ${className}`.trim(), 'aria-labelledby': id }, title, body, foot);
  const life = new AbortController();
  element.addEventListener('close', () => {
    life.abort();
    element.remove();
  });
  document.body.append(element);
  element.showModal();
  return { element, body, foot, signal: life.signal, close: () => element.close() };
}

export function button(text: string, action: () => void, className = ''): HTMLButtonElement {
  const made = createElement('button', { type: 'button', ...(className && { class: className }) }, text);
  made.addEventListener('click', action);
  return made;
}

/** Asks yes or no; Escape is no. */
export const ask = (question: string, yes: string, no: string): Promise<boolean> => choose(question, { text: no, value: false }, { text: yes, value: true });

export interface Answer<T> {
  readonly text: string;
  readonly value: T;
}

/** Asks for one of several answers, the last of them the likeliest; Escape is the first. */
export function choose<T>(question: string, first: Answer<T>, ...others: readonly Answer<T>[]): Promise<T> {
  return new Promise((answer) => {
    const dialog = openDialog(question, { className: 'question' });
    dialog.signal.addEventListener('abort', () => answer(first.value));
    const buttons = others.map(({ text, value }, index) => {
      const choice = () => {
        answer(value);
        dialog.close();
      };
      return button(text, choice, index === others.length - 1 ? 'primary' : '');
    });
    dialog.foot.append(button(first.text, dialog.close), ...buttons);
  });
}

/** A field with its label above and its hint below. */
export function labelled(label: string, field: HTMLElement, hint?: string): HTMLElement {
  field.id ||= `dialog-field-${++headings}`;
  const line = createElement('div', { class: 'field' }, createElement('label', { for: field.id }, label), field);
  if (hint !== undefined) {
    const note = createElement('p', { class: 'hint', id: `${field.id}-hint` }, hint);
    field.setAttribute('aria-describedby', note.id);
    line.append(note);
  }
  return line;
}
