// TypeScript to what browsers take: checked by tsc, bundled by esbuild.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, transformSync } from 'esbuild';
import { Stop } from './stop.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));

export async function checkTypes() {
  const tsc = join(web, 'node_modules/typescript/bin/tsc');
  try {
    for (const project of ['tsconfig.json', 'src/node/tsconfig.json']) {
      await promisify(execFile)(process.execPath, [tsc, '--project', join(web, project)]);
    }
  } catch (error) {
    throw new Stop(error.stdout || error.message);
  }
}

/** A style sheet without its comments and blanks. */
export const minified = (path) => transformSync(readFileSync(path, 'utf8'), { loader: 'css', minify: true }).code;

/** A style sheet becomes a string of JavaScript. */
const sheetsAsText = {
  name: 'sheets-as-text',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, ({ path }) => ({ contents: minified(path), loader: 'text' }));
  },
};

const standIn = join(web, 'tools/embind_function.mjs');

/** What of a package would make functions from text makes them otherwise. */
const nothingFromText = {
  name: 'nothing-from-text',
  setup(bundler) {
    bundler.onLoad({ filter: /woff2-encoder[\\/]dist[\\/]index\.js$/ }, ({ path }) => ({
      contents: `import { Function } from ${JSON.stringify(standIn)};\n${readFileSync(path, 'utf8')}`,
    }));
  },
};

/** Of esbuild, for all that runs in a page. */
export const plugins = [sheetsAsText, nothingFromText];

/** The npm packages that are in what was bundled so far: "@codemirror/view" … */
export const bundledPackages = new Set();

/** Bundles sources below web/src into the folder `out`, each by the name of its script: { host: 'host.ts' }. `more` are options of esbuild. */
export async function bundle(out, sources, more = {}) {
  const { metafile } = await build({
    entryPoints: Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, join(web, 'src', source)])),
    outdir: out,
    plugins,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
    metafile: true,
    ...more,
  });
  for (const input of Object.keys(metafile.inputs)) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
    if (name) bundledPackages.add(name);
  }
}
