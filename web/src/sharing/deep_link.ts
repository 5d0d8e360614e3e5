// The moment in the address: only what differs from the author's view, so that a link to the page stays a link to the page.
//   #date=2023-09-25&event=ID&filter=kind:talks&spacing=even      an element with an id puts it before each name: #money.date=…
// Where the reader comes to rest, one entry of the history is made; what is passed on the way there leaves none.
import type { State } from '../engine/engine.js';
import { isDate, isId } from './position.js';

const rest = 600; // milliseconds without a change that count as rest
const longest = 2000; // characters of a fragment that is looked at

export interface Link {
  date: string | null;
  selected: string | null;
  filter: string;
  spacing: string;
}

const terms = /^[\w.:-]{1,200}( [\w.:-]{1,200}){0,30}$/;
const names = ['date', 'event', 'filter', 'spacing'];
const fielded = /^[\w.-]+=[^&]*(&[\w.-]+=[^&]*)*$/; // a fragment that may hold fields of ours beside others

const momentOf = ({ date, selected, filter, spacing }: State) => JSON.stringify([date, selected, filter, spacing]);

export class DeepLink {
  readonly #prefix: string;
  readonly #go: (link: Link) => void;
  #author: State | null = null; // the view as the author made it
  #latest: State | null = null;
  #known = ''; // the moment that the address stands for
  #timer = 0;

  /** `go` is called when the reader goes back or forward, or changes the address. */
  constructor(id: string, go: (link: Link) => void, signal: AbortSignal) {
    this.#prefix = id === '' ? '' : `${id}.`;
    this.#go = go;
    addEventListener('hashchange', () => this.#follow(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** What the address asks for, null when nothing; anything that has not the form of a date, an id or a filter is not there. */
  read(): Link | null {
    const hash = location.hash.length > longest ? '' : location.hash.slice(1);
    const fields = new URLSearchParams(hash);
    const field = (name: string) => fields.get(this.#prefix + name);
    const [day, id, chosen] = [field('date'), field('event'), field('filter')];
    const date = isDate(day) ? day : null;
    const selected = isId(id) ? id : null;
    const filter = chosen !== null && terms.test(chosen) ? chosen : '';
    const spacing = field('spacing') === 'even' ? 'even' : 'time';
    return date || selected || filter || spacing === 'even' ? { date, selected, filter, spacing } : null;
  }

  /** The view before the address had its say. */
  begin(author: State): void {
    this.#author = this.#latest = author;
    this.#known = momentOf(author);
  }

  /** The view is where the address led: that is no news to it, however it says it. */
  settle(): void {
    clearTimeout(this.#timer);
    if (this.#latest) this.#known = momentOf(this.#latest);
  }

  /** The view may have changed. */
  note(state: State): void {
    const before = this.#latest;
    this.#latest = state;
    if (before && before.paused === state.paused && momentOf(before) === momentOf(state)) return; // the pointer moved, or so
    clearTimeout(this.#timer);
    if (state.paused) this.#timer = window.setTimeout(() => this.#write(), rest);
  }

  #follow(): void {
    if (location.hash !== '' && !location.hash.includes('=')) return; // a link within the page
    clearTimeout(this.#timer);
    const link = this.read();
    const date = this.#author?.date ?? null;
    const none = { selected: this.#author?.selected ?? null, filter: '', spacing: 'time' };
    this.#go(link ? { ...link, date: link.date ?? date } : { date, ...none });
    this.settle();
  }

  #write(): void {
    const author = this.#author;
    const state = this.#latest;
    if (!author || !state || momentOf(state) === this.#known) return;
    const present = location.hash.slice(1);
    if (/^[/!]/.test(present)) return; // the page has a router that lives in its fragment
    this.#known = momentOf(state);
    const isOurs = (field: string) => names.some((name) => field.startsWith(`${this.#prefix}${name}=`));
    const fields = fielded.test(present) ? present.split('&').filter((field) => !isOurs(field)) : [];
    const put = (name: string, value: string | null, usual: string | null) => {
      // Colons are fine in a fragment, and easier to read.
      if (value && value !== usual) fields.push(`${this.#prefix}${name}=${encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%20', '+')}`);
    };
    put('date', state.date, author.date);
    put('event', state.selected, author.selected);
    put('filter', state.filter, author.filter);
    put('spacing', state.spacing, author.spacing);
    const hash = fields.join('&');
    if (hash === present || (hash === '' && !present.includes('='))) return;
    try {
      history.pushState(history.state, '', hash === '' ? location.pathname + location.search : `#${hash}`);
    } catch {
      // documents without an address of their own have no history to write to
    }
  }
}
