// Decides when to paint: only after a change or when the program asks for a frame, and not while the canvas is hidden.
// Knows nothing of what is painted or how.

interface Waiter {
  resolve(): void;
  reject(reason: unknown): void;
}

export class FrameLoop {
  readonly #paint: (seconds: number) => number | null;
  readonly #canvas: Element;
  readonly #signal: AbortSignal;
  readonly #waiters: Waiter[] = [];
  #onScreen = true;
  #shouldPaint = false; // once the canvas is visible
  #mustPaint = false; // visible or not
  #frame = 0;
  #timer = 0;
  #asleepSince: number | null = null;
  #slept = 0; // milliseconds the clock has been stopped in all

  /** `paint` returns when the next frame is due, as FrameOutput.wake does, and null when it could not paint. */
  constructor(canvas: Element, paint: (seconds: number) => number | null, signal: AbortSignal) {
    this.#canvas = canvas;
    this.#paint = paint;
    this.#signal = signal;
    document.addEventListener('visibilitychange', () => this.#seenOrNot(), { signal });
    const observer = new IntersectionObserver((entries) => {
      this.#onScreen = entries.at(-1)?.isIntersecting ?? true;
      this.#seenOrNot();
    });
    observer.observe(canvas);
    signal.addEventListener('abort', () => {
      observer.disconnect();
      this.#cancel();
      for (const { reject } of this.#waiters.splice(0)) reject(takenAway());
    });
  }

  /** Paints soon after a change, or once the canvas is visible again. */
  wake(): void {
    this.#shouldPaint = true;
    if (this.#seen) this.#request();
  }

  /** Paints soon, visible or not: a script waits for the frame. */
  wakeUnseen(): void {
    this.#mustPaint = true;
    if (!document.hidden) this.#request();
    else this.#timer ||= window.setTimeout(() => this.paintNow()); // hidden pages get no animation frames
  }

  /** Resolves once a frame that begins after this call is painted, visible or not; rejects when the signal is aborted before. */
  painted(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#signal.aborted) return reject(takenAway());
      this.#waiters.push({ resolve, reject });
      this.wakeUnseen();
    });
  }

  /** Whether a promise of a frame is pending. */
  get awaited(): boolean {
    return this.#waiters.length > 0;
  }

  /** Paints before this call returns: for a canvas whose new size has just emptied it. */
  paintNow(): void {
    this.#cancel();
    this.#shouldPaint = this.#mustPaint = false;
    const waiting = this.#waiters.length; // promises made during the paint wait for the next frame
    const wait = this.#paint(this.seconds);
    if (wait === null || this.#signal.aborted) return;
    for (const { resolve } of this.#waiters.splice(0, waiting)) resolve();
    if (wait < 0) return;
    if (wait === 0 || !this.#seen) this.wake();
    else this.#timer = window.setTimeout(() => this.wake(), wait * 1000);
  }

  get #seen(): boolean {
    return this.#onScreen && !document.hidden && this.#canvas.isConnected;
  }

  #request(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#frame ||= requestAnimationFrame(() => this.paintNow());
  }

  #cancel(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = this.#timer = 0;
  }

  /** A clock that stops while the canvas is hidden, so that playback resumes where it was. */
  get seconds(): number {
    return ((this.#asleepSince ?? performance.now()) - this.#slept) / 1000;
  }

  #seenOrNot(): void {
    if (this.#seen) {
      if (this.#asleepSince !== null) this.#slept += performance.now() - this.#asleepSince;
      this.#asleepSince = null;
      if (this.#shouldPaint) this.#request();
    } else if (this.#asleepSince === null) {
      this.#asleepSince = performance.now();
      if (this.#frame || this.#timer) this.#shouldPaint = true;
      this.#cancel();
      if (this.#mustPaint) this.wakeUnseen();
    }
  }
}

const takenAway = () => new DOMException('The picture was taken away', 'AbortError');
