// While the picture is loading: a slider that works already, after 3 s how far it has come, after 10 s a way to go on without.
import { make, say } from '../dom/elements.js';
import type { Early } from './story_preview.js';
import { arrived } from '../engine/assets.js';
import type { Shadow } from '../dom/shadow_dom.js';
import type { Slider } from '../text/date_slider.js';

const slow = 3000; // milliseconds until a reader is told
const tooSlow = 10_000; // until a reader is offered the words alone

export interface WaitingEvents {
  /** The reader chose a day. */
  chose(date: string): void;
  /** The reader goes on with the words, or wants the picture after all. */
  alone(on: boolean): void;
}

export class Waiting {
  readonly #events: WaitingEvents;
  readonly #signal: AbortSignal;
  readonly #shadow: Shadow;
  readonly #slider: Slider;
  readonly #progress = make('p', { class: 'progress' });
  readonly #button = make('button', { type: 'button', class: 'entry' });
  #early: Early | null = null;
  #day = 0;
  #alone = false;

  constructor(shadow: Shadow, events: WaitingEvents, signal: AbortSignal) {
    this.#events = events;
    this.#signal = signal;
    this.#slider = shadow.slider;
    this.#slider.serve(
      (day) => this.#choose(day),
      ({ key }) => {
        const day = this.#early?.after(key, this.#day) ?? null;
        if (day !== null) this.#choose(day);
        return day !== null;
      },
    );
    this.#shadow = shadow;
    shadow.bar();
    this.#button.addEventListener('click', () => this.#turn());
    const timers = [setTimeout(() => this.#tell(), slow), setTimeout(() => this.#offer(), tooSlow)];
    signal.addEventListener('abort', () => timers.forEach(clearTimeout));
  }

  /** The story file is there: the slider can be used. `date` is where it begins. */
  story(early: Early, date: string | null): void {
    this.#early = early;
    this.#day = early.dayOf(date);
    this.#show();
  }

  /** The words may be the story's own, once it is there. */
  #word(key: string, english: string): string {
    const own = this.#early?.labels[key];
    return typeof own === 'string' ? own : english;
  }

  #choose(day: number): void {
    this.#day = day;
    this.#show();
    this.#events.chose(this.#early!.date(day));
  }

  #show(): void {
    const early = this.#early!;
    this.#slider.show(early.title, { first: early.first, last: early.last, day: this.#day, text: early.text(this.#day) });
  }

  #tell(): void {
    if (this.#signal.aborted || this.#alone) return;
    this.#shadow.wait.prepend(this.#progress);
    const kilo = (bytes: number) => Math.round(bytes / 1000);
    say(this.#progress, `${this.#word('page.loading', 'Loading the interactive picture')}: ${kilo(arrived.bytes)} / ${kilo(arrived.total)} kB`);
    const again = setTimeout(() => this.#tell(), 500);
    this.#signal.addEventListener('abort', () => clearTimeout(again), { once: true });
  }

  #offer(): void {
    say(this.#button, this.#word('page.words_alone', 'Go on with words alone'));
    this.#shadow.wait.append(this.#button);
  }

  #turn(): void {
    this.#alone = !this.#alone;
    say(this.#progress, '');
    if (!this.#alone) this.#tell();
    say(this.#button, this.#alone ? this.#word('page.resume', 'Show the interactive picture') : this.#word('page.words_alone', 'Go on with words alone'));
    this.#events.alone(this.#alone);
  }
}
