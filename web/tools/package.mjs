// What `npm pack` puts in the package: copies the built files a page imports into web/dist. Run by npm (see package.json).
// It says nothing on stdout, which is npm's.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const built = process.env.EXPLAINER_DIST ?? join(dirname(web), 'build/web/dist');
const out = join(web, 'dist');

const files = [
  'explainer.js',
  'explainer.wasm',
  'explainer.d.ts',
  'article.js',
  'host.js',
  'fonts/inter-400.ttf',
  'fonts/inter-600.ttf',
  'fonts/inter-400-latin.ttf',
  'fonts/inter-600-latin.ttf',
  'story.schema.json',
  'licenses.txt',
];

if (!existsSync(join(built, 'licenses.txt'))) execFileSync(join(web, 'serve'), ['--build-only'], { stdio: ['ignore', 2, 2] });
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
for (const name of files) cpSync(join(built, name), join(out, name));
cpSync(join(dirname(web), 'LICENSE'), join(out, 'LICENSE'));
