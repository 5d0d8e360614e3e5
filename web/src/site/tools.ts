// What a site needs beside the program: pictures of letters and fonts that travel. Both are WebAssembly, so that they make the same bytes
// under Node and in a page.
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { compress } from 'woff2-encoder';
import { part, type Parts } from './parts.js';

export interface Tools {
  /** The width in pixels of what an SVG shows, with its letters in Inter. */
  widthOf(svg: string): number;
  /** An SVG as PNG, with its letters in Inter. */
  drawPng(svg: string): Uint8Array;
  /** A TrueType font as WOFF 2. */
  woff2(font: Uint8Array): Promise<Uint8Array>;
}

let started: Promise<void> | undefined; // it may be done once only

export async function loadTools(parts: Parts): Promise<Tools> {
  started ??= initWasm(part(parts, 'parts/resvg.wasm'));
  await started;
  const fontBuffers = [400, 600].map((weight) => part(parts, `parts/inter-${weight}.ttf`));
  const drawing = <Value>(svg: string, use: (resvg: InstanceType<typeof Resvg>) => Value): Value => {
    const resvg = new Resvg(svg, { font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Inter' } });
    const value = use(resvg);
    resvg.free();
    return value;
  };
  return {
    widthOf: (svg) => drawing(svg, (resvg) => resvg.getBBox()?.width ?? 0),
    drawPng: (svg) => drawing(svg, (resvg) => resvg.render().asPng()),
    woff2: compress,
  };
}
