// The position in the page's address.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { fakeWindow, load, stub } from './load.mjs';

const { DeepLink, explainerEntry, explainerHashChange, readPosition, writePosition } = await load('sharing/deep_link.ts');

const author = { date: '2020-01-01', event: null, filter: '', spacing: 'time' };
const nothing = { date: null, event: null, filter: '', spacing: 'time' };

test('a fragment gives what has the form of a date, an event, a filter or a spacing', () => {
  assert.deepEqual(readPosition('#date=2023-09&event=a.b-c_1&filter=kind:talks+side:cloud&spacing=even', ''), {
    date: '2023-09',
    event: 'a.b-c_1',
    filter: 'kind:talks side:cloud',
    spacing: 'even',
  });
  assert.deepEqual(readPosition('#date=2023', ''), {
    ...nothing,
    date: '2023',
  });
  assert.deepEqual(readPosition('#money.date=2023&date=1999', 'money.'), {
    ...nothing,
    date: '2023',
  });
});

test('anything else is ignored', () => {
  for (const hash of [
    '',
    '#',
    '#comments',
    '#date=soon',
    '#event=<b>',
    '#spacing=wide',
    '#filter=%00',
    `#date=2023&${'x'.repeat(2000)}`,
    '#other.date=2023',
  ]) {
    assert.equal(readPosition(hash, ''), null, hash);
  }
});

test('what a chat or a mail program has changed gives the nearest part that makes sense', () => {
  const event = 'amzn-anthropic-2023';
  for (const end of ['', '.', ')', '),', '!', '…', '”', '.”', '>', '%C2%A0', '%20', '%C2%A0and', ']', '?utm_source=chat', '&utm_source=chat', '%3E', '%29.']) {
    assert.deepEqual(readPosition(`#date=2023-09-25${end}`, ''), { ...nothing, date: '2023-09-25' }, end);
    const { event: id } = readPosition(`#event=${event}${end}`, '');
    assert.ok(id === event || id === `${event}.`, end); // an id may end in a dot
    assert.equal(readPosition(`#filter=kind:talks+side:cloud${end.startsWith('%') ? '' : end}`, '').filter, 'kind:talks side:cloud', end);
    assert.equal(readPosition(`#spacing=even${end}`, '').spacing, 'even', end);
  }
  for (const hash of [
    `#date=2023-09-25&amp;event=${event}`,
    `#date=2023-09-25&#38;event=${event}`,
    `#date%3D2023-09-25%26event%3D${event}`,
    `#date%3d2023-09-25%26amp%3Bevent%3d${event}`,
    `#date=%C2%A02023-09-25&event=%22${event}%22`,
  ]) {
    assert.deepEqual(readPosition(hash, ''), { ...nothing, date: '2023-09-25', event }, hash);
  }
  for (const [cut, date] of [['2023-09-2', '2023-09'], ['2023-09-', '2023-09'], ['2023-0', '2023'], ['2023-09-25T12:00', '2023-09-25']]) {
    assert.equal(readPosition(`#date=${cut}`, '').date, date, cut);
  }
  for (const none of ['202', '20230925', 'x2023']) assert.equal(readPosition(`#date=${none}`, ''), null, none);
});

test('a changed fragment is written anew, and the page’s own fields stay', () => {
  const write = (hash) => writePosition(hash, '', { ...author, date: '2024-01-01' }, author);
  for (const hash of ['#date=2023-09-25&amp;event=x', '#date%3D2023-09-25%26event%3Dx', '#date=2023-09-25.']) {
    assert.equal(write(hash), '#date=2024-01-01', hash);
  }
  assert.equal(write('#tab=a%3Db&amp;date=2023'), '#tab=a%3Db&date=2024-01-01');
});

test('only what differs from the author’s view is written, and the page’s own fields stay', () => {
  const write = (hash, position, prefix = '') => writePosition(hash, prefix, { ...author, ...position }, author);
  assert.equal(write('', {}), '');
  assert.equal(write('#comments', {}), '#comments');
  assert.equal(write('', { date: '2023-09-25' }), '#date=2023-09-25');
  assert.equal(write('', { event: 'x', filter: 'kind:talks side:cloud', spacing: 'even' }), '#event=x&filter=kind:talks+side:cloud&spacing=even');
  assert.equal(write('#tab=a%2Fb&date=1999', { date: '2023-09-25' }), '#tab=a%2Fb&date=2023-09-25');
  assert.equal(write('#date=1999', {}), '');
  assert.equal(write('#date=1999', { date: '2023-09-25' }, 'money.'), '#date=1999&money.date=2023-09-25');
});

