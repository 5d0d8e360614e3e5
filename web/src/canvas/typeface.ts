// The typeface of the canvas is that of the page where the element stands. Measures lines in it, and tells when they look different:
// the page has chosen another, or its font has come by now.

const sample = 'Hamburgefonstiv 0123456789';

/** Where the ink of a line is, from the beginning of its baseline; whole pixels. */
export interface InkBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

export class Typeface {
  readonly #probe: HTMLElement;
  readonly #context = document.createElement('canvas').getContext('2d');
  #font = ''; // what #context has
  #looks = '';
  #family = '';

  /** `probe`: an element that is set in the typeface, and as wide as a text in it. */
  constructor(probe: HTMLElement) {
    this.#probe = probe;
    this.#look();
  }

  /** As CSS names it. */
  get family(): string {
    return this.#family;
  }

  /** Makes a context draw lines of that size, in its pixels. */
  prepare(context: CanvasRenderingContext2D, size: number, semibold: boolean): void {
    context.font = `${semibold ? '600 ' : ''}${size}px ${this.#family}`;
    context.direction = 'ltr';
  }

  /** The width of a line. */
  measure(text: string, size: number, semibold: boolean): number {
    return this.#measured(text, size, semibold)?.width ?? (text.length * size) / 2;
  }

  inkBox(text: string, size: number, semibold: boolean): InkBox {
    const ink = this.#measured(text, size, semibold);
    if (!ink) return { left: 0, top: 0, width: 0, height: 0 };
    // A pixel more on each side, for what is smoothed.
    const [left, top] = [Math.floor(-ink.actualBoundingBoxLeft) - 1, Math.floor(-ink.actualBoundingBoxAscent) - 1];
    const [right, bottom] = [Math.ceil(ink.actualBoundingBoxRight) + 1, Math.ceil(ink.actualBoundingBoxDescent) + 1];
    return { left, top, width: right - left, height: bottom - top };
  }

  /** Until `signal` is aborted, `changed` is called when lines have become different. */
  watch(changed: () => void, signal: AbortSignal): void {
    const look = () => {
      if (this.#look()) changed();
    };
    const observer = new ResizeObserver(look);
    observer.observe(this.#probe);
    signal.addEventListener('abort', () => observer.disconnect());
    document.fonts.addEventListener(
      'loadingdone',
      ({ fontfaces }) => {
        const bare = (family: string) => family.replace(/["']/g, '').trim().toLowerCase();
        const own = this.#family.split(',').map(bare);
        if (fontfaces.some(({ family }) => own.includes(bare(family)))) this.#looks = ''; // it may be as wide as the one before
        look();
      },
      { signal },
    );
  }

  /** Looks anew. True when something is different. */
  #look(): boolean {
    this.#family = getComputedStyle(this.#probe).fontFamily;
    this.#font = '';
    const looks = [this.#family, this.measure(sample, 100, false), this.measure(sample, 100, true)].join();
    if (looks === this.#looks) return false;
    this.#looks = looks;
    return true;
  }

  #measured(text: string, size: number, semibold: boolean): TextMetrics | undefined {
    const context = this.#context;
    const font = `${size} ${String(semibold)}`;
    if (context && font !== this.#font) this.prepare(context, size, semibold);
    this.#font = font;
    return context?.measureText(text);
  }
}
