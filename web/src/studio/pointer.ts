// JSON pointers (RFC 6901) and the tree they lead through. Nothing is ever changed in place.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** "/events/3/date"; "" is the whole. */
export type Pointer = string;

export const keysOf = (pointer: Pointer): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

export const pointerOf = (...keys: (string | number)[]): Pointer => keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Whether `pointer` is `around`, or leads to something in it. */
export const isWithin = (pointer: Pointer, around: Pointer): boolean => pointer === around || pointer.startsWith(`${around}/`);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export function child(value: Json | undefined, key: string): Json | undefined {
  if (isList(value)) return /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Undefined where the pointer leads nowhere. */
export const valueAt = (whole: Json, pointer: Pointer): Json | undefined => keysOf(pointer).reduce<Json | undefined>(child, whole);
