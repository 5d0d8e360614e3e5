// Loads a module of web/src into Node: bundled by esbuild, with what it imports. Nothing of a page is there but what a test makes.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const web = join(dirname(fileURLToPath(import.meta.url)), '../../web');
const { build } = createRequire(join(web, 'package.json'))('esbuild');

/** The exports of `path`, below web/src; each call makes a fresh copy. */
export async function load(path) {
  const { outputFiles } = await build({
    entryPoints: [join(web, 'src', path)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { programBytes: '0', languageTags: '""' },
    loader: { '.css': 'text' },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}#${Math.random()}`);
}

/** The events of a window. */
export function fakeWindow() {
  const target = new EventTarget();
  return {
    addEventListener: target.addEventListener.bind(target),
    dispatchEvent: target.dispatchEvent.bind(target),
  };
}

/** Puts properties into globalThis for the length of one test. */
export function stub(t, properties) {
  for (const [name, value] of Object.entries(properties)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, {
      value,
      configurable: true,
      writable: true,
    });
    t.after(() => (before ? Object.defineProperty(globalThis, name, before) : Reflect.deleteProperty(globalThis, name)));
  }
}
