// The program as it travels: smaller than the linker leaves it, and without the names of its functions.
import { execFile } from 'node:child_process';
import { renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const stripping = ['--strip-debug', '--strip-producers', '--strip-target-features'];
const shrinking = ['--low-memory-unused', '--flatten', '--rereloop', '-Oz', '-Oz'];
const features = ['--enable-bulk-memory', '--enable-sign-ext', '--enable-nontrapping-float-to-int', '--enable-mutable-globals'];

/**
 * Resolves to the path of the smaller program beside `name` in `folder`; made anew when that is newer, for it takes a while. `thorough`
 * takes ten times as long, for programs that readers wait for.
 */
export async function shrunk(folder, name, { thorough = true } = {}) {
  const [linked, small] = [join(folder, `${name}.wasm`), join(folder, `${name}.small.wasm`)];
  const made = statSync(small, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (made <= statSync(linked).mtimeMs) {
    const binaryen = dirname(createRequire(import.meta.url).resolve('binaryen/package.json'));
    const passes = [...(thorough ? shrinking : []), ...stripping];
    await promisify(execFile)(process.execPath, [join(binaryen, 'bin/wasm-opt'), linked, ...features, ...passes, '-o', `${small}.new`]);
    renameSync(`${small}.new`, small);
  }
  return small;
}
