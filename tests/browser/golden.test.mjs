import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, onRecord, toleranceOf } from './golden.mjs';
import { element, open, painted, story, top } from './harness.mjs';
import { test } from './suite.mjs';

const stories = {
  story: { file: story, days: ['2019-01-01', '2023-09-25', '2025-11-18', '2025-12-16'] },
  space: { file: join(top, 'tests/stories/good/space.json'), days: ['1957-01-01', '1961-05-25', '1966-02-26', '1975-12-31'] },
};

// One file for each weight, so that it is the same letters each time; a page of ours takes the small ones as they come.
const style = ['400', '600'].map((weight) => `@font-face { font-family: Inter; font-weight: ${weight}; src: url('fonts/inter-${weight}.woff2'); }`).join('\n');
const css = `${style}\nbody { margin: 0; font-family: Inter; }`;

if (!onRecord) console.log('skipped: no pictures are on record; UPDATE_GOLDEN=1 makes them');

for (const [name, { file, days }] of onRecord ? Object.entries(stories) : []) {
  for (const width of [360, 720, 960]) {
    for (const theme of ['light', 'dark']) {
      test(`the picture is as on record: ${name}, ${width} wide, ${theme}`, async () => {
        const page = await open('', {
          html: `<story-explainer src="golden.json" theme="${theme}"></story-explainer>`,
          answers: { 'golden.json': { contentType: 'application/json', body: readFileSync(file) }, 'page.css': { contentType: 'text/css', body: css } },
          width,
          reducedMotion: 'reduce',
        });
        await page.evaluate(() => Promise.all(['400', '600'].map((weight) => document.fonts.load(`${weight} 16px Inter`))).then(() => document.fonts.ready));
        await painted(page);
        const tolerance = toleranceOf(page.context().browser().version());
        const differences = [];
        for (const day of days) {
          const pixels = await element(page, (explainer, date) => explainer.seek(date).then(() => explainer.shadowRoot.querySelector('canvas').toDataURL()), day);
          differences.push(compare(`${name}-${width}-${theme}-${day}`, Buffer.from(pixels.split(',')[1], 'base64'), tolerance));
        }
        assert.deepEqual(differences.filter(Boolean), []);
      });
    }
  }
}
