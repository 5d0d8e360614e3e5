// What the faces of the studio compute: blocks of cells, chosen cells, what cells say and mean, edits, the text of the story file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { load } from './load.mjs';

const { parseTsv, formatTsv } = await load('studio/grid/tsv.ts');
const { at, boxOf, moved } = await load('studio/grid/range.ts');
const { written, read, Additions, completions } = await load('studio/grid/cell_values.ts');
const { belongs, columnOf, eventKinds, sheets } = await load('studio/grid/columns.ts');
const { writeCells, rowFinder, addRow, removeRows, moveRow } = await load('studio/grid/sheet_edits.ts');
const { sorted } = await load('studio/grid/sorting.ts');
const { CellProblems } = await load('studio/grid/cell_problems.ts');
const { laidOut, spansOf, cursorAt, keysFrom } = await load('studio/json_editor/json_text.ts');
const { reconciled } = await load('studio/json_editor/reconcile.ts');
const { Schema } = await load('studio/json_editor/schema.ts');
const { StoryDocument } = await load('studio/document.ts');
const { soundStory } = await load('studio/preview/sound_story.ts');

const story = () => ({
  version: 2,
  entities: [
    { id: 'fed', name: 'New York Fed', kind: 'bank', side: 'left' },
    { id: 'aig', name: 'AIG', short: 'A.I.G.', kind: 'insurer', side: 'right' },
  ],
  sources: [
    { id: 'ft-1', publisher: 'FT', title: 'One' },
    { id: 'ft-2', publisher: 'FT', title: 'Two', url: 'https://ft.example/2' },
  ],
  programs: [{ id: 'chips', name: 'Chips', maker: 'aig', generations: [{ id: 'c1', name: 'One' }] }],
  events: [
    { id: 'loan', date: '2008-09-16', title: 'The loan', kind: 'investment', status: 'agreed', from: 'fed', to: 'aig', amount: { usd: 85e9, bound: 'up_to' }, sources: [{ id: 'ft-1', quote: 'It lends.' }, 'ft-2'] },
    { id: 'over', date: '2012', title: 'It is over', kind: 'end', status: 'completed', ends: ['loan'], how: 'expired', beat: true, sources: ['ft-2'] },
  ],
});

const cell = (whole, row, field, sheet = 'events') => written(whole, columnOf(sheet, field), whole[sheet][row]);

test('a block of a spreadsheet is read with its quotes, and written so that it is read back', () => {
  assert.deepEqual(parseTsv('a\tb\r\nc\n'), [['a', 'b'], ['c', '']]);
  assert.deepEqual(parseTsv('"two\nlines"\t"say ""so"""'), [['two\nlines', 'say "so"']]);
  assert.deepEqual(parseTsv('"Quoted" at the start\tx'), [['"Quoted" at the start', 'x']]);
  assert.deepEqual(parseTsv('a\n\nb'), [['a'], [''], ['b']]);
  for (const block of [[['a\tb', 'c"d', '"e']], [['', ''], ['x\ny', 'z']], [['one']]]) assert.deepEqual(parseTsv(formatTsv(block)), block);
});

test('the keys of a spreadsheet lead through the cells, and with Shift they choose a rectangle', () => {
  const size = { rows: 100, columns: 5, page: 20 };
  const go = (range, key, more = {}) => moved(range, { key, ctrl: false, shift: false, ...more }, size);
  assert.deepEqual(go(at(3, 2), 'ArrowUp'), at(2, 2));
  assert.deepEqual(go(at(0, 2), 'ArrowUp'), at(-1, 2)); // the header
  assert.deepEqual(go(at(0, 2), 'ArrowUp', { shift: true }), at(0, 2));
  assert.deepEqual(go(at(3, 4), 'ArrowRight'), at(3, 4));
  assert.deepEqual(go(at(3, 2), 'Home'), at(3, 0));
  assert.deepEqual(go(at(3, 2), 'End', { ctrl: true }), at(99, 4));
  assert.deepEqual(go(at(3, 2), 'PageDown'), at(23, 2));
  assert.deepEqual(go(at(95, 2), 'PageDown'), at(99, 2));
  assert.equal(go(at(3, 2), 'Tab'), null);
  const range = go(go(at(3, 2), 'ArrowDown', { shift: true }), 'ArrowLeft', { shift: true });
  assert.deepEqual(boxOf(range), { top: 3, bottom: 4, left: 1, right: 2 });
});

