// Text that was parsed anew shares nothing with the story: this puts the story's own values back wherever they say the same.
import { isList, isObject, type Json } from '../pointer.js';

/** `after` with all of `before` that is in it; `before` itself where nothing differs. */
export function reconciled(before: Json | undefined, after: Json): Json {
  if (isList(before) && isList(after)) return reconciledList(before, after);
  if (!isObject(before) || !isObject(after)) return before === after ? before : after;
  const entries = Object.entries(after).map(([key, value]): [string, Json] => [key, reconciled(Object.hasOwn(before, key) ? before[key] : undefined, value)]);
  const same = entries.length === Object.keys(before).length && entries.every(([key, value]) => Object.hasOwn(before, key) && before[key] === value);
  return same ? before : Object.fromEntries(entries);
}

function reconciledList(before: readonly Json[], after: readonly Json[]): Json {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && reconciled(before[start], after[start]!) === before[start]) start += 1;
  if (start === before.length && start === after.length) return before;
  let end = 0;
  while (end < shorter - start) {
    const old = before[before.length - 1 - end]!;
    if (reconciled(old, after[after.length - 1 - end]!) !== old) break;
    end += 1;
  }
  const middle = after.slice(start, after.length - end).map((value, i) => reconciled(start + i < before.length - end ? before[start + i] : undefined, value));
  return [...before.slice(0, start), ...middle, ...before.slice(before.length - end)];
}
