// Checks the story after each change; never more than one check at a time, and always the newest story.
import type { Core } from './core.js';
import type { StoryDocument } from './document.js';

const delay = 150; // milliseconds without a change

export function keepChecked(document: StoryDocument, core: Core, failed: (reason: string) => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;

  const check = async () => {
    timer = undefined;
    busy = true;
    const { story, revision } = document.state;
    try {
      const problems = await core.check(story);
      if (!signal.aborted) document.setProblems(problems, revision);
    } catch (error) {
      if (!signal.aborted) failed((error as Error).message);
    }
    busy = false;
    if (document.state.revision !== revision) soon();
  };
  const soon = () => {
    if (signal.aborted || busy) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), delay);
  };
  document.subscribe((now, before) => now.story !== before.story && soon(), signal);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  void check();
}
