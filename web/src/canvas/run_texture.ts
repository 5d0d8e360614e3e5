// The texture of letters: each run of text the picture needs is drawn once by the browser, at device pixels, and lies there until
// the texture is full, or its size, the typeface or the context is another. Then it is emptied, and the whole picture's runs come anew.
import type { Typeface } from './typeface.js';

/** A run as the program asks for it, and where it is then; 32-bit words in this order, see src/ui/include/ui/text_runs.hpp. */
const enum Word {
  text,
  length,
  size,
  semibold,
  color,
  x,
  y,
  width,
  height,
  left,
  top,
  all,
}

interface Run {
  text: string;
  size: number;
  semibold: boolean;
  color: string;
  x: number; // where it is drawn, from the shelf's left
  baseline: number;
}

/** A row of runs of about one height. */
interface Shelf {
  y: number;
  height: number;
  end: number; // x from which it is free
}

const decoder = new TextDecoder();
const highest = 4096; // pixels

export class RunTexture {
  readonly #gl: WebGL2RenderingContext;
  readonly #typeface: Typeface;
  readonly #texture: WebGLTexture | null;
  #width = 0;
  #height = 0;
  #shelves: Shelf[] = [];

  constructor(gl: WebGL2RenderingContext, typeface: Typeface) {
    this.#gl = gl;
    this.#typeface = typeface;
    this.#texture = gl.createTexture();
  }

  /** Makes it the texture that is drawn from and written to. */
  bind(): void {
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, this.#texture);
  }

  /**
   * Empties it, for a picture of so many pixels. It is as large as that: there is no more text in a picture than has room there, and of
   * a run that is wider nobody sees the rest.
   */
  clear(width: number, height: number): void {
    const gl = this.#gl;
    this.#width = Math.max(width, 512);
    this.#height = Math.min(Math.max(height, 256), highest);
    this.#shelves = [];
    this.bind();
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, this.#width, this.#height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST); // one texel is one pixel, and there are no smaller copies
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  }

  /**
   * Draws `count` runs that the program asks for at `first` in its memory, and writes their places there. False when there was no
   * room: then it is empty, and all runs of the picture must be asked for.
   */
  add(memory: ArrayBuffer, first: number, count: number): boolean {
    const words = new Int32Array(memory, first, count * Word.all);
    const sizes = new Float32Array(memory, first, count * Word.all);
    const fresh = this.#shelves.length === 0;
    const drawn = new Map<Shelf, { start: number; runs: Run[] }>();
    for (let at = 0; at < words.length; at += Word.all) {
      const text = decoder.decode(new Uint8Array(memory, words[at + Word.text], words[at + Word.length]));
      const size = sizes[at + Word.size]!;
      const semibold = words[at + Word.semibold] !== 0;
      const box = this.#typeface.inkBox(text, size, semibold);
      const width = Math.min(box.width, this.#width);
      let shelf = this.#shelfFor(width, box.height);
      if (!shelf) {
        const grown = fresh && this.#height < highest;
        if (!fresh || grown) {
          this.clear(this.#width, grown ? 2 * this.#height : this.#height);
          return false;
        }
        shelf = { y: 0, height: 0, end: 0 }; // more text than any screen shows: what is left over is not seen
      }
      const x = shelf.end;
      const height = Math.min(box.height, shelf.height);
      words.set([x, shelf.y, height && width, height, box.left, box.top], at + Word.x);
      if (height === 0) continue;
      const row = drawn.get(shelf) ?? { start: x, runs: [] };
      drawn.set(shelf, row);
      const color = `#${(words[at + Word.color]! >>> 0)
        .toString(16)
        .slice(2)
        .replace(/(..)(..)(..)/, '$3$2$1')}`; // AABBGGRR
      row.runs.push({ text, size, semibold, color, x: x - row.start - box.left, baseline: -box.top });
      shelf.end += width;
    }
    this.bind();
    for (const [shelf, { start, runs }] of drawn) this.#upload(shelf, start, runs);
    return true;
  }

  #shelfFor(width: number, height: number): Shelf | undefined {
    const fits = this.#shelves.find((shelf) => shelf.height >= height && shelf.height < height * 1.4 && shelf.end + width <= this.#width);
    if (fits) return fits;
    const last = this.#shelves.at(-1);
    const shelf = { y: last ? last.y + last.height : 0, height: Math.ceil(height / 4) * 4, end: 0 };
    if (shelf.y + shelf.height > this.#height) return undefined;
    this.#shelves.push(shelf);
    return shelf;
  }

  /** Runs side by side, from `start` to where the shelf ends. */
  #upload(shelf: Shelf, start: number, runs: Run[]): void {
    const gl = this.#gl;
    const canvas = this.#typeface.scratch;
    canvas.width = shelf.end - start; // which also empties it
    canvas.height = shelf.height;
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    for (const { text, size, semibold, color, x, baseline } of runs) {
      this.#typeface.prepare(context, size, semibold);
      context.fillStyle = color;
      context.fillText(text, x, baseline);
    }
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true); // as the canvas has it
    gl.texSubImage2D(gl.TEXTURE_2D, 0, start, shelf.y, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  }
}
