// The worker that keeps works and drafts: apart from the program's, so that nothing it does holds up the saving.
import { answerCalls } from './answering.js';
import { content, forget, keep, list, type Content, type Kept } from './store.js';
import { Refusal } from './worker_line.js';
import type { JsonObject } from './pointer.js';
import { words } from './words.js';

/** Why the browser did not keep something, in a sentence. */
function refusal(error: unknown): Refusal {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  return new Refusal(name === 'QuotaExceededError' ? words.storageFull : words.storageRefused);
}

async function tried<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw refusal(error);
  }
}

answerCalls(
  {
    keep: (story: JsonObject, kept: Kept, rest: Omit<Content, 'story'>, writer: string, take: boolean) =>
      tried(() => keep(kept, { ...rest, story: JSON.stringify(story) }, writer, take)),
    list: () => tried(list),
    content: (_: JsonObject, id: string) => tried(() => content(id)),
    forget: (_: JsonObject, id: string) => tried(() => forget(id)),
  },
  () => words.storageRefused,
);
