// Types of explainer.js: what a page may use of <story-explainer>. The element implements this file, so they can't drift apart.

/** A date as the story writes it: "2025-12-16", "2025-12" or "2025". */
export type DateText = string;

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** What is wrong with a story file, and where. */
export interface Problem {
  severity: 'error' | 'warning';
  line: number;
  column: number;
  /** JSON pointer, "" for the whole file. */
  pointer: string;
  /** What is wrong, with the value, and how to mend it. */
  message: string;
}

/** A sum of money that is known to lie between two bounds; `high: null` is unbounded. US dollars. */
export interface Interval {
  low: number;
  high: number | null;
  about: boolean;
  label: string;
}

/** What is true at the end of one day: the same JSON as `explainer json STORY --at DATE`. */
export interface Snapshot {
  date: DateText;
  events: string[];
  ledgers: (Interval & { kind: string; from: string; to: string })[];
  totals: (Interval & { kind: string; to: string; overlap: boolean })[];
  programs: { id: string; generations: { id: string; stage: string; since: DateText }[] }[];
  headline: { event: string; text: string } | null;
}

export interface StoryExplainerEventMap {
  ready: CustomEvent<null>;
  datechange: CustomEvent<{ date: DateText }>;
  selectionchange: CustomEvent<{ selected: string | null }>;
  play: CustomEvent<null>;
  pause: CustomEvent<null>;
  ended: CustomEvent<null>;
  error: CustomEvent<{ message: string; problems: Problem[] }>;
}

/** What <story-explainer> offers to scripts. As with <video>, its events do not bubble; they leave shadow roots. */
export interface StoryExplainer {
  /** Address of the story file. */
  src: string;
  /** The day shown. Set it to go there; `seek` also says when it is on the screen. */
  date: DateText;
  /** Id of the selected event, or null. */
  selected: string | null;
  theme: ThemeChoice;
  autoplay: boolean;
  /** `lazy`: nothing is fetched until the element comes near the screen, or a script calls play, pause, seek, next, previous or toBlob. */
  loading: 'eager' | 'lazy';
  /** Date, selection, filter and spacing stand in the address of the page: attribute `deep-link`. */
  deepLink: boolean;
  /** Clamped to 0.25 … 16; what is not above 0, or is above 1000, is ignored. The button of the toolbar goes through 0.5, 1 and 2. At 1, a step of the play takes 0.9 s, and 2 s where the author marked the event. */
  playbackRate: number;

  readonly paused: boolean;
  readonly ended: boolean;
  readonly startDate: DateText | null;
  readonly endDate: DateText | null;
  /** The story's own title and language tag; null until it is read. */
  readonly storyTitle: string | null;
  readonly language: string | null;
  readonly snapshot: Snapshot | null;
  /** The errors of a story file that cannot be shown. With `?debug` in the page's address, also the warnings of one that is. */
  readonly problems: readonly Problem[];
  /** Resolves with the first picture; rejects when there will be none. A new one for each showing: when `src` changes, or the element is put back. */
  readonly ready: Promise<void>;

  play(): Promise<void>;
  pause(): void;
  /** Resolves when that day has been painted. Rejects with a RangeError when it is no date, and with an AbortError when the element is taken out of the page or the program crashes before. */
  seek(date: DateText): Promise<void>;
  next(): void;
  previous(): void;
  /** False when the story has no such event; before the story is read, it sets the attribute. */
  select(id: string | null): boolean;
  /** What is shown as a file: image/png (twice the size), image/svg+xml, text/csv or application/json; rejects with a NotSupportedError for another. */
  toBlob(type: string): Promise<Blob>;
}

export declare class StoryExplainerElement extends HTMLElement implements StoryExplainer {
  src: string;
  date: DateText;
  selected: string | null;
  theme: ThemeChoice;
  autoplay: boolean;
  loading: 'eager' | 'lazy';
  deepLink: boolean;
  playbackRate: number;
  get paused(): boolean;
  get ended(): boolean;
  get startDate(): DateText | null;
  get endDate(): DateText | null;
  get storyTitle(): string | null;
  get language(): string | null;
  get snapshot(): Snapshot | null;
  get problems(): readonly Problem[];
  get ready(): Promise<void>;
  play(): Promise<void>;
  pause(): void;
  seek(date: DateText): Promise<void>;
  next(): void;
  previous(): void;
  select(id: string | null): boolean;
  toBlob(type: string): Promise<Blob>;
  addEventListener<K extends keyof StoryExplainerEventMap>(
    type: K,
    listener: (this: StoryExplainerElement, event: StoryExplainerEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'story-explainer': StoryExplainerElement;
  }
}
