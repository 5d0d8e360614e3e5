// <story-explainer>: attributes in, events out, in the manner of <video>. The work is done by a Player, made anew for each showing.
import type { DateText, Problem, Snapshot, StoryExplainer, StoryExplainerEventMap } from '../../explainer.js';
import { DeepLink, type Link } from '../sharing/deep_link.js';
import { Deferred, quiet } from '../dom/deferred.js';
import { Failure, sentences } from '../dom/errors.js';
import { Player, type Start } from './player.js';
import { preferences } from '../dom/preferences.js';
import { Shadow } from '../dom/shadow_dom.js';
import { TagElement } from './attributes.js';
import { Waiting } from '../loading/loading_view.js';

const lazyMargin = '400px'; // how far below the screen a lazy element begins to load

const worn = Symbol('another showing follows, on another canvas');

const properties = ['src', 'date', 'selected', 'theme', 'autoplay', 'loading', 'deepLink', 'playbackRate'] as const;

export class StoryExplainerElement extends TagElement implements StoryExplainer {
  static readonly observedAttributes = ['src', 'date', 'selected', 'theme'];

  readonly #shadow = new Shadow(this);
  #showing = new AbortController(); // ends what the current showing holds
  #player: Player | null = null;
  #again = false; // a context was lost before its first picture, so there was another try
  #placed = false; // in a page; isConnected is true too early, while attributes are still being announced
  #begun = false;
  #ready = new Deferred();
  #problems: readonly Problem[] = [];
  #link: DeepLink | null = null;
  #rate = 1;
  #started = false; // by `autoplay`, which counts once for a story
  #kept: Link | null = null; // where the reader was when the element was taken out, or while it was loading

  connectedCallback(): void {
    for (const name of properties) this.takeUp(name);
    this.#placed = true;
    this.#prepare();
  }

  disconnectedCallback(): void {
    this.#placed = false;
    this.#keep();
    this.#end();
  }

