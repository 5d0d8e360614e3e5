// One showing of one story: loads it, owns engine and store, wires the views, and ends with a signal.
import type { Problem, StoryExplainerElement } from '../../explainer.js';
import { CanvasView } from '../canvas/canvas_view.js';
import { DrawingView } from '../canvas/drawing_view.js';
import { listenToPointer } from '../canvas/pointer_input.js';
import { printCopy } from '../canvas/print_copy.js';
import { Renderer } from '../canvas/renderer.js';
import { Typeface } from '../canvas/typeface.js';
import { WebGLContext } from '../canvas/webgl_context.js';
import { openLink } from '../dom/elements.js';
import { Failure, messages, storyHasErrors } from '../dom/errors.js';
import { yieldToPage } from '../dom/scheduling.js';
import type { ShadowDom } from '../dom/shadow_dom.js';
import { fetchDebug, fetchProgram, fetchStory, storyInPage } from '../engine/assets.js';
import { problemsOf } from '../engine/checker.js';
import { WasmEngine, type Engine } from '../engine/engine.js';
import type { FrameOutput, Overview, Verb } from '../engine/protocol.js';
import { Store, type Listener } from '../engine/store.js';
import { fetchLanguage } from '../loading/language.js';
import { StoryPreview } from '../loading/story_preview.js';
import { watchStory } from '../loading/story_update.js';
import { exportFile, saveAs } from '../sharing/export_files.js';
import { withoutEnd, type Position } from '../sharing/position.js';
import { TextView } from '../text/text_view.js';
import { saveActions } from './save_actions.js';

/** How the picture is drawn. */
export interface Display {
  theme: 'light' | 'dark';
  contrast: 'normal' | 'more';
  motion: 'full' | 'reduced';
}

/** Where a showing begins; null leaves it to the story. */
export interface Start extends Display, Pick<Position, 'date' | 'event'> {
  rate: number;
}

export interface PlayerEvents {
  /** The state is another than before. */
  changed: Listener;
  /** The picture is gone. It comes back by itself only when `forGood` is false. */
  failed: (failure: Failure, forGood: boolean) => void;
  restored: () => void;
  /** The canvas can't be used any more: the showing must begin again on another. */
  gone: () => void;
  /** The story file is another than what is shown. */
  outdated(): void;
  /** The story file is there, before the program that can read it. */
  previewed(story: StoryPreview): void;
  /** Resolves when the reader wants a picture; at once, unless the text alone was chosen. */
  pictureWanted(): Promise<void>;
}

const displayVerbs = ['theme', 'contrast', 'motion'] as const;

const previewDelay = 100; // milliseconds a story waits for the program before it is shown without

export class Player {
  readonly store: Store;
  readonly overview: Overview;
  /** Of the story file; looked for where the page's address asks for help for developers. */
  warnings: readonly Problem[] = [];
  readonly #view: CanvasView | DrawingView;
  readonly #textView: TextView;
  readonly #shadow: ShadowDom;
  readonly #webgl: boolean;
  #display: Display;

  /**
   * Fetches and starts everything. `start` is called last, as attributes may change during loading. `webgl`: false to do without.
   * Throws a Failure; after `signal` was aborted it means nothing.
   */
  static async open(
    host: StoryExplainerElement,
    shadow: ShadowDom,
    webgl: boolean,
    start: () => Start,
    events: PlayerEvents,
    signal: AbortSignal,
  ): Promise<Player> {
    let engine: Engine | undefined;
    let context: WebGLContext | undefined;
    let player: Player | undefined;
    let fault = messages.crash; // the message for an error that is not a Failure
    signal.addEventListener('abort', () => {
      try {
        engine?.stop();
      } catch {
        // a program that crashed may crash again while it tidies up
      }
      context?.close();
    });

    const nextTask = async () => {
      await yieldToPage();
      signal.throwIfAborted();
      if (context?.spoiled) throw new Failure(messages.lost);
    };

    let previewing = 0;
    const file = Promise.resolve(storyInPage(host.src) ?? fetchStory(host.src, signal)).then(async (bytes) => {
      const words = await fetchLanguage(bytes, signal);
      const preview = () => {
        const story = StoryPreview.read(bytes, words);
        if (story) events.previewed(story);
      };
      if (!signal.aborted) previewing = window.setTimeout(preview, previewDelay);
      return { story: bytes, words };
    });
    try {
      const [program, { story, words }] = await Promise.all([fetchProgram(), file]);
      await events.pictureWanted();
      signal.throwIfAborted();
      // Late, for browsers keep few contexts and take the oldest away: none is held while nothing can be drawn.
      if (webgl) context = await WebGLContext.open(shadow.canvas, signal);
      const gl = context?.gl;
      if (!gl) context?.close(); // frees its place for other pictures
      fault = messages.webgl;
      const typeface = new Typeface(shadow.typeProbe, shadow.typeTree);
      const renderer = gl && new Renderer(gl, typeface); // first: shaders compile in parallel with the rest
      fault = messages.program;
      engine = await WasmEngine.create(program, (...line) => typeface.measure(...line));
      engine.setFontFamily(typeface.family);
      fault = messages.crash;
      const debug = renderer && (await fetchDebug());
      if (debug) engine = new debug.DebugEngine(engine, shadow.canvas, () => player?.wake());
      if (signal.aborted) engine.stop(); // the listener above came too early for it
      await nextTask();
      if (words) engine.setWords(words);
      if (!engine.load(story)) throw storyHasErrors(await problemsOf(story));
      const warnings = debug ? await problemsOf(story) : [];
      fault = messages.webgl;
      renderer?.prepare();
      fault = messages.crash;
      await nextTask();
      player = new Player(host, shadow, typeface, engine, renderer && context ? { context, renderer } : null, start(), events, signal);
      player.warnings = warnings;
      watchStory(host.src, story, events.outdated, signal);
      return player;
    } catch (cause) {
      throw cause instanceof Failure ? cause : new Failure(context?.spoiled ? messages.lost : fault, { cause });
    } finally {
      clearTimeout(previewing);
    }
  }

