import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The paths of all files below a folder, sorted; none where there is no such folder. */
export function filesIn(folder) {
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name))).sort();
}
