// The names that a box completes what is typed to.
import { createElement } from '../../dom/elements.js';

export class Offered {
  readonly element: HTMLDataListElement;
  #shown = '';

  constructor(id: string) {
    this.element = createElement('datalist', { id });
  }

  /** The list is made anew only where names changed: there may be thousands. */
  show(names: readonly string[]): void {
    const text = names.join('\n');
    if (text === this.#shown) return;
    this.#shown = text;
    this.element.replaceChildren(...names.map((value) => createElement('option', { value })));
  }
}
