// What is shown as a file: picture, table or figures, with its source and age.
import { createElement } from '../dom/elements.js';
import { svgImage } from '../dom/svg_image.js';
import type { Store } from '../engine/store.js';

const endings: Record<string, string> = {
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'text/csv': 'csv',
  'application/json': 'json',
};

const byteOrderMark = '\uFEFF'; // without it spreadsheets take UTF-8 for Latin-1

const margin = 24;
const captionHeight = 28; // CSS pixels

/** Where the picture is from. */
export type PictureSource = Headless | Painted;

interface Headless {
  readonly canPaint: false;
  /** Resolves when the program has put the picture together, painted or not. */
  composed(): Promise<void>;
}

interface Painted {
  readonly canPaint: boolean;
  composed(): Promise<void>;
  /** `use` has the canvas painted at that pixel ratio. */
  paintedAt<T>(ratio: number, use: (canvas: HTMLCanvasElement) => T): Promise<T>;
}

/** Throws a NotSupportedError for another type. `canvas`: its colours are those of the caption. */
export async function exportFile(type: string, store: Store, view: PictureSource, canvas: HTMLCanvasElement): Promise<Blob> {
  const svg = async () => {
    await view.composed();
    return store.text('svg');
  };
  if (type === 'image/png') {
    const { backgroundColor, color, fontFamily, direction } = getComputedStyle(canvas);
    const picture = view.canPaint
      ? view.paintedAt(2, (painted) => withCaption(painted, 2, store.text('source'), { backgroundColor, color, fontFamily, direction }))
      : rasterised(await svg(), 2);
    return pngOf(await picture);
  }
  if (type === 'application/json') return new Blob([store.text('snapshot')], { type });
  if (type === 'text/csv') return new Blob([byteOrderMark, store.text('csv')], { type });
  if (type === 'image/svg+xml') return new Blob([await svg()], { type });
  throw new DOMException(`"${type}" is none of ${Object.keys(endings).join(', ')}`, 'NotSupportedError');
}

/** Hands the reader a file, and gives it back. */
export function saveAs(blob: Blob, name: string): Blob {
  const url = URL.createObjectURL(blob);
  const anchor = createElement('a', { href: url, download: `${name}.${endings[blob.type.split(';')[0]!] ?? 'bin'}` });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers begin to read it much later
  return blob;
}

/** A copy of the canvas, with a line below it that says where it is from. */
function withCaption(
  canvas: HTMLCanvasElement,
  ratio: number,
  caption: string,
  looks: Pick<CSSStyleDeclaration, 'backgroundColor' | 'color' | 'fontFamily' | 'direction'>,
): HTMLCanvasElement {
  const whole = document.createElement('canvas');
  whole.width = canvas.width;
  whole.height = canvas.height + captionHeight * ratio;
  const context = whole.getContext('2d')!;
  context.fillStyle = looks.backgroundColor;
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(canvas, 0, 0);
  context.fillStyle = looks.color;
  context.font = `${12 * ratio}px ${looks.fontFamily}`;
  context.direction = looks.direction as CanvasDirection;
  const start = looks.direction === 'rtl' ? whole.width - margin * ratio : margin * ratio;
  context.fillText(caption, start, canvas.height + 16 * ratio, whole.width - 2 * margin * ratio);
  return whole;
}

/** An SVG drawing on a canvas, at so many pixels for one of its own. */
async function rasterised(svg: string, ratio: number): Promise<HTMLCanvasElement> {
  const image = await svgImage(svg);
  const canvas = createElement('canvas', { width: String(image.width * ratio), height: String(image.height * ratio) });
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png');
  });
}
