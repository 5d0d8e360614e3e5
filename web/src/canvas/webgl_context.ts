// The WebGL context of one canvas. Browsers keep about sixteen (phones eight) and take the oldest away unasked, so the explainers
// of a page share a few: one that nobody sees gives its own up when another needs one, and has it back before it comes into view.

const shared = 6;
const nearby = '50%'; // of the screen's height, above and below: how far off a picture is made ready again
const patience = 3000; // milliseconds a browser has to give a context back
const crowd = 8; // pictures of a page from which on a browser may take the context of one for another
const most = 12; // pictures near the screen for which contexts are taken from others by force

type Standing =
  | 'waiting' // for its turn to open it
  | 'held'
  | 'leaving' // given up; the browser has not said so yet
  | 'given' // given up
  | 'asked' // asked for again
  | 'taken' // by the browser; it comes back by itself, or not
  | 'closed';

export interface ContextEvents {
  /** Whether someone waits for a picture, seen or not. */
  wanted(): boolean;
  /** The context is gone, and what was on it; `missed` when a reader sees that, for the browser took it from a picture on the screen. */
  lost(missed: boolean): void;
  /** It is back, and empty. */
  restored(): void;
  /** It was asked for and does not come: some browsers have taken it for good, and only another canvas can have one. */
  gone(): void;
}

export class Context {
  static readonly #open = new Set<Context>();
  static readonly #held = new Set<Context>(); // the least recently used first
  static readonly #queue = new Set<Context>();
  static readonly #nearby = new Set<Context>(); // to the screen

  readonly #canvas: HTMLCanvasElement;
  #standing: Standing = 'waiting';
  #opened: () => void = () => undefined;
  #gl: WebGL2RenderingContext | null = null;
  #loser: WEBGL_lose_context | null = null;
  #events: ContextEvents | null = null;
  #waiting = 0;
  #unnoticed = false; // taken while nobody saw it
  #spoiled = false;

  /** Resolves when it is this canvas's turn; `gl` makes the context then. */
  static async open(canvas: HTMLCanvasElement, signal: AbortSignal): Promise<Context> {
    const context = new Context(canvas, signal);
    await new Promise<void>((resolve) => {
      context.#opened = resolve;
      signal.addEventListener('abort', () => {
        context.close();
        resolve();
      });
      Context.#queue.add(context);
      Context.#share();
    });
    signal.throwIfAborted();
    return context;
  }

  private constructor(canvas: HTMLCanvasElement, signal: AbortSignal) {
    this.#canvas = canvas;
    Context.#open.add(this);
    const observer = new IntersectionObserver(
      (entries) => {
        Context.#nearby.delete(this);
        if (!entries.at(-1)?.isIntersecting) return;
        Context.#nearby.add(this);
        this.use();
        if (this.#standing === 'taken') this.#expect();
      },
      { rootMargin: `${nearby} 0px` },
    );
    observer.observe(canvas.parentElement!); // which is there also while the canvas is hidden
    canvas.addEventListener('webglcontextlost', (event) => this.#lost(event), { signal });
    canvas.addEventListener('webglcontextrestored', () => this.#restored(), { signal });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      Context.#nearby.delete(this);
      clearTimeout(this.#waiting);
    });
  }

  /** Null when the browser has no WebGL 2 to give. */
  get gl(): WebGL2RenderingContext | null {
    this.#gl = this.#canvas.getContext('webgl2', {
      alpha: false,
      antialias: false, // Dear ImGui smooths its own edges
      depth: false,
      stencil: false,
      powerPreference: 'low-power',
      preserveDrawingBuffer: true, // frames are rare: the picture must be there for print, copies and screenshots between them
    });
    this.#loser ??= this.#gl?.getExtension('WEBGL_lose_context') ?? null;
    return this.#gl;
  }

  /** True when it was lost before there was anyone to tell: what was made on it is gone, also when it has come back since. */
  get spoiled(): boolean {
    return this.#spoiled || this.#gl?.isContextLost() === true;
  }

  set events(events: ContextEvents) {
    this.#events = events;
  }

