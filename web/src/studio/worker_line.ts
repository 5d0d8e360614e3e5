// The page's end of a worker: calls by name, answered one after the other. The worker keeps the story that it was last told of, and is
// sent what has changed alone: neither side is held up by a story of 10,000 events.
import { differences, type Patch } from './patch.js';
import type { JsonObject } from './pointer.js';

export interface Request {
  readonly id: number;
  readonly name: string;
  /** What changed in the worker's story since the last request. */
  readonly patches: readonly Patch[];
  readonly args: readonly unknown[];
}

export type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

/** What could not be done, in one sentence for the editor. */
export class Refusal extends Error {}

/** The address of a worker's script, as pages take it that ask for trusted types. */
export function trusted(address: URL): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } } };
  const own = (url: string) => {
    if (new URL(url).origin !== location.origin) throw new TypeError(`${url} is not of this server`);
    return url;
  };
  policy ??= trustedTypes?.createPolicy('story-studio', { createScriptURL: own }) ?? { createScriptURL: own };
  return policy.createScriptURL(address.href);
}

let policy: { createScriptURL(url: string): string } | undefined;

export class WorkerLine {
  #worker: Worker | null = null;
  #told: JsonObject = {};
  #next = 1;
  readonly #waiting = new Map<number, { done(value: unknown): void; failed(error: Error): void }>();
  readonly #address: URL;
  readonly #broken: string;
  readonly #ended: () => void;

  /** `broken` is said when the worker itself fails, and `ended` called whenever it is gone. It starts with the first call, and again after that. */
  constructor(address: URL, broken: string, ended: () => void = () => undefined) {
    this.#address = address;
    this.#broken = broken;
    this.#ended = ended;
  }

  /** Calls `name` in the worker, which then knows `story`. */
  call<T>(name: string, story: JsonObject | null, ...args: readonly unknown[]): Promise<T> {
    return new Promise<T>((done, failed) => {
      const worker = (this.#worker ??= this.#start());
      const id = this.#next++;
      this.#waiting.set(id, { done: (value) => done(value as T), failed });
      const patches = story ? differences(this.#told, story) : [];
      if (story) this.#told = story;
      worker.postMessage({ id, name, patches, args } satisfies Request);
    });
  }

  /** Ends the worker, whatever it is doing; calls that wait for it are refused with `reason`. */
  stop(reason: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#told = {};
    this.#ended();
    const callers = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { failed } of callers) failed(new Refusal(reason));
  }

  #start(): Worker {
    const worker = new Worker(trusted(this.#address), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const caller = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('error' in data) caller?.failed(new Refusal(data.error));
      else caller?.done(data.value);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.stop(this.#broken);
    };
    worker.onmessageerror = () => this.stop(this.#broken);
    return worker;
  }
}
