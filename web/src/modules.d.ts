// What build.mjs puts in place while bundling: style sheets as text.

declare module '*.css' {
  const text: string;
  export default text;
}

/** Bytes of the program and the lettering before they are compressed. */
declare const programBytes: number;

/** The languages that have a pack, parted by blanks: "ar cs de". */
declare const languageTags: string;

// The parts of fonteditor-core that read and write TrueType; with the rest of it come formats that nobody asks for.

declare module 'fonteditor-core/lib/ttf/ttfreader' {
  export interface Glyph {
    unicode?: number[];
    glyfs?: { glyphIndex: number }[]; // what it is put together from
  }
  export interface TrueType {
    glyf: Glyph[];
  }
  const module: { default: new () => { read(buffer: ArrayBuffer): TrueType } };
  export default module;
}

declare module 'fonteditor-core/lib/ttf/ttfwriter' {
  import type { TrueType } from 'fonteditor-core/lib/ttf/ttfreader';
  const module: { default: new () => { write(font: TrueType): ArrayBuffer } };
  export default module;
}
