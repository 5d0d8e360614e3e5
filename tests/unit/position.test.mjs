// Where a reader is, and how an element is taken there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { dateIn, goTo, idIn, isDate, positionOf, samePosition } = await load('sharing/position.ts');

test('dates and ids are known by their form', () => {
  for (const date of ['2023', '2023-09', '2023-09-25']) assert.ok(isDate(date), date);
  for (const none of ['', null, undefined, '23', '2023-9', '2023-09-25T00', '2023/2024', ' 2023']) assert.ok(!isDate(none), String(none));
  for (const id of ['amzn-anthropic.2023_1', 'x'.repeat(200)]) assert.equal(idIn(id), id);
  for (const none of ['', null, undefined, 'ä', '<b>', '/x']) assert.equal(idIn(none), null, String(none));
  for (const none of ['', null, undefined, 'soon', '20230']) assert.equal(dateIn(none), null, String(none));
});

test('positions are the same when all four parts are', () => {
  const position = positionOf({
    date: '2023-01-01',
    selected: 'x',
    filter: 'kind:talks',
    spacing: 'even',
    paused: true,
  });
  assert.deepEqual(position, {
    date: '2023-01-01',
    event: 'x',
    filter: 'kind:talks',
    spacing: 'even',
  });
  assert.ok(samePosition(position, { ...position }));
  for (const other of [{ date: null }, { event: null }, { filter: '' }, { spacing: 'time' }]) assert.ok(!samePosition(position, { ...position, ...other }));
});

/** Notes what is done to it. */
function fakeElement(known = ['x']) {
  const done = [];
  return {
    done,
    startDate: '2019-01-01',
    set date(date) {
      done.push(date);
    },
    select(id) {
      if (!known.includes(id)) return false;
      done.push(id);
      return true;
    },
  };
}

test('a date moves the element to that day; what is no date does nothing', () => {
  const element = fakeElement();
  assert.equal(goTo(element, '2023-09', null), true);
  assert.equal(goTo(element, 'soon', null), false);
  assert.equal(goTo(element, null, null), false);
  assert.deepEqual(element.done, ['2023-09']);
});

test('an event is selected from the start of the story, or on the day that is given with it', () => {
  const element = fakeElement();
  assert.equal(goTo(element, null, 'x'), true);
  assert.equal(goTo(element, '2023-09-25', 'x'), true);
  assert.equal(goTo(element, '2023-09-25', 'unknown'), false);
  assert.deepEqual(element.done, ['x', '2019-01-01', 'x', 'x', '2023-09-25', 'x']);
});

test('an id with the punctuation of a sentence at its end is the one without, unless the story has both', () => {
  const element = fakeElement(['x', 'y.']);
  for (const id of ['x.', 'x...', 'y.']) assert.equal(goTo(element, '2023', id), true, id);
  assert.equal(goTo(element, '2023', 'z.'), false);
  assert.deepEqual(element.done, ['x', '2023', 'x', 'x', '2023', 'x', 'y.', '2023', 'y.']);
});
