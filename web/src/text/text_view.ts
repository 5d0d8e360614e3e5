// The picture in text, for screen readers, keyboards, find-in-page and print: the controls, the list of events, the value of the
// slider, and what is read out. Asks the program once for each change of date, not for each frame.
import { dateOf, dayNumber } from '../dom/days.js';
import { link } from '../dom/elements.js';
import type { ShadowDom } from '../dom/shadow_dom.js';
import type { DayText, FrameOutput, State, Overview } from '../engine/protocol.js';
import type { Store } from '../engine/store.js';
import { EventList } from './event_list.js';
import { counted } from './plural.js';
import type { SaveActions } from './save_menu.js';
import { Toolbar } from './toolbar.js';

const describeDelay = 200; // milliseconds; while the reader drags, not every day is described
const announceDelay = 1500; // milliseconds between two announcements, at least

export class TextView {
  readonly #shadow: ShadowDom;
  readonly #store: Store;
  readonly #overview: Overview;
  readonly #toolbar: Toolbar;
  readonly #list: EventList;
  #describing = 0;
  #describedAt = 0;
  #described: State; // what the text says
  #announcing = 0;
  #announcedAt = 0;
  #announced = ''; // the headline last read out, or first seen
  #quiet = false; // the page asks, not the reader
  #unspoken = false; // of what is to be described: the page asked for it
  #playing = false;
  #layoutRevision = -1;
  #handle = '';

  constructor(shadow: ShadowDom, store: Store, overview: Overview, actions: SaveActions, signal: AbortSignal) {
    this.#shadow = shadow;
    this.#store = store;
    this.#overview = overview;
    const { asOf, newer } = overview;
    shadow.introduce(overview, asOf, ...(newer ? [' · ', link(newer.url, newer.text)] : []));
    shadow.slider.serve(
      (day) => store.dispatch('seek', dateOf(day)),
      ({ key }) => store.key(key),
    );
    this.#toolbar = new Toolbar(shadow.renewControls(), store, overview, actions, (sentence) => shadow.announce(sentence, true), signal);
    this.#list = new EventList(shadow.list, store, overview, signal);
    this.#described = store.state;
    this.#toolbar.update(this.#described);
    store.subscribe((now) => this.#update(now), signal);
    signal.addEventListener('abort', () => {
      clearTimeout(this.#describing);
      clearTimeout(this.#announcing);
    });
    this.#describe();
  }

  /** Resolves when the text is in the page. */
  get filled(): Promise<void> {
    return this.#list.filled;
  }

  /** Describes the present day at once, not when there is time for it. */
  settle(): void {
    if (this.#describing) this.#describe();
  }

  /** After each frame: the controls lie where they are drawn, and the ring around the handle, which moves while the strip zooms. */
  follow({ layoutRevision, handle }: FrameOutput): void {
    if (layoutRevision !== this.#layoutRevision) {
      this.#layoutRevision = layoutRevision;
      this.#toolbar.place(this.#store.query('places'));
    }
    if (String(handle) === this.#handle) return;
    this.#handle = String(handle);
    this.#shadow.placeRing(handle);
  }

  /** What `action` changes is not read out. */
  quietly<T>(action: () => T): T {
    this.#quiet = true;
    try {
      return action();
    } finally {
      this.#quiet = false;
    }
  }

  #update(now: State): void {
    this.#toolbar.update(now);
    this.#followPlay(now);
    const { date, selected, filter } = this.#described;
    if (now.date === date && now.selected === selected && now.filter === filter) return;
    this.#unspoken = this.#quiet;
    if (this.#describing) return;
    const wait = this.#describedAt + describeDelay - performance.now();
    if (wait <= 0) this.#describe();
    else this.#describing = window.setTimeout(() => this.#describe(), wait);
  }

  /** Of a play that it begins and that it came to the end; nothing between. */
  #followPlay({ paused, ended }: State): void {
    if (paused !== this.#playing) return;
    this.#playing = !paused;
    if (paused && !ended) return;
    clearTimeout(this.#announcing);
    this.#announcing = 0;
    const { labels } = this.#overview;
    const { headline } = this.#store.query('day');
    this.#announced = headline;
    this.#shadow.announce((paused ? `${labels['page.ended']} ${headline}` : labels['page.playing']) ?? '');
  }

  #describe(): void {
    clearTimeout(this.#describing);
    this.#describing = 0;
    this.#describedAt = performance.now();
    const { filter } = this.#described;
    const state = (this.#described = this.#store.state);
    const day = this.#store.query('day');
    const scale = { first: dayNumber(state.start), last: dayNumber(state.end), day: dayNumber(state.date), text: day.headline };
    this.#shadow.slider.show(this.#overview.title, scale);
    this.#shadow.describe(this.#overview.title, scale);
    this.#list.update(day, state.selected);
    if (state.filter !== filter && !this.#unspoken) this.#announceFilter();
    else this.#announce(day);
  }

  #announceFilter(): void {
    const shown = this.#store.query('shown').length;
    const numbers: Record<string, number> = { '{shown}': shown, '{all}': this.#overview.events };
    this.#shadow.announce(counted(this.#overview, 'filter.shown', shown).replace(/\{\w+\}/g, (slot) => String(numbers[slot])));
  }

  /**
   * Only the headline, not too often, not while it plays, and not while the slider has the focus: its value is read out anyway.
   * Nothing of what the page itself did: prose that the reader scrolls is not interrupted.
   */
  #announce(day: DayText): void {
    if (this.#playing) return;
    if (this.#announced === '' || this.#unspoken || this.#shadow.sliderHasFocus) {
      this.#announced = day.headline;
      return;
    }
    if (day.headline === this.#announced || this.#announcing) return;
    this.#announcing = window.setTimeout(
      () => {
        this.#announcing = 0;
        if (this.#unspoken) return;
        this.#announcedAt = performance.now();
        this.#announced = this.#store.query('day').headline;
        this.#shadow.announce(this.#announced);
      },
      Math.max(300, this.#announcedAt + announceDelay - performance.now()),
    );
  }
}
