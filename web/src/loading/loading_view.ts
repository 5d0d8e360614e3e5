// While the picture is loading: a slider that works already, after 3 s how far it has come, after 10 s a way to go on with the text alone.
import { createElement, setText } from '../dom/elements.js';
import type { ShadowDom } from '../dom/shadow_dom.js';
import { arrived } from '../engine/assets.js';
import type { StoryPreview } from './story_preview.js';

const progressDelay = 3000; // milliseconds
const textOnlyDelay = 10_000;

export interface LoadingEvents {
  /** The reader chose a day. */
  dateChosen(date: string): void;
  /** The reader goes on with the text alone, or wants the picture after all. */
  textOnly(on: boolean): void;
}

export class LoadingView {
  readonly #events: LoadingEvents;
  readonly #signal: AbortSignal;
  readonly #shadow: ShadowDom;
  readonly #progress = createElement('p', { class: 'progress' });
  readonly #button = createElement('button', { type: 'button', class: 'entry' });
  #preview: StoryPreview | null = null;
  #day = 0;
  #textOnly = false;

  constructor(shadow: ShadowDom, events: LoadingEvents, signal: AbortSignal) {
    this.#events = events;
    this.#signal = signal;
    this.#shadow = shadow;
    shadow.slider.serve(
      (day) => this.#choose(day),
      ({ key }) => {
        const day = this.#preview?.after(key, this.#day) ?? null;
        if (day !== null) this.#choose(day);
        return day !== null;
      },
    );
    shadow.renewControls();
    this.#button.addEventListener('click', () => this.#turn());
    const timers = [setTimeout(() => this.#showProgress(), progressDelay), setTimeout(() => this.#offerTextOnly(), textOnlyDelay)];
    signal.addEventListener('abort', () => timers.forEach(clearTimeout));
  }

  /** The story file is there: the slider can be used. `date` is where it begins. */
  show(preview: StoryPreview, date: string | null): void {
    this.#preview = preview;
    this.#day = preview.dayOf(date);
    this.#shadow.language = preview.language;
    this.#showSlider(preview);
  }

  /** The story's own label, once it is there. */
  #label(key: string, english: string): string {
    const own = this.#preview?.labels[key];
    return typeof own === 'string' ? own : english;
  }

  #choose(day: number): void {
    const preview = this.#preview!; // the slider is hidden until there is one
    this.#day = day;
    this.#showSlider(preview);
    this.#events.dateChosen(preview.date(day));
  }

  #showSlider(preview: StoryPreview): void {
    const { title, first, last } = preview;
    this.#shadow.slider.show(title, { first, last, day: this.#day, text: preview.text(this.#day) });
  }

  #showProgress(): void {
    if (this.#signal.aborted || this.#textOnly) return;
    this.#shadow.wait.prepend(this.#progress);
    const kilo = (bytes: number) => Math.round(bytes / 1000);
    setText(this.#progress, `${this.#label('page.loading', 'Loading the interactive picture')}: ${kilo(arrived.bytes)} / ${kilo(arrived.total)} kB`);
    const again = setTimeout(() => this.#showProgress(), 500);
    this.#signal.addEventListener('abort', () => clearTimeout(again), { once: true });
  }

  #offerTextOnly(): void {
    this.#showButton();
    this.#shadow.wait.append(this.#button);
  }

  #showButton(): void {
    setText(
      this.#button,
      this.#textOnly ? this.#label('page.resume', 'Show the interactive picture') : this.#label('page.words_alone', 'Go on with words alone'),
    );
  }

  #turn(): void {
    this.#textOnly = !this.#textOnly;
    setText(this.#progress, '');
    if (!this.#textOnly) this.#showProgress();
    this.#showButton();
    this.#events.textOnly(this.#textOnly);
  }
}
