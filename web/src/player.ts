// One showing of one story: from the first byte to the last frame. The element makes one when it is needed, and ends it with a signal.
import type { Problem, Snapshot, StoryExplainerEventMap } from '../explainer.js';
import { Context } from './context.js';
import { Engine, type State } from './engine.js';
import { Failure, sentences, storyHasErrors } from './failure.js';
import { listen } from './input.js';
import { fetchFonts, fetchProgram, fetchStory } from './resources.js';
import type { Shadow } from './shadow.js';
import { Stage } from './stage.js';

/** Where a showing begins; absent fields leave it to the story. */
export interface Start {
  date: string | null;
  selected: string | null;
  rate: number;
  theme: 'light' | 'dark';
  contrast: 'normal' | 'more';
  reducedMotion: boolean;
}

export interface PlayerEvents {
  changed<K extends keyof StoryExplainerEventMap>(type: K, detail: StoryExplainerEventMap[K]['detail']): void;
  /** The picture is gone. It comes back by itself only when `forGood` is false. */
  failed(failure: Failure, forGood: boolean): void;
}

const describeDelay = 200; // milliseconds; while the reader drags, nobody wants every day read out

export class Player {
  readonly problems: readonly Problem[];
  readonly #engine: Engine;
  readonly #stage: Stage;
  readonly #shadow: Shadow;
  readonly #events: PlayerEvents;
  readonly #signal: AbortSignal;
  #state: State;
  #describing = 0;

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

    const fetched = fetchStory(src, signal);
    const [program, fonts, story] = await Promise.all([fetchProgram(), fetchFonts(fetched), fetched]);
    signal.throwIfAborted();
    // Late, for browsers keep few contexts and take the oldest away: none is held while nothing can be drawn.
    context = await Context.open(shadow.canvas, signal);
    const { gl } = context;
    if (!gl) throw new Failure(sentences.webgl);
    const made = await Engine.create(program, gl, fonts).catch((cause: unknown) => {
      throw cause instanceof Failure ? cause : new Failure(sentences.program, { cause });
    });
    engine = made;
    if (signal.aborted) made.stop(); // the listener above came too early for it
    signal.throwIfAborted();
    if (gl.isContextLost()) throw new Failure(sentences.lost);
    if (!made.load(story)) throw storyHasErrors(made.problems());
    return new Player(shadow, context, made, begin(), events, signal);
  }

  private constructor(shadow: Shadow, context: Context, engine: Engine, start: Start, events: PlayerEvents, signal: AbortSignal) {
    this.#shadow = shadow;
    this.#engine = engine;
    this.#events = events;
    this.#signal = signal;
    this.problems = engine.problems();

    engine.perform('theme', start.theme);
    engine.perform('contrast', start.contrast);
    engine.perform('motion', start.reducedMotion ? 'reduced' : 'full');
    engine.perform('rate', String(start.rate));
    if (start.date !== null) engine.perform('seek', start.date);
    if (start.selected !== null) engine.perform('select', start.selected);
    this.#state = engine.state();
    this.#describe();

    this.#stage = new Stage(
      shadow.canvas,
      context,
      engine,
      {
        painted: () => this.#sync(),
        lost: () => events.failed(new Failure(sentences.lost), false),
        restored: () => shadow.show('ready'),
        crashed: (cause) => events.failed(new Failure(sentences.crash, { cause }), true),
      },
      signal,
    );
    listen(shadow.canvas, engine, () => this.#stage.wake(), signal);
    shadow.printWithWords(signal);
    signal.addEventListener('abort', () => clearTimeout(this.#describing));
  }

  /** Resolves when the first frame is in the canvas. */
  shown(): Promise<void> {
    return this.#stage.painted();
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
    this.#sync();
    this.#stage.wake();
    return done;
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
    if (now.date !== before.date) {
      clearTimeout(this.#describing);
      this.#describing = window.setTimeout(() => this.#describe(), describeDelay);
      this.#events.changed('datechange', { date: now.date });
    }
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

  #describe(): void {
    const outline = this.#engine.outline();
    if (!outline) return;
    const { date, start, end } = this.#state;
    this.#shadow.describe(outline.title, outline.headline, dayNumber(date), dayNumber(start), dayNumber(end));
  }
}

function dayNumber(date: string): number {
  return Date.parse(date) / 86_400_000;
}
