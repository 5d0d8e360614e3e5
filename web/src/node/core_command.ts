// A command of the program, with the files of this machine: it says which it wants, and what it has written is put where it belongs.
import type { Cli, Files, Outcome } from '../cli/program.js';
import { areSame, makeFolder, readFile, reasonOf, writeFile, writeStream } from './disk.js';

const isWhatWasRead = 'it is what was read; write to another file'; // as src/cli/include/cli/files.hpp

/** Bytes, or why there are none. */
function fileOrProblem(name: string): Files[string] {
  try {
    return readFile(name);
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** Does something with a file; returns what went wrong, or nothing. */
function problemOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Runs until the program lacks nothing: what it would have read or can't write it gets to know, and runs again, so that each message is its
 * own. Returns the exit status.
 */
export function runCoreCommand(cli: Cli, args: readonly string[]): number {
  const files: Files = Object.create(null) as Files;
  const done = new Set<string>();
  const write = (name: string, bytes: Uint8Array) => {
    if (Object.keys(files).some((read) => areSame(read, name))) return isWhatWasRead;
    return problemOf(() => writeFile(name, bytes));
  };

  /** Whether the program has got to know something that it didn't. */
  function informs({ wanted, folders, files: written }: Outcome): boolean {
    const lacking = wanted.filter((name) => !(name in files));
    for (const name of lacking) files[name] = fileOrProblem(name);
    if (lacking.length > 0) return true;
    const acts: [string, () => string | undefined][] = [
      ...folders.map((name): [string, () => string | undefined] => [name, () => problemOf(() => makeFolder(name))]),
      ...Object.entries(written).map(([name, bytes]): [string, () => string | undefined] => [name, () => write(name, bytes)]),
    ];
    for (const [name, act] of acts) {
      if (done.has(name)) continue;
      const problem = act();
      if (problem === undefined) {
        done.add(name);
      } else {
        files[name] = { problem };
        return true;
      }
    }
    return false;
  }

  let outcome = cli.run(args, files);
  while (informs(outcome)) outcome = cli.run(args, files);
  writeStream('err', outcome.err);
  const problem = problemOf(() => writeStream('out', outcome.out));
  if (problem === undefined) return outcome.status;
  writeStream('err', `explainer: cannot write standard output: ${problem}\n`);
  return 2;
}
