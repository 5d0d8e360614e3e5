// Pictures on record: compares what the canvas shows with the references in tests/golden/pixels, with a small tolerance.
// UPDATE_GOLDEN=1 renews them. Changed ones are left in build/shots/changed as NAME-{expected,actual,diff}.png.
import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { shots, top } from './harness.mjs';
import { palettePng } from './palette_png.mjs';

const require = createRequire(join(top, 'web/package.json'));
const { PNG } = require('pngjs');
const { default: pixelmatch } = await import(require.resolve('pixelmatch'));

const references = join(top, 'tests/golden/pixels');
const changed = join(shots, 'changed');
const versionFile = join(references, 'chromium.txt');
const renew = process.env.UPDATE_GOLDEN === '1';

// The lettering is the browser's own: another Chromium may set it otherwise.
const same = { threshold: 0.1, share: 0.0002 };
const otherVersion = { threshold: 0.2, share: 0.005 };

/** Whether there is anything to compare with, or will be. */
export const onRecord = renew || existsSync(versionFile);

/** How close pictures of this Chromium must be to those on record. */
export function toleranceOf(version) {
  const major = version.split('.')[0];
  if (renew) {
    mkdirSync(references, { recursive: true });
    writeFileSync(versionFile, `${major}\n`);
  }
  const recorded = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : major;
  if (recorded === major) return same;
  console.log(`  the references are from Chromium ${recorded} and this is ${major}: compared loosely`);
  return otherVersion;
}

/** Null when the picture is as it was, else a sentence that says how it differs. */
export function compare(name, bytes, { threshold, share }) {
  const path = join(references, `${name}.png`);
  const actual = PNG.sync.read(bytes);
  if (renew) {
    writeFileSync(path, palettePng(actual));
    return null;
  }
  if (!existsSync(path)) return `there is no ${name}.png on record; UPDATE_GOLDEN=1 makes it`;
  const expected = PNG.sync.read(readFileSync(path));
  const { width, height } = actual;
  const sized = expected.width === width && expected.height === height;
  const diff = new PNG({ width, height });
  const differing = sized ? pixelmatch(expected.data, actual.data, diff.data, width, height, { threshold }) : width * height;
  if (differing <= share * width * height) return null;
  mkdirSync(changed, { recursive: true });
  const leave = (what, content) => writeFileSync(join(changed, `${name}-${what}.png`), content);
  leave('expected', readFileSync(path));
  leave('actual', bytes);
  if (sized) leave('diff', PNG.sync.write(diff));
  return sized
    ? `${name}: ${differing} pixels differ (see build/shots/changed)`
    : `${name}: ${width}×${height} instead of ${expected.width}×${expected.height} (see build/shots/changed)`;
}
