// The characters of the small fonts, in one place: fonts.mjs keeps them, and the single file takes the whole ones where a story needs more.

/** As the inside of a character class. */
const latin =
  '\\u0000-\\u007e\\u00a0-\\u00ff' + // Basic Latin, Latin-1
  '\\u2010-\\u2014\\u2018-\\u201e\\u2020-\\u2022\\u2026\\u202f\\u2030\\u2032\\u2033\\u2039\\u203a' + // dashes, quotation marks, bullets, primes
  '\\u20ac\\u2122\\u2190-\\u2193\\u2212\\u221e\\u2248\\u2264\\u2265'; // €, ™, arrows, − ∞ ≈ ≤ ≥

const outside = new RegExp(`[^${latin}]`);

/** @param {string} text */
export function isLatin(text) {
  return !outside.test(text);
}
