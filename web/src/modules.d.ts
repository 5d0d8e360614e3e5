// What build.mjs puts in place while bundling: style sheets as text.

declare module '*.css' {
  const text: string;
  export default text;
}

/** Bytes of the program and the lettering before they are compressed. */
declare const programBytes: number;

/** The languages that have a pack, parted by blanks: "ar cs de". */
declare const languageTags: string;
