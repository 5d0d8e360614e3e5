// The tests by name; the *.test.mjs files fill it, run.mjs works through it.
export const tests = [];

/** `name` is a sentence about what the reader or the page's author gets. */
export function test(name, body) {
  tests.push({ name, body });
}
