// The events as a list, year by year, and the totals of the day: the canvas in words.
import { link, make, say } from './dom.js';
import { rest } from './pace.js';
import type { Day, EventWords, Section, Teller, Total, Words } from './told.js';

const many = 1000; // events; more are folded by year
const findable = 10_000; // events; of more, a year is filled when it is opened, and find-in-page finds what is open
const slice = 100; // events put into the page at a time, so that the page never stands still

export class List {
  readonly #body: HTMLElement;
  readonly #teller: Teller;
  readonly #words: Words;
  readonly #signal: AbortSignal;
  readonly #items = new Map<string, HTMLElement>();
  readonly #totals = make('div', { class: 'totals' });
  readonly #changed = make('p', { class: 'changed' });
  readonly #filtered = make('p', { class: 'aside' });
  readonly #end: HTMLElement; // what comes after the events
  readonly #years: { details: HTMLDetailsElement | null; items: [string, HTMLElement][] }[] = []; // as far as they are in the page
  #filter = false; // some items may be hidden
  #current: string[] = [];
  #day: Day | null = null;
  #selected: string | null = null;

  constructor(body: HTMLElement, teller: Teller, words: Words, signal: AbortSignal) {
    this.#body = body;
    this.#teller = teller;
    this.#words = words;
    this.#signal = signal;
    this.#filtered.hidden = true;
    this.#end = make('p', { class: 'aside' }, words.credits);
    body.replaceChildren(this.#changed, this.#totals, this.#filtered, this.#end);
    void this.#fillYears();
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
    const folded = this.#words.events > many;
    for (const { year, label, count } of this.#words.years) {
      const list = make('ol', {});
      const heading = make('h3', {}, label);
      if (folded) {
        const details = make('details', { class: 'year' }, make('summary', {}, heading, ` (${count})`), list);
        details.addEventListener('toggle', () => (list.hasChildNodes() ? this.#mark() : void this.#fill(list, year, details)), { signal: this.#signal });
        this.#end.before(details);
      } else {
        this.#end.before(heading, list);
        await this.#fill(list, year);
      }
      if (this.#signal.aborted) return;
    }
    this.#end.before(...this.#teller.about().flatMap(about));
    if (folded && this.#words.events <= findable) await this.#fillFolded();
  }

  /** When there is time: browsers look into what is folded, and open it where they find something. */
  async #fillFolded(): Promise<void> {
    const lists = [...this.#body.querySelectorAll<HTMLElement>('.year ol')];
    for (const [at, { year }] of this.#words.years.entries()) {
      await rest();
      const list = lists[at]!;
      if (!list.hasChildNodes() && !this.#signal.aborted) await this.#fill(list, year, list.parentElement as HTMLDetailsElement);
    }
  }

  async #fill(list: HTMLElement, year: number, details: HTMLDetailsElement | null = null): Promise<void> {
    const events = this.#teller.year(year);
    const items: [string, HTMLElement][] = [];
    this.#years.push({ details, items });
    for (let at = 0; at < events.length; at += slice) {
      if (at > 0) await rest();
      if (this.#signal.aborted) return;
      for (const event of events.slice(at, at + slice)) items.push([event.id, this.#item(event)]);
      list.append(...items.slice(at).map(([, item]) => item));
    }
    this.#mark(true);
  }

  #item(event: EventWords): HTMLElement {
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
    this.#items.set(event.id, item);
    return item;
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
    const button = (event.target as Element).closest<HTMLElement>('button[data-id]');
    if (!button) return;
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