  private constructor(
    host: StoryExplainerElement,
    shadow: ShadowDom,
    typeface: Typeface,
    engine: Engine,
    graphics: { context: WebGLContext; renderer: Renderer } | null, // null without WebGL 2
    start: Start,
    events: PlayerEvents,
    signal: AbortSignal,
  ) {
    this.#shadow = shadow;
    this.#webgl = graphics !== null;
    this.#display = start;
    this.#applyDisplay((verb, argument) => engine.perform(verb, argument));
    engine.perform('rate', String(start.rate));
    engine.perform('seek', start.date ?? ''); // which is refused
    engine.perform('select', start.event ?? '');

    this.store = new Store(engine, () => this.wake());
    this.overview = this.store.query('overview');
    const viewEvents = {
      framed: (output: FrameOutput) => {
        this.store.publish();
        if (!signal.aborted) this.#follow(output); // a listener may have taken the element away
      },
      lost: () => events.failed(new Failure(messages.lost), false),
      restored: events.restored,
      gone: events.gone,
      crashed: (cause: unknown) => events.failed(new Failure(messages.crash, { cause }), true),
    };
    const view = graphics
      ? new CanvasView(shadow, graphics.context, graphics.renderer, typeface, engine, viewEvents, signal)
      : new DrawingView(shadow, typeface, engine, viewEvents, signal);
    this.#view = view;
    listenToPointer(shadow, engine, () => this.wake(), signal);
    const actions = saveActions(host, this.overview.title, async (type) => saveAs(await this.toBlob(type), `explainer-${this.store.state.date}`));
    this.#textView = new TextView(shadow, this.store, this.overview, actions, signal);
    typeface.look(); // for now the story's language is known
    engine.setFontFamily(typeface.family);
    const renewText = () => {
      engine.setFontFamily(typeface.family);
      view.renewText();
    };
    typeface.watch(renewText, signal);
    this.store.subscribe(events.changed, signal); // last: a listener of the page may change the state again
    const copy = () => {
      this.#textView.settle();
      return shadow.state === 'ready' ? printCopy(view, engine, this.#display.theme) : null;
    };
    shadow.watchPrinter(copy, signal);
  }

  /** False when this page lets no picture be drawn: then the text has all functions of the picture. */
  get hasPicture(): boolean {
    return !(this.#view instanceof DrawingView) || this.#view.works;
  }

  /** Resolves when the first frame is in the canvas, and the text in the page. */
  async appeared(): Promise<void> {
    await Promise.all([this.#view.painted(), this.#textView.filled]);
  }

  /** What is to be drawn may have changed. */
  wake(): void {
    this.#view.wake();
  }

  set display(display: Display) {
    this.#display = display;
    this.#applyDisplay((verb, argument) => this.store.dispatch(verb, argument));
  }

  #applyDisplay(perform: (verb: Verb, argument: string) => boolean): void {
    for (const verb of displayVerbs) perform(verb, this.#display[verb]);
    if (!this.#webgl) perform('motion', 'reduced'); // each of its pictures takes too long
  }

  /** A verb that the page asks for, not the reader: it is not read out. */
  request(verb: Verb, argument?: string): boolean {
    return this.#textView.quietly(() => this.store.dispatch(verb, argument));
  }

  /** Ids and terms that the story does not have are ignored. */
  goTo({ date, event, filter, spacing }: Position): void {
    this.request('seek', date ?? '');
    this.request('filter', filter);
    this.request('spacing', spacing);
    if (!this.request('select', event ?? '')) this.request('select', withoutEnd(event ?? ''));
  }

  /** False when it is no date; else true, once that day has been painted. */
  async seek(date: string): Promise<boolean> {
    if (!this.request('seek', date)) return false;
    await this.#view.painted();
    return true;
  }

  /** What is shown as a file of that type. */
  toBlob(type: string): Promise<Blob> {
    return exportFile(type, this.store, this.#view, this.#shadow.canvas);
  }

  #follow(output: FrameOutput): void {
    this.#shadow.cursor = output.cursor;
    this.#textView.follow(output);
    if (output.linkClicked) openLink(this.store.text('link'));
  }
}
