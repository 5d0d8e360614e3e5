// The commands that make a site: with all that this takes, which no other command waits for.
import { build, type BuildOptions } from './build.js';
import { openPackage } from './package.js';
import { serve, type ServeOptions } from './serve.js';

export type SiteCommand = ({ name: 'build' } & BuildOptions) | ({ name: 'serve' } & ServeOptions);

/** Returns the exit status. `files`: the folder of the package's files. */
export async function runSiteCommand(command: SiteCommand, files: string): Promise<number> {
  const tools = await openPackage(files);
  return command.name === 'build' ? build(tools, command) : serve(tools, command);
}
