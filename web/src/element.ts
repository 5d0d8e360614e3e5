// <story-explainer>: attributes in, events out, in the manner of <video>. The work is done by a Player, made anew for each showing.
import type { DateText, Problem, Snapshot, StoryExplainer, StoryExplainerEventMap, ThemeChoice } from '../explainer.js';
import { Failure, sentences } from './failure.js';
import { Player } from './player.js';
import { Shadow } from './shadow.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const moreContrast = ['(prefers-contrast: more)', '(forced-colors: active)'].map((query) => matchMedia(query));
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
const lazyMargin = '400px'; // how far below the screen a lazy element begins to load

export class StoryExplainerElement extends HTMLElement implements StoryExplainer {
  static readonly observedAttributes = ['src', 'date', 'selected', 'theme'];

  readonly #shadow = new Shadow(this);
  #showing = new AbortController(); // ends what the current showing holds
  #player: Player | null = null;
  #placed = false; // in a page; isConnected is true too early, while attributes are still being announced
  #begun = false;
  #ready = new Deferred();
  #problems: readonly Problem[] = [];
  #rate = 1;
  #kept: { date: DateText; selected: string | null } | null = null; // where the reader was when the element was taken out

  connectedCallback(): void {
    for (const name of ['src', 'date', 'selected', 'theme', 'autoplay', 'loading', 'playbackRate'] as const) {
      this.#takeUp(name);
    }
    this.#placed = true;
    this.#prepare();
  }

