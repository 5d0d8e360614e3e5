// When the loop paints: on a clock and in a page made by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeWindow, load, stub } from './load.mjs';

const { FrameLoop } = await load('canvas/frame_loop.ts');

/** A page with a canvas in it. `run` lets what was asked for up to then happen. */
function page(t) {
  let time = 0;
  let last = 0;
  const due = new Map();
  const ask = (kind, delay, call) => (due.set(++last, { kind, at: time + delay, call }), last);
  const made = {
    observers: [],
    document: Object.assign(fakeWindow(), { hidden: false }),
    count: (kind) => [...due.values()].filter((entry) => entry.kind === kind).length,
    run(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        const [id, entry] = [...due].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
        if (!entry || entry.at > end) break;
        time = Math.max(time, entry.at);
        due.delete(id);
        entry.call();
      }
      time = end;
    },
    see(seen) {
      for (const observer of made.observers) observer([{ isIntersecting: seen }]);
    },
    hide(hidden) {
      made.document.hidden = hidden;
      made.document.dispatchEvent(new Event('visibilitychange'));
    },
  };
  const later = (call, delay = 0) => ask('timer', delay, call);
  stub(t, {
    document: made.document,
    performance: { now: () => time },
    requestAnimationFrame: (call) => ask('frame', 16, call),
    cancelAnimationFrame: (id) => due.delete(id),
    setTimeout: later,
    clearTimeout: (id) => due.delete(id),
    window: { setTimeout: later },
    IntersectionObserver: class {
      constructor(call) {
        made.observers.push(call);
      }
      observe() {}
      disconnect() {}
    },
  });
  return made;
}

/** A loop that paints as `wait` says: a number, or a list of them. */
function loopOf(wait = -1) {
  const life = new AbortController();
  const painted = [];
  const waits = [wait].flat();
  const loop = new FrameLoop({ isConnected: true }, (seconds) => (painted.push(seconds), waits.length > 1 ? waits.shift() : waits[0]), life.signal);
  return { loop, painted, life };
}

test('it paints once, however often it is woken, and then sleeps', (t) => {
  const { run, count } = page(t);
  const { loop, painted } = loopOf();
  for (let i = 0; i < 100; ++i) loop.wake();
  run(1000);
  assert.equal(painted.length, 1);
  assert.equal(count('frame') + count('timer'), 0);
});

test('it paints again when the program wants it: at once, or in so many seconds', (t) => {
  const { run, count } = page(t);
  const { loop, painted } = loopOf([0, 0, 0.5, -1]);
  loop.wake();
  run(60);
  assert.equal(painted.length, 3);
  assert.deepEqual([count('frame'), count('timer')], [0, 1]);
  run(600);
  assert.equal(painted.length, 4);
  assert.equal(count('frame') + count('timer'), 0);
});

test('while nobody can see it nothing is painted, and its clock stands still', (t) => {
  const { run, hide, see, count } = page(t);
  const { loop, painted } = loopOf();
  for (const away of [hide, (on) => see(!on)]) {
    away(true);
    loop.wake();
    const seconds = loop.seconds;
    run(10_000);
    assert.equal(painted.length, 0);
    assert.equal(count('frame') + count('timer'), 0);
    assert.equal(loop.seconds, seconds);
    away(false);
    run(16);
    assert.equal(painted.splice(0).length, 1);
  }
});

test('a script that waits for a frame gets it, also where nobody can see it', async (t) => {
  const { run, hide } = page(t);
  const { loop, painted } = loopOf();
  hide(true);
  const done = loop.painted();
  assert.equal(loop.awaited, true);
  run(0);
  await done;
  assert.equal(painted.length, 1);
  assert.equal(loop.awaited, false);
});

test('a frame that could not be painted leaves the scripts waiting, until one is or all is over', async (t) => {
  const { run } = page(t);
  const { loop, life } = loopOf([null, -1, null]);
  let early = true;
  const done = loop.painted().then(() => assert.equal(early, false));
  run(16);
  early = false;
  loop.wake();
  run(16);
  await done;
  const never = loop.painted();
  run(16);
  life.abort();
  await assert.rejects(never, { name: 'AbortError' });
  await assert.rejects(loop.painted(), { name: 'AbortError' });
});

test('after the end it asks for nothing, whatever the program wants', (t) => {
  const { run, count } = page(t);
  const { loop, life, painted } = loopOf(0);
  loop.wake();
  run(16);
  life.abort();
  run(1000);
  assert.equal(painted.length, 1);
  assert.equal(count('frame') + count('timer'), 0);
});
