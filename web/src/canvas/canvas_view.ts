// The canvas: its size in device pixels, its frames, and the loss and return of its context.
import type { Context } from './webgl_context.js';
import type { Engine } from '../engine/engine.js';
import { Loop } from './frame_loop.js';

export const blindSize = { width: 960, height: 620 }; // of a picture that is only saved, never seen

export interface StageEvents {
  /** A frame is in the canvas. */
  painted(): void;
  /** The picture has another size. */
  sized(): void;
  /** The browser took the context from a picture that is seen; `restored` comes when it gives it back. */
  lost(): void;
  restored(): void;
  /** It will not give it back: only another canvas can have one. */
  gone(): void;
  /** The program failed: nothing more will be painted. */
  crashed(error: unknown): void;
}

export class Stage {
  readonly #canvas: HTMLCanvasElement;
  readonly #engine: Engine;
  readonly #context: Context;
  readonly #events: StageEvents;
  readonly #loop: Loop;
  #sized = false;
  #alive = true; // false after a crash
  #missed = false; // the reader was told that the picture is gone
  #copying = 0; // who needs the canvas longer than one frame
  #afterPaint: { resolve: () => void; reject: (reason: unknown) => void }[] = [];
  readonly #signal: AbortSignal;

  constructor(canvas: HTMLCanvasElement, context: Context, engine: Engine, events: StageEvents, signal: AbortSignal) {
    this.#canvas = canvas;
    this.#context = context;
    this.#engine = engine;
    this.#events = events;
    this.#signal = signal;
    this.#loop = new Loop(canvas, (seconds) => this.#paint(seconds), signal);
    this.#watchSize(signal);
    this.#watchContext();
    // Who waits for a frame that will never come is told so.
    signal.addEventListener('abort', () => {
      for (const { reject } of this.#afterPaint.splice(0)) reject(takenAway());
    });
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Resolves once a frame that begins after this call is in the canvas, even when nobody can see it. */
  painted(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#signal.aborted) return reject(takenAway());
      this.#afterPaint.push({ resolve, reject });
      this.#loop.wakeUnseen();
    });
  }

  /** False when no frame will come: it has no size, or the browser took the context. */
  get canPaint(): boolean {
    return this.#alive && this.#sized && this.#context.alive;
  }

  /** Resolves when the program has put the picture together, whether or not it can be painted. */
  async composed(): Promise<void> {
    if (this.canPaint) return this.painted();
    if (!this.#sized) this.#engine.resize(blindSize.width, blindSize.height, 1);
    this.#engine.frame(this.#loop.seconds);
  }

  /** `use` has the canvas painted at another pixel ratio. It first waits for a frame, for the context may be with another picture. */
  async paintedAt<T>(ratio: number, use: (canvas: HTMLCanvasElement) => T): Promise<T> {
    this.#copying += 1;
    try {
      await this.painted();
      return this.#paintAt(ratio, use);
    } finally {
      this.#copying -= 1;
    }
  }

  /** The same at once, for whom no promise can be kept; null when nothing can be painted now. */
  paintedNow<T>(ratio: number, use: (canvas: HTMLCanvasElement) => T): T | null {
    return this.canPaint && this.#context.use() ? this.#paintAt(ratio, use) : null;
  }

  /** Paints it, lets `use` have it, and paints as before, all before the reader could see it. */
  #paintAt<T>(ratio: number, use: (canvas: HTMLCanvasElement) => T): T {
    const { width, height, clientWidth, clientHeight } = this.#canvas;
    const paint = (pixelWidth: number, pixelHeight: number, pixelRatio: number) => {
      this.#canvas.width = pixelWidth;
      this.#canvas.height = pixelHeight;
      this.#engine.resize(clientWidth, clientHeight, pixelRatio);
      this.#loop.paintNow();
    };
    paint(Math.round(clientWidth * ratio), Math.round(clientHeight * ratio), ratio);
    try {
      return use(this.#canvas);
    } finally {
      paint(width, height, width / clientWidth);
    }
  }

  #paint(seconds: number): number {
    if (!this.#alive || !this.#sized || !this.#context.use()) return -1;
    const waiting = this.#afterPaint;
    this.#afterPaint = [];
    let wait: number;
    try {
      wait = this.#engine.frame(seconds);
    } catch (error) {
      this.#alive = false;
      this.#events.crashed(error);
      return -1;
    }
    this.#events.painted();
    if (this.#signal.aborted) {
      for (const { reject } of waiting) reject(takenAway()); // by a listener
      return -1;
    }
    for (const { resolve } of waiting) resolve();
    this.#context.drawn();
    return wait;
  }

  #watchSize(signal: AbortSignal): void {
    const observer = new ResizeObserver((entries) => {
      const entry = entries.at(-1);
      if (entry) this.#resize(entry.contentRect, entry.devicePixelContentBoxSize?.[0]);
    });
    try {
      observer.observe(this.#canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(this.#canvas); // Safari has no such box
    }
    signal.addEventListener('abort', () => observer.disconnect());
    this.#watchPixelRatio(signal);
  }

  /** A window that moves to another screen: the size may stay the same, and only some browsers report it as a new one. */
  #watchPixelRatio(signal: AbortSignal): void {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        this.#resize({ width: this.#canvas.clientWidth, height: this.#canvas.clientHeight });
        this.#watchPixelRatio(signal);
      },
      { signal, once: true },
    );
  }

  #resize(size: { width: number; height: number }, device?: ResizeObserverSize): void {
    const pixelWidth = pixels(size.width, device?.inlineSize);
    const pixelHeight = pixels(size.height, device?.blockSize);
    this.#sized = pixelWidth > 0 && pixelHeight > 0;
    if (!this.#sized) return;
    // Setting a size empties the canvas, so the frame follows at once and no one sees it blank.
    if (this.#canvas.width !== pixelWidth) this.#canvas.width = pixelWidth;
    if (this.#canvas.height !== pixelHeight) this.#canvas.height = pixelHeight;
    this.#engine.resize(size.width, size.height, pixelWidth / size.width);
    this.#loop.paintNow();
    this.#events.sized();
  }

  #watchContext(): void {
    this.#context.events = {
      wanted: () => this.#alive && this.#sized && this.#afterPaint.length + this.#copying > 0,
      lost: (missed) => {
        if (!this.#alive || !missed) return;
        this.#missed = true;
        this.#events.lost();
      },
      restored: () => {
        this.#alive &&= this.#engine.contextRestored();
        if (!this.#alive) return;
        if (this.#missed) this.#events.restored();
        this.#missed = false;
        this.#loop.wakeUnseen();
      },
      gone: () => this.#events.gone(),
    };
  }
}

export const takenAway = () => new DOMException('The picture was taken away', 'AbortError');

/** CSS pixels in device pixels. The browser's own count is exact, but while tools emulate a ratio it may be that of the real screen. */
function pixels(length: number, counted?: number): number {
  const computed = length * devicePixelRatio;
  return counted !== undefined && Math.abs(counted - computed) <= 1 ? counted : Math.round(computed);
}