  #keep(): void {
    const state = this.#player?.state;
    if (!state) return;
    this.#rate = state.rate;
    this.#kept = { date: state.date, selected: state.selected, filter: state.filter, spacing: state.spacing };
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    if (name === 'src') {
      this.#kept = null;
      this.#started = false;
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

  toBlob(type: string): Promise<Blob> {
    return quiet(this.#whenReady((player) => player.toBlob(type)));
  }

  /** Begins a showing: now, or when a lazy element comes near the screen. */
  #prepare(): void {
    const { signal } = (this.#showing = new AbortController());
    this.#shadow.show(this.hasAttribute('src') ? 'waiting' : 'failed'); // without a story there are only words
    this.#paintTheme();
    preferences.watch(() => this.#heed(), signal);
    this.#link = this.deepLink ? new DeepLink(this.id, (link) => this.#follow(link), signal) : null;
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
    const wait = new AbortController(); // ends with the waiting
    signal.addEventListener('abort', () => wait.abort());
    let resume = (): void => undefined;
    let alone: Promise<void> | null = null;
    const waiting = new Waiting(
      this.#shadow,
      {
        chose: (date) => {
          this.#kept = { date, selected: null, filter: '', spacing: 'time' };
          this.#tell('datechange', { date });
        },
        alone: (on) => {
          alone = on ? new Promise((resolve) => (resume = resolve)) : null;
          if (!on) resume();
          this.#shadow.show(on ? 'alone' : 'waiting');
        },
      },
      wait.signal,
    );
    try {
      const player = await Player.open(
        this.#shadow,
        this.src,
        () => this.#start(),
        {
          changed: this.#tell.bind(this),
          failed: (failure, forGood) => this.#fail(failure, forGood),
          worn: () => this.#renew(),
          synced: (state) => this.#link?.note(state),
          early: (story) => waiting.story(story, this.#kept?.date ?? this.#start().date),
          wanted: async () => alone ?? undefined,
        },
        signal,
      );
      wait.abort();
      if (!signal.aborted) await this.#took(player, signal);
    } catch (error) {
      wait.abort();
      if (signal.aborted) return;
      if (error instanceof Failure && error.message === sentences.lost) {
        if (this.#again) return this.#fail(new Failure(sentences.webgl, { cause: error }), true);
        this.#again = true;
        return this.#renew();
      }
      this.#fail(error instanceof Failure ? error : new Failure(sentences.crash, { cause: error }), true);
    }
  }

  /** The same on another canvas, for this one's context will not do. */
  #renew(): void {
    this.#keep();
    this.#end(worn);
    this.#prepare();
  }

  /** Where a showing begins: at what the author wrote. From there it goes where the reader was, else where the address leads. */
  #start(): Start {
    return {
      date: this.getAttribute('date'),
      selected: this.getAttribute('selected'),
      rate: this.#rate,
      theme: this.#shownTheme(),
      contrast: preferences.contrast,
      motion: preferences.motion,
    };
  }

  async #took(player: Player, signal: AbortSignal): Promise<void> {
    this.#player = player;
    this.#problems = player.problems;
    this.#link?.begin(player.state);
    const kept = this.#kept;
    const place = kept ?? this.#link?.read();
    this.#kept = null;
    if (place) this.#follow(place);
    if (!kept) this.#link?.settle();
    if (!player.hasPicture) return this.#fail(new Failure(sentences.webgl), false);
    try {
      await player.appeared();
    } catch (error) {
      if (signal.aborted) return; // it was taken out of the page before anyone saw it
      throw error;
    }
    if (signal.aborted) return;
    this.#shadow.show('ready');
    this.#again = false;
    this.#ready.resolve();
    this.#tell('ready', null);
    if (this.autoplay && !this.#started && preferences.motion === 'full') this.#player?.perform('play');
    this.#started = true;
  }

  /** Goes where the address leads; what the story does not know changes nothing. */
  #follow({ date, selected, filter, spacing }: Link): void {
    const player = this.#player;
    if (!player) return;
    if (date !== null) player.perform('seek', date);
    player.perform('filter', filter);
    player.perform('spacing', spacing);
    player.perform('select', selected ?? '');
  }

  #fail(failure: Failure, forGood: boolean): void {
    const player = forGood ? null : this.#player;
    const own = this.querySelector<HTMLElement>(':scope > .words')?.dataset.noPicture; // in the story's language
    this.#shadow.show(player ? 'words' : 'failed', own ?? failure.message);
    if (player && !player.hasPicture) this.#ready.reject(failure);
    if (forGood) {
      this.#end();
      this.#begun = true; // no second try by itself
      this.#problems = failure.problems;
      this.#ready.reject(failure);
    }
    this.#tell('error', { message: failure.message, problems: [...failure.problems] });
  }

  /** Frees all that the showing holds: memory, listeners, observers, and the graphics context. */
  #end(reason?: symbol): void {
    const playing = !this.paused;
    if (reason !== worn) this.#again = false;
    this.#showing.abort(reason);
    this.#player = null;
    this.#begun = false;
    if (playing) this.#tell('pause', null);
    this.#problems = [];
    if (this.#ready.settled) this.#ready = new Deferred();
    this.#shadow.renewCanvas();
  }

  async #whenReady<T>(action: (player: Player) => T | Promise<T>): Promise<T> {
    if (!this.#player) {
      this.#begin(); // a lazy element that is asked for something is lazy no longer
      await this.ready.catch((failure: unknown) => {
        if (!this.#player) throw failure; // else there is no picture, but the words do the same
      });
    }
    if (!this.#player) throw new DOMException('The element was taken out of the page', 'AbortError');
    const { signal } = this.#showing;
    try {
      return await action(this.#player);
    } catch (error) {
      if (signal.reason !== worn) throw error;
      return this.#whenReady(action); // the next showing goes on with it
    }
  }

  #shownTheme(): 'light' | 'dark' {
    return this.theme === 'auto' ? preferences.theme : this.theme;
  }

  #heed(): void {
    this.#paintTheme();
    this.#player?.perform('contrast', preferences.contrast);
    this.#player?.perform('motion', preferences.motion);
  }

  #paintTheme(): void {
    this.#shadow.theme = this.theme;
    this.#player?.perform('theme', this.#shownTheme());
  }

  #tell<K extends keyof StoryExplainerEventMap>(type: K, detail: StoryExplainerEventMap[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('story-explainer')) customElements.define('story-explainer', StoryExplainerElement);
