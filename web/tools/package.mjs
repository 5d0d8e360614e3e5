// What `npm pack` puts in the package: copies the built files a page imports, and all that these ask for, into web/dist.
// Run by npm (see package.json). It says nothing on stdout, which is npm's.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const built = process.env.EXPLAINER_DIST ?? join(dirname(web), 'build/web/dist');
const out = join(web, 'dist');

const named = ['explainer.js', 'explainer.d.ts', 'article.js', 'host.js', 'story.schema.json', 'licenses.txt'];

/** The files beside it that a script imports or fetches, by the literal addresses in it. */
function askedFor(name) {
  if (!name.endsWith('.js')) return [];
  const script = readFileSync(join(built, name), 'utf8');
  return [...script.matchAll(/(?:\bfrom|\bimport\(|\bnew URL\()\s*["']\.\/([\w./-]+)["']/g)].map(([, file]) => file);
}

if (!existsSync(join(built, 'licenses.txt'))) execFileSync(join(web, 'serve'), ['--build-only'], { stdio: ['ignore', 2, 2] });
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const files = new Set(named);
for (const name of files) for (const more of askedFor(name)) files.add(more); // a Set is walked with what is added meanwhile
for (const name of files) cpSync(join(built, name), join(out, name));
cpSync(join(built, 'languages'), join(out, 'languages'), { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
cpSync(join(dirname(web), 'LICENSE'), join(out, 'LICENSE'));
