// <story-explainer>: attributes in, events out, in the manner of <video>. The work is done by a Player, made anew for each showing.
import type { DateText, Problem, Snapshot, StoryExplainer, StoryExplainerEventMap } from '../../explainer.js';
import { ShadowDom } from '../dom/shadow_dom.js';
import { DeepLink, readPosition } from '../sharing/deep_link.js';
import { LoadingView } from '../loading/loading_view.js';
import { offerUpdate } from '../loading/story_update.js';
import { preferences } from '../dom/preferences.js';
import { Player, type Display } from './player.js';
import { ReflectedElement } from './attributes.js';
import { DateSlider } from '../text/date_slider.js';
import type { State, Verb } from '../engine/protocol.js';
import { positionOf, type Position } from '../sharing/position.js';
import { fieldPrefix } from '../sharing/share_links.js';
import { Failure, messages } from '../dom/errors.js';
import { Deferred, quiet } from '../dom/deferred.js';

const lazyMargin = '400px'; // how far below the screen a lazy element begins to load

const contextGone = Symbol(); // why a showing ends: another follows, on another canvas

const properties = ['src', 'date', 'selected', 'theme', 'autoplay', 'loading', 'deepLink', 'playbackRate'] as const;

/**
 * `idle`: nothing is loaded, and nothing is on its way. `loading`: until the first picture. `text_only`: there is no picture, but the
 * text does all it would; for good where the browser draws none, else until it gives the context back. `failed`: no second try by itself.
 */
type Phase = 'idle' | 'loading' | 'ready' | 'text_only' | 'failed';

export class StoryExplainerElement extends ReflectedElement implements StoryExplainer {
  static readonly observedAttributes = ['src', 'date', 'selected', 'theme'];

  readonly #shadow = new ShadowDom(this, new DateSlider());
  #phase: Phase = 'idle';
  #showing: AbortController | null = null; // null outside of a page; isConnected is true too early: while attributeChangedCallback is still called
  #player: Player | null = null;
  #ready = new Deferred();
  #problems: readonly Problem[] = [];
  #link: DeepLink | null = null;
  #position: Position | null = null; // where the reader was when the element was taken out, or went while it was loading
  #rate = 1;
  #retried = false; // a context was lost before its first picture, so there was another try
  #webgl = true; // false once it turned out not to work here
  #autoplayed = false; // once for a story

  connectedCallback(): void {
    for (const name of properties) this.upgradeProperty(name);
    this.#prepare();
  }

  disconnectedCallback(): void {
    this.#keepPosition();
    this.#end();
    this.#showing = null;
  }

  #keepPosition(): void {
    const state = this.#state;
    if (!state) return;
    this.#rate = state.rate;
    this.#position = positionOf(state);
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    if (name === 'src') {
      this.#position = null;
      this.#autoplayed = false;
      if (!this.#showing) return;
      this.#end();
      this.#prepare();
    } else if (name === 'theme') {
      this.#applyPreferences();
    } else if (!this.#player) {
      this.#position = null; // the attributes are newer
    } else if (name === 'selected') {
      this.#dispatch('select', value ?? '');
    } else if (value !== null) {
      this.#dispatch('seek', value);
    }
  }

