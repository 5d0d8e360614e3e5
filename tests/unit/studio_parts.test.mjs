// Small parts of the studio that need no page: links that hold a story, addresses, names of files, corrections, saving.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeWindow, load, stub } from './load.mjs';

const { draftLink, isDraftLink, markedAsDraft, storyOfLink } = await load('studio/draft_link.ts');
const { correctionPatches } = await load('studio/corrections.ts');
const { embedCode, folderAddress } = await load('studio/embed_code.ts');
const { applied } = await load('studio/patch.ts');
const { slug } = await load('studio/slug.ts');
const { aboutPatches } = await load('studio/about.ts');
const { rowOf } = await load('studio/row.ts');
const { StoryDocument } = await load('studio/document.ts');
const { remoteCore } = await load('studio/remote_core.ts');
const { Autosave } = await load('studio/saving.ts');
const { keepChecked } = await load('studio/checking.ts');
const { joinedQuestions } = await load('studio/questions.ts');
const { words } = await load('studio/words.ts');

const studio = 'https://news.example/explainer/studio.html';
const fragment = (address) => new URL(address).hash;

test('a draft link holds the whole story, and only what needs no escape', () => {
  const story = {
    version: 2,
    title: 'Über “doubt” 🏦',
    events: [{ id: 'a', amount: { usd: 1 } }],
  };
  const link = draftLink(story, `${studio}#work=1`);
  assert.match(link, /^https:\/\/news\.example\/explainer\/studio\.html#draft=[\w-]+$/);
  assert.ok(isDraftLink(fragment(link)));
  assert.deepEqual(storyOfLink(fragment(link)), story);
});

test('a story that is too long for an address gives no link', () => {
  const noise = Array.from({ length: 20_000 }, (_, i) => String((i * 2_654_435_761) % 4_294_967_296));
  assert.equal(draftLink({ events: noise }, studio), null);
});

test('a link that was cut short, or unpacks to far more than a story, holds none', async () => {
  const link = fragment(draftLink({ title: 'A story', events: [1, 2, 3] }, studio));
  assert.equal(storyOfLink(link.slice(0, -4)), null);
  assert.equal(storyOfLink('#draft='), null);
  assert.equal(storyOfLink('#draft=!!!'), null);
  const bomb = fragment(draftLink({ title: 'x'.repeat(17 * 1024 * 1024) }, studio));
  assert.equal(storyOfLink(bomb), null);
});

test('a draft says so in its title', () => {
  assert.equal(markedAsDraft({ title: 'Banks' }, 'Draft').title, 'Draft: Banks');
  assert.equal(markedAsDraft({}, 'Draft').title, 'Draft');
});

test('the address of the folder is taken from that of any page in it', () => {
  for (const written of ['https://news.example/x', 'https://news.example/x/', ' https://news.example/x/index.html ', 'https://news.example/x/?a#b']) {
    assert.equal(folderAddress(written), 'https://news.example/x/');
  }
  assert.equal(folderAddress('  '), '');
  assert.equal(folderAddress('news.example'), null);
  assert.equal(folderAddress('javascript:alert(1)'), null);
});

test('the code to embed escapes what stands in it', () => {
  const code = embedCode('A & "B" <c>', 'https://news.example/x/');
  assert.match(code, /src="https:\/\/news\.example\/x\/embed\.html" title="A &#38; &#34;B&#34; &#60;c&#62;"/);
  assert.match(code, /<script src="https:\/\/news\.example\/x\/host\.js" async><\/script>$/);
});

test('files are named after the story, in any script', () => {
  assert.equal(slug('The bank rescues, 2007–2012!'), 'the-bank-rescues-2007-2012');
  assert.equal(slug('Société Générale'), 'societe-generale');
  assert.equal(slug('銀行'), '銀行');
  assert.equal(slug(' … '), 'story');
});

test('corrections go behind those that are there', () => {
  const write = (story, ...texts) =>
    correctionPatches(
      story,
      texts.map((text) => ({ text })),
    ).reduce(applied, story).corrections;
  assert.deepEqual(write({}, 'a', 'b'), [{ text: 'a' }, { text: 'b' }]);
  assert.deepEqual(write({ corrections: [{ text: 'old' }] }, 'new'), [{ text: 'old' }, { text: 'new' }]);
  assert.deepEqual(correctionPatches({}, []), []);
});

test('what is said about the story is set, left as it is, or taken away', () => {
  const story = { title: 'Old', subtitle: 'Below', range: { from: '2008-01-01' } };
  const told = (texts, of = story) => aboutPatches(of, new Map(Object.entries(texts))).reduce(applied, of);
  assert.deepEqual(told({ '/title': 'New', '/subtitle': '', '/unit': '', '/range/to': '2009-12-31' }), {
    title: 'New',
    range: { from: '2008-01-01', to: '2009-12-31' },
  });
  assert.deepEqual(aboutPatches(story, new Map([['/title', 'Old']])), []);
  assert.deepEqual(told({ '/range/from': '2008', '/range/to': '2009' }, { range: 'ever' }), { range: { from: '2008', to: '2009' } });
});

test('a pointer into an event leads to its row', () => {
  assert.equal(rowOf('/events/3/amount/usd'), '/events/3');
  assert.equal(rowOf('/title'), null);
});

test('questions of several imports have ids of their own, and one that is asked again stands once', () => {
  const asked = (id, row) => ({ id, cells: [{ row }] });
  const open = [asked('events/When/day-order', 3), asked('events/When/day-order/2', 4)];
  const joined = joinedQuestions(open, [asked('events/When/day-order', 3), asked('events/When/day-order', 9), asked('events/Sum/scale', 1)]);
  assert.deepEqual(
    joined.map(({ id, cells }) => [id, cells[0].row]),
    [
      ['events/When/day-order', 3],
      ['events/When/day-order/2', 4],
      ['events/When/day-order/3', 9],
      ['events/Sum/scale', 1],
    ],
  );
});

test('a check that failed is said once and repeated until it works; one that was given up for another call is only repeated', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const answers = ['broken', 'broken', words.stopped, null, null];
  const told = [];
  let checks = 0;
  const core = {
    check: async () => {
      const reason = answers[checks++];
      if (reason) throw new Error(reason);
      return [{ message: 'a problem' }];
    },
  };
  const document = new StoryDocument({ title: 'Old' });
  const life = new AbortController();
  keepChecked(document, core, (reason) => told.push(reason), life.signal);
  const pass = async (milliseconds) => {
    t.mock.timers.tick(milliseconds);
    for (let i = 0; i < 10; ++i) await null;
  };
  await pass(0);
  assert.deepEqual([checks, told], [1, ['broken']]);
  await pass(6000);
  assert.deepEqual([checks, told], [2, ['broken']]);
  await pass(6000);
  await pass(200);
  assert.deepEqual([checks, told], [4, ['broken', null]]);
  assert.equal(document.state.problems.length, 1);
  await pass(60_000);
  assert.equal(checks, 4);
  document.edit('Change title', [{ op: 'set', at: '/title', value: 'New' }]);
  await pass(200);
  assert.equal(checks, 5);
  life.abort();
});

