// What the program tells the page's words: JSON made by src/core/outline_json.cpp, which has all the wording.

/** What never changes while a story is shown. */
export interface Words {
  title: string;
  language: string;
  /** "as of 16 Dec 2025" */
  asOf: string;
  credits: string;
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

export interface EventWords {
  id: string;
  iso: string;
  date: string;
  /** Kind and status. */
  facts: string;
  title: string;
  text: string;
  /** Who paid whom how much; empty where money plays no part. */
  money: string;
  sources: { text: string; url: string; date: string }[];
}

export interface Total {
  kind: string;
  to: string;
  /** Empty where deals may overlap: then only the parts stand side by side. */
  total: string;
  overlap: boolean;
  parts: string[];
}

/** What the words say of one day. */
export interface Day {
  date: string;
  headline: string;
  /** What is new since the last moment that the author marked; empty before the first event. */
  changed: string;
  /** So many events of the story have begun. */
  begun: number;
  current: string[];
  totals: Total[];
}

export interface FilterGroup {
  group: string;
  label: string;
  options: { term: string; label: string; count: number; on: boolean }[];
}

/** Where a control is drawn on the canvas: x, y, width, height in CSS pixels. */
export type Place = [number, number, number, number];
export type Places = Partial<Record<'previous' | 'play' | 'next' | 'speed' | 'spacing' | 'zoom_out' | 'zoom_in' | 'handle', Place>>;

/** Who tells all this: the player. */
export interface Teller {
  words(): Words;
  about(): Section[];
  /** So many events in their order, from one on. */
  eventsFrom(first: number, count: number): EventWords[];
  day(): Day;
  filters(): FilterGroup[];
  /** Ids of the events that the filters let through; null when there is no filter. */
  shown(): Set<string> | null;
  places(): Places;
  /** A verb of App::perform. False when it makes no sense. */
  perform(verb: string, argument?: string): boolean;
  /** A key as the canvas takes it. False when it is none of the explainer's. */
  key(key: string, shift: boolean): boolean;
}
