// The store: requests go up, the state comes down, and the program is asked no more than needed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { Store } = await load('engine/store.ts');

/** An engine with a date, that counts what it is asked. */
function fakeEngine() {
  const engine = {
    revision: 1,
    date: '2020-01-01',
    asked: 0,
    performed: [],
    move(date) {
      if (date === engine.date) return;
      engine.date = date;
      engine.revision += 1;
    },
    query: (name) => {
      assert.equal(name, 'state');
      engine.asked += 1;
      return { date: engine.date };
    },
    text: () => '',
    perform: (verb, argument) => {
      engine.performed.push([verb, argument]);
      if (verb === 'seek') engine.move(argument);
      return verb === 'seek';
    },
    key: (key) => {
      if (key === 'End') engine.move('2030-01-01');
      return key === 'End';
    },
  };
  return engine;
}

function made() {
  const engine = fakeEngine();
  let requests = 0;
  const store = new Store(engine, () => (requests += 1));
  const life = new AbortController();
  const heard = [];
  store.subscribe((now, before) => heard.push([before.date, now.date]), life.signal);
  return { engine, store, life, heard, requests: () => requests };
}

test('a request changes the state before it returns, and subscribers are told once', () => {
  const { engine, store, heard, requests } = made();
  assert.equal(store.dispatch('seek', '2021-01-01'), true);
  assert.equal(store.state.date, '2021-01-01');
  assert.deepEqual(heard, [['2020-01-01', '2021-01-01']]);
  assert.equal(requests(), 1);
  assert.equal(engine.asked, 2); // at the start, and after the move
});

test('while the revision stands, the program is not asked and nobody is told', () => {
  const { engine, store, heard, requests } = made();
  assert.equal(store.dispatch('theme', 'dark'), false);
  store.publish();
  for (let i = 0; i < 10; ++i) assert.equal(store.state.date, '2020-01-01');
  assert.equal(engine.asked, 1);
  assert.deepEqual(heard, []);
  assert.equal(requests(), 1); // the picture may be another all the same
});

test('the state is right before anyone is told: after input that waits for its frame', () => {
  const { engine, store, heard } = made();
  engine.move('2022-02-02');
  assert.equal(store.state.date, '2022-02-02');
  assert.deepEqual(heard, []);
  store.publish();
  assert.deepEqual(heard, [['2020-01-01', '2022-02-02']]);
  assert.equal(engine.asked, 2);
});

test('a key that does nothing asks for nothing', () => {
  const { store, heard, requests } = made();
  assert.equal(store.key('x'), false);
  assert.equal(requests(), 0);
  assert.equal(store.key('End'), true);
  assert.equal(requests(), 1);
  assert.deepEqual(heard, [['2020-01-01', '2030-01-01']]);
});

test('a subscriber that asks for more is told of that, too', () => {
  const { store, life, heard } = made();
  store.subscribe((now) => {
    if (now.date === '2021-01-01') store.dispatch('seek', '2021-06-01');
  }, life.signal);
  store.dispatch('seek', '2021-01-01');
  assert.deepEqual(heard, [
    ['2020-01-01', '2021-01-01'],
    ['2021-01-01', '2021-06-01'],
  ]);
  assert.equal(store.state.date, '2021-06-01');
});

test('when the signal is aborted nobody is told any more, and a stopped program is not asked', () => {
  const { engine, store, life, heard } = made();
  life.abort();
  engine.query = () => assert.fail('the program is stopped');
  store.dispatch('seek', '2021-01-01');
  assert.deepEqual(heard, []);
});

test('a subscriber that ends the showing is the last that is told', () => {
  const engine = fakeEngine();
  const store = new Store(engine, () => undefined);
  const life = new AbortController();
  store.subscribe(() => life.abort(), life.signal);
  store.subscribe(() => assert.fail('the showing is over'), life.signal);
  store.dispatch('seek', '2021-01-01');
});
