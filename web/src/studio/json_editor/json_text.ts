// JSON as text: laid out to be read, and which value stands where in it, also while it is broken.
import { isList, isObject, pointerOf, type Json, type Pointer } from '../pointer.js';

const lineWidth = 110; // letters: a shorter list or object stands on one line

/** The story file as text: what is short on one line, else one key or item a line. */
export function laidOut(value: Json, indent = ''): string {
  if (!isList(value) && !isObject(value)) return JSON.stringify(value);
  const [open, close] = isList(value) ? '[]' : '{}';
  const inner = `${indent}  `;
  const parts = isList(value)
    ? value.map((item) => laidOut(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${laidOut(item, inner)}`);
  if (parts.length === 0) return `${open}${close}`;
  const length = parts.reduce((sum, part) => sum + part.length + 2, indent.length + 4);
  const isShort = indent !== '' && length <= lineWidth && !parts.some((part) => part.includes('\n'));
  if (isShort) return isList(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

type TokenType = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'word' | 'cut'; // a string without its end is cut

/** Calls for each token that begins before `end`; `to` is past its last letter. */
function eachToken(text: string, end: number, call: (type: TokenType, from: number, to: number) => boolean | void): void {
  for (let at = 0; at < Math.min(end, text.length);) {
    const letter = text[at]!;
    const from = at;
    if (letter === ' ' || letter === '\n' || letter === '\r' || letter === '\t') {
      at += 1;
      continue;
    }
    let type: TokenType = 'word';
    if ('{}[],:'.includes(letter)) {
      at += 1;
      type = letter as TokenType;
    } else if (letter === '"') {
      at += 1;
      while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
      type = text[at] === '"' ? 'string' : 'cut';
      if (type === 'string') at += 1;
      at = Math.min(at, text.length);
    } else while (at < text.length && !/[\s{}[\],:"]/.test(text[at]!)) at += 1;
    if (call(type, from, at) === false) return;
  }
}

const keyIn = (text: string, from: number, to: number): string => {
  try {
    return String(JSON.parse(text.slice(from, to)));
  } catch {
    return text.slice(from + 1, to - 1);
  }
};

export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Open {
  readonly isList: boolean;
  readonly pointer: Pointer;
  readonly from: number;
  index: number;
  key: string | null;
}

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | ':' | ', or end' | 'end';

const isWord = (word: string): boolean => /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/.test(word);

/** Where the values stand that `wanted` names, and the place of the first fault of the text; -1 where there is none. */
export function spansOf(text: string, wanted: ReadonlySet<Pointer>): { spans: Map<Pointer, Span>; fault: number } {
  const spans = new Map<Pointer, Span>();
  const stack: Open[] = [];
  let expected = 'value' as Expected;
  let fault = -1;
  const pointerNow = (): Pointer => {
    const open = stack.at(-1);
    return open ? open.pointer + pointerOf(open.isList ? open.index : (open.key ?? '')) : '';
  };
  const closed = (pointer: Pointer, from: number, to: number) => {
    if (wanted.has(pointer)) spans.set(pointer, { from, to });
    expected = stack.length === 0 ? 'end' : ', or end';
  };
  const takesValue = () => expected === 'value' || expected === 'value or end';
  eachToken(text, text.length, (type, from, to) => {
    const open = stack.at(-1);
    let fits = false;
    if (type === '{' || type === '[') {
      fits = takesValue();
      stack.push({ isList: type === '[', pointer: pointerNow(), from, index: 0, key: null });
      expected = type === '[' ? 'value or end' : 'key or end';
    } else if (type === '}' || type === ']') {
      const ends = expected === ', or end' || (type === ']' ? expected === 'value or end' : expected === 'key or end');
      fits = open !== undefined && open.isList === (type === ']') && ends;
      stack.pop();
      if (open) closed(open.pointer, open.from, to);
    } else if (type === ',') {
      fits = open !== undefined && expected === ', or end';
      if (open) open.index += 1;
      expected = open?.isList ? 'value' : 'key';
    } else if (type === ':') {
      fits = expected === ':';
      expected = 'value';
    } else if (type === 'string' && (expected === 'key' || expected === 'key or end') && open) {
      fits = true;
      open.key = keyIn(text, from, to);
      expected = ':';
    } else {
      fits = takesValue() && (type === 'string' || (type === 'word' && isWord(text.slice(from, to))));
      closed(pointerNow(), from, to);
    }
    if (!fits && fault < 0) fault = from;
    return stack.length < 500;
  });
  if (fault < 0 && (expected as Expected) !== 'end') fault = text.length;
  return { spans, fault };
}

/** What is under the cursor. */
export interface Cursor {
  /** Keys and indices that lead there. */
  readonly path: readonly string[];
  /** Whether a key is being written, or a value. */
  readonly role: 'key' | 'value';
  /** The token that is being written, up to the cursor. */
  readonly from: number;
  readonly isString: boolean;
  /** Where the object or list begins that holds it; -1 for the whole. */
  readonly holder: number;
}

export function cursorAt(text: string, position: number): Cursor {
  const stack: Open[] = [];
  let isKey = false; // what comes next in the open object
  let from = position;
  let isString = false;
  eachToken(text, position, (type, start, to) => {
    const open = stack.at(-1);
    const isWithin = to >= position && (type === 'word' || type === 'cut' || (type === 'string' && to > position));
    if (isWithin) {
      from = start;
      isString = type !== 'word';
      return false;
    }
    if (type === '{' || type === '[') {
      stack.push({ isList: type === '[', pointer: '', from: start, index: 0, key: null });
      isKey = type === '{';
    } else if (type === '}' || type === ']') {
      stack.pop();
      isKey = false;
    } else if (type === ',' && open) {
      open.index += 1;
      if (!open.isList) open.key = null;
      isKey = !open.isList;
    } else if (type === ':') isKey = false;
    else if (type === 'string' && open && !open.isList && isKey) open.key = keyIn(text, start, to);
    return true;
  });
  const open = stack.at(-1);
  const role = open !== undefined && !open.isList && isKey ? 'key' : 'value';
  const path = stack.map(({ isList: list, index, key }) => (list ? String(index) : key)).filter((key) => key !== null);
  return { path, role, from, isString, holder: open?.from ?? -1 };
}

/** The keys of the object that begins at `start`. */
export function keysFrom(text: string, start: number): string[] {
  const keys: string[] = [];
  let depth = 0;
  let last: string | null = null;
  eachToken(text.slice(start), Infinity, (type, from, to) => {
    if (type === '{' || type === '[') depth += 1;
    else if (type === '}' || type === ']') depth -= 1;
    else if (depth === 1 && type === 'string') last = keyIn(text, start + from, start + to);
    else if (depth === 1 && type === ':' && last !== null) keys.push(last);
    return depth > 0;
  });
  return keys;
}
