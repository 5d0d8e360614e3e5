// The moment as a file: picture, table or figures, with its source and age.
import { make } from '../dom/elements.js';

const endings: Record<string, string> = {
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'text/csv': 'csv',
  'application/json': 'json',
};

export const fileTypes = Object.keys(endings);

const margin = 24;
const lineHeight = 28; // of the line below the picture, in CSS pixels

/** The canvas at twice its size, and below it a line that says where it is from. */
export function withLine(canvas: HTMLCanvasElement, ratio: number, line: string, paper: string, ink: string): HTMLCanvasElement {
  const whole = document.createElement('canvas');
  whole.width = canvas.width;
  whole.height = canvas.height + lineHeight * ratio;
  const context = whole.getContext('2d')!;
  context.fillStyle = paper;
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(canvas, 0, 0);
  context.fillStyle = ink;
  context.font = `${12 * ratio}px Inter, system-ui, sans-serif`;
  context.fillText(line, margin * ratio, canvas.height + 16 * ratio, whole.width - 2 * margin * ratio);
  return whole;
}

/** What is on it now, on one that browsers print. */
export function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = make('canvas', { width: String(canvas.width), height: String(canvas.height) });
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  return copy;
}

/** An SVG drawing on a canvas, at so many pixels for one of its own. */
export async function drawn(svg: string, ratio: number): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    await image.decode();
  } catch (cause) {
    throw new Error('the page lets no picture be made: its Content-Security-Policy wants blob: in img-src', { cause });
  } finally {
    URL.revokeObjectURL(image.src);
  }
  const canvas = make('canvas', { width: String(image.width * ratio), height: String(image.height * ratio) });
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png');
  });
}

/** Hands the reader a file. */
export function offer(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = make('a', { href: url, download: `${name}.${endings[blob.type.split(';')[0]!] ?? 'bin'}` });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers begin to read it much later
}
