// What `npm pack` puts in the package, into web/dist: the built files a page imports, what every site is made of, and the command
// story-explainer. Run by npm (see package.json). It says nothing on stdout, which is npm's.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCommand } from './command_line.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const built = process.env.EXPLAINER_DIST ?? join(dirname(web), 'build/web/dist');
const out = join(web, 'dist');

/** What a package has beside the parts of a site. */
const named = ['cli.wasm', 'parts.json', 'template.xlsx', 'studio/licenses.txt'];

if (!existsSync(join(built, 'parts.json'))) execFileSync(join(web, 'serve'), ['--build-only'], { stdio: ['ignore', 2, 2] });
rmSync(out, { recursive: true, force: true });
const parts = JSON.parse(readFileSync(join(built, 'parts.json'), 'utf8'));
for (const name of [...named, ...parts].filter((file) => existsSync(join(built, file)))) {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  cpSync(join(built, name), join(out, name));
}
cpSync(join(web, 'starting_story.json'), join(out, 'starting_story.json'));
cpSync(join(dirname(web), 'LICENSE'), join(out, 'LICENSE'));
await bundleCommand(join(out, 'node'));
