// The order of the folders of web/src holds, and ESLint sees when it is broken.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { web } from './load.mjs';

/** What ESLint finds in src of a folder: { file: [rule …] }. */
function lint(folder) {
  const eslint = join(web, 'node_modules/eslint/bin/eslint.js');
  const { stdout, stderr } = spawnSync(process.execPath, [eslint, '--format', 'json', 'src'], { cwd: folder, encoding: 'utf8' });
  assert.equal(stderr, '');
  const found = JSON.parse(stdout).filter(({ messages }) => messages.length > 0);
  return Object.fromEntries(found.map(({ filePath, messages }) => [relative(join(folder, 'src'), filePath), messages.map(({ ruleId }) => ruleId)]));
}

test('no import runs against the order, and there is no circle', () => {
  assert.deepEqual(lint(web), {});
});

test('a circle and an import against the order are found, also of types', (t) => {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'lint-')));
  t.after(() => rmSync(copy, { recursive: true }));
  for (const name of ['src', 'tools', 'eslint.config.js', 'explainer.d.ts', 'package.json']) {
    cpSync(join(web, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(web, 'node_modules'), join(copy, 'node_modules'));
  const add = (file, line) => appendFileSync(join(copy, 'src', file), `${line}\n`);
  add('text/popover.ts', "import './toolbar.js';");
  add('canvas/frame_loop.ts', "import type { CanvasView } from './canvas_view.js';\nexport type View = CanvasView;");
  const up = {
    'dom/days.ts': "import '../engine/assets.js';",
    'engine/protocol.ts': "import type { Problem as P } from './problem.js';\nexport type Q = P;",
    'loading/story_preview.ts': "import '../sharing/frame_messages.js';",
    'studio/patch.ts': "import type { Store } from '../engine/store.js';\nexport type S = Store;",
    'sharing/position.ts': "import type { SaveActions } from '../text/save_menu.js';\nexport type A = SaveActions;",
  };
  writeFileSync(join(copy, 'src/engine/problem.ts'), 'export interface Problem {}\n');
  for (const [file, line] of Object.entries(up)) add(file, line);
  const found = lint(copy);
  for (const file of ['text/popover.ts', 'canvas/frame_loop.ts']) assert.ok(found[file]?.includes('import-x/no-cycle'), file);
  for (const file of Object.keys(up)) assert.ok(found[file]?.includes('import-x/no-restricted-paths'), file);
});
