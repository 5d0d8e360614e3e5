// In place of a stage where nothing can be drawn: time passes, and the words change with it.
import type { Engine } from '../engine/engine.js';
import { Loop } from './frame_loop.js';
import { blindSize, takenAway, type StageEvents } from './canvas_view.js';

export class BlindStage {
  readonly #loop: Loop;
  readonly #engine: Engine;
  readonly #events: StageEvents;
  readonly #signal: AbortSignal;
  #after: { resolve: () => void; reject: (reason: unknown) => void }[] = [];

  /** The words are `place`: while nobody sees them, the clock stands still. */
  constructor(place: Element, engine: Engine, events: StageEvents, signal: AbortSignal) {
    this.#engine = engine;
    this.#events = events;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#after.splice(0).forEach(({ reject }) => reject(takenAway())));
    this.#loop = new Loop(place, (seconds) => this.#pass(seconds), signal);
    engine.resize(blindSize.width, blindSize.height, 1);
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Resolves once the words have changed with all that was asked for before. */
  painted(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#signal.aborted) return reject(takenAway());
      this.#after.push({ resolve, reject });
      this.#loop.wakeUnseen();
    });
  }

  composed(): Promise<void> {
    return this.painted();
  }

  #pass(seconds: number): number {
    const waiting = this.#after.splice(0);
    let wait: number;
    try {
      wait = this.#engine.frame(seconds);
    } catch (error) {
      this.#events.crashed(error);
      return -1;
    }
    this.#events.painted();
    for (const { resolve, reject } of waiting) this.#signal.aborted ? reject(takenAway()) : resolve();
    return this.#signal.aborted ? -1 : wait;
  }
}
