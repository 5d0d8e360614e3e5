// The native program in place of src/cli, and what stops a build.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What stops a build with a message that says all there is to say. */
export class Stop extends Error {}

/** Runs commands of `program` as src/cli does. */
export function nativeCli(program) {
  return {
    run(args, files) {
      const cwd = mkdtempSync(join(tmpdir(), 'explainer-'));
      try {
        for (const [name, bytes] of Object.entries(files)) writeFileSync(join(cwd, name), bytes);
        const { error, status, stdout, stderr } = spawnSync(program, args, { cwd, maxBuffer: 1 << 28 });
        if (error) throw new Stop(`${program}: ${error.message}`);
        return { status, out: stdout, err: stderr.toString() };
      } finally {
        rmSync(cwd, { recursive: true });
      }
    },
  };
}
