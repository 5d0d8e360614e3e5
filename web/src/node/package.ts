// The files that the package brings along: the program, and what every site is made of.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCli, type Cli } from '../cli/program.js';
import { loadParts, loadTools, makeSite, SiteError, type Parts, type Site, type Tools } from '../site/index.js';
import { Stop } from './messages.js';

export interface Package {
  readonly cli: Cli;
  /** The site of a story. `name`: what messages call it. Throws a Stop where the story has errors. */
  siteOf(story: Uint8Array, name: string, base?: string): Promise<Site>;
}

/** `folder`: where cli.wasm and parts.json are. */
export async function openPackage(folder: string): Promise<Package> {
  const cli = await loadCli(readFileSync(join(folder, 'cli.wasm')));
  let made: Promise<[Parts, Tools]> | undefined; // only a site asks for these
  const load = async (): Promise<[Parts, Tools]> => {
    const parts = await loadParts((path) => readFile(join(folder, path)));
    return [parts, await loadTools(parts)];
  };
  return {
    cli,
    async siteOf(story, name, base = '') {
      const [parts, tools] = await (made ??= load());
      try {
        return await makeSite(story, parts, cli, tools, { base, name });
      } catch (error) {
        throw error instanceof SiteError ? new Stop(error.message, 1) : error;
      }
    },
  };
}

/** What `check` says of a story, for standard error; `good`: it has no errors. */
export function checked(cli: Cli, story: Uint8Array, name: string): { good: boolean; told: string } {
  const { status, out, err } = cli.run(['check', name], { [name]: story });
  return { good: status === 0, told: status === 0 ? err : `${new TextDecoder().decode(out)}${err}` };
}
