// A story to begin with. Knows no DOM.
import type { JsonObject } from './pointer.js';
import { words } from './words.js';

/** As short as `check` allows; `today` is the day it was last checked. */
export function emptyStory(today: Date): JsonObject {
  const day = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, '0')}-${String(today.getDate()).padStart(2, '0')}`;
  return {
    version: 2,
    title: words.untitled,
    language: 'en',
    asOf: day,
    range: { from: `${today.getFullYear()}-01-01`, to: day },
    entities: [],
    sources: [],
    events: [],
  };
}
