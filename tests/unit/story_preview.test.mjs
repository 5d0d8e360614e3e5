// What the page reads in a story file before the program is there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load, web } from './load.mjs';

const { StoryPreview } = await load('loading/story_preview.ts');
const { dateOf, dayNumber } = await load('dom/days.ts');

const bytes = (story) => new TextEncoder().encode(typeof story === 'string' ? story : JSON.stringify(story));
const story = {
  title: 'Money',
  range: { from: '2020', to: '2022-12-31' },
  events: [
    { date: '2021-05-06', title: 'B' },
    { date: '2020-02/2020-03', title: 'A' },
    { date: '2019-01-01', title: 'before the range' },
  ],
};
const day = dayNumber;
const read = (more = {}) => StoryPreview.read(bytes({ ...story, ...more }));

test('it has the title, the range, and for each day what happened last', () => {
  const preview = read();
  assert.equal(preview.title, 'Money');
  assert.deepEqual([dateOf(preview.first), dateOf(preview.last)], ['2020-01-01', '2022-12-31']);
  assert.equal(preview.text(day('2020-01-31')), '31 January 2020. Latest, 1 January 2019: before the range');
  assert.equal(preview.text(day('2020-02-01')), '1 February 2020. Latest, between February 2020 and March 2020: A');
  assert.equal(preview.text(day('2021-05-06')), '6 May 2021: B');
  assert.equal(preview.text(day('2022-01-01')), '1 January 2022. Latest, 6 May 2021: B');
});

test('spans, quarters and doubted dates of version 2 are told as the program tells them', () => {
  const told = (date, more = {}) => {
    const preview = read({ events: [{ date, title: 'B' }], ...more });
    return preview.text(preview.last).replace('31 December 2022. Latest, ', '');
  };
  assert.equal(told('[2021-05..2022]'), 'between May 2021 and 2022: B');
  assert.equal(told('[..2021]'), 'by 2021: B');
  assert.equal(told('[2021-05-06..]'), 'from 6 May 2021 on: B');
  assert.equal(told('2021-Q3'), 'third quarter of 2021: B');
  assert.equal(told('2021-H1~'), 'about first half of 2021: B');
  assert.equal(told('1866~'), 'about 1866: B');
  assert.equal(told('[2021-Q1..2021-Q2]?'), 'perhaps between first quarter of 2021 and second quarter of 2021: B');
  assert.equal(told('2021-Q3', { labels: { 'quarters.long': ['I', 'II', 'III', 'IV'] } }), 'III of 2021: B');
  const stops = read({ events: [{ date: '2021-Q3', title: 'B' }, { date: '[2021-04-10..2022]', title: 'A' }, { date: '2022-H2?', title: 'C' }] });
  const next = (at) => dateOf(stops.after('ArrowRight', day(at)));
  assert.deepEqual(['2020-01-01', '2021-04-10', '2021-07-01'].map(next), ['2021-04-10', '2021-07-01', '2022-07-01']);
});

test('where text runs from right to left, so does time', () => {
  const preview = read({ language: 'ar' });
  assert.equal(dateOf(preview.after('ArrowLeft', day('2020-01-01'))), '2020-02-01');
  assert.equal(dateOf(preview.after('ArrowRight', day('2021-05-06'))), '2020-02-01');
  assert.equal(dateOf(preview.after('ArrowUp', day('2020-01-01'))), '2020-02-01');
});

test('it opens where the story says', () => {
  assert.equal(dateOf(read({ start: '2021-06' }).dayOf(null)), '2021-06-30');
  assert.equal(dateOf(read({ range: { from: '2020', to: '2022' } }).dayOf(null)), '2022-12-31');
});

test('dates are written as the story wants it', () => {
  const preview = read({
    labels: {
      'date.day': '{month} {day}, {year}',
      'months.long': Array.from({ length: 12 }, (_, i) => `M${i + 1}`),
    },
  });
  assert.equal(preview.text(day('2021-05-06')), 'M5 6, 2021: B');
});

test('keys lead to the next event, a tenth of the range, or its ends, and never out of it', () => {
  const preview = read();
  const after = (key, at) => {
    const to = preview.after(key, day(at));
    return to === null ? null : dateOf(to);
  };
  assert.equal(after('ArrowRight', '2020-01-01'), '2020-02-01');
  assert.equal(after('ArrowUp', '2020-02-01'), '2021-05-06');
  assert.equal(after('ArrowRight', '2022-01-01'), '2022-12-31');
  assert.equal(after('ArrowLeft', '2021-05-06'), '2020-02-01');
  assert.equal(after('ArrowDown', '2020-01-01'), '2020-01-01');
  assert.equal(after('Home', '2021-01-01'), '2020-01-01');
  assert.equal(after('End', '2021-01-01'), '2022-12-31');
  assert.equal(after('PageUp', '2020-01-01'), '2020-04-19');
  assert.equal(after('PageDown', '2020-01-02'), '2020-01-01');
  for (const key of ['a', 'Enter', '']) assert.equal(after(key, '2021-01-01'), null, key);
});

test('a date means its last day; none, or what is no date, means the end', () => {
  const preview = read();
  const at = (date) => dateOf(preview.dayOf(date));
  assert.deepEqual(['2021', '2021-05', '2021-05-06', '1999', '2099'].map(at), ['2021-12-31', '2021-05-31', '2021-05-06', '2020-01-01', '2022-12-31']);
  for (const date of [null, '', 'soon']) assert.equal(at(date), '2022-12-31', String(date));
});

test('a file that makes no sense gives nothing, and throws nothing', () => {
  for (const file of ['', '{', 'null', '[]', '{}', { ...story, range: 5 }, { ...story, events: null }, { ...story, range: { from: '2022', to: '2020' } }]) {
    assert.equal(StoryPreview.read(bytes(file)), null, JSON.stringify(file));
  }
  assert.equal(StoryPreview.read(new Uint8Array((1 << 20) + 1)), null);
});

test('the story that comes with the explainer can be read', () => {
  const preview = StoryPreview.read(readFileSync(join(web, '../assets/story.json')));
  assert.ok(preview.last > preview.first);
  assert.match(preview.text(preview.last), /^31 December 2025\. Latest, 26 December 2025: ./);
});
