// The compressed copies a server sends, and what each file weighs.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

// Brotli's ways to look at bytes; which is best cannot be told from a file's name: the program is smallest as if it were a font.
const modes = [constants.BROTLI_MODE_GENERIC, constants.BROTLI_MODE_FONT];

function brotliOf(bytes) {
  const sizes = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const tries = modes.map((mode) => brotliCompressSync(bytes, { params: { ...sizes, [constants.BROTLI_PARAM_MODE]: mode } }));
  return tries.reduce((best, next) => (next.length < best.length ? next : best));
}

/** Writes .br and .gz beside each file that gains from it; prints what the reader downloads. */
export function compress(out) {
  const line = (name, raw, gzip, brotli) =>
    console.log(`${name.padEnd(24)}${[raw, gzip, brotli].map((size) => String(size).padStart(10)).join('')}`);
  line('bytes', 'raw', 'gzip', 'brotli');
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|css|js|ts|json|svg|txt|wasm|ttf)$/.test(entry.name)) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    const gzip = gzipSync(bytes, { level: 9 });
    const brotli = brotliOf(bytes);
    writeFileSync(`${path}.gz`, gzip);
    writeFileSync(`${path}.br`, brotli);
    line(relative(out, path), bytes.length, gzip.length, brotli.length);
  }
}
