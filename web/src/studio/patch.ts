// Changes of a tree: pure functions, which share with the old tree whatever stays.
import { child, isList, isObject, keysOf, pointerOf, type Json, type JsonObject, type Pointer } from './pointer.js';

/**
 * One change. `set` puts a value where it is missing, too, and makes the objects on the way; the index after a list's last appends.
 * `insert` puts it into a list, before what stands at that index. `move` takes a list's item to another index of the same list, counted
 * without the item.
 */
export type Patch =
  | { readonly op: 'set'; readonly at: Pointer; readonly value: Json }
  | { readonly op: 'insert'; readonly at: Pointer; readonly value: Json }
  | { readonly op: 'remove'; readonly at: Pointer }
  | { readonly op: 'move'; readonly at: Pointer; readonly to: number };

export const set = (at: Pointer, value: Json): Patch => ({ op: 'set', at, value });
export const insert = (at: Pointer, value: Json): Patch => ({ op: 'insert', at, value });
export const remove = (at: Pointer): Patch => ({ op: 'remove', at });
export const move = (at: Pointer, to: number): Patch => ({ op: 'move', at, to });

const spliced = (list: readonly Json[], index: number, gone: number, ...come: Json[]): Json[] => [
  ...list.slice(0, index),
  ...come,
  ...list.slice(index + gone),
];

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

function indexIn(list: readonly Json[], key: string, patch: Patch, last: number): number {
  const index = Number(key);
  if (!/^(0|[1-9]\d*)$/.test(key) || index > last) throw new Error(`${patch.op} ${patch.at}: a list of ${list.length} has no place ${key}`);
  return index;
}

/** The list or object that holds what a patch is about, changed. */
function changed(holder: Json, key: string, patch: Patch): Json {
  if (isList(holder)) {
    const appends = patch.op === 'set' || patch.op === 'insert';
    const index = indexIn(holder, key, patch, appends ? holder.length : holder.length - 1);
    if (patch.op === 'set') return spliced(holder, index, 1, patch.value);
    if (patch.op === 'insert') return spliced(holder, index, 0, patch.value);
    const rest = spliced(holder, index, 1);
    return patch.op === 'remove' ? rest : spliced(rest, patch.to, 0, holder[index]!);
  }
  if (isObject(holder)) {
    if (patch.op === 'set') return { ...holder, [key]: patch.value };
    if (patch.op === 'remove') return without(holder, key);
  }
  throw new Error(`${patch.op} ${patch.at}: there is nothing that could hold it`);
}

/** The tree with the patch applied; throws where it leads nowhere. */
export function applied(whole: Json, patch: Patch): Json {
  const keys = keysOf(patch.at);
  const last = keys.pop();
  if (last === undefined) {
    if (patch.op !== 'set') throw new Error(`${patch.op}: the whole can only be set`);
    return patch.value;
  }
  const down = (value: Json | undefined, depth: number): Json => {
    const holder = value === undefined && patch.op === 'set' ? {} : (value ?? null);
    const key = keys[depth];
    if (key === undefined) return changed(holder, last, patch);
    const next = down(child(holder, key), depth + 1);
    if (isList(holder)) return spliced(holder, indexIn(holder, key, patch, holder.length), 1, next);
    if (isObject(holder)) return { ...holder, [key]: next };
    throw new Error(`${patch.op} ${patch.at}: there is nothing that could hold it`);
  };
  return down(whole, 0);
}

/** Where what `pointer` leads to stands once the patch is applied; null when it is gone. */
export function followed(pointer: Pointer, patch: Patch): Pointer | null {
  const path = keysOf(patch.at);
  const keys = keysOf(pointer);
  const place = path.length - 1;
  if (patch.op === 'set' || place < 0 || keys.length <= place) return pointer;
  if (path.slice(0, place).some((key, depth) => key !== keys[depth])) return pointer;
  const [here, there] = [Number(keys[place]), Number(path[place])];
  if (patch.op === 'remove' && keys[place] === path[place]) return null;
  if (Number.isNaN(here) || Number.isNaN(there)) return pointer;
  const at = (index: number) => pointerOf(...keys.map((key, depth) => (depth === place ? index : key)));
  if (patch.op === 'insert') return here >= there ? at(here + 1) : pointer;
  if (patch.op === 'remove') return here > there ? at(here - 1) : pointer;
  if (here === there) return at(patch.to);
  const gap = here > there ? here - 1 : here; // once the item is taken out
  return at(gap >= patch.to ? gap + 1 : gap);
}

/** Patches that lead from one tree to another. What both share is not looked into, so that a small change of a large story costs little. */
export function differences(before: Json, after: Json, at: Pointer = ''): Patch[] {
  if (before === after) return [];
  if (isList(before) && isList(after)) return listDifferences(before, after, at);
  if (!isObject(before) || !isObject(after)) return [set(at, after)];
  const kept = Object.keys(before).filter((key) => Object.hasOwn(after, key));
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  const order = Object.keys(after);
  if ([...kept, ...added].some((key, index) => key !== order[index])) return [set(at, after)]; // the order is part of the file
  return [
    ...Object.keys(before).flatMap((key) => (Object.hasOwn(after, key) ? [] : remove(at + pointerOf(key)))),
    ...kept.flatMap((key) => differences(before[key]!, after[key]!, at + pointerOf(key))),
    ...added.map((key) => set(at + pointerOf(key), after[key]!)),
  ];
}

const many = 100; // rows that go and come: from here on the list as a whole is cheaper than row by row

function listDifferences(before: readonly Json[], after: readonly Json[], at: Pointer): Patch[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [gone, come] = [before.length - start - end, after.length - start - end];
  if (gone + come > many) return [set(at, after)];
  const both = Math.min(gone, come);
  const place = (index: number) => at + pointerOf(index);
  return [
    ...Array.from({ length: both }, (_, i) => differences(before[start + i]!, after[start + i]!, place(start + i))).flat(),
    ...Array.from({ length: gone - both }, () => remove(place(start + both))),
    ...Array.from({ length: come - both }, (_, i) => insert(place(start + both + i), after[start + both + i]!)),
  ];
}
