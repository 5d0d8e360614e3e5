// One showing of one story: from the first byte to the last frame. The element makes one when it is needed, and ends it with a signal.
import type { Problem, Snapshot, StoryExplainerEventMap } from '../../explainer.js';
import { BlindStage } from '../canvas/headless_view.js';
import { Context } from '../canvas/webgl_context.js';
import { copyOf, drawn, fileTypes, offer, pngOf, withLine } from '../sharing/export_files.js';
import { Early } from '../loading/story_preview.js';
import { Engine, type State } from '../engine/engine.js';
import { Failure, sentences, storyHasErrors } from '../dom/errors.js';
import { listen } from '../canvas/pointer_input.js';
import { rest } from '../dom/scheduling.js';
import { fetchFonts, fetchProgram, fetchStory } from '../engine/assets.js';
import type { Shadow } from '../dom/shadow_dom.js';
import { Stage } from '../canvas/canvas_view.js';
import type { Day, EventWords, FilterGroup, Places, Section, Teller, Words } from '../engine/protocol.js';
import { Twin } from '../text/text_view.js';

/** Where a showing begins; absent fields leave it to the story. */
export interface Start {
  date: string | null;
  selected: string | null;
  rate: number;
  theme: 'light' | 'dark';
  contrast: 'normal' | 'more';
  motion: 'full' | 'reduced';
}

export interface PlayerEvents {
  changed<K extends keyof StoryExplainerEventMap>(type: K, detail: StoryExplainerEventMap[K]['detail']): void;
  /** The picture is gone. It comes back by itself only when `forGood` is false. */
  failed(failure: Failure, forGood: boolean): void;
  /** The canvas is of no use any more: the showing must begin anew on another. */
  worn(): void;
  /** The story file is there, before the program that can read it. */
  early(story: Early): void;
  /** Something may have changed. */
  synced(state: State): void;
  /** Resolves when the reader wants a picture; at once, unless words alone were chosen. */
  wanted(): Promise<void>;
}

const early = 100; // milliseconds a story waits for the program before it is told without

export class Player implements Teller {
  readonly problems: readonly Problem[];
  readonly #engine: Engine;
  readonly #stage: Stage | BlindStage;
  readonly #shadow: Shadow;
  readonly #events: PlayerEvents;
  readonly #signal: AbortSignal;
  readonly #twin: Twin;
  #state: State;
  #theme: string;

  /**
   * Fetches and starts everything. `begin` is asked at the end, for much may have changed meanwhile.
   * Throws a Failure, or anything at all after `signal` was aborted.
   */
  static async open(
    shadow: Shadow,
    src: string,
    begin: () => Start,
    events: PlayerEvents,
    signal: AbortSignal,
  ): Promise<Player> {
    let engine: Engine | undefined;
    let context: Context | undefined;
    signal.addEventListener('abort', () => {
      try {
        engine?.stop();
      } catch {
        // a program that crashed may crash again while it tidies up
      }
      context?.close();
    });

    let telling = 0;
    const file = fetchStory(src, signal).then((bytes) => {
      const tell = () => {
        const story = Early.read(bytes);
        if (story) events.early(story);
      };
      if (!signal.aborted) telling = window.setTimeout(tell, early);
      return bytes;
    });
    try {
      const [program, fonts, story] = await Promise.all([fetchProgram(), fetchFonts(file), file]);
      await events.wanted();
      signal.throwIfAborted();
      // Late, for browsers keep few contexts and take the oldest away: none is held while nothing can be drawn.
      context = await Context.open(shadow.canvas, signal);
      const { gl } = context;
      if (!gl) context.close(); // others may have its turn
      const made = await Engine.create(program, gl, fonts).catch((cause: unknown) => {
        throw cause instanceof Failure ? cause : new Failure(sentences.program, { cause });
      });
      engine = made;
      if (signal.aborted) made.stop(); // the listener above came too early for it
      await rest();
      signal.throwIfAborted();
      if (!made.load(story)) throw storyHasErrors(made.problems());
      if (context.spoiled) throw new Failure(sentences.lost);
      made.prepare();
      await rest();
      signal.throwIfAborted();
      if (context.spoiled) throw new Failure(sentences.lost);
      return new Player(shadow, gl ? context : null, made, begin(), events, signal);
    } finally {
      clearTimeout(telling);
    }
  }

