// What is wrong with a story file: asked of a second program, for the first is without the messages, which most readers never need.
import type { Problem } from '../../explainer.js';
import { fetchChecker } from './assets.js';
import { instantiate, lend, textAt, type Runtime } from './runtime.js';

/** The exports of src/web/checker.cpp. */
interface Checker extends Runtime {
  checker_problems(bytes: number, size: number, forEditor: number): number;
}

/** Errors and warnings in the order of the file; none when the checker does not come. */
export async function problemsOf(story: Uint8Array): Promise<Problem[]> {
  try {
    const checker = await instantiate<Checker>(await fetchChecker());
    const start = lend(checker, story, (bytes) => checker.checker_problems(bytes, story.length, 0));
    return JSON.parse(textAt(checker, start)) as Problem[];
  } catch {
    return [];
  }
}
