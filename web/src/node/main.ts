// The command story-explainer: what the native program does, without a compiler, and what needs a site or a server.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCli } from '../cli/program.js';
import { isNodeCommand, parseArguments, type NodeCommand } from './arguments.js';
import { runCoreCommand } from './core_command.js';
import { writeStream } from './disk.js';
import { say, Stop } from './messages.js';
import { startStory } from './new.js';

/** Where the package's files are: cli.wasm, parts.json and all that this names. */
const files = process.env['EXPLAINER_FILES'] ?? dirname(dirname(fileURLToPath(import.meta.url)));

async function runNodeCommand(command: NodeCommand): Promise<number> {
  switch (command.name) {
    case 'help':
      writeStream('out', command.text);
      return 0;
    case 'new':
      return startStory(files, command.folder);
    case 'build':
    case 'serve':
      return (await import('./site_command.js')).runSiteCommand(command, files);
  }
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (isNodeCommand(name)) return runNodeCommand(parseArguments(name, rest));
  return runCoreCommand(await loadCli(readFileSync(join(files, 'cli.wasm'))), args);
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof Stop ? error.status : 2;
  },
);
