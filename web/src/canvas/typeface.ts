// The typeface of the canvas is that of the page where the element stands. Measures lines in it, and tells when they look different:
// the page has chosen another, its font has come by now, or the reader wants it larger.

const sample = 'Hamburgefonstiv 0123456789';
const smallest = 12; // pixels, of the probe's letters to a reader who changes nothing
const most = 512; // measures that are kept

/** Where the ink of a line is, from the beginning of its baseline; whole pixels. */
export interface InkBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

export class Typeface {
  readonly #probe: HTMLElement;
  readonly #measuring: CanvasRenderingContext2D | null;
  /** A canvas to draw lines on. */
  readonly scratch: HTMLCanvasElement;
  readonly #measures = new Map<string, TextMetrics>(); // of a line that is new both its width and its ink are asked for
  #font = ''; // what #measuring has
  #looks = '';
  #family = '';
  #direction: CanvasDirection = 'ltr';

  /** `probe`: an element that is set in the typeface, and as wide as a text in it; `tree`: within, where nothing is seen. */
  constructor(probe: HTMLElement, tree: ShadowRoot) {
    this.#probe = probe;
    // Its canvases have styles there. What no context can be asked for comes from them: figures of one width, the letters of a language.
    const [first, second] = [0, 1].map(() => Object.assign(document.createElement('canvas'), { hidden: true }));
    tree.replaceChildren(first!, second!);
    this.#measuring = first!.getContext('2d');
    this.scratch = second!;
    this.look();
  }

  /** As CSS names it. */
  get family(): string {
    return this.#family;
  }

  /** How many times as large as usual this reader's text is; at least 1. */
  get scale(): number {
    return Math.max(1, parseFloat(getComputedStyle(this.#probe).blockSize) / smallest || 1); // as it is set: a size that is only computed knows no least size
  }

  /** Makes a context draw lines of that size, in its pixels. */
  prepare(context: CanvasRenderingContext2D, size: number, semibold: boolean): void {
    context.font = `${semibold ? '600 ' : ''}${size}px ${this.#family}`;
    context.direction = this.#direction;
    context.textAlign = 'left'; // also where text begins at the right
    context.fontKerning = 'normal';
  }

  /** The width of a line. */
  measure(text: string, size: number, semibold: boolean): number {
    return this.#measured(text, size, semibold)?.width ?? (text.length * size) / 2;
  }

  inkBox(text: string, size: number, semibold: boolean): InkBox {
    const ink = this.#measured(text, size, semibold);
    if (!ink) return { left: 0, top: 0, width: 0, height: 0 };
    // A pixel more on each side, for what is smoothed. In lines of two directions Firefox knows the ink of one part only, so all of the line counts.
    const [left, top] = [Math.floor(Math.min(0, -ink.actualBoundingBoxLeft)) - 1, Math.floor(-ink.actualBoundingBoxAscent) - 1];
    const [right, bottom] = [Math.ceil(Math.max(ink.width, ink.actualBoundingBoxRight)) + 1, Math.ceil(ink.actualBoundingBoxDescent) + 1];
    return { left, top, width: right - left, height: bottom - top };
  }

  /** Until `signal` is aborted, `changed` is called when lines have become different. */
  watch(changed: () => void, signal: AbortSignal): void {
    const look = () => {
      if (this.look()) changed();
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
  look(): boolean {
    const { fontFamily, direction } = getComputedStyle(this.#probe);
    this.#family = fontFamily;
    this.#direction = direction as CanvasDirection;
    this.#font = '';
    this.#measures.clear();
    const language = this.#probe.closest<HTMLElement>('[lang]')?.lang;
    const widths = [false, true].map((semibold) => this.measure(sample, 100, semibold));
    const looks = [fontFamily, direction, language, this.scale, ...widths].join();
    if (looks === this.#looks) return false;
    this.#looks = looks;
    return true;
  }

  #measured(text: string, size: number, semibold: boolean): TextMetrics | undefined {
    const context = this.#measuring;
    if (!context) return undefined;
    const font = `${size} ${String(semibold)}`;
    const key = font + text;
    const known = this.#measures.get(key);
    if (known) return known;
    if (font !== this.#font) this.prepare(context, size, semibold);
    this.#font = font;
    if (this.#measures.size >= most) this.#measures.clear();
    const measure = context.measureText(text);
    this.#measures.set(key, measure);
    return measure;
  }
}
