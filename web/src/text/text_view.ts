// The canvas's twin: the same day in words, for screen readers, keyboards, find-in-page and print.
// One question to the program a change of date, not one a frame.
import type { State } from '../engine/engine.js';
import { List } from './event_list.js';
import type { Player } from '../element/player.js';
import type { Shadow } from '../dom/shadow_dom.js';
import { dateOf, dayNumber } from './date_slider.js';
import type { Day, Words } from '../engine/protocol.js';
import { Toolbar } from './toolbar.js';

const describeDelay = 200; // milliseconds; while the reader drags, nobody wants every day read out
const speakDelay = 1500; // milliseconds between two live lines, at least

export class Twin {
  readonly #shadow: Shadow;
  readonly #player: Player;
  readonly #words: Words;
  readonly #toolbar: Toolbar;
  readonly #list: List;
  #describing = 0;
  #described = 0;
  #speaking = 0;
  #spoke = 0;
  #said = ''; // the headline last spoken, or first seen
  #told = ''; // what was described last

  constructor(shadow: Shadow, player: Player, signal: AbortSignal) {
    this.#shadow = shadow;
    this.#player = player;
    this.#words = player.words();
    shadow.introduce(this.#words);
    shadow.slider.serve(
      (day) => player.perform('seek', dateOf(day)),
      (event) => player.key(event.key, event.shiftKey),
    );
    this.#toolbar = new Toolbar(shadow.bar(), player, this.#words, (sentence) => shadow.speak(sentence), signal);
    this.#list = new List(shadow.list, player, this.#words, signal);
    signal.addEventListener('abort', () => {
      clearTimeout(this.#describing);
      clearTimeout(this.#speaking);
    });
    this.#describe();
  }

  /** Resolves when the words are in the page. */
  get filled(): Promise<void> {
    return this.#list.filled;
  }

  /** Something may have changed. `now`: it was a step, not a drag, and whoever listens wants to hear of it at once. */
  sync(state: State): void {
    const told = JSON.stringify([state.date, state.selected, state.filter]);
    const shown = JSON.stringify([state.paused, state.rate, state.spacing, state.zoomed, state.filter]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#toolbar.update(state);
    }
    if (told === this.#told || this.#describing) return;
    const wait = this.#described + describeDelay - performance.now();
    if (wait <= 0) this.#describe();
    else this.#describing = window.setTimeout(() => this.#describe(), wait);
  }
  #shown = '';

  /** Whoever prints wants the words of this day, not of the last that there was time for. */
  settle(): void {
    if (this.#describing) this.#describe();
  }

  /** The canvas was drawn at another size, or for the first time. */
  place(): void {
    const places = this.#player.places();
    this.#toolbar.place(places);
    this.#shadow.placeRing(places.handle);
  }

  /** A frame was drawn: the handle may be elsewhere, for the axis zooms and glides. */
  follow(): void {
    const { handle } = this.#player.places();
    if (String(handle) === this.#handle) return;
    this.#handle = String(handle);
    this.#shadow.placeRing(handle);
  }
  #handle = '';

  #describe(): void {
    clearTimeout(this.#describing);
    this.#describing = 0;
    this.#described = performance.now();
    const { state } = this.#player;
    this.#told = JSON.stringify([state.date, state.selected, state.filter]);
    const day = this.#player.day();
    const scale = { first: dayNumber(state.start), last: dayNumber(state.end), day: dayNumber(state.date), text: day.headline };
    this.#shadow.slider.show(this.#words.title, scale);
    this.#shadow.describe(this.#words.title, scale);
    this.#toolbar.update(state);
    this.#list.update(day, state.selected);
    this.place();
    this.#speak(day);
  }

  /** Only the headline, not too often, and not where the slider has the focus and says it itself. */
  #speak(day: Day): void {
    if (this.#said === '' || this.#shadow.sliderHasFocus) {
      this.#said = day.headline;
      return;
    }
    if (day.headline === this.#said || this.#speaking) return;
    this.#speaking = window.setTimeout(
      () => {
        this.#speaking = 0;
        this.#spoke = performance.now();
        this.#said = this.#player.day().headline;
        this.#shadow.speak(this.#said);
      },
      Math.max(300, this.#spoke + speakDelay - performance.now()),
    );
  }
}