/** A document that is kept by a keeper whose answers the test gives. */
function saved(t, { fresh = false } = {}) {
  stub(t, {
    window: { document: fakeWindow() },
    addEventListener: () => undefined,
  });
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const writes = [];
  let answer = () => true;
  const keeper = {
    keep: async (id, { story }, { take }) => (writes.push([id, story.title, take]), answer()),
  };
  const document = new StoryDocument({ title: 'Old' });
  const states = [];
  const life = new AbortController();
  const save = new Autosave(document, keeper, 'w1', ({ state }) => states.push(state), { signal: life.signal, fresh });
  const pass = async (milliseconds) => {
    t.mock.timers.tick(milliseconds);
    for (let i = 0; i < 10; ++i) await null;
  };
  const title = (text) => document.edit('Change title', [{ op: 'set', at: '/title', value: text }]);
  return {
    save,
    writes,
    states,
    pass,
    title,
    life,
    answer: (next) => (answer = next),
  };
}

test('an edit is kept within a second, however many follow it', async (t) => {
  const { writes, states, pass, title } = saved(t);
  title('A');
  for (let i = 0; i < 9; ++i) {
    await pass(100);
    title(`A${i}`);
  }
  assert.equal(writes[0]?.[1], 'A2');
  await pass(1000);
  assert.deepEqual(writes.at(-1), ['w1', 'A8', false]);
  assert.deepEqual([...new Set(states)], ['waiting', 'saved']);
});

test('what only looked at the story is not written', async (t) => {
  const { writes, pass, save } = saved(t);
  await pass(5000);
  await save.flush();
  assert.deepEqual(writes, []);
});

test('a refusal is said, tried again, and over once it works', async (t) => {
  const { writes, states, pass, title, answer, save } = saved(t, {
    fresh: true,
  });
  answer(() => {
    throw new Error('full');
  });
  await pass(1000);
  assert.equal(states.at(-1), 'failed');
  assert.equal(save.state.reason, 'full');
  title('B');
  answer(() => true);
  await pass(6000);
  assert.equal(states.at(-1), 'saved');
  assert.equal(writes.at(-1)[1], 'B');
});

test('once another page has written the work, nothing is written over it until this one takes it', async (t) => {
  const { writes, states, pass, title, answer, save } = saved(t);
  answer(() => false);
  title('A');
  await pass(1000);
  assert.equal(states.at(-1), 'overtaken');
  title('B');
  await pass(5000);
  await save.flush();
  assert.equal(writes.length, 1);
  answer(() => true);
  await save.take();
  assert.deepEqual(writes.at(-1), ['w1', 'B', true]);
  assert.equal(states.at(-1), 'saved');
});

test('a worker that broke is sent the tables of the import again', async () => {
  const workers = [];
  globalThis.document = { baseURI: studio };
  globalThis.location = new URL(studio);
  globalThis.Worker = class {
    asked = [];
    constructor() {
      workers.push(this);
    }
    postMessage(message) {
      this.asked.push(message);
    }
    terminate() {}
    answer() {
      this.onmessage({ data: { id: this.asked.at(-1).id, value: {} } });
    }
  };
  const core = remoteCore();
  const files = [{ name: 'rows.csv', bytes: 'Date' }];
  const sent = (worker) => worker.asked.map(({ args: [tables] }) => tables);
  const read = async (worker) => {
    const answer = core.importTables(files, {});
    workers[worker].answer();
    await answer;
  };
  await read(0);
  await read(0);
  assert.deepEqual(sent(workers[0]), [files, null]);
  const check = core.check({ version: 2 });
  workers[0].onerror({ preventDefault() {} });
  await assert.rejects(check, /stopped/);
  await read(1);
  assert.deepEqual(sent(workers[1]), [files]);
});
