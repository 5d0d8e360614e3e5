// The open questions of more than one import.
import type { Question } from './core.js';

/** Those that were open and those of another import, each with an id of its own; one that is asked again as it was stands once. */
export function joinedQuestions(open: readonly Question[], more: readonly Question[]): Question[] {
  const said = new Set(open.map((question) => JSON.stringify(question)));
  const taken = new Set(open.map(({ id }) => id));
  const ownId = (id: string, number = 2): string => (taken.has(`${id}/${number}`) ? ownId(id, number + 1) : `${id}/${number}`);
  const added = more
    .filter((question) => !said.has(JSON.stringify(question)))
    .map((question) => {
      const id = taken.has(question.id) ? ownId(question.id) : question.id;
      taken.add(id);
      return { ...question, id };
    });
  return [...open, ...added];
}
