// Runs several processes of one suite at once, where most of each is waiting, and tells their results as one.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Each command is [program, ...arguments]; its last lines say "N skipped" (may be absent) and "N passed, N failed".
 * Prints whole lines as they come, then the sums. Resolves to the exit status: 0 when all passed.
 */
export async function runSideBySide(commands, environment = {}) {
  const sums = { passed: 0, failed: 0, skipped: 0 };
  const run = ([program, ...rest]) =>
    new Promise((resolve) => {
      let counted = false;
      const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } });
      const take = (line) => {
        const counts = /^(\d+) passed, (\d+) failed$/.exec(line);
        const skipped = /^(\d+) skipped$/.exec(line);
        if (!counts && !skipped) return console.log(line);
        counted ||= counts !== null;
        sums.passed += Number(counts?.[1] ?? 0);
        sums.failed += Number(counts?.[2] ?? 0);
        sums.skipped += Number(skipped?.[1] ?? 0);
      };
      const lines = createInterface({ input: child.stdout }).on('line', take);
      const ended = new Promise((done) => lines.once('close', done));
      child.once('error', (error) => console.log(`${program}: ${error.message}`));
      child.once('close', async (status) => {
        await ended;
        if (!counted) {
          sums.failed += 1;
          console.log(`FAILED: ${[program, ...rest].join(' ')} ended with ${status} before it had counted`);
        }
        resolve();
      });
    });
  await Promise.all(commands.map(run));
  if (sums.skipped) console.log(`${sums.skipped} skipped`);
  console.log(`${sums.passed} passed, ${sums.failed} failed`);
  return sums.failed || !sums.passed ? 1 : 0;
}
