// Decides when to paint: only when something happened or the program asked, never while nobody can see it.
// Knows neither what is painted nor with what.

export class Loop {
  readonly #paint: (seconds: number) => number;
  readonly #canvas: Element;
  #onScreen = true;
  #due = false; // a frame is wanted, and may wait until someone can see it
  #owed = false; // a frame is wanted, and may not wait
  #frame = 0;
  #timer = 0;
  #asleepSince: number | null = null;
  #slept = 0; // milliseconds the clock has been stopped in all

  constructor(canvas: Element, paint: (seconds: number) => number, signal: AbortSignal) {
    this.#canvas = canvas;
    this.#paint = paint;
    document.addEventListener('visibilitychange', () => this.#seenOrNot(), { signal });
    const observer = new IntersectionObserver((entries) => {
      this.#onScreen = entries.at(-1)?.isIntersecting ?? true;
      this.#seenOrNot();
    });
    observer.observe(canvas);
    signal.addEventListener('abort', () => {
      observer.disconnect();
      this.#cancel();
    });
  }

  /** Something happened: paint soon, or when the reader can see it again. */
  wake(): void {
    this.#due = true;
    if (this.#seen) this.#request();
  }

  /** A script waits for the result: paint soon, seen or not. */
  wakeUnseen(): void {
    this.#owed = true;
    if (!document.hidden) this.#request();
    else this.#timer ||= window.setTimeout(() => this.paintNow()); // hidden pages get no animation frames
  }

  /** Paints before this call returns: for a canvas whose new size has just emptied it. */
  paintNow(): void {
    this.#cancel();
    this.#due = this.#owed = false;
    const wait = this.#paint(this.seconds);
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

  /** The clock stands still while nobody watches: play goes on where it was. */
  get seconds(): number {
    return ((this.#asleepSince ?? performance.now()) - this.#slept) / 1000;
  }

  #seenOrNot(): void {
    if (this.#seen) {
      if (this.#asleepSince !== null) this.#slept += performance.now() - this.#asleepSince;
      this.#asleepSince = null;
      if (this.#due) this.#request();
    } else if (this.#asleepSince === null) {
      this.#asleepSince = performance.now();
      if (this.#frame || this.#timer) this.#due = true;
      this.#cancel();
      if (this.#owed) this.wakeUnseen();
    }
  }
}