test('a cell says what a person would write: names in place of ids, words in place of codes', () => {
  const whole = story();
  assert.equal(cell(whole, 0, 'from'), 'New York Fed');
  assert.equal(cell(whole, 0, 'sources'), 'FT: One; FT: Two'); // the publisher alone would mean either
  assert.equal(cell(whole, 1, 'ends'), 'The loan');
  assert.equal(cell(whole, 1, 'beat'), 'yes');
  assert.equal(cell(whole, 0, 'amount'), null); // the core's to say
  assert.equal(cell(whole, 0, 'generations', 'programs'), 'One');
  assert.equal(cell({ ...whole, events: [{ amount: 'a lot' }] }, 0, 'amount'), 'a lot');
});

test('what is typed is read back: each cell of a story gives the value that it was written from', () => {
  const whole = story();
  for (const [sheet, fields] of [['events', ['title', 'kind', 'status', 'from', 'to', 'sources', 'ends', 'how', 'beat']], ['programs', ['name', 'maker', 'generations']]]) {
    for (const row of whole[sheet]) {
      for (const field of fields) {
        const column = columnOf(sheet, field);
        const additions = new Additions(whole);
        assert.deepEqual(read(additions, column, written(whole, column, row), row), row[field], `${sheet} ${row.id} ${field}`);
        assert.equal(additions.entities.length + additions.sources.length, 0);
      }
    }
  }
});

test('a name is found by its short form and in other letters; a new one makes its entity once', () => {
  const additions = new Additions(story());
  const to = columnOf('events', 'to');
  assert.equal(read(additions, to, ' a.i.g. ', {}), 'aig');
  assert.equal(read(additions, to, 'Bear Stearns', {}), 'bear-stearns');
  assert.equal(read(additions, to, 'bear stearns', {}), 'bear-stearns');
  assert.equal(read(additions, columnOf('events', 'from'), 'Société Générale', {}), 'societe-generale');
  assert.deepEqual(additions.entities.map(({ id, name, side }) => [id, name, side]), [
    ['bear-stearns', 'Bear Stearns', 'right'],
    ['societe-generale', 'Société Générale', 'left'],
  ]);
  assert.deepEqual(read(additions, columnOf('events', 'sources'), 'FT: One; https://www.bbc.example/a', {}), ['ft-1', 'bbc-example']);
  assert.equal(additions.sources[0].url, 'https://www.bbc.example/a');
});

test('what cannot be read stays the text that it is', () => {
  const additions = new Additions(story());
  assert.equal(read(additions, columnOf('events', 'kind'), 'bail-out', {}), 'bail-out');
  assert.equal(read(additions, columnOf('events', 'kind'), 'Share sale', {}), 'share_sale');
  assert.equal(read(additions, columnOf('events', 'beat'), 'perhaps', {}), 'perhaps');
  assert.equal(read(additions, columnOf('events', 'part_of'), 'no such event', {}), 'no such event');
  assert.deepEqual(read(additions, columnOf('events', 'article'), '4, 6', {}), [4, 6]);
});

test('events show the fields of their kind', () => {
  assert.ok(belongs('ends', 'end') && !belongs('ends', 'investment') && !belongs('amount', 'end') && belongs('title', 'end'));
  assert.ok(belongs('ends', 'bail-out'), 'a kind that is none has all');
});

test('the columns, their words and the kinds of their events are those of the story file', () => {
  const schema = JSON.parse(readFileSync(new URL('../../assets/story.schema.json', import.meta.url), 'utf8'));
  const resolved = (node) => (node.$ref ? resolved(node.$ref.split('/').slice(1).reduce((at, key) => at[key], schema)) : node);
  const rowOf = (sheet) => resolved(resolved(schema.properties[sheet]).items);
  for (const { name, columns } of sheets) {
    const { properties } = rowOf(name);
    assert.deepEqual(columns.map(({ field }) => field).sort(), Object.keys(properties).sort(), name);
    for (const { field, choices, open } of columns) {
      const words = resolved(properties[field]).enum;
      if (!open) assert.deepEqual(choices, words, `${name} ${field}`);
    }
  }
  const { properties, allOf } = rowOf('events');
  const isOf = ({ const: only, enum: several }, kind) => only === kind || several?.includes(kind);
  const rules = allOf.filter((rule) => rule.if?.required?.join() === 'kind').map((rule) => [rule.if.properties.kind, rule.then.properties ?? {}]);
  for (const kind of eventKinds) {
    const closed = rules.filter(([of]) => isOf(of, kind)).flatMap(([, fields]) => Object.keys(fields).filter((field) => fields[field] === false));
    assert.deepEqual(Object.keys(properties).filter((field) => !belongs(field, kind)).sort(), [...new Set(closed)].sort(), kind);
  }
});

