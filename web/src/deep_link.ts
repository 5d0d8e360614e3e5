// The moment in the address: only what differs from the author's view, so that a link to the page stays a link to the page.
//   #date=2023-09-25&event=ID&filter=kind:talks&spacing=even      an element with an id puts it before each name: #money.date=…
// Where the reader comes to rest, one entry of the history is made; what is passed on the way there leaves none.
import type { State } from './engine.js';

const rest = 600; // milliseconds without a change that count as rest
const longest = 2000; // characters of a fragment that is looked at

export interface Link {
  date: string | null;
  selected: string | null;
  filter: string;
  spacing: string;
}

const dates = /^\d{4}(-\d{2}){0,2}$/;
const ids = /^[\w.-]{1,100}$/;
const terms = /^[\w.:-]{1,100}( [\w.:-]{1,100}){0,30}$/;

const tidy = (value: string | null, form: RegExp) => (value !== null && form.test(value) ? value : null);

export class DeepLink {
  readonly #prefix: string;
  readonly #go: (link: Link) => void;
  #author: State | null = null; // the view as the author made it
  #latest: State | null = null;
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
    const date = tidy(field('date'), dates);
    const selected = tidy(field('event'), ids);
    const filter = tidy(field('filter'), terms) ?? '';
    const spacing = field('spacing') === 'even' ? 'even' : 'time';
    return date || selected || filter || spacing === 'even' ? { date, selected, filter, spacing } : null;
  }

  /** The view before the address had its say. */
  begin(author: State): void {
    this.#author = author;
  }

  /** The view has changed. */
  note(state: State): void {
    this.#latest = state;
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
    clearTimeout(this.#timer); // what the address itself asked for is no news to it
  }

  #write(): void {
    const author = this.#author;
    const state = this.#latest;
    if (!author || !state) return;
    const fields = new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
    const put = (name: string, value: string | null | undefined, usual: string | null | undefined) => {
      if (value && value !== usual) fields.set(this.#prefix + name, value);
      else fields.delete(this.#prefix + name);
    };
    put('date', state.date, author.date);
    put('event', state.selected, author.selected);
    put('filter', state.filter, author.filter);
    put('spacing', state.spacing, author.spacing);
    // Colons and blanks are fine in a fragment, and easier to read.
    const hash = fields.toString().replaceAll('%3A', ':');
    if (hash === location.hash.slice(1) || (hash === '' && !location.hash.includes('='))) return;
    try {
      history.pushState(history.state, '', hash === '' ? location.pathname + location.search : `#${hash}`);
    } catch {
      // documents without an address of their own have no history to write to
    }
  }
}
