// A slider of the page's own, for as long as there is no canvas to be one: while the picture is loading, and when there is none.
import { make } from '../dom/elements.js';

/** What moves it. Days are counted from 1970-01-01. */
export interface Scale {
  first: number;
  last: number;
  day: number;
  /** "25 September 2023: Amazon commits up to $4B to Anthropic" */
  text: string;
}

export class Slider {
  readonly input = make('input', { type: 'range', class: 'slider', hidden: '' });
  #seek: (day: number) => void = () => undefined;
  #key: (event: KeyboardEvent) => boolean = () => false;

  constructor() {
    this.input.addEventListener('input', () => this.#seek(Number(this.input.value)));
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (this.#key(event)) event.preventDefault();
    });
  }

  /** From now on `seek` is asked for a day, `key` for what a key does; it answers false where the key does nothing. */
  serve(seek: (day: number) => void, key: (event: KeyboardEvent) => boolean): void {
    this.#seek = seek;
    this.#key = key;
  }

  show(label: string, { first, last, day, text }: Scale): void {
    const { input } = this;
    input.min = String(first);
    input.max = String(last);
    input.value = String(day);
    input.setAttribute('aria-label', label);
    input.setAttribute('aria-valuetext', text);
    input.hidden = false;
  }
}

export function dayNumber(date: string): number {
  return Date.parse(date) / 86_400_000;
}

export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