test('a cell is completed to what may stand in it', () => {
  assert.deepEqual(completions(story(), columnOf('events', 'to'), {}), ['AIG', 'New York Fed']);
  assert.ok(completions(story(), columnOf('events', 'kind'), {}).includes('share sale'));
  assert.deepEqual(completions(story(), columnOf('events', 'generation'), { program: 'chips' }), ['One']);
});

/** A core that reads years alone. */
const core = {
  readCells: async (_, cells) => cells.map(({ text }) => (/^\d{4}$/.test(text) ? { value: text } : { question: `${text}?` })),
};

test('cells are written as one step of undo, rows that are missing are made, and what the core asks is told', async () => {
  const document = new StoryDocument(story());
  const edits = [
    { row: 1, field: 'date', text: '2013' },
    { row: 2, field: 'title', text: 'A third' },
    { row: 2, field: 'date', text: '3/10/2008' },
    { row: 2, field: 'to', text: 'Lehman' },
  ];
  const { remarks, made } = await writeCells({ document, core }, 'events', edits, 'Paste 2 rows');
  const { events, entities } = document.state.story;
  assert.equal(events[1].date, '2013');
  assert.deepEqual(events[2], { id: 'a-third', date: '3/10/2008', title: 'A third', to: 'lehman' });
  assert.equal(entities[2].name, 'Lehman');
  assert.deepEqual([remarks.map(({ edit, question }) => [edit.row, question]), made], [[[2, '3/10/2008?']], ['Lehman']]);
  assert.equal(document.state.undo, 'Paste 2 rows');
  document.undo();
  assert.deepEqual(document.state.story, story());
});

test('a program that fails takes nothing of what was typed', async () => {
  const document = new StoryDocument(story());
  const broken = { readCells: () => Promise.reject(new Error('The program stopped.')) };
  const { remarks } = await writeCells({ document, core: broken }, 'events', [{ row: 0, field: 'date', text: 'May 2008' }], 'Change date');
  assert.equal(document.state.story.events[0].date, 'May 2008');
  assert.equal(remarks[0].question, 'The program stopped.');
});

test('an edit comes to its row when that has moved while the core was reading', async () => {
  const document = new StoryDocument(story());
  const writing = writeCells({ document, core }, 'events', [{ row: 1, field: 'date', text: '2013' }], 'Change date');
  addRow(document, 'events', 0);
  await writing;
  assert.deepEqual(document.state.story.events.map(({ id, date }) => [id, date]), [['event', undefined], ['loan', '2008-09-16'], ['over', '2013']]);
});

/** A core that answers when it is told to. */
function slowCore() {
  const waiting = [];
  const readCells = (_, cells) => new Promise((done) => waiting.push(() => done(cells.map(({ text }) => ({ value: text })))));
  return { readCells, answer: () => waiting.shift()() };
}

test('a date that the core is reading comes into its row, whatever else is edited meanwhile, and in the order of typing', async () => {
  const document = new StoryDocument(story());
  const slow = slowCore();
  const write = (row, field, text) => writeCells({ document, core: slow }, 'events', [{ row, field, text }], `Change ${field}`);
  const typed = [write(0, 'date', '2009'), write(0, 'title', 'A loan'), write(1, 'date', '2013'), write(0, 'id', 'first')];
  assert.ok(document.isPending);
  document.edit('Change text', [{ op: 'set', at: '/events/0/text', value: 'T' }]);
  document.edit('Change text', [{ op: 'set', at: '/events/1/text', value: 'T' }]);
  addRow(document, 'events', 0);
  await turn();
  slow.answer();
  await turn();
  slow.answer();
  await document.settled();
  assert.ok(!document.isPending);
  assert.deepEqual((await Promise.all(typed)).flatMap(({ lost }) => lost), []);
  const { events } = document.state.story;
  assert.deepEqual(events.map(({ id, date, title, text }) => [id, date, title, text]), [
    ['event', undefined, undefined, undefined],
    ['first', '2009', 'A loan', 'T'],
    ['over', '2013', 'It is over', 'T'],
  ]);
  document.undo();
  assert.equal(document.state.undo, 'Change date'); // of the second row: typed after the title
});

