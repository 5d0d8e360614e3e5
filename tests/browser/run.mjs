// Runs the page in a real browser: node tests/browser/run.mjs [WORD]…   (only tests whose name holds a word)
// The whole goes through two browsers at once; EXPLAINER_SHARE=2/3 runs the second third here.
// Wants build/web/dist and build/native/explainer. The last line says "N passed, N failed".
import { mkdirSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runSideBySide } from '../side_by_side.mjs';

const words = process.argv.slice(2);
if (!words.length && !process.env.EXPLAINER_SHARE) {
  const shares = Math.min(2, cpus().length);
  const share = (index) => ['env', `EXPLAINER_SHARE=${index + 1}/${shares}`, process.execPath, fileURLToPath(import.meta.url)];
  process.exit(await runSideBySide(Array.from({ length: shares }, (_, index) => share(index))));
}

const { closeAll, shots, tidy } = await import('./harness.mjs');
const { tests } = await import('./suite.mjs');
const [share, shares] = (process.env.EXPLAINER_SHARE ?? '1/1').split('/').map(Number);
const limit = 90_000; // milliseconds a test may take

const here = new URL('.', import.meta.url);
for (const file of readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort()) await import(new URL(file, here));
mkdirSync(shots, { recursive: true });

function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limit / 1000} s`)), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

let passed = 0;
let failed = 0;
for (const [index, { name, body }] of tests.entries()) {
  if (index % shares !== share - 1) continue;
  if (words.length && !words.some((word) => name.includes(word))) continue;
  let error = null;
  try {
    await inTime(body());
  } catch (problem) {
    error = problem;
  }
  await tidy().catch((problem) => (error ??= problem));
  if (error) failed += 1;
  else passed += 1;
  console.log(`${error ? 'FAILED' : 'passed'}: ${name}`);
  if (error) console.log(String(error.stack ?? error).replace(/^/gm, '  '));
}
await closeAll();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
