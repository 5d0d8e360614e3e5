// What the page asks of the worker that keeps things (store.ts). Each call rejects with a sentence where the browser keeps nothing.
import type { Question } from './core.js';
import type { State } from './document.js';
import { isObject, type JsonObject } from './pointer.js';
import type { Content, Kept } from './store.js';
import { countOf, titleOf } from './title.js';
import { words } from './words.js';
import { WorkerLine } from './worker_line.js';

export type { Kept };

/** A story as it was kept. */
export interface KeptStory {
  readonly story: JsonObject;
  readonly unparsed: string | null;
  readonly questions: readonly Question[];
}

/** Also where there is no randomUUID: on a server without https. */
export const newId = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const writer = newId(); // this page

export class Keeper {
  readonly #line = new WorkerLine(new URL('studio_keeper.js', document.baseURI), words.storageRefused);

  /** False when another page has written it since. */
  keep(id: string, state: Pick<State, 'story' | 'unparsed' | 'questions'>, { take = false } = {}): Promise<boolean> {
    return this.#keep({ id, kind: 'work', name: titleOf(state.story), events: countOf(state.story), saved: Date.now() }, state, take);
  }

  async keepDraft(name: string, state: Pick<State, 'story' | 'unparsed' | 'questions'>): Promise<void> {
    await this.#keep({ id: newId(), kind: 'draft', name, events: countOf(state.story), saved: Date.now() }, state, true);
  }

  #keep(kept: Kept, { story, unparsed, questions }: Pick<State, 'story' | 'unparsed' | 'questions'>, take: boolean): Promise<boolean> {
    return this.#line.call('keep', story, kept, { unparsed, questions: JSON.stringify(questions) }, writer, take);
  }

  list(): Promise<Kept[]> {
    return this.#line.call('list', null);
  }

  /** Null where it is gone. */
  async open(id: string): Promise<KeptStory | null> {
    const content = await this.#line.call<Content | null>('content', null, id);
    if (!content) return null;
    const story: unknown = JSON.parse(content.story);
    if (!isObject(story as JsonObject)) return null;
    return { story: story as JsonObject, unparsed: content.unparsed, questions: JSON.parse(content.questions) as Question[] };
  }

  forget(id: string): Promise<void> {
    return this.#line.call('forget', null, id);
  }
}