  /** False when the browser took it away, or it was closed: then nothing can be drawn, and it need not come back. */
  get alive(): boolean {
    return this.#standing !== 'taken' && this.#standing !== 'closed';
  }

  /** True when it can be drawn to now. Otherwise it asks for it, and `restored` tells when it is there. */
  use(): boolean {
    if (Context.#held.delete(this)) {
      Context.#held.add(this);
    } else if (this.alive) {
      Context.#queue.add(this);
      Context.#share();
    } else if (this.#unnoticed && this.#needed) {
      this.#renew();
    }
    return this.#standing === 'held';
  }

  /** Something is drawn: whoever waits may have its turn. */
  drawn(): void {
    if (Context.#queue.size > 0) Context.#share();
  }

  /** Gives the graphics memory back now, not when the collector comes by. */
  close(): void {
    if (this.#standing === 'held') this.#loser?.loseContext();
    this.#standing = 'closed';
    Context.#open.delete(this);
    Context.#queue.delete(this);
    Context.#held.delete(this);
    Context.#share();
  }

  get #near(): boolean {
    return Context.#nearby.has(this);
  }

  get #needed(): boolean {
    return this.#near || (this.#events?.wanted() ?? true); // one without events is being opened
  }

  /** Gives out what there is: first to those about to be seen, who also get more than the share when all others are seen too. */
  static #share(): void {
    const queue = [...Context.#queue].sort((a, b) => Number(b.#near) - Number(a.#near));
    for (const next of queue) {
      if (Context.#held.size >= shared) {
        const idle = [...Context.#held].find((context) => !context.#needed);
        if (idle) idle.#giveUp();
        else if (!next.#near) return;
      }
      Context.#queue.delete(next);
      Context.#held.add(next);
      next.#take();
    }
  }

  #giveUp(): void {
    Context.#held.delete(this);
    if (this.#standing !== 'held') return; // it is on its way, one way or the other
    this.#standing = 'leaving';
    this.#events?.lost(false);
    this.#loser?.loseContext();
  }

  #take(): void {
    if (this.#standing === 'waiting') {
      this.#standing = 'held';
      this.#opened();
    } else if (this.#standing === 'given') {
      this.#standing = 'asked';
      this.#loser?.restoreContext();
      this.#expect();
    }
    // One that is still leaving asks as soon as it is gone, one that has asked need not ask again.
  }

  #expect(): void {
    this.#waiting ||= window.setTimeout(() => {
      this.#waiting = 0;
      this.#renew();
    }, patience);
  }

  #renew(): void {
    if (this.#standing !== 'closed' && Context.#nearby.size <= most) this.#events?.gone();
  }

  #lost(event: Event): void {
    event.preventDefault(); // else it could not come back
    this.#spoiled ||= this.#events === null;
    if (this.#standing === 'leaving') {
      this.#standing = 'given';
      setTimeout(() => Context.#held.has(this) && this.#take()); // not before the event is over
    } else if (this.#standing !== 'closed') {
      this.#standing = 'taken';
      Context.#held.delete(this);
      this.#unnoticed = !this.#needed;
      if (this.#unnoticed) this.#events?.lost(false);
      else setTimeout(() => this.#standing === 'taken' && this.#miss()); // when all that go together are gone
    }
  }

  /** One that went alone went for others, and does not come back; else the graphics card is at fault, and the browser mends it. */
  #miss(): void {
    const alone = [...Context.#held].some((other) => other.#gl?.isContextLost() === false);
    if (alone && Context.#open.size > crowd && Context.#nearby.size <= most) {
      this.#events?.gone();
    } else {
      this.#expect();
      this.#events?.lost(true);
    }
  }

  #restored(): void {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    this.#unnoticed = false;
    if (this.#standing === 'taken') Context.#held.add(this);
    if (Context.#held.has(this)) {
      this.#standing = 'held';
      this.#events?.restored();
    } else {
      this.#standing = 'leaving'; // meanwhile its turn went to another
      this.#loser?.loseContext();
    }
  }
}
