// Reads from a story file what a slider needs, before the program is loaded. The file is untrusted.
import { dateOf, dayNumber } from '../dom/days.js';
import { directionOf } from '../dom/direction.js';

// As the program has them; a browser takes 50 ms to look up its own.
const english = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
const partsOfYear = { Q: ['quarters.long', 'quarter', 3], H: ['halves.long', 'half', 6] } as const; // label, English, months
const longest = 1 << 20; // bytes; to read a longer file twice takes too long

export class StoryPreview {
  readonly title: string;
  readonly language: string;
  readonly first: number;
  readonly last: number;
  readonly labels: Record<string, unknown>;
  readonly #start: number;
  readonly #stops: { day: number; date: string; title: string }[];

  /** Null when it can't be read; the program will say what is wrong. */
  static read(story: Uint8Array, words: Uint8Array | null = null): StoryPreview | null {
    if (story.length > longest) return null;
    try {
      const read = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, never>;
      return new StoryPreview(read(story), words ? read(words) : {});
    } catch {
      return null;
    }
  }

  private constructor(story: Record<string, any>, words: Record<string, unknown>) {
    this.first = day(story.range.from);
    this.last = lastDay(String(story.range.to));
    if (!(this.first < this.last)) throw new RangeError();
    this.#start = story.start === undefined ? this.last : lastDay(String(story.start));
    this.title = String(story.title);
    this.language = String(story.language ?? 'en');
    const own = Object(story.labels) as Record<string, unknown>;
    // A story that has only the one list of months means it for both.
    this.labels = { ...words, 'months.alone': own['months.long'] ?? words['months.alone'], ...own };
    this.#stops = (story.events as { date: unknown; title: unknown }[])
      .map((event) => ({ day: Math.max(this.first, day(event.date)), date: String(event.date), title: String(event.title) }))
      .sort((a, b) => a.day - b.day);
  }

  /**
   * "25 September 2023: Amazon commits up to $4B to Anthropic", "1 May 2024. Latest, 27 March 2024: Amazon adds $2.75B": only an
   * event's own date stands before it, as src/core/lead_wording.cpp has it.
   */
  text(at: number): string {
    const today = dateOf(at);
    const stop = this.#stops.filter((event) => event.day <= at).at(-1);
    const date = this.#words(today);
    if (!stop) return date;
    const { title } = stop;
    if (stop.date === today) return `${date}: ${title}`;
    const parts = { lead: this.#label('lead.latest', 'Latest'), date: this.#spanWords(stop.date), title };
    return `${date}. ${this.#fill('lead.spoken', '{lead}, {date}: {title}', parts)}`;
  }

  /** "between May 2021 and 2022" of "[2021-05..2022]", "about 1866" of "1866~" */
  #spanWords(written: string): string {
    const doubt = written.at(-1)!;
    const [from = '', to] = written.replace(/[[\]~?]/g, '').split(/\.\.|\//);
    let date = this.#words(from || to!);
    if (from && to) date = this.#fill('spoken.between', 'between {low} and {high}', { low: date, high: this.#words(to) });
    else if (to !== undefined) date = from ? this.#fill('date.from', 'from {date} on', { date }) : this.#fill('date.by', 'by {date}', { date });
    if (doubt === '~') return this.#fill('date.about', 'about {date}', { date });
    return doubt === '?' ? this.#fill('date.perhaps', 'perhaps {date}', { date }) : date;
  }

  /** "25 September 2023" of "2023-09-25", "September 2023" of "2023-09", "2023"; "third quarter of 2023" of "2023-Q3" */
  #words(date: string): string {
    const [year = '', month, day] = date.split('-');
    if (!month) return this.#fill('date.year', '{year}', { year });
    const part = partsOfYear[month[0] as 'Q' | 'H'];
    if (part) {
      const index = Number(month[1]) - 1;
      const words = String(this.#list(part[0])?.[index] ?? `${['first', 'second', 'third', 'fourth'][index]} ${part[1]}`);
      return this.#fill('spoken.part_of_year', '{part} of {year}', { part: words, year });
    }
    const months = this.#list(day ? 'months.long' : 'months.alone') ?? english;
    const name = String(months[Number(month) - 1]);
    if (!day) return this.#fill('date.month', '{month} {year}', { month: name, year });
    return this.#fill('date.day', '{day} {month} {year}', { day: String(Number(day)), month: name, year });
  }

  /** A story has lists as lists, the pack of its language as texts. */
  #list(key: string): unknown[] | undefined {
    const list = this.labels[key];
    return Array.isArray(list) ? list : typeof list === 'string' ? list.split('|') : undefined;
  }

  #label(key: string, english: string): string {
    return String(this.labels[key] ?? english);
  }

  #fill(key: string, english: string, slots: Record<string, string>): string {
    return this.#label(key, english).replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
  }

  /** Where a key leads, as src/ui/gestures.cpp has it for the canvas; null for a key that leads nowhere. */
  after(key: string, at: number): number | null {
    const tenth = Math.max(1, Math.trunc((this.last - this.first) / 10));
    const to: Record<string, number | undefined> = {
      Home: this.first,
      End: this.last,
      PageUp: at + tenth,
      PageDown: at - tenth,
    };
    const [later, earlier] = directionOf(this.language) === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (key === later || key === 'ArrowUp') to[key] = this.#stops.find((stop) => stop.day > at)?.day ?? this.last;
    if (key === earlier || key === 'ArrowDown') to[key] = this.#stops.filter((stop) => stop.day < at).at(-1)?.day ?? this.first;
    const day = to[key];
    return day === undefined ? null : Math.min(Math.max(day, this.first), this.last);
  }

  /** The day a date of the story's author or of a script means, its last, as to the program; where the story opens if there is none. */
  dayOf(date: string | null): number {
    const at = lastDay(date ?? '');
    return Number.isNaN(at) ? this.#start : Math.min(Math.max(at, this.first), this.last);
  }

  date(at: number): string {
    return dateOf(at);
  }
}

/** The last day of "2021", "2021-05" or "2021-05-06". */
function lastDay(date: string): number {
  const [year = NaN, month = 12] = date.split('-').map(Number);
  if (date === '') return NaN;
  return date.length > 7 ? dayNumber(date) : Date.UTC(year, month, 0) / 86_400_000;
}

/** The first day of "2021", "2021-05", "2021-05-06", "2021-Q3", or of a span of these; of "[..2021]" there is none. */
function day(date: unknown): number {
  const from = String(date)
    .replace('[', '')
    .split(/\.\.|[/\]~?]/)[0]!;
  const [, year, kind, number] = /^(\d{4})-([QH])(\d)$/.exec(from) ?? [];
  if (year) return Date.UTC(Number(year), (Number(number) - 1) * partsOfYear[kind as 'Q' | 'H'][2]) / 86_400_000;
  return from === '' ? -Infinity : dayNumber(from);
}
