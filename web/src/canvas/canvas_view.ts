// The canvas: its size in device pixels, its frames, and the loss and return of its context.
import type { ShadowDom } from '../dom/shadow_dom.js';
import type { Engine } from '../engine/engine.js';
import type { FrameOutput } from '../engine/protocol.js';
import { fitPicture, watchSize } from './canvas_size.js';
import { FrameLoop } from './frame_loop.js';
import { Renderer } from './renderer.js';
import type { Typeface } from './typeface.js';
import type { WebGLContext } from './webgl_context.js';

export const unseenSize = { width: 960, height: 620 }; // CSS pixels, of a picture that is only saved, not shown

export interface ViewEvents {
  /** A frame is made, and in the canvas where there is one. */
  framed(output: FrameOutput): void;
  /** The program failed: there will be no more frames. */
  crashed(error: unknown): void;
}

export interface CanvasEvents extends ViewEvents {
  /** The context of a visible picture was lost; `restored` follows when the browser restores it. */
  lost(): void;
  restored(): void;
  /** The context will not be restored: a new canvas is needed. */
  gone(): void;
}

export class CanvasView {
  readonly #canvas: HTMLCanvasElement;
  readonly #shadow: ShadowDom;
  readonly #engine: Engine;
  readonly #typeface: Typeface;
  readonly #context: WebGLContext;
  #renderer: Renderer;
  readonly #events: CanvasEvents;
  readonly #loop: FrameLoop;
  readonly #signal: AbortSignal;
  #sized = false;
  #alive = true; // false after a crash
  #missed = false; // the loss was reported to the reader
  #copying = 0; // copies under way, which need the canvas longer than one frame

  constructor(shadow: ShadowDom, context: WebGLContext, renderer: Renderer, typeface: Typeface, engine: Engine, events: CanvasEvents, signal: AbortSignal) {
    const { canvas } = (this.#shadow = shadow);
    this.#canvas = canvas;
    this.#context = context;
    this.#renderer = renderer;
    this.#typeface = typeface;
    this.#engine = engine;
    this.#events = events;
    this.#signal = signal;
    this.#loop = new FrameLoop(canvas, (seconds) => this.#paint(seconds), signal);
    watchSize(canvas, (...size) => this.#resize(...size), signal);
    this.#watchContext();
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Resolves once a frame that begins after this call is in the canvas, visible or not. */
  painted(): Promise<void> {
    return this.#loop.painted();
  }

  /** False when no frame will come: it has no size, or the browser took the context. */
  get canPaint(): boolean {
    return this.#alive && this.#sized && this.#context.alive;
  }

  /** Resolves when the program has put the picture together, whether or not it can be painted. */
  async composed(): Promise<void> {
    if (this.canPaint) return this.painted();
    if (!this.#sized) this.#engine.resize(unseenSize.width, unseenSize.height, 1);
    this.#engine.frame(this.#loop.seconds);
  }

  /** `use` has the canvas painted without controls, at another pixel ratio. It first waits for a frame, for another picture may have the context. */
  async paintedAt<T>(ratio: number, use: (canvas: HTMLCanvasElement) => T): Promise<T> {
    this.#copying += 1;
    try {
      await this.painted();
      return this.#paintAt(ratio, use);
    } finally {
      this.#copying -= 1;
    }
  }

  /** The same at once; null when nothing can be painted now. */
  paintedNow<T>(ratio: number, use: (canvas: HTMLCanvasElement) => T): T | null {
    // A page may hide the element before the observer of its size says so.
    return this.canPaint && this.#canvas.clientWidth > 0 && this.#context.use() ? this.#paintAt(ratio, use) : null;
  }

  /** Paints it, calls `use`, and repaints as before, all within one task so that it never shows. */
  #paintAt<T>(ratio: number, use: (canvas: HTMLCanvasElement) => T): T {
    const { width, height, clientWidth, clientHeight } = this.#canvas;
    const paint = (still: 'on' | 'off', pixelWidth: number, pixelHeight: number, pixelRatio: number) => {
      this.#engine.perform('still', still);
      this.#canvas.width = pixelWidth;
      this.#canvas.height = pixelHeight;
      this.#fit(clientWidth, clientHeight, pixelRatio);
      this.#forgetRuns();
      this.#loop.paintNow();
    };
    paint('on', Math.round(clientWidth * ratio), Math.round(clientHeight * ratio), ratio);
    try {
      return use(this.#canvas);
    } finally {
      paint('off', width, height, width / clientWidth);
    }
  }

  #paint(seconds: number): number | null {
    if (!this.#alive || !this.#sized || !this.#context.use()) return null;
    let output: FrameOutput;
    try {
      output = this.#lettered(seconds);
      this.#renderer.draw(this.#engine.memory, output.picture);
    } catch (error) {
      this.#alive = false;
      this.#events.crashed(error);
      return null;
    }
    this.#events.framed(output);
    if (!this.#signal.aborted) this.#context.drawn();
    return output.wake;
  }

  /** A frame whose runs of text are all there. */
  #lettered(seconds: number): FrameOutput {
    for (;;) {
      const output = this.#engine.frame(seconds);
      const added = this.#renderer.addRuns(this.#engine.memory, output.picture);
      if (added === 'done') this.#engine.setPlaces();
      if (added !== 'empty') return output;
      this.#engine.forgetRuns();
    }
  }

  /** Text looks different from now on. */
  renewText(): void {
    if (!this.#alive || !this.#context.held) return; // with the context the letters go, too
    const { width, clientWidth, clientHeight } = this.#canvas;
    if (this.#sized) this.#fit(clientWidth, clientHeight, width / clientWidth);
    this.#forgetRuns();
    this.#loop.wake();
  }

  #forgetRuns(): void {
    this.#renderer.clearRuns();
    this.#engine.forgetRuns();
  }

  #resize(width: number, height: number, pixelWidth: number, pixelHeight: number): void {
    this.#sized = pixelWidth > 0 && pixelHeight > 0;
    if (!this.#sized) return;
    // Setting a size empties the canvas, so the frame follows at once and no one sees it blank.
    const same = this.#canvas.width === pixelWidth && this.#canvas.height === pixelHeight;
    if (this.#canvas.width !== pixelWidth) this.#canvas.width = pixelWidth;
    if (this.#canvas.height !== pixelHeight) this.#canvas.height = pixelHeight;
    this.#fit(width, height, pixelWidth / width);
    if (!same && this.#context.held) this.#forgetRuns();
    this.#loop.paintNow();
  }

  #fit(width: number, height: number, ratio: number): void {
    fitPicture(this.#engine, this.#shadow, this.#typeface.scale, width, height, ratio);
  }

  #watchContext(): void {
    this.#context.events = {
      pictureWanted: () => this.#alive && this.#sized && (this.#loop.awaited || this.#copying > 0),
      lost: (missed) => {
        if (!this.#alive || !missed) return;
        this.#missed = true;
        this.#events.lost();
      },
      restored: () => {
        this.#alive &&= this.#renewRenderer();
        if (!this.#alive) return;
        if (this.#missed) this.#events.restored();
        this.#missed = false;
        this.#loop.wakeUnseen();
      },
      gone: () => this.#events.gone(),
    };
  }

  /** A context that comes back is empty. False when nothing can be drawn. */
  #renewRenderer(): boolean {
    try {
      this.#renderer = new Renderer(this.#context.gl!, this.#typeface);
      this.#renderer.prepare();
      this.#engine.forgetRuns();
      return true;
    } catch {
      return false;
    }
  }
}
