// The filters: one group of checkboxes a question, each with the number of events behind it.
import { createElement } from '../dom/elements.js';
import type { FilterGroup } from '../engine/protocol.js';
import type { Store } from '../engine/store.js';

export class Filters {
  readonly #content: HTMLElement;
  readonly #store: Store;
  readonly #labels: Record<string, string>;
  #drawn = ''; // the groups as they are in the page
  #filter: string | null | undefined = null; // that they show

  constructor(content: HTMLElement, store: Store, labels: Record<string, string>, signal: AbortSignal) {
    this.#content = content;
    this.#store = store;
    this.#labels = labels;
    content.addEventListener('change', () => this.#apply(), { signal });
  }

  /** Nothing to choose from. */
  get empty(): boolean {
    return this.#drawn === '[]';
  }

  /** `filter`: as the state has it. Counting through all events takes a while, and a date changes nothing of it. */
  update(filter: string | undefined): void {
    if (filter === this.#filter) return;
    this.#filter = filter;
    const groups = this.#store.query('filters');
    const drawn = JSON.stringify(groups);
    if (drawn === this.#drawn) return;
    const first = this.#drawn === '';
    this.#drawn = drawn;
    if (first) this.#draw(groups);
    for (const { options } of groups) {
      for (const { term, on } of options) {
        const box = [...this.#boxes].find(({ value }) => value === term);
        if (box) box.checked = on;
      }
    }
  }

  get #boxes(): NodeListOf<HTMLInputElement> {
    return this.#content.querySelectorAll('input');
  }

  #draw(groups: readonly FilterGroup[]): void {
    const option = ({ term, label, count }: FilterGroup['options'][number]) =>
      createElement('label', {}, createElement('input', { type: 'checkbox', value: term }), `${label} (${count})`);
    const clear = createElement('button', { type: 'button', class: 'entry' }, this.#labels['button.filter_clear'] ?? '');
    clear.addEventListener('click', () => void this.#store.dispatch('filter', ''));
    this.#content.replaceChildren(
      ...groups.map(({ label, options }) => createElement('fieldset', {}, createElement('legend', {}, label), ...options.map(option))),
      clear,
    );
  }

  #apply(): void {
    const terms = [...this.#boxes].filter(({ checked }) => checked).map(({ value }) => value);
    this.#store.dispatch('filter', terms.join(' '));
  }
}