test('an edit whose row was taken away meanwhile is said to be lost; one of a new row stays behind the others', async () => {
  const document = new StoryDocument(story());
  const slow = slowCore();
  const typed = [[0, 'date', '2009'], [2, 'date', '2014']].map(([row, field, text]) =>
    writeCells({ document, core: slow }, 'events', [{ row, field, text }], 'Change date'));
  removeRows(document, 'events', [0]);
  await turn();
  slow.answer();
  await turn();
  slow.answer();
  const [gone, added] = await Promise.all(typed);
  assert.deepEqual([gone.lost, added.lost], [[{ row: 0, field: 'date', text: '2009' }], []]);
  assert.deepEqual(document.state.story.events.map(({ date }) => date), ['2012', '2014']);
});

test('a row is found after moves, changes and another id, and is never taken for one that came in its place', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }];
  const places = (old, now) => old.map((_, row) => rowFinder(old, now)(row));
  assert.deepEqual(places([a, b], [b, a]), [1, 0]);
  assert.deepEqual(places([a, b], [{ id: 'b', title: 'B' }, { id: 'a', title: 'A' }]), [1, 0]);
  assert.deepEqual(places([a, b], [a, { id: 'new' }]), [0, 1]);
  assert.deepEqual(places([a, b], [b, { id: 'new' }]), [null, 0]);
  assert.deepEqual(places([{ title: 'A' }, b], [{ title: 'B' }, b]), [0, 1]);
  assert.equal(rowFinder([a, b], [b])(2), 1);
  assert.equal(rowFinder([], [])(0), 0);
});

test('rows are taken out and moved; the choice follows', () => {
  const document = new StoryDocument(story());
  document.select('/events/1');
  assert.ok(moveRow(document, 'events', 1, -1));
  assert.equal(document.state.selection, '/events/0');
  assert.ok(!moveRow(document, 'events', 0, -1));
  removeRows(document, 'events', [0, 1]);
  assert.deepEqual(document.state.story.events, []);
  document.undo();
  assert.deepEqual(document.state.story.events.map(({ id }) => id), ['over', 'loan']);
});

test('a sorted view goes by figures and days, and what is empty stands last', () => {
  const rows = [{ amount: { usd: 9 } }, {}, { amount: { usd: 10 } }, { amount: { value: 1, unit: 'GW' } }];
  assert.deepEqual(sorted(rows, { field: 'amount', down: false }, () => ''), [3, 0, 2, 1]);
  assert.deepEqual(sorted(rows, { field: 'amount', down: true }, () => ''), [2, 0, 3, 1]);
  const dated = [{ date: '[2008-03..2008-05]' }, { date: '2007' }, { date: '2008-01-01' }];
  assert.deepEqual(sorted(dated, { field: 'date', down: false }, () => ''), [1, 2, 0]);
});

test('what is missing is a problem of the empty cell', () => {
  const problems = new CellProblems([
    { pointer: '/events/3', severity: 'error', message: '"title" is missing; add it (event 4)' },
    { pointer: '/events/3/amount/value', severity: 'warning', message: 'large' },
  ]);
  assert.equal(problems.ofCell('events', 3, 'title').length, 1);
  assert.equal(problems.ofCell('events', 3, 'amount').length, 1);
  assert.equal(problems.ofRow('events', 3).length, 2);
});

test('the story file is laid out to be read, and says the same', () => {
  const text = laidOut(story());
  assert.deepEqual(JSON.parse(text), story());
  assert.match(text, /\n {6}"amount": \{ "usd": 85000000000, "bound": "up_to" \},\n/);
  assert.ok(text.split('\n').every((line) => line.length < 130));
});

