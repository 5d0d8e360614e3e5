// The text equivalent of the canvas: the words of the day, its totals, and the events as a list, the newest first.
import { quiet } from '../dom/deferred.js';
import { createElement, link, setText } from '../dom/elements.js';
import { whenIdle, yieldToPage } from '../dom/scheduling.js';
import type { DayText, EventText, Section, Overview } from '../engine/protocol.js';
import type { Store } from '../engine/store.js';
import { totalsTables } from './totals_table.js';

const foldFrom = 1000; // events; more are folded by year
const slice = 100; // events asked for and put into the page in one task
const sliceTime = 5; // milliseconds that a slice takes

type Labels = Overview['labels'];

/** A year of the list, as far as it is in the page. */
interface Year {
  first: number; // of its events
  count: number;
  heading: HTMLElement;
  list: HTMLElement;
  details: HTMLDetailsElement | null;
  items: [string, HTMLElement][];
  whole: boolean; // its events have links and buttons, or are about to
}

export class EventList {
  /** Resolves when all is there that is not folded away. */
  readonly filled: Promise<void>;
  readonly #store: Store;
  readonly #overview: Overview;
  readonly #signal: AbortSignal;
  readonly #items = new Map<string, HTMLElement>();
  readonly #today = createElement('div');
  readonly #totals = createElement('div', { class: 'totals' });
  readonly #filtered = createElement('p', { class: 'aside' });
  readonly #end: HTMLElement; // what comes after the events
  readonly #years: Year[] = [];
  #filter = false; // some items may be hidden
  #current: string[] = [];
  #day: DayText | null = null;
  #selected: string | null = null;