  private constructor(shadow: Shadow, context: Context | null, engine: Engine, start: Start, events: PlayerEvents, signal: AbortSignal) {
    this.#shadow = shadow;
    this.#engine = engine;
    this.#events = events;
    this.#signal = signal;
    this.problems = engine.problems();

    engine.perform('theme', (this.#theme = start.theme));
    engine.perform('contrast', start.contrast);
    engine.perform('motion', start.motion);
    engine.perform('rate', String(start.rate));
    if (start.date !== null) engine.perform('seek', start.date);
    if (start.selected !== null) engine.perform('select', start.selected);
    this.#state = engine.state();

    const stageEvents = {
      painted: () => {
        this.#sync();
        if (!signal.aborted) this.#twin.follow(); // a listener may have taken the element away
      },
      sized: () => this.#twin.place(),
      lost: () => events.failed(new Failure(sentences.lost), false),
      restored: () => shadow.show('ready'),
      gone: () => events.worn(),
      crashed: (cause: unknown) => events.failed(new Failure(sentences.crash, { cause }), true),
    };
    this.#stage = context
      ? new Stage(shadow.canvas, context, engine, stageEvents, signal)
      : new BlindStage(shadow.list, engine, stageEvents, signal);
    if (context) listen(shadow.canvas, engine, () => this.#stage.wake(), signal);
    this.#twin = new Twin(shadow, this, signal);
    shadow.watchPrinter(() => this.#printed(), signal);
  }

  /** The moment that the reader sees, in the light theme, as fine as a printer needs it. Browsers print no WebGL, so it is a copy. */
  #printed(): HTMLCanvasElement | null {
    this.#twin.settle();
    if (!(this.#stage instanceof Stage) || this.#shadow.face !== 'ready') return null;
    this.#engine.perform('theme', 'light');
    const copied = this.#stage.paintedNow(2, (canvas) => {
      this.#engine.perform('theme', this.#theme);
      return copyOf(canvas);
    });
    if (!copied) this.#engine.perform('theme', this.#theme);
    return copied;
  }

  /** False when this browser draws no picture: then the words are all there is, and they do all the picture would. */
  get hasPicture(): boolean {
    return this.#stage instanceof Stage;
  }

  /** Resolves when the first frame is in the canvas, and the words are in the page. */
  async appeared(): Promise<void> {
    await Promise.all([this.#stage.painted(), this.#twin.filled]);
  }

  get state(): State {
    return this.#engine.state();
  }

  snapshot(): Snapshot | null {
    return this.#engine.snapshot();
  }

  /** A verb of the story's view; see App::perform. False when it makes no sense. */
  perform(verb: string, argument = ''): boolean {
    const done = this.#engine.perform(verb, argument);
    if (verb === 'theme') this.#theme = argument;
    this.#sync();
    this.#stage.wake();
    return done;
  }

  key(key: string, shift: boolean): boolean {
    const used = this.#engine.key(key, shift);
    if (used) {
      this.#sync();
      this.#stage.wake();
    }
    return used;
  }

  words(): Words {
    return this.#engine.ask('words') as Words;
  }

  about(): Section[] {
    return this.#engine.ask('about') as Section[];
  }

  eventsFrom(first: number, count: number): EventWords[] {
    return this.#engine.ask(`events ${first} ${count}`) as EventWords[];
  }

  day(): Day {
    return this.#engine.ask('moment') as Day;
  }

  filters(): FilterGroup[] {
    return this.#engine.ask('filters') as FilterGroup[];
  }

  shown(): Set<string> | null {
    const ids = this.#state.filter ? this.#engine.text('shown') : '';
    return ids === '' ? null : new Set(JSON.parse(ids) as string[]);
  }

  places(): Places {
    return this.#engine.ask('places') as Places;
  }

  /** The moment as a file of that type. */
  async toBlob(type: string): Promise<Blob> {
    if (type === 'image/png') return pngOf(await this.#doubled());
    if (type === 'application/json') return new Blob([this.#engine.text('snapshot')], { type });
    if (type === 'text/csv') return new Blob([this.#engine.text('csv')], { type });
    if (type === 'image/svg+xml') return new Blob([await this.#svg()], { type });
    throw new DOMException(`"${type}" is none of ${fileTypes.join(', ')}`, 'NotSupportedError');
  }

  /** Hands the reader the moment as a file. */
  async save(type: string): Promise<void> {
    offer(await this.toBlob(type), `explainer-${this.#state.date}`);
  }

  /** The picture at twice its size; where WebGL draws none, the same in lines, drawn by the browser. */
  async #doubled(): Promise<HTMLCanvasElement> {
    const stage = this.#stage;
    const style = getComputedStyle(this.#shadow.canvas);
    if (!(stage instanceof Stage && stage.canPaint)) return drawn(await this.#svg(), 2);
    return stage.paintedAt(2, (canvas) => withLine(canvas, 2, this.#engine.text('source'), style.backgroundColor, style.color));
  }

  async #svg(): Promise<string> {
    await this.#stage.composed();
    return this.#engine.text('svg');
  }

  /** False when it is no date; else true, once that day has been painted. */
  async seek(date: string): Promise<boolean> {
    if (!this.perform('seek', date)) return false;
    await this.#stage.painted();
    return true;
  }

  /** Tells what is different from the last time. */
  #sync(): void {
    if (this.#signal.aborted) return;
    const before = this.#state;
    const now = (this.#state = this.#engine.state());
    this.#shadow.cursor = now.cursor;
    this.#twin.sync(now);
    if (JSON.stringify(now) !== JSON.stringify(before)) this.#events.synced(now);
    if (now.date !== before.date) this.#events.changed('datechange', { date: now.date });
    if (now.selected !== before.selected) this.#events.changed('selectionchange', { selected: now.selected });
    if (now.paused !== before.paused) {
      this.#events.changed(now.paused ? 'pause' : 'play', null);
      if (now.paused && now.ended) this.#events.changed('ended', null);
    }
    this.#follow(this.#signal.aborted ? '' : this.#engine.link());
  }

  #follow(link: string): void {
    if (!/^https?:/i.test(link) || !URL.canParse(link)) return;
    open(link, '_blank', 'noopener');
  }
}
