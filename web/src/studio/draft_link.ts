// A story in an address: packed into the fragment, which no server ever sees. Knows no DOM.
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { isObject, type Json, type JsonObject } from './pointer.js';

const longest = 60_000; // characters of an address that every browser and most programs carry
const largest = 16 * 1024 * 1024; // bytes of a story: the limit of the file

const field = 'draft=';

const toBase64Url = (bytes: Uint8Array) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const fromBase64Url = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

/** The whole address of the studio with the story in it; null when that is longer than browsers carry. */
export function draftLink(story: JsonObject, studio: string): string | null {
  const packed = toBase64Url(deflateSync(strToU8(JSON.stringify(story)), { level: 9 }));
  const address = `${studio.replace(/#.*/s, '')}#${field}${packed}`;
  return address.length <= longest ? address : null;
}

/** Whether a fragment ought to hold a story. */
export const isDraftLink = (fragment: string): boolean => fragment.startsWith(`#${field}`);

/** Unpacks no more than a story file may have. */
function inflated(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((part) => {
    size += part.length;
    if (size > largest) throw new RangeError('too large');
    parts.push(part);
  });
  for (let at = 0; at < packed.length; at += 4096) inflate.push(packed.subarray(at, at + 4096), at + 4096 >= packed.length);
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

/** The story of a fragment; null where it holds none: cut short on its way, for instance. */
export function storyOfLink(fragment: string): JsonObject | null {
  try {
    const story = JSON.parse(strFromU8(inflated(fromBase64Url(fragment.slice(field.length + 1))))) as Json;
    return isObject(story) ? story : null;
  } catch {
    return null;
  }
}

/** The story as it is shown while it is a draft: its title, which picture and words begin with, says so. */
export function markedAsDraft(story: JsonObject, mark: string): JsonObject {
  return { ...story, title: typeof story.title === 'string' && story.title !== '' ? `${mark}: ${story.title}` : mark };
}