  constructor(body: HTMLElement, store: Store, overview: Overview, signal: AbortSignal) {
    this.#store = store;
    this.#overview = overview;
    this.#signal = signal;
    this.#filtered.hidden = true;
    this.#end = createElement('p', { class: 'aside' }, overview.credits);
    body.replaceChildren(this.#today, this.#totals, this.#filtered, this.#end);
    this.filled = quiet(this.#fillYears());
    body.addEventListener('click', (event) => this.#goToEvent(event), { signal });
  }

  /** Marks the events that the day is about, and shows its words and totals. */
  update(day: DayText, selected: string | null): void {
    this.#day = day;
    this.#selected = selected;
    this.#today.replaceChildren(...dayText(day, this.#overview.labels));
    this.#totals.replaceChildren(...totalsTables(day, this.#overview.labels));
    this.#mark();
  }

  async #fillYears(): Promise<void> {
    await yieldToPage();
    if (this.#signal.aborted) return;
    const folded = this.#overview.events > foldFrom;
    let first = 0;
    for (const { label, count } of this.#overview.years) {
      this.#years.unshift(this.#year(label, first, count));
      first += count;
    }
    for (const year of this.#years) this.#end.before(...(folded ? [this.#fold(year)] : [year.heading, year.list]));
    this.#end.before(...this.#store.query('about').flatMap(about));
    if (folded) return void quiet(this.#fillFolded());
    let since = 0; // events since the last yield to the page
    for (const year of this.#years) {
      await this.#fill(year);
      if ((since += year.count) < slice) continue;
      since = 0;
      await yieldToPage();
    }
  }

  #year(label: string, first: number, count: number): Year {
    return { first, count, heading: createElement('h3', {}, label), list: createElement('ol', {}), details: null, items: [], whole: false };
  }

  #fold(year: Year): HTMLElement {
    const summary = createElement('summary', {}, year.heading, ` (${year.count})`);
    const details = (year.details = createElement('details', { class: 'year' }, summary, year.list));
    const signal = this.#signal;
    const fill = () => void (year.whole || quiet(this.#fill(year)));
    summary.addEventListener('click', fill, { signal });
    summary.addEventListener('focus', () => details.open && fill(), { signal }); // the keyboard needs the buttons
    // What else opens it (find-in-page, a link to some text, the printer) needs no more than the plain text.
    details.addEventListener('toggle', () => (year.items.length === 0 ? fill() : this.#mark(true)), { signal });
    return details;
  }

  /** What is folded away comes as plain text: find-in-page looks into it, and opens it where it finds something. */
  async #fillFolded(): Promise<void> {
    let left = await whenIdle();
    for (const year of this.#years) {
      for (let at = 0; at < year.count; at += slice) {
        if (left() < sliceTime) left = await whenIdle();
        if (this.#signal.aborted || year.whole) break;
        this.#put(year, at, plainItem);
        if (year.details?.open) this.#mark(true);
      }
      if (this.#signal.aborted) return;
    }
  }

  async #fill(year: Year): Promise<void> {
    year.whole = true;
    for (let at = 0; at < year.count; at += slice) {
      if (at > 0) await yieldToPage();
      if (this.#signal.aborted) return;
      this.#put(year, at, wholeItem);
    }
    this.#mark(true);
  }

  /** A slice of a year's events, in the place of what was there for them. */
  #put({ first, count, list, items }: Year, at: number, item: (event: EventText, labels: Labels) => HTMLElement): void {
    const added: HTMLElement[] = [];
    const events = this.#store.query('events', `${first + at} ${Math.min(slice, count - at)}`);
    for (const [i, event] of events.entries()) {
      const made = item(event, this.#overview.labels);
      const before = items[at + i];
      items[at + i] = [event.id, made];
      this.#items.set(event.id, made);
      if (before) before[1].replaceWith(made);
      else added.push(made);
    }
    list.prepend(...added.reverse());
  }

  #mark(added = false): void {
    const day = this.#day;
    if (!day) return;
    const current = this.#selected === null ? day.current : [this.#selected];
    for (const id of this.#current) if (!current.includes(id)) this.#items.get(id)?.removeAttribute('aria-current');
    for (const id of current) this.#items.get(id)?.setAttribute('aria-current', 'true');
    this.#current = current;
    const shown = this.#store.state.filter ? new Set(this.#store.query('shown')) : null;
    this.#filtered.hidden = shown === null;
    setText(this.#filtered, this.#overview.labels['words.filtered'] ?? '');
    if (shown === null && !this.#filter && !added) return;
    this.#filter = shown !== null;
    for (const { details, items } of this.#years) {
      if (details?.open === false) continue; // when it is opened
      for (const [id, item] of items) item.hidden = shown !== null && !shown.has(id);
    }
  }

  #goToEvent(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-id]');
    if (!button || (button.matches('li') && getSelection()?.type === 'Range')) return; // the reader selects a part of the text
    const { id = '', day = '' } = button.dataset;
    this.#store.dispatch('seek', day); // its own day, also when that is long past
    this.#store.dispatch('select', id);
  }
}

function about({ heading, text, items }: Section): Node[] {
  if (text === '' && items.length === 0) return [];
  const entries = items.flatMap((item) => [createElement('dt', {}, item.name), createElement('dd', {}, item.text)]);
  return [createElement('h3', {}, heading), createElement('p', {}, text), createElement('dl', {}, ...entries)];
}

/** The event that the day is told by, what else happened, and what companies have with each other by then. */
function dayText({ heading, intro, lead, beside, flows }: DayText, labels: Labels): Node[] {
  const said: HTMLElement[] = [createElement('h3', {}, heading), createElement('p', {}, intro)];
  if (lead) said.push(eventText(createElement('div'), lead, lead.title, labels));
  said.push(createElement('p', {}, beside));
  if (flows.length > 0) said.push(createElement('h3', {}, labels['words.flows'] ?? ''));
  for (const { heading, items } of flows)
    said.push(createElement('h4', {}, heading), createElement('ul', {}, ...items.map((item) => createElement('li', {}, item))));
  return said.filter((node) => node.hasChildNodes());
}

/** An event with its links, and a button that leads to its day. */
function wholeItem(event: EventText, labels: Labels): HTMLElement {
  const button = createElement('button', { type: 'button', 'data-id': event.id, 'data-day': event.iso }, event.title);
  return eventText(createElement('li', { 'data-event': event.id }), event, button, labels);
}

/** Fills `item` with an event and its links. */
function eventText(item: HTMLElement, event: EventText, title: Node | string, labels: Labels): HTMLElement {
  item.append(
    createElement('p', { class: 'when' }, createElement('time', { datetime: event.iso }, event.date), ` · ${event.facts}`),
    createElement('h4', {}, title),
    createElement('p', {}, event.text),
  );
  if (event.money) item.append(createElement('p', { class: 'money' }, event.money));
  for (const note of event.notes) item.append(createElement('p', { class: 'note' }, note));
  const sources = createElement('p', { class: 'when' });
  for (const { text, url, date, archived, said } of event.sources) {
    if (sources.hasChildNodes()) sources.append('; ');
    sources.append(link(url, text), date && ` (${date})`);
    if (archived) sources.append(', ', link(archived, labels['words.archived'] ?? ''));
    if (said) sources.append(`, ${said}`);
  }
  item.append(sources);
  return item;
}

/** The same as text alone: a tenth of the work. A click leads to its day, too. */
function plainItem({ id, iso, date, facts, title, text, money, notes, sources }: EventText): HTMLElement {
  const from = sources.map((source) => source.text + (source.date && ` (${source.date})`) + (source.said && `, ${source.said}`)).join('; ');
  const lines = [`${date} · ${facts}`, title, text, money, ...notes, from].filter((line) => line !== '');
  return createElement('li', { 'data-event': id, 'data-id': id, 'data-day': iso }, lines.join('\n'));
}
