// Checks the story after each change; never more than one check at a time, and always the newest story. A check that failed is repeated.
import type { Core } from './core.js';
import type { StoryDocument } from './document.js';
import { words } from './words.js';

const delay = 150; // milliseconds without a change
const again = 5000; // after a failure

/** `tell` hears why the story cannot be checked, once for each reason, and null when it can be again. */
export function keepChecked(document: StoryDocument, core: Pick<Core, 'check'>, tell: (reason: string | null) => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let told: string | null = null;

  const say = (reason: string | null) => {
    if (reason !== told) tell(reason);
    told = reason;
  };
  /** Resolves to the milliseconds until the next check, or to null where only a change asks for one. */
  const result = async (): Promise<number | null> => {
    const { story, revision } = document.state;
    try {
      const problems = await core.check(story);
      if (signal.aborted) return null;
      document.setProblems(problems, revision);
      say(null);
    } catch (error) {
      if (signal.aborted) return null;
      const { message } = error as Error;
      if (message === words.stopped) return delay; // another call was given up, and this one with it
      say(message);
      return again;
    }
    return document.state.revision === revision ? null : delay;
  };
  const check = async () => {
    busy = true;
    const next = await result();
    busy = false;
    if (next !== null) soon(next);
  };
  const soon = (wait: number) => {
    if (signal.aborted || busy) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), wait);
  };
  document.subscribe((now, before) => now.story !== before.story && soon(delay), signal);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  void check();
}
