import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, onRecord, toleranceOf } from './golden.mjs';
import { element, open, story, top } from './harness.mjs';
import { test } from './suite.mjs';

const stories = {
  story: { file: story, days: ['2019-01-01', '2023-09-25', '2025-11-18', '2025-12-16'] },
  space: { file: join(top, 'tests/stories/good/space.json'), days: ['1957-01-01', '1961-05-25', '1966-02-26', '1975-12-31'] },
};

if (!onRecord) console.log('skipped: no pictures are on record; UPDATE_GOLDEN=1 makes them');

for (const [name, { file, days }] of onRecord ? Object.entries(stories) : []) {
  for (const width of [360, 720, 960]) {
    for (const theme of ['light', 'dark']) {
      test(`the picture is as on record: ${name}, ${width} wide, ${theme}`, async () => {
        const page = await open('', {
          html: `<story-explainer src="golden.json" theme="${theme}"></story-explainer>`,
          answers: { 'golden.json': { contentType: 'application/json', body: readFileSync(file) } },
          width,
          reducedMotion: 'reduce',
        });
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
