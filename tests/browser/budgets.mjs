// What a cold visit may cost, in bytes on the wire (brotli) and in frames. The one place for these numbers.
export const budgets = {
  /** index.html up to `ready`, everything the browser fetches. */
  ready: 212_000,
  /** The page, its style sheet and the still: what is seen before any script has run. The page ends with the story. */
  firstPicture: 31_000,
  /** Requests of a cold visit up to `ready`. */
  requests: 7,
};
