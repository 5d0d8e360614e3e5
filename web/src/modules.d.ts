// What build.mjs puts in place while bundling: style sheets as text.

declare module '*.css' {
  const text: string;
  export default text;
}
