// A field of several names: each with a button that takes it out, below them a box for one more. Sources have their quotes, too.
import { createElement } from '../../dom/elements.js';
import { words } from '../face_words.js';
import { Offered } from './offered.js';
import { keepOwnUndo } from './own_undo.js';

export interface ListItem {
  readonly name: string;
  readonly quote: string;
}

export class ListField {
  readonly element = createElement('div', { class: 'list-field' });
  readonly input: HTMLInputElement;
  added: (text: string) => void = () => undefined;
  removed: (at: number) => void = () => undefined;
  raised: (at: number) => void = () => undefined;
  quoted: (at: number, quote: string) => void = () => undefined;
  left: () => void = () => undefined;
  readonly #list = createElement('ul', { class: 'list-items' });
  readonly #offered: Offered;
  #shown = '';

  constructor(
    id: string,
    readonly label: string,
    readonly quotes: boolean,
  ) {
    this.#offered = new Offered(`${id}-offered`);
    this.input = createElement('input', { type: 'text', id, autocomplete: 'off', list: this.#offered.element.id, 'aria-label': words.formAddTo(label) });
    const add = createElement('button', { type: 'button' }, words.formAddButton);
    add.addEventListener('click', () => this.#add());
    this.input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      this.#add();
    });
    keepOwnUndo(this.input, () => this.input.value !== '');
    this.element.append(this.#list, createElement('div', { class: 'list-add' }, this.input, add, this.#offered.element));
  }

  #add(): void {
    const text = this.input.value.trim();
    this.input.value = '';
    this.input.focus();
    if (text !== '') this.added(text);
  }

  /** Items are made anew only where names came or went: a quote that is being written keeps its box. */
  show(items: readonly ListItem[], offered: readonly string[]): void {
    this.#offered.show(offered);
    const names = items.map(({ name }) => name).join('\n');
    if (names !== this.#shown) {
      const at = [...this.#list.children].findIndex((item) => item.contains(document.activeElement));
      this.#list.replaceChildren(...items.map((item, i) => this.#item(item, i)));
      this.#shown = names;
      if (at >= 0) (this.#list.children[Math.min(at, items.length - 1)]?.querySelector<HTMLElement>('button') ?? this.input).focus();
    }
    if (!this.quotes) return;
    items.forEach(({ quote }, i) => {
      const box = this.#list.children[i]?.querySelector('input');
      if (box && box !== document.activeElement) box.value = quote;
    });
  }

  #item({ name }: ListItem, at: number): HTMLElement {
    const remove = createElement('button', { type: 'button', 'aria-label': words.formRemove(name) }, words.formRemoveShort);
    remove.addEventListener('click', () => this.removed(at));
    const buttons: HTMLElement[] = [remove];
    if (at > 0) {
      const up = createElement('button', { type: 'button', 'aria-label': words.formUp(name) }, '↑');
      up.addEventListener('click', () => this.raised(at));
      buttons.unshift(up);
    }
    const line = createElement('div', { class: 'list-line' }, createElement('span', { class: 'list-name' }, name), ...buttons);
    const item = createElement('li', {}, line);
    if (this.quotes) {
      const quote = createElement('input', { type: 'text', class: 'list-quote', placeholder: '“…”', 'aria-label': words.formQuote(name) });
      quote.addEventListener('input', () => this.quoted(at, quote.value.trim()));
      quote.addEventListener('change', () => this.left());
      item.append(quote);
    }
    return item;
  }
}
