// Takes pictures of the pages for people to look at: build/shots/PAGE-WIDTH-THEME-DATE.png and …-top.png
//   node tests/browser/shots.mjs [WORD]…   (only pictures whose name holds a word)
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { closeAll, element, open, painted, shots, tidy } from './harness.mjs';

const words = process.argv.slice(2);
const days = ['2019-01-01', '2023-09-25', '2025-12-16'];
const sizes = [
  { width: 360, height: 740, dpr: 2, touch: true },
  { width: 720, height: 960, dpr: 2 },
  { width: 960, height: 800, dpr: 2 },
  { width: 1280, height: 900, dpr: 2 },
];

mkdirSync(shots, { recursive: true });
for (const name of ['index', 'article']) {
  for (const size of sizes) {
    for (const colorScheme of ['light', 'dark']) {
      const titles = days.map((day) => `${name}-${size.width}-${colorScheme}-${day}`);
      if (words.length && !titles.some((title) => words.some((word) => title.includes(word)))) continue;
      const page = await open(`${name}.html`, { ...size, colorScheme });
      for (const [index, day] of days.entries()) {
        await element(page, (explainer, date) => explainer.seek(date), day);
        await element(page, (explainer) => explainer.scrollIntoView({ block: 'center' }));
        await painted(page);
        await page.screenshot({ path: join(shots, `${titles[index]}.png`) });
        console.log(titles[index]);
      }
      await page.evaluate(() => scrollTo(0, 0));
      await page.screenshot({ path: join(shots, `${name}-${size.width}-${colorScheme}-top.png`) });
      await tidy();
    }
  }
}
await closeAll();
