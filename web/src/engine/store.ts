// The page's copy of the program's state. Requests go up through dispatch(), the state goes down to subscribers:
// views do not read each other's state.
import type { Engine } from './engine.js';
import type { State, Verb } from './protocol.js';

export type Listener = (now: State, before: State) => void;

export class Store {
  readonly #engine: Engine;
  readonly #requested: () => void;
  readonly #listeners = new Set<Listener>();
  #revision: number;
  #state: State; // as of that revision
  #published: State;
  readonly query: Engine['query'];
  readonly text: Engine['text'];

  /** `requested` is called after each request: the picture may have changed. */
  constructor(engine: Engine, requested: () => void) {
    this.#engine = engine;
    this.#requested = requested;
    this.#revision = engine.revision;
    this.#state = this.#published = engine.query('state');
    this.query = engine.query.bind(engine);
    this.text = engine.text.bind(engine);
  }

  /** As it is now; asks the program only when its revision has moved. */
  get state(): State {
    const { revision } = this.#engine;
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.#state = this.#engine.query('state');
    }
    return this.#state;
  }

  /** Subscribers are told before it returns. False when verb and argument make no sense. */
  dispatch(verb: Verb, argument = ''): boolean {
    const done = this.#engine.perform(verb, argument);
    this.publish();
    this.#requested();
    return done;
  }

  /** A key as the canvas takes it. False when it does nothing. */
  key(key: string): boolean {
    const used = this.#engine.key(key);
    if (used) {
      this.publish();
      this.#requested();
    }
    return used;
  }

  /** Until `signal` is aborted, `listener` gets each state that is another than the one before. */
  subscribe(listener: Listener, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** Tells the subscribers when the state is another than they know; after a frame, and after each request. */
  publish(): void {
    if (this.#listeners.size === 0) return; // the showing may be over, and the program stopped
    const before = this.#published;
    const now = (this.#published = this.state);
    if (now === before) return;
    for (const listener of this.#listeners) listener(now, before);
  }
}
