// The canvas: its size in device pixels, its frames, and the loss and return of its context.
import type { Engine } from './engine.js';
import { Loop } from './loop.js';

export interface StageEvents {
  /** A frame is in the canvas. */
  painted(): void;
  /** The browser took the context; `restored` comes when it gives it back. */
  lost(): void;
  restored(): void;
  /** The program failed: nothing more will be painted. */
  crashed(error: unknown): void;
}

/** Null when the browser has no WebGL 2 to give. */
export function openContext(canvas: HTMLCanvasElement): WebGL2RenderingContext | null {
  return canvas.getContext('webgl2', {
    alpha: false,
    antialias: false, // Dear ImGui smooths its own edges
    depth: false,
    stencil: false,
    powerPreference: 'low-power',
    preserveDrawingBuffer: true, // frames are rare: the picture must be there for print, copies and screenshots between them
  });
}

/** Gives the graphics memory back now, not when the collector comes by. */
export function closeContext(gl: WebGL2RenderingContext): void {
  gl.getExtension('WEBGL_lose_context')?.loseContext();
}

export class Stage {
  readonly #canvas: HTMLCanvasElement;
  readonly #engine: Engine;
  readonly #events: StageEvents;
  readonly #loop: Loop;
  #sized = false;
  #alive = true; // false while the context is lost, and after a crash
  #afterPaint: { resolve: () => void; reject: (reason: unknown) => void }[] = [];

  constructor(canvas: HTMLCanvasElement, engine: Engine, events: StageEvents, signal: AbortSignal) {
    this.#canvas = canvas;
    this.#engine = engine;
    this.#events = events;
    this.#loop = new Loop(canvas, (seconds) => this.#paint(seconds), signal);
    this.#watchSize(signal);
    this.#watchContext(signal);
    // Who waits for a frame that will never come is told so.
    signal.addEventListener('abort', () => {
      for (const { reject } of this.#afterPaint.splice(0)) reject(new DOMException('The picture was taken away', 'AbortError'));
    });
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Resolves once a frame that begins after this call is in the canvas, even when nobody can see it. */
  painted(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#afterPaint.push({ resolve, reject });
      this.#loop.wakeUnseen();
    });
  }

  #paint(seconds: number): number {
    if (!this.#alive || !this.#sized) return -1;
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
    for (const { resolve } of waiting) resolve();
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
  }

  #watchContext(signal: AbortSignal): void {
    this.#canvas.addEventListener(
      'webglcontextlost',
      (event) => {
        event.preventDefault(); // asks for it back
        if (!this.#alive) return;
        this.#alive = false;
        this.#engine.contextLost();
        this.#events.lost();
      },
      { signal },
    );
    this.#canvas.addEventListener(
      'webglcontextrestored',
      () => {
        this.#alive = this.#engine.contextRestored();
        if (!this.#alive) return;
        this.#events.restored();
        this.#loop.wakeUnseen();
      },
      { signal },
    );
  }
}

/** CSS pixels in device pixels. The browser's own count is exact, but while tools emulate a ratio it may be that of the real screen. */
function pixels(length: number, counted?: number): number {
  const computed = length * devicePixelRatio;
  return counted !== undefined && Math.abs(counted - computed) <= 1 ? counted : Math.round(computed);
}
