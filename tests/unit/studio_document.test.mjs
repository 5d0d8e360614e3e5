// The story in the studio: patches change a tree and share the rest, undo and redo go over everything, the choice follows its row.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { applied, followed, differences, set, insert, remove, move } = await load('studio/patch.ts');
const { StoryDocument } = await load('studio/document.ts');
const { valueAt } = await load('studio/pointer.ts');

const story = () => ({
  version: 2,
  title: 'Old',
  events: [{ id: 'a', amount: { usd: 1 } }, { id: 'b' }, { id: 'c' }],
});
const ids = (whole) => whole.events.map(({ id }) => id).join('');

test('a patch leaves the old tree as it was and shares what stays', () => {
  const before = story();
  const copy = structuredClone(before);
  const after = applied(before, set('/events/0/amount/bound', 'about'));
  assert.deepEqual(before, copy);
  assert.deepEqual(after.events[0], {
    id: 'a',
    amount: { usd: 1, bound: 'about' },
  });
  assert.equal(after.events[1], before.events[1]);
});

test('set makes what is missing on its way, and appends to a list', () => {
  assert.deepEqual(applied({}, set('/range/from', '2008')), {
    range: { from: '2008' },
  });
  assert.deepEqual(applied({ events: [] }, set('/events/0', { id: 'x' })), {
    events: [{ id: 'x' }],
  });
  assert.deepEqual(applied({ a: 1 }, set('/x~1y~0z', 2)), { a: 1, 'x/y~z': 2 });
  assert.equal(Object.getPrototypeOf(applied({}, set('/__proto__', { evil: true }))), Object.prototype);
});

test('a patch that leads nowhere is a mistake of the program and throws', () => {
  for (const patch of [remove('/events/3'), insert('/events/4', {}), set('/events/x', 1), remove('/title/x'), remove('')]) {
    assert.throws(() => applied(story(), patch), /:/);
  }
});

test('rows are inserted, removed and moved', () => {
  assert.equal(ids(applied(story(), insert('/events/1', { id: 'x' }))), 'axbc');
  assert.equal(ids(applied(story(), remove('/events/1'))), 'ac');
  assert.equal(ids(applied(story(), move('/events/0', 2))), 'bca');
  assert.equal(ids(applied(story(), move('/events/2', 0))), 'cab');
});

test('a pointer follows its row through every patch of the list', () => {
  const patches = [0, 1, 2].flatMap((from) => [0, 1, 2].map((to) => move(`/events/${from}`, to)));
  patches.push(insert('/events/0', { id: 'x' }), insert('/events/3', { id: 'x' }), remove('/events/1'), set('/events/1/title', 'T'));
  for (const patch of patches) {
    const before = story();
    const after = applied(before, patch);
    before.events.forEach(({ id }, index) => {
      const pointer = followed(`/events/${index}/id`, patch);
      const there = after.events.some((event) => event.id === id);
      assert.equal(pointer === null ? undefined : valueAt(after, pointer), there ? id : undefined, `${JSON.stringify(patch)} ${id}`);
    });
  }
});

test('differences lead from one story to another, also in the order of keys', () => {
  const before = story();
  const others = [
    story(),
    applied(before, set('/title', 'New')),
    applied(before, remove('/events/0/amount')),
    applied(before, move('/events/0', 2)),
    { title: 'Old', version: 2, events: [] },
    { events: [{ id: 'z' }], unit: 'EUR' },
    {
      ...before,
      events: Array.from({ length: 500 }, (_, i) => ({ id: `e${i}` })),
    },
    { ...before, events: 'none' },
  ];
  for (const after of others) {
    const result = differences(before, after).reduce(applied, before);
    assert.equal(JSON.stringify(result), JSON.stringify(after));
  }
  assert.equal(differences(before, applied(before, set('/events/2/id', 'y'))).length, 1);
});

test('undo and redo lead through every edit, and give back what was chosen', () => {
  const document = new StoryDocument(story());
  document.select('/events/1');
  document.edit('Delete event', [remove('/events/1')]);
  assert.equal(document.state.selection, null);
  document.edit('Change title', [set('/title', 'New')]);
  assert.equal(document.state.undo, 'Change title');
  document.undo();
  document.undo();
  assert.deepEqual(document.state.story, story());
  assert.equal(document.state.selection, '/events/1');
  assert.equal(document.state.undo, null);
  assert.equal(document.state.redo, 'Delete event');
  document.redo();
  assert.equal(ids(document.state.story), 'ac');
  document.edit('Change title', [set('/title', 'Other')]);
  assert.equal(document.state.redo, null);
});

test('letters typed into one field are one step, until the field is left', () => {
  const document = new StoryDocument(story());
  for (const title of ['N', 'Ne', 'New']) document.edit('Change title', [set('/title', title)], { group: '/title' });
  document.endGroup();
  for (const title of ['Newe', 'Newer']) document.edit('Change title', [set('/title', title)], { group: '/title' });
  document.undo();
  assert.equal(document.state.story.title, 'New');
  document.undo();
  assert.equal(document.state.story.title, 'Old');
});

test('what is queued comes in its order, a failure holds nothing up, and the document is settled when all of it is there', async () => {
  const document = new StoryDocument(story());
  let release;
  const first = document.queue(() => new Promise((done) => (release = done)));
  const second = document.queue(() => Promise.reject(new Error('no')));
  const third = document.queue(() => document.edit('Change title', [set('/title', 'New')]));
  const failed = assert.rejects(second, /no/);
  const life = new AbortController();
  document.holdBack(() => void document.queue(() => document.edit('Change text', [set('/text', 'held back')])), life.signal);
  const settled = document.settled().then(() => document.state.story);
  life.abort();
  await null;
  assert.equal(document.state.story.title, 'Old');
  release('done');
  const { title, text } = await settled;
  assert.deepEqual([title, text], ['New', 'held back']);
  assert.equal(await first, 'done');
  await Promise.all([failed, third]);
  assert.ok(!document.isPending);
});

test('the choice stays with its row while others come before it', () => {
  const document = new StoryDocument(story());
  document.select('/events/1');
  document.edit('Add event', [insert('/events/0', { id: 'x' })]);
  assert.equal(document.state.selection, '/events/2');
});