  get date(): DateText {
    return this.#state?.date ?? this.#position?.date ?? this.getAttribute('date') ?? '';
  }
  set date(date: DateText) {
    if (this.#player) this.#dispatch('seek', date);
    else this.setAttribute('date', date);
  }

  get selected(): string | null {
    const state = this.#state;
    if (state) return state.selected;
    return this.#position ? this.#position.event : this.getAttribute('selected');
  }
  set selected(id: string | null) {
    this.select(id);
  }

  get playbackRate(): number {
    return this.#state?.rate ?? this.#rate;
  }
  set playbackRate(rate: number) {
    if (!(rate > 0) || !Number.isFinite(rate)) return;
    this.#rate = rate;
    this.#dispatch('rate', String(rate));
  }

  get paused(): boolean {
    return this.#state?.paused ?? true;
  }
  get ended(): boolean {
    return this.#state?.ended ?? false;
  }
  get startDate(): DateText | null {
    return this.#state?.start ?? null;
  }
  get endDate(): DateText | null {
    return this.#state?.end ?? null;
  }
  get storyTitle(): string | null {
    return this.#player?.overview.title ?? null;
  }
  get language(): string | null {
    return this.#player?.overview.language ?? null;
  }
  get snapshot(): Snapshot | null {
    return this.#player?.store.query('snapshot') ?? null;
  }
  get problems(): readonly Problem[] {
    return this.#problems;
  }
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  play(): Promise<void> {
    return this.#request('play');
  }

  pause(): void {
    void this.#request('pause');
  }

  next(): void {
    void this.#request('next');
  }

  previous(): void {
    void this.#request('previous');
  }

  seek(date: DateText): Promise<void> {
    return this.#whenReady(async (player) => {
      if (!(await player.seek(date))) throw new RangeError(`"${date}" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD`);
    });
  }

  select(id: string | null): boolean {
    if (this.#player) return this.#player.request('select', id ?? '');
    if (id === null) this.removeAttribute('selected');
    else this.setAttribute('selected', id);
    return true;
  }

  toBlob(type: string): Promise<Blob> {
    return this.#whenReady((player) => player.toBlob(type));
  }

  get #state(): State | null {
    return this.#player?.store.state ?? null;
  }

  #dispatch(verb: Verb, argument?: string): void {
    this.#player?.request(verb, argument);
  }

  #request(verb: Verb): Promise<void> {
    return this.#whenReady(() => this.#dispatch(verb));
  }

  #enter(phase: Phase, notice = ''): void {
    this.#phase = phase;
    this.#shadow.show(phase === 'idle' ? 'loading' : phase, notice);
  }

  /** Begins a showing: now, or when a lazy element comes near the screen. In a browser that lacks what it takes, the words stay. */
  #prepare(): void {
    try {
      this.#assertModern();
      this.#schedule();
    } catch (cause) {
      this.#fail(new Failure(messages.browser, { cause }), true);
    }
  }

  /** What is first used where an error could not be caught. */
  #assertModern(): void {
    if (![].at || !AbortSignal.prototype.throwIfAborted || !this.#shadow.dress()) throw new Error('README says which browsers are new enough');
  }

  #schedule(): void {
    const { signal } = (this.#showing = new AbortController());
    this.#enter(this.hasAttribute('src') ? 'idle' : 'failed'); // without a story there is only the content between the tags
    this.#applyPreferences();
    preferences.watch(() => this.#applyPreferences(), signal);
    this.#link = this.deepLink ? new DeepLink(this.id, (position) => this.#player?.goTo(position), signal) : null;
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
    if (this.#phase !== 'idle' || !this.#showing || !this.src) return;
    this.#enter('loading');
    void this.#show(this.#showing.signal);
  }

  async #show(signal: AbortSignal): Promise<void> {
    const loading = new AbortController();
    signal.addEventListener('abort', () => loading.abort());
    let resume = (): void => undefined;
    let textOnly: Promise<void> | undefined;
    const view = new LoadingView(
      this.#shadow,
      {
        dateChosen: (date) => {
          this.#position = { date, event: null, filter: '', spacing: 'time' };
          this.#tell('datechange', { date });
        },
        textOnly: (on) => {
          textOnly = on ? new Promise((resolve) => (resume = resolve)) : undefined;
          if (!on) resume();
          this.#shadow.show(on ? 'waived' : 'loading');
        },
      },
      loading.signal,
    );
    // At what the author wrote; from there it goes where the reader was, else where the address leads.
    const start = () => ({ date: this.getAttribute('date'), event: this.getAttribute('selected'), rate: this.#rate, ...this.#display });
    const events = {
      changed: (now: State, before: State) => this.#changed(now, before),
      failed: (failure: Failure, forGood: boolean) => this.#fail(failure, forGood),
      restored: () => this.#enter('ready'),
      gone: () => this.#renew(),
      outdated: () => offerUpdate(this.#shadow, this.#player?.overview.labels ?? {}, () => this.#renew()),
      previewed: (story: Parameters<LoadingView['show']>[0]) => view.show(story, this.#position?.date ?? this.getAttribute('date')),
      pictureWanted: async () => textOnly,
    };
    try {
      const player = await Player.open(this, this.#shadow, this.#webgl, start, events, signal);
      loading.abort();
      if (!signal.aborted) await this.#present(player, signal);
    } catch (error) {
      loading.abort();
      if (signal.aborted) return;
      const reason = error instanceof Failure ? error.message : '';
      if (this.#webgl && (reason === messages.webgl || reason === messages.lost)) {
        if (reason === messages.webgl || this.#retried) this.#webgl = false;
        this.#retried = true;
        return this.#renew();
      }
      this.#fail(error instanceof Failure ? error : new Failure(messages.crash, { cause: error }), true);
    }
  }

  /** Begins again where the reader is: on another canvas, as the context of this one is lost, or with a newer file. */
  #renew(): void {
    this.#keepPosition();
    this.#end(contextGone);
    this.#prepare();
  }

  async #present(player: Player, signal: AbortSignal): Promise<void> {
    this.#player = player;
    this.#problems = player.warnings;
    this.#link?.begin(positionOf(player.store.state));
    const kept = this.#position;
    const position = kept ?? readPosition(location.hash, fieldPrefix(this));
    this.#position = null;
    if (position) player.goTo(position);
    if (!kept) this.#link?.settle();
    await player.appeared(); // throws when it leaves the page before it becomes visible
    if (signal.aborted) return;
    if (!player.hasPicture) return this.#fail(new Failure(messages.webgl), false);
    this.#enter('ready');
    this.#retried = false;
    this.#ready.resolve();
    this.#tell('ready', null);
    if (this.autoplay && !this.#autoplayed && preferences.motion === 'full') this.#dispatch('play');
    this.#autoplayed = true;
  }

  #fail(failure: Failure, forGood: boolean): void {
    const player = forGood ? null : this.#player;
    const own = this.querySelector<HTMLElement>(':scope > .words')?.dataset.noPicture; // in the story's language
    const empty = !player && this.textContent?.trim() === '';
    this.#enter(player ? 'text_only' : 'failed', own ?? (empty ? failure.message.replace(/; the words.*/, '.') : failure.message));
    if (forGood) {
      this.#end();
      this.#phase = 'failed';
      this.#problems = failure.problems;
    }
    if (forGood || player?.hasPicture === false) this.#ready.reject(failure);
    this.#tell('error', { message: failure.message, problems: [...failure.problems] });
  }

  /** Frees all that the showing holds: memory, listeners, observers, and the graphics context. */
  #end(reason?: symbol): void {
    const playing = !this.paused;
    if (reason !== contextGone) this.#retried = false;
    this.#showing?.abort(reason);
    this.#player = null;
    this.#phase = 'idle';
    if (playing) this.#tell('pause', null);
    this.#problems = [];
    if (this.#ready.settled) this.#ready = new Deferred();
    this.#shadow.renewCanvas();
  }

  #whenReady<T>(action: (player: Player) => T | Promise<T>): Promise<T> {
    return quiet(this.#awaitPlayer(action));
  }

  async #awaitPlayer<T>(action: (player: Player) => T | Promise<T>): Promise<T> {
    if (!this.#player) {
      this.#begin(); // a call ends lazy loading
      await this.ready.catch((failure: unknown) => {
        if (!this.#player) throw failure; // else there is no picture, but the text does the same
      });
    }
    if (!this.#player) throw new DOMException('The element was taken out of the page', 'AbortError');
    const signal = this.#showing?.signal;
    try {
      return await action(this.#player);
    } catch (error) {
      if (signal?.reason !== contextGone) throw error;
      return this.#awaitPlayer(action); // the next showing goes on with it
    }
  }

  get #display(): Display {
    const { theme } = this;
    return { ...preferences, ...(theme === 'auto' ? null : { theme }) };
  }

  #applyPreferences(): void {
    this.#shadow.theme = this.#display.theme;
    if (this.#player) this.#player.display = this.#display;
  }

  #changed(now: State, before: State): void {
    this.#link?.note(positionOf(now), now.paused);
    if (now.date !== before.date) this.#tell('datechange', { date: now.date });
    if (now.selected !== before.selected) this.#tell('selectionchange', { selected: now.selected });
    if (now.paused === before.paused) return;
    this.#tell(now.paused ? 'pause' : 'play', null);
    if (now.paused && now.ended) this.#tell('ended', null);
  }

  #tell<K extends keyof StoryExplainerEventMap>(type: K, detail: StoryExplainerEventMap[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail, composed: true }));
  }
}

const registry = globalThis.customElements; // none on a server
if (registry && !registry.get('story-explainer')) registry.define('story-explainer', StoryExplainerElement);
