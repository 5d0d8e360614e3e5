// The compressed copies a server sends, and what each file weighs.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesIn } from './files.mjs';

const compressed = /\.(html|css|js|ts|json|svg|txt|wasm)$/;
const copies = {
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
  br: (bytes, name) => {
    const { BROTLI_PARAM_MODE: mode, BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: size } = constants;
    // What Brotli is told of the bytes: a program packs better as if it were a font.
    const kind = /\.wasm$/.test(name) ? constants.BROTLI_MODE_FONT : constants.BROTLI_MODE_GENERIC;
    return promisify(brotliCompress)(bytes, { params: { [mode]: kind, [quality]: 11, [size]: bytes.length } });
  },
};

/** Writes the copies of one file, from `kept` where they are known; returns its sizes. */
async function copiesOf(path, name, kept) {
  const bytes = readFileSync(path);
  const sum = createHash('sha256').update(bytes).digest('hex');
  const sizes = [bytes.length];
  for (const [ending, make] of Object.entries(copies)) {
    const known = join(kept, `${sum}.${ending}`);
    if (!existsSync(known)) {
      writeFileSync(`${known}.new`, await make(bytes, name));
      renameSync(`${known}.new`, known);
    }
    copyFileSync(known, `${path}.${ending}`);
    sizes.push(readFileSync(known).length);
  }
  return { sum, sizes };
}

/**
 * Writes .br and .gz beside each file of `out` that gains from it, and prints what each weighs, in groups: { heading: test of a path }.
 * `kept` is a folder for copies of files that may come again as they are.
 */
export async function compress(out, kept, groups) {
  mkdirSync(kept, { recursive: true });
  const names = filesIn(out).filter((name) => compressed.test(name));
  const made = new Map(await Promise.all(names.map(async (name) => [name, await copiesOf(join(out, name), name, kept)])));
  const used = new Set([...made.values()].map(({ sum }) => sum));
  for (const file of readdirSync(kept)) if (!used.has(file.split('.')[0])) rmSync(join(kept, file));

  const line = (name, sizes) => console.log(`${name.padEnd(32)}${sizes.map((size) => String(size).padStart(10)).join('')}`);
  for (const [heading, belongs] of Object.entries(groups)) {
    line(`\n${heading}: bytes`.padEnd(33), ['raw', 'gzip', 'brotli']);
    const sum = [0, 0, 0];
    for (const [name, { sizes }] of made) {
      if (!belongs(name)) continue;
      line(name, sizes);
      for (const [at, size] of sizes.entries()) sum[at] += size;
    }
    line('in all', sum);
  }
}
