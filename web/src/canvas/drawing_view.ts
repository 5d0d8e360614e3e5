// Stands for the canvas view where the browser has no WebGL 2: the canvas shows the program's own drawing of the day, an SVG, anew
// after each change. It answers the pointer like any other picture; only what would move between two days does not.
import { svgImage } from '../dom/svg_image.js';
import type { ShadowDom } from '../dom/shadow_dom.js';
import type { Engine } from '../engine/engine.js';
import { fitPicture, watchSize } from './canvas_size.js';
import { unseenSize, type ViewEvents } from './canvas_view.js';
import { FrameLoop } from './frame_loop.js';
import type { Typeface } from './typeface.js';

export class DrawingView {
  readonly canPaint = false;
  readonly #canvas: HTMLCanvasElement;
  readonly #engine: Engine;
  readonly #signal: AbortSignal;
  readonly #loop: FrameLoop;
  readonly #fit: () => void;
  #pixels: readonly [number, number] | null = null; // size of the canvas on the screen; null while it has none
  #drawn = ''; // what is on the canvas
  #drawing: Promise<void> | null = null;
  #forPrint: HTMLImageElement | null = null;
  #allowed = true;

  constructor(shadow: ShadowDom, typeface: Typeface, engine: Engine, events: ViewEvents, signal: AbortSignal) {
    const { canvas } = shadow;
    this.#canvas = canvas;
    this.#engine = engine;
    this.#signal = signal;
    const frame = (seconds: number) => {
      if (!this.#pixels && this.#allowed) return null;
      try {
        const output = engine.frame(seconds);
        events.framed(output);
        if (!signal.aborted) void this.#draw();
        return output.wake;
      } catch (error) {
        events.crashed(error);
        return null;
      }
    };
    // The element itself is watched, not the canvas: where no picture is allowed, the text goes on alone.
    this.#loop = new FrameLoop((canvas.getRootNode() as ShadowRoot).host, frame, signal);
    const resize = (_width: number, _height: number, pixelWidth: number, pixelHeight: number) => {
      this.#pixels = pixelWidth > 0 && pixelHeight > 0 ? [pixelWidth, pixelHeight] : null;
      if (!this.#pixels && !this.#allowed) engine.resize(unseenSize.width, unseenSize.height, 1);
      if (!this.#pixels) return;
      this.#fit();
      this.#loop.wakeUnseen();
    };
    this.#fit = () => {
      if (this.#pixels) fitPicture(engine, shadow, typeface.scale, canvas.clientWidth, canvas.clientHeight, this.#pixels[0] / canvas.clientWidth);
    };
    watchSize(canvas, resize, signal);
  }

  /** False where the page's Content-Security-Policy allows no such picture. */
  get works(): boolean {
    return this.#allowed;
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Text looks different from now on. */
  renewText(): void {
    this.#fit();
    this.#loop.wake();
  }

  /** Resolves once the picture shows all that was requested before. */
  async painted(): Promise<void> {
    await this.#loop.painted();
    await this.#draw();
  }

  /** Resolves when the program has put the picture together, whether or not it has a place on the screen. */
  async composed(): Promise<void> {
    if (this.#pixels) return this.#loop.painted();
    this.#engine.resize(unseenSize.width, unseenSize.height, 1);
    this.#engine.frame(this.#loop.seconds);
  }

  /** `use` gets the picture without controls, in the light theme; null when there is none yet. */
  paintedNow<T>(ratio: number, use: (canvas: HTMLCanvasElement) => T): T | null {
    const image = this.#forPrint;
    if (!image) return null;
    const canvas = document.createElement('canvas');
    canvas.width = image.width * ratio;
    canvas.height = image.height * ratio;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return use(canvas);
  }

  #draw(): Promise<void> {
    return (this.#drawing ??= this.#drawLatest().finally(() => (this.#drawing = null)));
  }

  /** One picture at a time: what changes while a browser takes it up is in the next. */
  async #drawLatest(): Promise<void> {
    try {
      while (this.#pixels && !this.#signal.aborted) {
        const [width, height] = this.#pixels;
        const picture = this.#engine.text('picture');
        const drawn = `${width} ${height} ${picture}`;
        if (drawn === this.#drawn) return;
        const image = await svgImage(picture);
        if (this.#signal.aborted) return;
        this.#canvas.width = width;
        this.#canvas.height = height;
        this.#canvas.getContext('2d')!.drawImage(image, 0, 0, width, height);
        this.#drawn = drawn;
        this.#forPrint = await svgImage(this.#engine.text('svg', 'light')); // paper does not wait
      }
    } catch {
      this.#allowed = false;
    }
  }
}