  disconnectedCallback(): void {
    this.#placed = false;
    if (this.#player) this.#kept = { date: this.date, selected: this.selected };
    this.#end();
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    if (name === 'src') {
      this.#kept = null;
      if (!this.#placed) return;
      this.#end();
      this.#prepare();
    } else if (name === 'theme') {
      this.#paintTheme();
    } else if (!this.#player) {
      this.#kept = null; // the attributes are newer
    } else if (name === 'selected') {
      this.#player.perform('select', value ?? '');
    } else if (value !== null) {
      this.#player.perform('seek', value);
    }
  }

  get src(): string {
    const src = this.getAttribute('src') ?? '';
    if (src === '') return '';
    return URL.canParse(src, this.baseURI) ? new URL(src, this.baseURI).href : src;
  }
  set src(src: string) {
    this.setAttribute('src', src);
  }

  get date(): DateText {
    return this.#player?.state.date ?? this.#kept?.date ?? this.getAttribute('date') ?? '';
  }
  set date(date: DateText) {
    if (this.#player) this.#player.perform('seek', date);
    else this.setAttribute('date', date);
  }

  get selected(): string | null {
    if (this.#player) return this.#player.state.selected;
    return this.#kept ? this.#kept.selected : this.getAttribute('selected');
  }
  set selected(id: string | null) {
    this.select(id);
  }

  get theme(): ThemeChoice {
    const theme = this.getAttribute('theme');
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  }
  set theme(theme: ThemeChoice) {
    this.setAttribute('theme', theme);
  }

  get autoplay(): boolean {
    return this.hasAttribute('autoplay');
  }
  set autoplay(on: boolean) {
    this.toggleAttribute('autoplay', on);
  }

  get loading(): 'eager' | 'lazy' {
    return this.getAttribute('loading') === 'lazy' ? 'lazy' : 'eager';
  }
  set loading(loading: 'eager' | 'lazy') {
    this.setAttribute('loading', loading);
  }

  get playbackRate(): number {
    return this.#player?.state.rate ?? this.#rate;
  }
  set playbackRate(rate: number) {
    if (!(rate > 0) || !Number.isFinite(rate)) return;
    this.#rate = rate;
    this.#player?.perform('rate', String(rate));
  }

  get paused(): boolean {
    return this.#player?.state.paused ?? true;
  }
  get ended(): boolean {
    return this.#player?.state.ended ?? false;
  }
  get startDate(): DateText | null {
    return this.#player?.state.start ?? null;
  }
  get endDate(): DateText | null {
    return this.#player?.state.end ?? null;
  }
  get snapshot(): Snapshot | null {
    return this.#player?.snapshot() ?? null;
  }
  get problems(): readonly Problem[] {
    return this.#problems;
  }
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  play(): Promise<void> {
    return quiet(this.#whenReady((player) => void player.perform('play')));
  }

  pause(): void {
    quiet(this.#whenReady((player) => void player.perform('pause')));
  }

  next(): void {
    quiet(this.#whenReady((player) => void player.perform('next')));
  }

  previous(): void {
    quiet(this.#whenReady((player) => void player.perform('previous')));
  }

  seek(date: DateText): Promise<void> {
    return quiet(
      this.#whenReady(async (player) => {
        if (!(await player.seek(date))) throw new RangeError(`"${date}" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD`);
      }),
    );
  }

  select(id: string | null): boolean {
    if (this.#player) return this.#player.perform('select', id ?? '');
    if (id === null) this.removeAttribute('selected');
    else this.setAttribute('selected', id);
    return true;
  }

  /** Begins a showing: now, or when a lazy element comes near the screen. */
  #prepare(): void {
    const { signal } = (this.#showing = new AbortController());
    this.#shadow.show(this.hasAttribute('src') ? 'waiting' : 'failed'); // without a story there are only words
    this.#paintTheme();
    dark.addEventListener('change', () => this.#player?.perform('theme', this.#shownTheme()), { signal });
    lessMotion.addEventListener('change', () => this.#player?.perform('motion', motion()), { signal });
    for (const query of moreContrast) query.addEventListener('change', () => this.#player?.perform('contrast', contrast()), { signal });
    if (!this.src) return;
    if (this.loading === 'eager') return this.#begin();
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        this.#begin();
      },
      { rootMargin: lazyMargin },
    );
    observer.observe(this);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  #begin(): void {
    if (this.#begun || !this.#placed || !this.src) return;
    this.#begun = true;
    void this.#show(this.#showing.signal);
  }

  async #show(signal: AbortSignal): Promise<void> {
    const events = {
      changed: this.#tell.bind(this),
      failed: (failure: Failure, forGood: boolean) => this.#fail(failure, forGood),
    };
    const begin = () => ({
      date: this.#kept?.date ?? this.getAttribute('date'),
      selected: this.#kept ? this.#kept.selected : this.getAttribute('selected'),
      rate: this.#rate,
      theme: this.#shownTheme(),
      contrast: contrast(),
      reducedMotion: lessMotion.matches,
    });
    let player: Player;
    try {
      player = await Player.open(this.#shadow, this.src, begin, events, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error instanceof Failure ? error : new Failure(sentences.crash, { cause: error }), true);
      return;
    }
    if (signal.aborted) return;
    this.#player = player;
    this.#problems = player.problems;
    this.#kept = null;
    try {
      await player.shown();
    } catch {
      return; // it was taken out of the page before anyone saw it
    }
    if (signal.aborted) return;
    this.#shadow.show('ready');
    this.#ready.resolve();
    this.#tell('ready', null);
    if (this.autoplay && !lessMotion.matches) this.#player?.perform('play');
  }

  #fail(failure: Failure, forGood: boolean): void {
    this.#shadow.show('failed', failure.message);
    if (forGood) {
      this.#end();
      this.#begun = true; // no second try by itself
      this.#problems = failure.problems;
      this.#ready.reject(failure);
    }
    this.#tell('error', { message: failure.message, problems: [...failure.problems] });
  }

  /** Frees all that the showing holds: memory, listeners, observers, and the graphics context. */
  #end(): void {
    this.#showing.abort();
    this.#player = null;
    this.#begun = false;
    this.#problems = [];
    if (this.#ready.settled) this.#ready = new Deferred();
    this.#shadow.renewCanvas();
  }

  #whenReady<T>(action: (player: Player) => T | Promise<T>): Promise<T> {
    if (this.#player) return Promise.resolve(action(this.#player));
    this.#begin(); // a lazy element that is asked for something is lazy no longer
    return this.ready.then(() => {
      if (!this.#player) throw new DOMException('The element was taken out of the page', 'AbortError');
      return action(this.#player);
    });
  }

  #shownTheme(): 'light' | 'dark' {
    return this.theme === 'auto' ? (dark.matches ? 'dark' : 'light') : this.theme;
  }

  #paintTheme(): void {
    this.#shadow.theme = this.theme;
    this.#player?.perform('theme', this.#shownTheme());
  }

  /** A property set before the class was known hides the accessor of that name: set it again through the accessor. */
  #takeUp(name: 'src' | 'date' | 'selected' | 'theme' | 'autoplay' | 'loading' | 'playbackRate'): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = this[name];
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  #tell<K extends keyof StoryExplainerEventMap>(type: K, detail: StoryExplainerEventMap[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** A promise that can be settled from outside, and that no one has to catch. */
class Deferred {
  settled = false;
  resolve!: () => void;
  reject!: (error: Error) => void;
  readonly promise = quiet(
    new Promise<void>((resolve, reject) => {
      this.resolve = () => ((this.settled = true), resolve());
      this.reject = (error) => ((this.settled = true), reject(error));
    }),
  );
}

/** A page that doesn't care for the outcome gets no "unhandled rejection": the `error` event told it already. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function contrast(): 'normal' | 'more' {
  return moreContrast.some((query) => query.matches) ? 'more' : 'normal';
}

function motion(): 'full' | 'reduced' {
  return lessMotion.matches ? 'reduced' : 'full';
}

if (!customElements.get('story-explainer')) customElements.define('story-explainer', StoryExplainerElement);
