// The prose of article.html beside the events that its passages show: no passage names another sum, day or company.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { web } from './load.mjs';

const html = readFileSync(join(web, 'article.html'), 'utf8');
const story = JSON.parse(readFileSync(join(web, '../assets/story.json'), 'utf8'));
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const monthNumber = (name) => String(months.split('|').indexOf(name) + 1).padStart(2, '0');

const passages = [...html.matchAll(/<(a|p)\b[^>]*data-explainer-(event|date)="([^"]+)"([^>]*)>([^]*?)<\/\1>/g)].map(([, tag, by, id, rest, inner]) => ({
  tag,
  by,
  id,
  label: rest.match(/data-explainer-label="([^"]+)"/)?.[1],
  text: inner.replace(/<[^>]+>/g, ''),
}));

/** Sums in dollars, as the article or the story writes them. */
function sums(text) {
  const unit = { trillion: 1e12, T: 1e12, billion: 1e9, B: 1e9, million: 1e6, M: 1e6 };
  return [...text.matchAll(/\$(\d[\d.,]*)(?:\s*(trillion|billion|million|[TBM])\b)?/g)].map(([, figure, size]) => Number(figure.replaceAll(',', '')) * (unit[size] ?? 1));
}

/** Dates of a text, with dots for what it leaves out: "28th" is "....-..-28", "In November" is "....-11". */
function dates(text) {
  const found = [];
  const rest = text.replace(new RegExp(`(?:(\\d{1,2}) )?(${months})(?: (\\d{4}))?`, 'g'), (_whole, day, month, year) => {
    found.push(`${year ?? '....'}-${monthNumber(month)}${day ? `-${day.padStart(2, '0')}` : ''}`);
    return '';
  });
  for (const [, day] of rest.matchAll(/\b(\d{1,2})(?:st|nd|rd|th)\b/g)) found.push(`....-..-${day.padStart(2, '0')}`);
  for (const [year] of rest.matchAll(/\b20\d\d\b/g)) found.push(year);
  return found;
}

const wordsOf = (event) => `${event.title} ${event.text}`;
const partiesOf = (event) => [event.from, event.to, ...(event.parties ?? []), story.programs.find(({ id }) => id === event.program)?.maker];

test('every passage of the article is tied to an event of the story', () => {
  assert.ok(passages.length >= 24, `${passages.length}`);
  for (const { by, id } of passages) assert.ok(by === 'event' && story.events.some((event) => event.id === id), `${by} ${id}`);
});

test('a passage names the sums, the day and the companies of its event, and no others', () => {
  for (const { id, text } of passages) {
    const event = story.events.find((each) => each.id === id);
    const known = [event.amount?.usd, ...sums(wordsOf(event))];
    for (const sum of sums(text)) assert.ok(known.includes(sum), `${text}\n${sum} is not in ${id}`);
    for (const date of dates(text)) assert.match(event.date.padEnd(10, '.'), new RegExp(`^${date}`), `${text}\n${id}`);
    const named = story.entities.filter(({ name }) => text.includes(name));
    for (const { id: entity, name } of named) assert.ok(partiesOf(event).includes(entity) || wordsOf(event).includes(name), `${text}\n${name} is not in ${id}`);
    const programs = story.programs.filter(({ name }) => text.includes(name.split(' ')[0]));
    for (const program of programs) assert.equal(event.program, program.id, text);
    assert.ok(named.length + sums(text).length + dates(text).length > 0, `${text}\nsays nothing that could be compared`);
  }
});

test('a paragraph about money names who gives it, and its button the day it leads to', () => {
  const paragraphs = passages.filter(({ tag }) => tag === 'p');
  assert.equal(paragraphs.length, 7);
  for (const { id, text, label } of paragraphs) {
    const event = story.events.find((each) => each.id === id);
    assert.ok(sums(text).includes(event.amount.usd), text);
    assert.ok(text.includes(story.entities.find((entity) => entity.id === event.from).name), text);
    const [date] = dates(label);
    assert.equal(date, event.date, label);
  }
});

test('the comparison finds a passage that is tied to another event', () => {
  assert.deepEqual(dates('On the 28th; in November; 3 November 2025; September 2023; since 2019'), ['....-11', '2025-11-03', '2023-09', '....-..-28', '2019']);
  assert.deepEqual(sums('$1.25B, $11.6 billion, $350 million and $1,000'), [1.25e9, 11.6e9, 350e6, 1000]);
});
