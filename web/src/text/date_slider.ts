// A slider of the page's own, for as long as there is no canvas to be one: while the picture is loading, and when there is none.
import type { DayScale } from '../dom/days.js';
import { createElement } from '../dom/elements.js';
import type { Slider } from '../dom/shadow_dom.js';

export class DateSlider implements Slider {
  readonly input = createElement('input', { type: 'range', class: 'slider', hidden: '' });
  #seek: (day: number) => void = () => undefined;
  #key: (event: KeyboardEvent) => boolean = () => false;

  constructor() {
    this.input.addEventListener('input', () => this.#seek(Number(this.input.value)));
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (this.#key(event)) event.preventDefault();
    });
  }

  serve(seek: (day: number) => void, key: (event: KeyboardEvent) => boolean): void {
    this.#seek = seek;
    this.#key = key;
  }

  show(label: string, { first, last, day, text }: DayScale): void {
    const { input } = this;
    input.min = String(first);
    input.max = String(last);
    input.value = String(day);
    input.setAttribute('aria-label', label);
    input.setAttribute('aria-valuetext', text);
    input.hidden = false;
  }
}
