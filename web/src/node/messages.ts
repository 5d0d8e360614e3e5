// What the commands that need Node say; the program's own messages come from itself.
import { writeStream } from './disk.js';

/** What stops a command: a sentence that says all there is to say, and the exit status. */
export class Stop extends Error {
  constructor(
    message: string,
    readonly status = 2,
  ) {
    super(message);
  }
}

export function say(sentence: string): void {
  writeStream('err', `explainer: ${sentence}\n`);
}

/** "1 file", "2 files". */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
