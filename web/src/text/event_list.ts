// The events as a list, year by year, and the totals of the day: the canvas in words.
import { quiet } from '../dom/deferred.js';
import { link, make, say } from '../dom/elements.js';
import { leisure, rest } from '../dom/scheduling.js';
import type { Day, EventWords, Section, Teller, Total, Words } from '../engine/protocol.js';

const many = 1000; // events; more are folded by year
const slice = 100; // events asked for and put into the page at a time, so that the page never stands still
const enough = 5; // milliseconds of leisure for one more slice

/** As far as it is in the page. */
interface Year {
  first: number; // of its events
  count: number;
  list: HTMLElement;
  details: HTMLDetailsElement | null;
  items: [string, HTMLElement][];
  whole: boolean; // with links and buttons, or about to be
}

export class List {
  /** Resolves when all is there that is not folded away. */
  readonly filled: Promise<void>;
  readonly #teller: Teller;
  readonly #words: Words;
  readonly #signal: AbortSignal;
  readonly #items = new Map<string, HTMLElement>();
  readonly #totals = make('div', { class: 'totals' });
  readonly #changed = make('p', { class: 'changed' });
  readonly #filtered = make('p', { class: 'aside' });
  readonly #end: HTMLElement; // what comes after the events
  readonly #years: Year[] = [];
  #filter = false; // some items may be hidden
  #current: string[] = [];
  #day: Day | null = null;
  #selected: string | null = null;

