// What can be shown of a story that has errors.
import type { Problem } from '../core.js';
import { rowsOf, textOf } from '../grid/names.js';
import { isList, isObject, keysOf, type Json, type JsonObject } from '../pointer.js';

/** Which fields of an event name others. */
const lists = ['overlaps', 'ends', 'replaces'];

/**
 * The story without the events that have errors, and without what the others and the corrections say of those; null where there are errors
 * elsewhere, which stand in the way of any picture. The story itself where nothing is wrong.
 */
export function soundStory(story: JsonObject, problems: readonly Problem[]): JsonObject | null {
  const places = problems.filter(({ severity }) => severity === 'error').map(({ pointer }) => keysOf(pointer));
  if (places.length === 0) return story;
  if (places.some(([sheet, row]) => sheet !== 'events' || row === undefined)) return null;
  const faulty = new Set(places.map(([, row]) => Number(row)));
  const all = rowsOf(story, 'events');
  let events: readonly Json[] = all.filter((_, index) => !faulty.has(index));
  let gone = idsGone(all, events);
  while (gone.size > 0) {
    const before = events;
    events = before.map((event) => withoutNames(event, gone)).filter((event) => event !== null);
    gone = idsGone(before, events); // an end of nothing else is gone, too
  }
  const missing = idsGone(all, events);
  const { corrections } = story;
  return { ...story, events, ...(isList(corrections) && { corrections: corrections.map((correction) => without(correction, 'event', missing)) }) };
}

function idsGone(before: readonly Json[], after: readonly Json[]): ReadonlySet<string> {
  const ids = (rows: readonly Json[]) => rows.map((row) => textOf(row, 'id')).filter(Boolean);
  const kept = new Set(ids(after));
  return new Set(ids(before).filter((id) => !kept.has(id)));
}

/** The object without a field that names what is gone. */
function without(object: Json, field: string, gone: ReadonlySet<string>): Json {
  if (!isObject(object) || !gone.has(textOf(object, field))) return object;
  const { [field]: _, ...rest } = object;
  return rest;
}

/** The event without names of what is gone; null where it was the end of nothing else. */
function withoutNames(event: Json, gone: ReadonlySet<string>): Json | null {
  let rest = without(event, 'part_of', gone);
  for (const field of lists) {
    const names = isObject(rest) ? rest[field] : undefined;
    if (!isObject(rest) || !isList(names) || !names.some((name) => gone.has(String(name)))) continue;
    const left = names.filter((name) => !gone.has(String(name)));
    if (left.length === 0 && field === 'ends') return null;
    const { [field]: _, ...others } = rest;
    rest = left.length === 0 ? others : { ...rest, [field]: left };
  }
  return rest;
}
