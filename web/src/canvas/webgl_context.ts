// The WebGL context of one canvas. Browsers keep about sixteen (phones eight) and drop the oldest without asking, so the explainers
// of a page share a few: a picture off the screen releases its context when another needs one, and regains it before it comes into view.

const shared = 6; // contexts
const nearby = '50%'; // of the screen's height, above and below: there a picture gets its context back
const restoreTimeout = 3000; // milliseconds a browser has to give a context back
const scarceFrom = 9; // pictures of a page: from there on a browser may take the context of one for another
const maxNearby = 12; // pictures near the screen: with more, no new canvas is made to get a context

const enum ContextState {
  waiting, // for its turn to open it
  held,
  leaving, // released; the browser has not confirmed it yet
  given, // released
  asked, // asked for again
  taken, // lost to the browser, which may restore it
  closed,
}

export interface ContextEvents {
  /** Whether a frame is awaited, visible or not. */
  pictureWanted(): boolean;
  /** The context and all its objects are lost; `missed`: the browser took it from a picture on the screen. */
  lost(missed: boolean): void;
  /** It is back, and empty. */
  restored(): void;
  /** The browser does not restore the context that was asked for: only a new canvas can have one. */
  gone(): void;
}

export class WebGLContext {
  static readonly #open = new Set<WebGLContext>();
  static readonly #held = new Set<WebGLContext>(); // the least recently used first
  static readonly #queue = new Set<WebGLContext>();
  static readonly #nearby = new Set<WebGLContext>(); // canvases near the screen

  readonly #canvas: HTMLCanvasElement;
  #state = ContextState.waiting;
  #opened: () => void = () => undefined;
  #gl: WebGL2RenderingContext | null = null;
  #loser: WEBGL_lose_context | null = null;
  #events: ContextEvents | null = null;
  #waiting = 0;
  #unnoticed = false; // lost while the picture was off the screen
  #spoiled = false;

  /** Resolves when this canvas may have a context; `gl` creates it then. */
  static async open(canvas: HTMLCanvasElement, signal: AbortSignal): Promise<WebGLContext> {
    const context = new WebGLContext(canvas, signal);
    await new Promise<void>((resolve) => {
      context.#opened = resolve;
      signal.addEventListener('abort', () => {
        context.close();
        resolve();
      });
      WebGLContext.#queue.add(context);
      WebGLContext.#share();
    });
    signal.throwIfAborted();
    return context;
  }

