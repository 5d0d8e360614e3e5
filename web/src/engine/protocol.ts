// The protocol between page and program: all names and types of it in TypeScript. src/app/verbs.cpp and
// src/app/queries.cpp have the same names in C++, and a test compares them, line by line.
import type { Snapshot } from '../../explainer.js';

/** What the page can ask the program to do; the table in verbs.cpp says which argument each takes. */
export type Verb =
  | 'seek'
  | 'select'
  | 'next'
  | 'previous'
  | 'step'
  | 'play'
  | 'pause'
  | 'toggle_play'
  | 'rate'
  | 'cycle_rate'
  | 'spacing'
  | 'toggle_spacing'
  | 'zoom'
  | 'filter'
  | 'theme'
  | 'contrast'
  | 'motion'
  | 'tab'
  | 'still'
  | 'activate';

/** What the page can ask the program, and the answers: JSON, but for those that are strings. `events` takes an argument, "FIRST COUNT", and `typed_date` a text. */
export interface Answers {
  state: State;
  snapshot: Snapshot | null;
  overview: Overview;
  about: Section[];
  events: EventText[];
  day: DayText;
  typed_date: TypedDate;
  filters: FilterGroup[];
  shown: string[];
  places: DrawnControl[];
  boxes: Boxes;
  link: string;
  source: string;
  svg: string;
  picture: string;
  csv: string;
}

/** The queries whose answer is plain text. */
export type TextQuery = { [Name in keyof Answers]: Answers[Name] extends string ? Name : never }[keyof Answers];

/** The state that input and time change, without the picture. */
export interface State {
  date: string;
  selected: string | null;
  paused: boolean;
  ended: boolean;
  rate: number;
  start: string;
  end: string;
  spacing: 'time' | 'even';
  zoomed: boolean;
  filter: string;
}

/** What comes back with each frame. */
export interface FrameOutput {
  /** Where in the program's memory it says what there is to draw; see canvas/renderer.ts. */
  picture: number;
  /** When the next frame is due: 0 at once, > 0 in so many seconds, negative not until something happens. */
  wake: number;
  /** Another number when `places` have changed. */
  layoutRevision: number;
  /** Where the handle is drawn on the time strip; null when it is not. */
  handle: Place | null;
  /** What the pointer is over, as CSS names it. */
  cursor: string;
  /** The reader has clicked a link of the picture: ask for `link`. */
  linkClicked: boolean;
}

/** The text that stays the same while a story is shown. */
export interface Overview {
  title: string;
  language: string;
  /** "as of 16 Dec 2025" */
  asOf: string;
  credits: string;
  /** A date of the story, as a reader may type it. */
  dateExample: string;
  newer: { url: string; text: string } | null;
  /** How many there are. */
  events: number;
  years: { label: string; count: number }[];
  /** Names of buttons and the like, by key. */
  labels: Record<string, string>;
}

/** Companies of one side, or the generations of a programme. */
export interface Section {
  heading: string;
  text: string;
  items: { name: string; text: string }[];
}

export interface EventText {
  id: string;
  iso: string;
  date: string;
  /** Kind and status. */
  facts: string;
  title: string;
  text: string;
  /** Who paid whom how much; empty where money plays no part. */
  money: string;
  /** What became of it, and corrections. */
  notes: string[];
  /** `date`: of it, and when it was looked up; `archived`: the address of a copy; `said`: what it says of the event beyond reporting it. Each may be empty. */
  sources: { text: string; url: string; date: string; archived: string; said: string }[];
}

export interface Total {
  kind: string;
  to: string;
  /** Empty where deals may overlap: then only the parts stand side by side. */
  total: string;
  overlap: boolean;
  parts: string[];
}

/** The text of one day. */
export interface DayText {
  date: string;
  /** A sentence: the date and the event that it is told by. */
  headline: string;
  /** "On 16 December 2025" */
  heading: string;
  /** "Latest, 27 March 2024:", before the title of `lead`; empty on its own day. */
  intro: string;
  lead: EventText | null;
  /** The other events of the lead's day, and on that day the latest before it; empty where there are none. */
  beside: string;
  /** What companies have with each other, by how sure it is. */
  flows: { heading: string; items: string[] }[];
  /** Ids of the events that the headline is about. */
  current: string[];
  totals: Total[];
}

/** What a reader means who types a date. */
export interface TypedDate {
  /** Empty where it is no date. */
  date: string;
  /** A sentence where it is no date, or none of the story's; else empty. */
  say: string;
}

export interface FilterGroup {
  group: string;
  label: string;
  options: { term: string; label: string; count: number; on: boolean }[];
}

/** On the canvas: x, y, width, height in the picture's pixels. */
export type Place = [number, number, number, number];
export type Control = 'previous' | 'play' | 'next' | 'speed' | 'spacing' | 'zoom_out' | 'zoom_in';

/** A control or a link that the canvas draws, and where. */
export interface DrawnControl {
  /** A `Control`, or what the verb `activate` calls it. */
  control: string;
  place: Place;
  /** Those that are no `Control` have one. */
  name?: string;
  pressed?: boolean;
  expanded?: boolean;
  /** A link's address. */
  url?: string;
}

/** Of what is drawn, and of what answers the pointer; for debug.ts. */
export interface Boxes {
  marks: Place[];
  hits: Place[];
}