  constructor(body: HTMLElement, teller: Teller, words: Words, signal: AbortSignal) {
    this.#teller = teller;
    this.#words = words;
    this.#signal = signal;
    this.#filtered.hidden = true;
    this.#end = make('p', { class: 'aside' }, words.credits);
    body.replaceChildren(this.#changed, this.#totals, this.#filtered, this.#end);
    this.filled = quiet(this.#fillYears());
    body.addEventListener('click', (event) => this.#follow(event), { signal });
  }

  /** Marks what the day is about, and what is still to come. */
  update(day: Day, selected: string | null): void {
    this.#day = day;
    this.#selected = selected;
    say(this.#changed, day.changed);
    this.#tellTotals(day);
    this.#mark();
  }

  async #fillYears(): Promise<void> {
    await rest();
    if (this.#signal.aborted) return;
    const folded = this.#words.events > many;
    let first = 0;
    for (const { label, count } of this.#words.years) {
      this.#years.push(this.#year(label, first, count, folded));
      first += count;
    }
    this.#end.before(...this.#teller.about().flatMap(about));
    if (folded) return void quiet(this.#sketch());
    let since = 0; // the last rest
    for (const year of this.#years) {
      await this.#fill(year);
      if ((since += year.count) < slice) continue;
      since = 0;
      await rest();
    }
  }

  #year(label: string, first: number, count: number, folded: boolean): Year {
    const list = make('ol', {});
    const heading = make('h3', {}, label);
    const year: Year = { first, count, list, details: null, items: [], whole: false };
    if (folded) this.#end.before(this.#fold(year, heading));
    else this.#end.before(heading, list);
    return year;
  }

  #fold(year: Year, heading: HTMLElement): HTMLElement {
    const summary = make('summary', {}, heading, ` (${year.count})`);
    const details = (year.details = make('details', { class: 'year' }, summary, year.list));
    const signal = this.#signal;
    const fill = () => void (year.whole || quiet(this.#fill(year)));
    summary.addEventListener('click', fill, { signal });
    summary.addEventListener('focus', () => details.open && fill(), { signal }); // whoever comes by keyboard needs the buttons
    // Whatever else opens it (find-in-page, a link to some text, the printer) has found what is there, and that stays.
    details.addEventListener('toggle', () => (year.items.length === 0 ? fill() : this.#mark(true)), { signal });
    return details;
  }

  /** What is folded away, as plain text: browsers look into it, and open it where they find something. */
  async #sketch(): Promise<void> {
    let left = await leisure();
    for (const year of this.#years) {
      for (let at = 0; at < year.count; at += slice) {
        if (left() < enough) left = await leisure();
        if (this.#signal.aborted || year.whole) break;
        this.#put(year, at, sketched);
        if (year.details?.open) this.#mark(true);
      }
      if (this.#signal.aborted) return;
    }
  }

  async #fill(year: Year): Promise<void> {
    year.whole = true;
    for (let at = 0; at < year.count; at += slice) {
      if (at > 0) await rest();
      if (this.#signal.aborted) return;
      this.#put(year, at, whole);
    }
    this.#mark(true);
  }

  /** A slice of a year's events, in the place of what was there for them. */
  #put({ first, count, list, items }: Year, at: number, item: (event: EventWords) => HTMLElement): void {
    const added: HTMLElement[] = [];
    for (const [i, event] of this.#teller.eventsFrom(first + at, Math.min(slice, count - at)).entries()) {
      const made = item(event);
      const before = items[at + i];
      items[at + i] = [event.id, made];
      this.#items.set(event.id, made);
      if (before) before[1].replaceWith(made);
      else added.push(made);
    }
    list.append(...added);
  }

  #mark(added = false): void {
    const day = this.#day;
    if (!day) return;
    const current = this.#selected === null ? day.current : [this.#selected];
    for (const id of this.#current) if (!current.includes(id)) this.#items.get(id)?.removeAttribute('aria-current');
    for (const id of current) this.#items.get(id)?.setAttribute('aria-current', 'true');
    this.#current = current;
    const shown = this.#teller.shown();
    this.#filtered.hidden = shown === null;
    say(this.#filtered, this.#words.labels['words.filtered'] ?? '');
    if (shown === null && !this.#filter && !added) return;
    this.#filter = shown !== null;
    for (const { details, items } of this.#years) {
      if (details?.open === false) continue; // when it is opened
      for (const [id, item] of items) item.hidden = shown !== null && !shown.has(id);
    }
  }

  #follow(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-id]');
    if (!button || (button.matches('li') && getSelection()?.type === 'Range')) return; // of text that is not a button a part may be chosen
    const { id = '', day = '' } = button.dataset;
    this.#teller.perform('seek', day); // its own day, also when that is long past
    this.#teller.perform('select', id);
  }

  #tellTotals(day: Day): void {
    const kinds = [...new Set(day.totals.map((total) => total.kind))];
    this.#totals.replaceChildren(...kinds.map((kind) => this.#table(kind, day)));
    if (kinds.length > 0) this.#totals.append(make('p', { class: 'aside' }, this.#words.labels['totals.counted'] ?? ''));
  }

  /** Kinds of money are never added to each other, so each has a table of its own. */
  #table(kind: string, day: Day): HTMLElement {
    const { labels } = this.#words;
    const heads = ['words.company', 'words.total', 'words.parts'].map((key) => make('th', { scope: 'col' }, labels[key] ?? ''));
    const row = ({ to, total, overlap, parts }: Total) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row' }, to),
        make('td', {}, overlap ? (labels['totals.overlap'] ?? '') : total),
        make('td', {}, parts.join('; ')),
      );
    return make(
      'table',
      {},
      make('caption', {}, `${kind}, ${day.date}`),
      make('thead', {}, make('tr', {}, ...heads)),
      make('tbody', {}, ...day.totals.filter((total) => total.kind === kind).map(row)),
    );
  }
}

function about({ heading, text, items }: Section): Node[] {
  if (text === '' && items.length === 0) return [];
  const entries = items.flatMap((item) => [make('dt', {}, item.name), make('dd', {}, item.text)]);
  return [make('h3', {}, heading), make('p', {}, text), make('dl', {}, ...entries)];
}

/** An event with its links, and a button that leads to its day. */
function whole(event: EventWords): HTMLElement {
  const button = make('button', { type: 'button', 'data-id': event.id, 'data-day': event.iso }, event.title);
  const item = make(
    'li',
    { 'data-event': event.id },
    make('p', { class: 'when' }, make('time', { datetime: event.iso }, event.date), ` · ${event.facts}`),
    make('h4', {}, button),
    make('p', {}, event.text),
  );
  if (event.money) item.append(make('p', { class: 'money' }, event.money));
  const sources = make('p', { class: 'when' });
  for (const { text, url, date } of event.sources) {
    if (sources.hasChildNodes()) sources.append('; ');
    sources.append(link(url, text), date ? ` (${date})` : '');
  }
  item.append(sources);
  return item;
}

/** The same as text alone: a tenth of the work. A click leads to its day, too. */
function sketched({ id, iso, date, facts, title, text, money, sources }: EventWords): HTMLElement {
  const from = sources.map((source) => (source.date ? `${source.text} (${source.date})` : source.text)).join('; ');
  const lines = [`${date} · ${facts}`, title, text, money, from].filter((line) => line !== '');
  return make('li', { 'data-event': id, 'data-id': id, 'data-day': iso }, lines.join('\n'));
}
