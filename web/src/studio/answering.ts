// The worker's end of a line: keeps the story up to date and answers calls in the order in which they came.
import { applied } from './patch.js';
import type { JsonObject } from './pointer.js';
import { Refusal, type Reply, type Request } from './worker_line.js';

/** A function of the worker: gets its story and what the page sent along. */
export type Answer = (story: JsonObject, ...args: never[]) => unknown;

/** Where messages come from and go to: the worker itself. */
interface Port {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: Reply): void;
}

/** `unexpected` is said where a call fails in a way that nobody foresaw. */
export function answerCalls(answers: Readonly<Record<string, Answer>>, unexpected: (reason: string) => string): void {
  const port = globalThis as unknown as Port;
  let story: JsonObject = {};
  let last: Promise<unknown> = Promise.resolve();

  const answer = async ({ id, name, args }: Request, of: JsonObject) => {
    try {
      const value = await (answers[name] as (story: JsonObject, ...args: readonly unknown[]) => unknown)(of, ...args);
      port.postMessage({ id, value });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      port.postMessage({ id, error: error instanceof Refusal ? reason : unexpected(reason) });
    }
  };
  port.onmessage = ({ data }) => {
    story = data.patches.reduce(applied, story) as JsonObject;
    const of = story;
    last = last.then(() => answer(data, of));
  };
}
