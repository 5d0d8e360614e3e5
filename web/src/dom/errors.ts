// Why there is no picture, in one plain sentence for the reader. Knows no DOM.
import type { Problem } from '../../explainer.js';

export class Failure extends Error {
  readonly problems: readonly Problem[];

  constructor(message: string, options: { cause?: unknown; problems?: readonly Problem[] } = {}) {
    super(message, { cause: options.cause });
    this.name = 'Failure';
    this.problems = options.problems ?? [];
  }
}

export function storyHasErrors(problems: readonly Problem[]): Failure {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const count = errors === 1 ? 'an error' : `${errors || ''} errors`.trim();
  return new Failure(`The interactive picture is missing because its story file has ${count}; the words are here.`, { problems });
}

export const messages = {
  story: 'The interactive picture is missing because its story file could not be fetched; the words are here.',
  program: 'The interactive picture is missing because its program could not be loaded; the words are here.',
  webgl: 'The interactive picture is missing because this browser does not offer WebGL 2; the words are here.',
  browser: 'The interactive picture is missing because this browser is too old for it; the words are here.',
  lost: 'The browser took the picture away to save memory; the words are here until it comes back.',
  memory: 'The interactive picture is missing because there is too little memory for it; the words are here.',
  crash: 'The interactive picture stopped because of a fault in its program; the words are here.',
};
