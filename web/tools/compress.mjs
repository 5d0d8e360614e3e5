// The compressed copies a server sends, and what each file weighs.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

// What Brotli is told of the bytes: a program packs better as if it were a font.
const brotliMode = (name) => (/\.wasm$/.test(name) ? constants.BROTLI_MODE_FONT : constants.BROTLI_MODE_GENERIC);

/** Writes .br and .gz beside each file that gains from it; prints what the reader downloads. */
export function compress(out) {
  const line = (name, raw, gzip, brotli) => console.log(`${name.padEnd(24)}${[raw, gzip, brotli].map((size) => String(size).padStart(10)).join('')}`);
  line('bytes', 'raw', 'gzip', 'brotli');
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|css|js|ts|json|svg|txt|wasm)$/.test(entry.name)) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    const gzip = gzipSync(bytes, { level: 9 });
    const { BROTLI_PARAM_MODE: mode, BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: size } = constants;
    const brotli = brotliCompressSync(bytes, { params: { [mode]: brotliMode(entry.name), [quality]: 11, [size]: bytes.length } });
    writeFileSync(`${path}.gz`, gzip);
    writeFileSync(`${path}.br`, brotli);
    line(relative(out, path), bytes.length, gzip.length, brotli.length);
  }
}
