// The field in which one cell is edited: a box with completions, or several lines for long text.
import { createElement } from '../../dom/elements.js';
import { folded } from './names.js';

export interface CellEditorOptions {
  readonly label: string;
  readonly text: string;
  /** Chosen at the start, so that typing replaces it. */
  readonly whole: boolean;
  readonly lines: boolean;
  /** What the text may be completed to; the last part of it, where the cell is a list. */
  readonly completions: readonly string[];
  readonly list: boolean;
  /** All completions are shown at once: there are few, and they are what may stand here. */
  readonly open: boolean;
}

/** How the editing ended: what was typed, null when it was given up, and where the focus goes. */
export type Ended = (text: string | null, next: 'down' | 'up' | 'right' | 'left' | 'stay' | 'elsewhere') => void;

const shown = 8; // completions at a time

let number = 0; // of the lists, for their ids

export class CellEditor {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly #list = createElement('ul', { class: 'completions', role: 'listbox', 'aria-label': 'Completions', id: `completions-${(number += 1)}` });
  #active = -1;
  #over = false;

  constructor(
    host: HTMLElement,
    layer: HTMLElement, // where the list of completions stands: the cell's row would cut it
    readonly options: CellEditorOptions,
    readonly ended: Ended,
  ) {
    const { label, text, lines, completions } = options;
    this.field = lines ? createElement('textarea', { rows: '1' }) : createElement('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
    this.field.className = 'cell-editor';
    this.field.setAttribute('aria-label', label);
    this.field.value = text;
    if (completions.length > 0) {
      for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': this.#list.id, 'aria-expanded': 'false' })) {
        this.field.setAttribute(name, value);
      }
    }
    host.replaceChildren(this.field);
    this.#list.hidden = true;
    if (completions.length > 0) layer.append(this.#list);
    this.field.addEventListener('keydown', (event) => this.#pressed(event as KeyboardEvent));
    this.field.addEventListener('input', () => this.#complete());
    this.field.addEventListener('blur', () => this.#end(this.field.value, 'elsewhere'));
    this.#list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const item = event.target instanceof Element ? event.target.closest('[role=option]') : null;
      if (item) this.#end(this.#with(item.textContent ?? ''), 'stay');
    });
    this.field.focus({ preventScroll: true });
    if (options.whole) this.field.select();
    else this.field.setSelectionRange(text.length, text.length);
    if (options.open) this.#complete(true);
    else if (!options.whole && text !== '') this.#complete();
  }

  #end(text: string | null, next: Parameters<Ended>[1]): void {
    if (this.#over) return;
    this.#over = true;
    this.#list.remove();
    this.ended(text, next);
  }

  get #before(): string {
    const { value } = this.field;
    return this.options.list ? value.slice(0, value.lastIndexOf(';') + 1) : '';
  }

  #with(completion: string): string {
    const before = this.#before;
    return before ? `${before} ${completion}` : completion;
  }

  #complete(all = false): void {
    const typed = folded(this.field.value.slice(this.#before.length));
    const { completions } = this.options;
    const begins = completions.filter((text) => folded(text).startsWith(typed));
    const within = completions.filter((text) => !folded(text).startsWith(typed) && folded(text).includes(typed));
    const found = all ? completions : typed === '' ? [] : [...begins, ...within];
    this.#active = -1;
    this.#list.replaceChildren(
      ...found
        .slice(0, all ? 40 : shown)
        .map((text, i) => createElement('li', { role: 'option', id: `${this.#list.id}-${i}`, 'aria-selected': 'false' }, text)),
    );
    this.#list.hidden = found.length === 0 || (found.length === 1 && folded(found[0]!) === typed);
    this.field.setAttribute('aria-expanded', String(!this.#list.hidden));
    this.field.removeAttribute('aria-activedescendant');
    this.#place();
  }

  /** Below the field, or above it where there is no room; the list is fixed, for the grid cuts what stands out of it. */
  #place(): void {
    if (this.#list.hidden) return;
    const { left, right, top, bottom } = this.field.getBoundingClientRect();
    const { style } = this.#list;
    style.setProperty('min-inline-size', `${right - left}px`);
    const height = this.#list.offsetHeight;
    const width = this.#list.offsetWidth;
    style.setProperty('left', `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`);
    style.setProperty('top', `${bottom + height > innerHeight && top > height ? top - height : bottom}px`);
  }

  #choose(by: 1 | -1): void {
    if (this.#list.hidden) this.#complete(true);
    const items = [...this.#list.children];
    if (this.#list.hidden || items.length === 0) return;
    const from = this.#active < 0 && by < 0 ? 0 : this.#active; // the list goes round
    this.#active = (from + by + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute('aria-selected', String(i === this.#active)));
    const item = items[this.#active]!;
    item.scrollIntoView({ block: 'nearest' });
    this.field.setAttribute('aria-activedescendant', item.id);
  }

  #pressed(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    const saves = (event.ctrlKey || event.metaKey) && key.toLowerCase() === 's';
    if (saves) return this.#end(this.field.value, 'stay'); // and the page saves
    event.stopPropagation(); // these keys are not the grid's
    if (event.isComposing) return;
    const chosen = this.#list.children[this.#active]?.textContent;
    const text = chosen === undefined || chosen === null ? this.field.value : this.#with(chosen);
    if (key === 'Enter') this.#end(text, shiftKey ? 'up' : 'down');
    else if (key === 'Tab') this.#end(text, shiftKey ? 'left' : 'right');
    else if (key === 'Escape') this.#end(null, 'stay');
    else if ((key === 'ArrowDown' || key === 'ArrowUp') && this.options.completions.length > 0) this.#choose(key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
  }
}
