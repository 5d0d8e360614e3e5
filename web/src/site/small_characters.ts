// The characters of the small fonts: those that stand in nearly every story in Latin letters, and all of the story that the pages are
// built from.

const usual = '\u00a0\u202f£·×–—‘’“”•…€←→−≈≤≥';

/** Inter may have it: other scripts and emoji come from other fonts. */
const mayHave = (code: number) => code < 0x530 || (code >= 0x1e00 && code < 0x2c00);

/** The code points, ascending; `text`: all that the pages say. */
export function smallCharacters(text: string): number[] {
  const ascii = Array.from({ length: 0x7f }, (_, code) => code);
  const found = Array.from(usual + text, (character) => character.codePointAt(0) ?? 0).filter(mayHave);
  return [...new Set([...ascii, ...found])].sort((a, b) => a - b);
}

/** The runs of ascending code points: [first, last] of each. */
function runsOf(codes: number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const code of codes) {
    const run = runs.at(-1);
    if (run && run[1] === code - 1) run[1] = code;
    else runs.push([code, code]);
  }
  return runs;
}

/** What else Inter may have. */
const others = (codes: number[]) => {
  const small = new Set(codes);
  return Array.from({ length: 0x2c00 }, (_, code) => code).filter((code) => mayHave(code) && !small.has(code));
};

const hex = (code: number) => code.toString(16).toUpperCase();
const ranges = (runs: [number, number][]) => runs.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join();

/** The `unicode-range` of the small fonts, and of the whole. They do not overlap: while a small file is on its way, a browser would go
 * on to the large one. */
export function unicodeRanges(codes: number[]): { small: string; whole: string } {
  return { small: ranges(runsOf(codes)), whole: ranges(runsOf(others(codes))) };
}
