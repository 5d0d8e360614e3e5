// What a cold page costs a reader: bytes on the wire, time to `ready`, time from a seek to its picture. Medians of several visits.
//   node tests/bench/page_bench.mjs [VISITS]   after web/serve --build-only; prints a table and writes build/bench/page.json
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeAll, element, open, tidy, top } from '../browser/harness.mjs';

const visits = Number(process.argv[2] ?? 9);
const days = ['2019-01-01', '2020-12-01', '2021-06-30', '2022-10-10', '2023-09-25', '2024-03-27', '2025-01-21', '2025-10-28', '2025-12-16'];

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Notes when the element is ready, on the page's own clock, which begins with the navigation. */
const noteReady = () => {
  document.addEventListener('ready', () => (window.readyAt = performance.now()), { once: true });
};

const readyAt = [];
const seeks = [];
let files = [];
for (let visit = 0; visit < visits; ++visit) {
  const page = await open('index.html', { init: noteReady });
  readyAt.push(await page.evaluate(() => window.readyAt));
  seeks.push(
    ...(await element(
      page,
      async (explainer, dates) => {
        const times = [];
        for (const date of dates) {
          const start = performance.now();
          await explainer.seek(date);
          times.push(performance.now() - start);
        }
        return times;
      },
      days,
    )),
  );
  files = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => ({
      name: new URL(entry.name).pathname,
      // What is only asked after again ("not modified") has a size, but did not travel.
      bytes: entry.transferSize >= entry.encodedBodySize ? entry.encodedBodySize : 0,
    })),
  );
  await tidy();
}
await closeAll();

const result = {
  visits,
  files,
  bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  requests: files.length,
  readyMs: Math.round(median(readyAt)),
  seekToPaintedMs: Number(median(seeks).toFixed(1)),
};
mkdirSync(join(top, 'build/bench'), { recursive: true });
writeFileSync(join(top, 'build/bench/page.json'), JSON.stringify(result, null, 2));
for (const { name, bytes } of files) console.log(`${String(bytes).padStart(9)}  ${name}`);
console.log(`${String(result.bytes).padStart(9)}  bytes in ${result.requests} requests, compressed as the browser takes them`);
console.log(`navigation to ready: ${result.readyMs} ms; seek to painted: ${result.seekToPaintedMs} ms (medians of ${visits} visits)`);