test('the place of a value in the text is found, and so is the first fault', () => {
  const text = laidOut(story());
  const { spans, fault } = spansOf(text, new Set(['/events/1/ends/0', '/entities/0']));
  assert.equal(fault, -1);
  const { from, to } = spans.get('/events/1/ends/0');
  assert.equal(text.slice(from, to), '"loan"');
  assert.match(text.slice(spans.get('/entities/0').from), /^\{ "id": "fed"/);
  for (const [broken, place] of [['{ "a": 1 "b": 2 }', 9], ['[1, ]', 4], ['{ "a": nul }', 7], ['{ "a": [1, 2 }', 13], ['{ "a": 1', 8], ['{ "a" 1 }', 6], ['{ "a": 1, }', 10]]) {
    assert.throws(() => JSON.parse(broken));
    assert.equal(spansOf(broken, new Set()).fault, place, broken);
  }
});

test('what is under the cursor is known, also in text that is broken', () => {
  const here = (marked) => cursorAt(marked.replace('|', ''), marked.indexOf('|'));
  const { path, role, from } = here('{ "events": [{ "id": "a" }, { "kind": "in|');
  assert.deepEqual([path, role, from], [['events', '1', 'kind'], 'value', 38]);
  assert.deepEqual([here('{ "events": [{ "id": "a", "ki|"').role, here('{ "events": [{ "id": "a", "ki|"').path], ['key', ['events', '0']]);
  assert.equal(here('{ "a": |').role, 'value');
  assert.equal(here('{ |').role, 'key');
  assert.deepEqual(keysFrom('{ "a": { "b": 1 }, "c": [{ "d": 2 }], "e": 3 } , "f"', 0), ['a', 'c', 'e']);
});

test('text that was parsed anew shares with the story what says the same', () => {
  const before = story();
  assert.equal(reconciled(before, structuredClone(before)), before);
  const after = structuredClone(before);
  after.events.unshift({ id: 'new' });
  after.events[1].title = 'Changed';
  const next = reconciled(before, after);
  assert.deepEqual(next, after);
  assert.equal(next.events[2], before.events[1]);
  assert.equal(next.sources, before.sources);
  assert.equal(next.entities, before.entities);
});

test('the schema tells keys, words and descriptions of a place', () => {
  const schema = new Schema({
    properties: { events: { type: 'array', items: { $ref: '#/$defs/event' } } },
    $defs: {
      event: { properties: { kind: { description: 'What sort.', enum: ['talks', 'end'] }, date: { $ref: '#/$defs/date' }, beat: { type: 'boolean' } } },
      date: { description: 'A day.', type: 'string' },
    },
  });
  assert.deepEqual(schema.keys(['events', '4']).map(({ word }) => word), ['kind', 'date', 'beat']);
  assert.deepEqual(schema.values(['events', '4', 'kind']), ['"talks"', '"end"']);
  assert.deepEqual(schema.values(['events', '4', 'beat']), ['true', 'false']);
  assert.equal(schema.description(['events', '4', 'date']), 'A day.');
  assert.equal(schema.begin(['events']), '[]');
  assert.deepEqual(schema.keys(['nothing', 'here']), []);
});

test('the picture leaves out events with errors, and what the others say of those', () => {
  const event = (id, more = {}) => ({ id, kind: 'contract', ...more });
  const whole = {
    events: [
      event('wrong'),
      event('part', { part_of: 'wrong', overlaps: ['wrong', 'part-2'] }),
      event('part-2', { part_of: 'part', replaces: ['wrong'] }),
      event('over', { kind: 'end', ends: ['wrong'] }),
      event('over-again', { kind: 'end', ends: ['over', 'part'] }),
    ],
    corrections: [{ date: '2024', event: 'over', text: 'It is over.' }, { date: '2024', event: 'part', text: 'It is not.' }],
  };
  const wrong = (pointer, severity = 'error') => [{ severity, pointer, message: '', line: 1, column: 1 }];
  const before = structuredClone(whole);
  const { events, corrections } = soundStory(whole, wrong('/events/0/date'));
  assert.deepEqual(events, [
    event('part', { overlaps: ['part-2'] }),
    event('part-2', { part_of: 'part' }),
    event('over-again', { kind: 'end', ends: ['part'] }),
  ]);
  assert.deepEqual(corrections, [{ date: '2024', text: 'It is over.' }, { date: '2024', event: 'part', text: 'It is not.' }]);
  assert.deepEqual(whole, before);
  assert.equal(soundStory(whole, wrong('/events/0/date', 'warning')), whole);
  assert.equal(soundStory(whole, wrong('/entities/0/name')), null);
  const twice = { events: [event('same'), event('same'), event('part', { part_of: 'same' })] };
  assert.deepEqual(soundStory(twice, wrong('/events/1/id')).events, [event('same'), event('part', { part_of: 'same' })]);
});
