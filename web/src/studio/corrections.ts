// Corrections in a story. Knows no DOM.
import { insert, set, type Patch } from './patch.js';
import { isList, type Json, type JsonObject } from './pointer.js';

/** Patches that write corrections behind those that the story has. */
export function correctionPatches(story: JsonObject, corrections: readonly Json[]): Patch[] {
  const before = isList(story.corrections) ? story.corrections.length : 0;
  const place = isList(story.corrections) ? [] : [set('/corrections', [])];
  return corrections.length ? [...place, ...corrections.map((correction, index) => insert(`/corrections/${before + index}`, correction))] : [];
}
