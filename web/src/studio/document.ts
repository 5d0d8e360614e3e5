// The story that the studio edits, and all that is known of it: what is chosen, what is wrong, what is open. Undo and redo go over everything.
// Knows no DOM and no worker.
import { applied, followed, type Patch } from './patch.js';
import { isWithin, valueAt, type JsonObject, type Pointer } from './pointer.js';
import type { Problem, Question } from './core.js';

export interface State {
  /** Version 2 of the story file, as the editor has it: it may be wrong or not whole. */
  readonly story: JsonObject;
  /** Rises with each change of the story. */
  readonly revision: number;
  /** The event, entity, source … that all faces show. */
  readonly selection: Pointer | null;
  /** Of the last check, in the order of the file; `checked` is the revision it was of. */
  readonly problems: readonly Problem[];
  readonly checked: number;
  /** What the import left open and nobody has answered. */
  readonly questions: readonly Question[];
  /** What the JSON editor holds while it is no JSON, and so is in no story: kept and saved all the same. */
  readonly unparsed: string | null;
  /** What undo and redo would do, in words: "Paste 3 rows"; null where there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
}

export type Listener = (now: State, before: State) => void;

export interface EditOptions {
  /** Edits in a row with the same group are one step of undo: the letters typed into one field. */
  group?: string;
  /** What is chosen afterwards; else the choice follows its row. */
  selection?: Pointer | null;
}

interface Step {
  readonly label: string;
  readonly group: string | null;
  readonly before: Version;
  after: Version;
}

interface Version {
  readonly story: JsonObject;
  readonly selection: Pointer | null;
  readonly questions: readonly Question[];
}

const longest = 1000; // steps that can be undone

export class StoryDocument {
  #state: State;
  #past: Step[] = [];
  #future: Step[] = [];
  #open = false; // whether the last step takes more edits of its group
  readonly #listeners = new Set<Listener>();
  readonly #holders = new Set<() => void>();
  #pending: Promise<unknown> = Promise.resolve();
  #waiting = 0; // writes that are not in the story yet

  constructor(story: JsonObject, questions: readonly Question[] = []) {
    this.#state = { story, revision: 1, selection: null, problems: [], checked: 0, questions, unparsed: null, undo: null, redo: null };
  }

  get state(): State {
    return this.#state;
  }

  /** Calls after each change, until `signal`; not at once. */
  subscribe(listener: Listener, signal?: AbortSignal): void {
    this.#listeners.add(listener);
    signal?.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  /** Changes the story; `label` says in words what is done: "Change date". All patches are one step of undo. */
  edit(label: string, patches: readonly Patch[], options: EditOptions = {}): void {
    const { story, selection } = this.#state;
    const next = patches.reduce(applied, story) as JsonObject;
    if (next === story) return;
    const moved = patches.reduce<Pointer | null>((pointer, patch) => pointer && followed(pointer, patch), selection);
    this.#step(label, options.group ?? null, { ...this.#version, story: next, selection: options.selection === undefined ? moved : options.selection });
  }

  /** Whether something that was typed is still on its way into the story. */
  get isPending(): boolean {
    return this.#waiting > 0;
  }

  /** Runs `write`, which may take a while, once all that was queued before it is in the story: edits come in the order in which they were made. */
  async queue<T>(write: () => T | Promise<T>): Promise<T> {
    this.#waiting += 1;
    const written = this.#pending.then(write).finally(() => (this.#waiting -= 1));
    this.#pending = written.catch(() => undefined);
    return written;
  }

  /** `put` brings in at once what a face holds back while somebody types; until `signal`. */
  holdBack(put: () => void, signal: AbortSignal): void {
    this.#holders.add(put);
    signal.addEventListener('abort', () => this.#holders.delete(put), { once: true });
  }

  /** Resolves once all that was typed is in the story, or could not be written. */
  async settled(): Promise<void> {
    for (const put of this.#holders) put();
    while (this.isPending) await this.#pending;
  }

  /** Puts another story in the place of this one, as one step of undo. */
  replace(label: string, story: JsonObject, questions: readonly Question[] = []): void {
    this.#step(label, null, { story, questions, selection: null });
  }

  /** Takes away a question of the import: somebody has looked at its cells. One step of undo. */
  settle(label: string, id: string): void {
    this.#step(label, null, { ...this.#version, questions: this.#state.questions.filter((question) => question.id !== id) });
  }

  /** The next edit is a step of its own: the field was left. */
  endGroup(): void {
    this.#open = false;
  }

  undo(): void {
    this.#travel(this.#past, this.#future, (step) => step.before);
  }

  redo(): void {
    this.#travel(this.#future, this.#past, (step) => step.after);
  }

  select(selection: Pointer | null): void {
    if (selection !== this.#state.selection) this.#change({ selection });
  }

  /** `revision` is the one that was checked. */
  setProblems(problems: readonly Problem[], revision: number): void {
    this.#change({ problems, checked: revision });
  }

  setUnparsed(unparsed: string | null): void {
    if (unparsed !== this.#state.unparsed) this.#change({ unparsed });
  }

  get #version(): Version {
    const { story, selection, questions } = this.#state;
    return { story, selection, questions };
  }

  #step(label: string, group: string | null, after: Version): void {
    const last = this.#past.at(-1);
    if (this.#open && last && group !== null && last.group === group) last.after = after;
    else this.#past.push({ label, group, before: this.#version, after });
    if (this.#past.length > longest) this.#past.shift();
    this.#future = [];
    this.#open = true;
    this.#go(after);
  }

  #travel(from: Step[], to: Step[], version: (step: Step) => Version): void {
    const step = from.pop();
    if (!step) return;
    to.push(step);
    this.#open = false;
    this.#go(version(step));
  }

  #go({ story, selection, questions }: Version): void {
    const there = selection !== null && valueAt(story, selection) !== undefined ? selection : null;
    this.#change({ story, questions, selection: there, revision: this.#state.revision + 1 });
  }

  #change(change: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...change, undo: this.#past.at(-1)?.label ?? null, redo: this.#future.at(-1)?.label ?? null };
    for (const listener of [...this.#listeners]) listener(this.#state, before);
  }
}

/** The problems of what `pointer` leads to and of what is in it. */
export function problemsWithin(problems: readonly Problem[], pointer: Pointer): Problem[] {
  return problems.filter((problem) => isWithin(problem.pointer, pointer));
}