  private constructor(canvas: HTMLCanvasElement, signal: AbortSignal) {
    this.#canvas = canvas;
    WebGLContext.#open.add(this);
    const observer = new IntersectionObserver(
      (entries) => {
        WebGLContext.#nearby.delete(this);
        if (!entries.at(-1)?.isIntersecting) return;
        WebGLContext.#nearby.add(this);
        this.use();
        if (this.#state === ContextState.taken) this.#expect();
      },
      { rootMargin: `${nearby} 0px` },
    );
    observer.observe(canvas.parentElement!); // which is there also while the canvas is hidden
    canvas.addEventListener('webglcontextlost', (event) => this.#lost(event), { signal });
    canvas.addEventListener('webglcontextrestored', () => this.#restored(), { signal });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      WebGLContext.#nearby.delete(this);
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

  /** True when it was lost before there were `events` to call: what was made on it is gone, also when it has come back since. */
  get spoiled(): boolean {
    return this.#spoiled || this.#gl?.isContextLost() === true;
  }

  set events(events: ContextEvents) {
    this.#events = events;
  }

  /** False when the browser took it away, or it was closed: then nothing can be drawn, and it need not come back. */
  get alive(): boolean {
    return this.#state !== ContextState.taken && this.#state !== ContextState.closed;
  }

  /** True when it can be drawn to now. */
  get held(): boolean {
    return this.#state === ContextState.held;
  }

  /** The same; otherwise it asks for it, and `restored` tells when it is there. */
  use(): boolean {
    if (WebGLContext.#held.delete(this)) {
      WebGLContext.#held.add(this);
    } else if (this.alive) {
      WebGLContext.#queue.add(this);
      WebGLContext.#share();
    } else if (this.#unnoticed && this.#needed) {
      this.#renew();
    }
    return this.#state === ContextState.held;
  }

  /** A frame is drawn: another picture may have the context now. */
  drawn(): void {
    if (WebGLContext.#queue.size > 0) WebGLContext.#share();
  }

  /** Frees the graphics memory now, not when garbage is collected. */
  close(): void {
    if (this.#state === ContextState.held) this.#loser?.loseContext();
    this.#state = ContextState.closed;
    WebGLContext.#open.delete(this);
    WebGLContext.#queue.delete(this);
    WebGLContext.#held.delete(this);
    WebGLContext.#share();
  }

  get #near(): boolean {
    return WebGLContext.#nearby.has(this);
  }

  get #needed(): boolean {
    return this.#near || (this.#events?.pictureWanted() ?? true); // one without events is being opened
  }

  /** Gives contexts to those in the queue: first to those near the screen, which get one also when all `shared` are in use there. */
  static #share(): void {
    const queue = [...WebGLContext.#queue].sort((a, b) => Number(b.#near) - Number(a.#near));
    for (const next of queue) {
      if (WebGLContext.#held.size >= shared) {
        const idle = [...WebGLContext.#held].find((context) => !context.#needed);
        if (idle) idle.#giveUp();
        else if (!next.#near) return;
      }
      WebGLContext.#queue.delete(next);
      WebGLContext.#held.add(next);
      next.#take();
    }
  }

  #giveUp(): void {
    WebGLContext.#held.delete(this);
    if (this.#state !== ContextState.held) return; // only a held context can be released
    this.#state = ContextState.leaving;
    this.#events?.lost(false);
    this.#loser?.loseContext();
  }

  #take(): void {
    if (this.#state === ContextState.waiting) {
      this.#state = ContextState.held;
      this.#opened();
    } else if (this.#state === ContextState.given) {
      this.#state = ContextState.asked;
      this.#loser?.restoreContext();
      this.#expect();
    }
    // One that is still leaving asks as soon as it is gone, one that has asked need not ask again.
  }

  #expect(): void {
    this.#waiting ||= window.setTimeout(() => {
      this.#waiting = 0;
      this.#renew();
    }, restoreTimeout);
  }

  #renew(): void {
    if (this.#state !== ContextState.closed && WebGLContext.#nearby.size <= maxNearby) this.#events?.gone();
  }

  #lost(event: Event): void {
    event.preventDefault(); // else it could not come back
    this.#spoiled ||= this.#events === null;
    if (this.#state === ContextState.leaving) {
      this.#state = ContextState.given;
      setTimeout(() => WebGLContext.#held.has(this) && this.#take()); // not before the event is over
    } else if (this.#state !== ContextState.closed) {
      this.#state = ContextState.taken;
      WebGLContext.#held.delete(this);
      this.#unnoticed = !this.#needed;
      if (this.#unnoticed) this.#events?.lost(false);
      else setTimeout(() => this.#state === ContextState.taken && this.#miss()); // a graphics card that fails loses all at once; then they are all gone
    }
  }

  /** A context lost alone was taken for another, and does not come back; if all are lost, the graphics card failed, and the browser restores them. */
  #miss(): void {
    const alone = [...WebGLContext.#held].some((other) => other.#gl?.isContextLost() === false);
    if (alone && WebGLContext.#open.size >= scarceFrom && WebGLContext.#nearby.size <= maxNearby) {
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
    if (this.#state === ContextState.taken) WebGLContext.#held.add(this);
    if (WebGLContext.#held.has(this)) {
      this.#state = ContextState.held;
      this.#events?.restored();
    } else {
      this.#state = ContextState.leaving; // another picture holds its place by now
      this.#loser?.loseContext();
    }
  }
}