test('a router that lives in the fragment is left alone', () => {
  for (const hash of ['#/story', '#!page']) assert.equal(writePosition(hash, '', { ...author, date: '2023-01-01' }, author), null);
});

test('what is written is read back', () => {
  const position = {
    date: '2023-09-25',
    event: 'amzn-1',
    filter: 'kind:talks side:cloud',
    spacing: 'even',
  };
  assert.deepEqual(readPosition(writePosition('', 'a.', position, author), 'a.'), position);
});

/** A window with an address, and a link in it. */
function linked(t) {
  const window = fakeWindow();
  const page = 'https://news.example/page?q';
  const location = {
    hash: '',
    get href() {
      return page + this.hash;
    },
  };
  const pushed = [];
  const replaced = [];
  const into = (list) => (_state, _title, address) => {
    list.push(address.replace(page, ''));
    location.hash = new URL(address).hash;
  };
  const history = { state: null, pushState: into(pushed), replaceState: into(replaced) };
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  stub(t, {
    ...window,
    location,
    history,
    window: { setTimeout: (...call) => setTimeout(...call) },
  });
  const went = [];
  const life = new AbortController();
  const link = new DeepLink('', (position) => went.push(position), life.signal);
  link.begin(author);
  return { link, life, location, pushed, replaced, went, ...window };
}

test('where the reader stays makes one entry of the history, and the window is told', (t) => {
  const { link, pushed, addEventListener } = linked(t);
  let told = 0;
  addEventListener(explainerHashChange, () => (told += 1));
  for (const day of ['2021-01-01', '2021-01-02', '2021-01-03']) link.note({ ...author, date: day }, true);
  mock.timers.tick(599);
  assert.deepEqual(pushed, []);
  mock.timers.tick(1);
  assert.deepEqual(pushed, ['#date=2021-01-03']);
  assert.equal(told, 1);
  link.note(author, true);
  mock.timers.tick(600);
  assert.deepEqual(pushed, ['#date=2021-01-03', '']);
});

test('an entry that a passage made is the one that the position goes into', (t) => {
  const { link, pushed, replaced, dispatchEvent } = linked(t);
  for (const id of ['another', '']) dispatchEvent(new CustomEvent(explainerEntry, { detail: id }));
  for (const day of ['2021-01-01', '2022-01-01']) {
    link.note({ ...author, date: day }, true);
    mock.timers.tick(600);
  }
  assert.deepEqual([replaced, pushed], [['#date=2021-01-01'], ['#date=2022-01-01']]);
});

test('while it plays nothing is written', (t) => {
  const { link, pushed } = linked(t);
  link.note({ ...author, date: '2021-01-01' }, false);
  mock.timers.tick(10_000);
  assert.deepEqual(pushed, []);
  link.note({ ...author, date: '2021-01-01' }, true); // paused
  mock.timers.tick(600);
  assert.deepEqual(pushed, ['#date=2021-01-01']);
});

test('going back takes the reader there, and writes no new entry', (t) => {
  const { link, location, pushed, went, dispatchEvent } = linked(t);
  const follow = (hash) => {
    location.hash = hash;
    dispatchEvent(new Event('hashchange'));
    if (went.length > 0) link.note(went.at(-1), true);
    link.settle();
  };
  follow('#comments'); // a link within the page
  assert.deepEqual(went, []);
  follow('#event=x');
  assert.deepEqual(went.at(-1), { ...author, event: 'x' });
  follow('');
  assert.deepEqual(went.at(-1), author);
  mock.timers.tick(10_000);
  assert.deepEqual(pushed, []);
});

test('after the end nothing is written or followed', (t) => {
  const { link, life, location, pushed, went, dispatchEvent } = linked(t);
  link.note({ ...author, date: '2021-01-01' }, true);
  life.abort();
  mock.timers.tick(10_000);
  location.hash = '#date=2022';
  dispatchEvent(new Event('hashchange'));
  assert.deepEqual([pushed, went], [[], []]);
});
