// integrity.json: for each file a page may name, what to put in its `integrity` attribute.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export function writeIntegrity(out) {
  const sums = {};
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|wasm|woff2|json|svg|png)$/.test(entry.name)) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    sums[relative(out, path)] = `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;
  }
  const sorted = Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(out, 'integrity.json'), `${JSON.stringify(sorted, null, 2)}\n`);
  for (const name of ['explainer.js', 'host.js']) console.log(`${name.padEnd(24)}${sums[name]}`);
}
