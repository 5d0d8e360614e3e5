// Keeps the work while it is edited, never more than two seconds behind, and says how that goes.
import type { State, StoryDocument } from './document.js';
import type { Keeper } from './keeper.js';

export type Saving =
  | { readonly state: 'new' } // nothing to keep yet
  | { readonly state: 'saved'; readonly at: Date }
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'overtaken' }; // another page has written this work

const delay = 400; // milliseconds from a change to its saving; later changes do not put it off
const again = 5000; // after a failure

const content = ({ story, unparsed, questions }: State) => [story, unparsed, questions];

export class Autosave {
  #state: Saving = { state: 'new' };
  #kept: readonly unknown[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #take = false;
  readonly #document: StoryDocument;
  readonly #keeper: Keeper;
  readonly #id: string;
  readonly #tell: (saving: Saving) => void;

  /** `tell` hears of each change of state. With `fresh` the story is not kept yet, though nobody has edited it. */
  constructor(document: StoryDocument, keeper: Keeper, id: string, tell: (saving: Saving) => void, { signal, fresh }: { signal: AbortSignal; fresh: boolean }) {
    this.#document = document;
    this.#keeper = keeper;
    this.#id = id;
    this.#tell = tell;
    this.#kept = fresh ? [] : content(document.state);
    document.subscribe(() => this.#schedule(), signal);
    addEventListener('pagehide', () => void this.flush(), { signal });
    window.document.addEventListener('visibilitychange', () => window.document.hidden && void this.flush(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
    if (fresh) this.#schedule();
  }

  get state(): Saving {
    return this.#state;
  }

  /** Whether the browser has all there is. */
  get isKept(): boolean {
    return content(this.#document.state).every((part, index) => part === this.#kept[index]);
  }

  /** Saves at once what is not saved; resolves when that is done or has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** From now on this page is the work's writer, whoever was before. */
  take(): Promise<void> {
    this.#take = true;
    this.#kept = [];
    return this.flush();
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#state.state === 'overtaken' || this.isKept) return;
    if (this.#state.state !== 'failed') this.#change({ state: 'waiting' });
    this.#timer = setTimeout(() => void this.flush(), this.#state.state === 'failed' ? again : delay);
  }

  async #write(): Promise<void> {
    if (this.isKept || (this.#state.state === 'overtaken' && !this.#take)) return;
    const state = this.#document.state;
    try {
      const own = await this.#keeper.keep(this.#id, state, { take: this.#take });
      if (!own) return this.#change({ state: 'overtaken' });
      this.#take = false;
      this.#kept = content(state);
      this.#change({ state: 'saved', at: new Date() });
    } catch (error) {
      this.#change({ state: 'failed', reason: (error as Error).message });
    }
    this.#schedule();
  }

  #change(state: Saving): void {
    this.#state = state;
    this.#tell(state);
  }
}
