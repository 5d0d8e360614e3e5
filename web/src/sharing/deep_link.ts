// The position in the page's address: only what differs from the author's view, so that a link to the page stays a link to the page.
//   #date=2023-09-25&event=ID&filter=kind:talks&spacing=even      an element with an id puts it before each name: #money.date=…
// A position that stays unchanged for a while makes one entry of the history; those passed on the way make none.
import { dateIn, idIn, mended, samePosition, withoutEnd, type Position } from './position.js';

const stay = 600; // milliseconds without a change
const longest = 2000; // characters of a fragment that is looked at

/** Event of the window when a position was written to the address: history.pushState sends none of its own. */
export const explainerHashChange = 'explainer-hashchange';

/** Event of the window: who sent it made an entry of the history, and the next position goes into that one. `detail`: the element's id. */
export const explainerEntry = 'explainer-entry';

const terms = /^[\w.:-]{1,200}( [\w.:-]{1,200}){0,30}/;
const names = ['date', 'event', 'filter', 'spacing'] as const;
const fielded = /^[\w.-]+=[^&]*(&(amp;)?[\w.-]+=[^&]*)*$/; // a fragment that may hold fields of ours beside others

/** What a fragment asks for, null when nothing: of each field the beginning that is a date, an id or a filter. */
export function readPosition(fragment: string, prefix: string): Position | null {
  const fields = new URLSearchParams(fragment.length > longest ? '' : mended(fragment.slice(1)));
  const [day, id, chosen, spacing] = names.map((name) => fields.get(prefix + name));
  const position: Position = {
    date: dateIn(day),
    event: idIn(id),
    filter: withoutEnd(terms.exec(chosen?.replace(/\s+/g, ' ') ?? '')?.[0] ?? ''),
    spacing: spacing?.startsWith('even') ? 'even' : 'time',
  };
  return samePosition(position, { date: null, event: null, filter: '', spacing: 'time' }) ? null : position;
}

/** The fragment that stands for a position, with what else is in it; null where a router of the page lives in it. */
export function writePosition(fragment: string, prefix: string, position: Position, author: Position): string | null {
  const present = fragment.slice(1);
  if (/^[/!]/.test(present)) return null;
  const isOurs = (field: string) => names.some((name) => field.replace(/^amp;/, '').startsWith(`${prefix}${name}=`));
  const fields = fielded.test(present) ? present.split('&').filter((field) => !isOurs(field)) : [];
  for (const name of names) {
    const value = position[name];
    // Colons are fine in a fragment, and easier to read.
    if (value && value !== author[name]) fields.push(`${prefix}${name}=${encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%20', '+')}`);
  }
  const written = fields.join('&');
  return written === '' && !present.includes('=') ? fragment : written && `#${written}`;
}

export class DeepLink {
  readonly #prefix: string;
  readonly #goTo: (position: Position) => void;
  #author: Position | null = null; // the view as the author made it
  #latest: Position | null = null;
  #addressed: Position | null = null; // what the address stands for
  #paused = true;
  #entered = false; // the present entry of the history was made for the next position
  #timer = 0;

  /** `goTo` is called when the reader goes back or forward, or changes the address. */
  constructor(id: string, goTo: (position: Position) => void, signal: AbortSignal) {
    this.#prefix = id === '' ? '' : `${id}.`;
    this.#goTo = goTo;
    addEventListener('hashchange', () => this.#follow(), { signal });
    addEventListener('popstate', () => (this.#entered = false), { signal });
    addEventListener(explainerEntry, (event) => (this.#entered ||= (event as CustomEvent).detail === id), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** The author's view, before the address is applied. */
  begin(author: Position): void {
    this.#author = this.#latest = this.#addressed = author;
    this.#paused = true;
  }

  /** The view is where the address led, so the address need not be written. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#addressed = this.#latest;
  }

  /** The view may have changed. While it plays, nothing is written. */
  note(position: Position, paused: boolean): void {
    if (this.#latest && this.#paused === paused && samePosition(this.#latest, position)) return;
    this.#latest = position;
    this.#paused = paused;
    clearTimeout(this.#timer);
    if (paused) this.#timer = window.setTimeout(() => this.#write(), stay);
  }

  #follow(): void {
    if (location.hash !== '' && !mended(location.hash).includes('=')) return; // a link within the page
    clearTimeout(this.#timer);
    const position = readPosition(location.hash, this.#prefix);
    const date = this.#author?.date ?? null;
    const none: Position = { date, event: this.#author?.event ?? null, filter: '', spacing: 'time' };
    this.#goTo(position ? { ...position, date: position.date ?? date } : none);
    this.settle();
  }

  #write(): void {
    const entered = this.#entered;
    this.#entered = false;
    const author = this.#author;
    const position = this.#latest;
    if (!author || !position || (this.#addressed && samePosition(position, this.#addressed))) return;
    const fragment = writePosition(location.hash, this.#prefix, position, author);
    if (fragment === null) return;
    this.#addressed = position;
    if (fragment === location.hash) return;
    const address = location.href.split('#')[0] + fragment; // whole, for a <base> may lead elsewhere
    try {
      if (entered) history.replaceState(history.state, '', address);
      else history.pushState(history.state, '', address);
    } catch {
      return; // documents without an address of their own have no history to write to
    }
    dispatchEvent(new Event(explainerHashChange));
  }
}
