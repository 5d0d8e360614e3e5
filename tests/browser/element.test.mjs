import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { element, open, painted, ready, story } from './harness.mjs';
import { test } from './suite.mjs';

const one = '<story-explainer src="story.json"><p>Words</p></story-explainer>';

test('attributes count before and after the class is known', async () => {
  const page = await open('', { html: '<story-explainer src="story.json" date="2021-06-15"><p>Words</p></story-explainer>' });
  assert.equal(await element(page, (explainer) => explainer.date), '2021-06-15');
  await element(page, (explainer) => explainer.setAttribute('date', '2020-02-02'));
  assert.equal(await element(page, (explainer) => explainer.date), '2020-02-02');
  await element(page, (explainer) => (explainer.date = '2022-03-04'));
  assert.equal(await element(page, (explainer) => explainer.date), '2022-03-04');
  await page.evaluate(() => {
    const late = document.createElement('story-explainer');
    late.id = 'late';
    late.src = 'story.json';
    document.body.append(late);
    late.date = '2024-01-01'; // while it loads
  });
  await ready(page, '#late');
  assert.equal(await page.locator('#late').evaluate((late) => late.date), '2024-01-01');
});

test('properties set before the class is known are taken up', async () => {
  const page = await open('', {
    html: one,
    wait: false,
    init: () => {
      document.addEventListener('readystatechange', () => {
        if (document.readyState === 'interactive') document.querySelector('story-explainer').date = '2020-05-05';
      });
    },
  });
  await ready(page);
  assert.equal(await element(page, (explainer) => explainer.date), '2020-05-05');
});

test('without a story it is its words, and a story may come later', async () => {
  const page = await open('', { html: '<story-explainer><p id="words">Words</p></story-explainer>', wait: false });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  assert.ok(await page.locator('#words').isVisible());
  await element(page, (explainer) => ((explainer.src = 'story.json'), explainer.ready));
  assert.ok(await page.locator('canvas').isVisible());
});

test('seek is done when the day is painted, and refuses what is no date', async () => {
  const page = await open('', { html: one });
  const outcome = await element(page, async (explainer) => {
    await explainer.seek('2023-09-25');
    return [explainer.date, await explainer.seek('soon').catch((error) => error.name)];
  });
  assert.deepEqual(outcome, ['2023-09-25', 'RangeError']);
});

test('seek works on an element the reader cannot see', async () => {
  const page = await open('', { html: `${'<p>A line</p>'.repeat(80)}${one}` });
  assert.equal(await element(page, (explainer) => explainer.seek('2023-09-25').then(() => explainer.date)), '2023-09-25');
});

test('next, previous and select move the story', async () => {
  const page = await open('', { html: one });
  const result = await element(page, (explainer) => {
    const told = [];
    explainer.addEventListener('selectionchange', (event) => told.push(event.detail.selected));
    explainer.date = '2023-01-01';
    explainer.next();
    const later = explainer.date;
    explainer.previous();
    const earlier = explainer.date;
    const [id] = explainer.snapshot.events;
    return { later, earlier, id, known: explainer.select(id), selected: explainer.selected, unknown: explainer.select('no-such-event'), told };
  });
  assert.ok(result.later > '2023-01-01' && result.earlier < result.later);
  assert.deepEqual([result.known, result.unknown], [true, false]);
  assert.equal(result.selected, result.id);
  assert.equal(result.told.at(-1), result.id);
});

test('play goes on to the end, stops there, and says so', async () => {
  const page = await open('', { html: one });
  const story = await element(page, (explainer) => {
    explainer.playbackRate = 4;
    explainer.date = '2025-12-01';
    return new Promise((done) => {
      const told = [];
      for (const type of ['play', 'datechange', 'pause', 'ended']) {
        explainer.addEventListener(type, () => told.push(type));
      }
      explainer.addEventListener('ended', () => done({ told, paused: explainer.paused, ended: explainer.ended, date: explainer.date, end: explainer.endDate }));
      void explainer.play();
    });
  });
  assert.equal(story.told[0], 'play');
  assert.ok(story.told.includes('datechange'));
  assert.deepEqual(story.told.slice(-2), ['pause', 'ended']);
  assert.deepEqual([story.paused, story.ended, story.date], [true, true, story.end]);
});

test('at single speed a step of the play takes about two seconds', async () => {
  const page = await open('', { html: one });
  const seconds = await element(page, (explainer) => {
    explainer.date = '2019-07-22';
    return new Promise((done) => {
      const times = [];
      explainer.addEventListener('datechange', () => {
        times.push(performance.now());
        if (times.length === 3) done((times[2] - times[1]) / 1000);
      });
      void explainer.play();
    });
  });
  assert.ok(seconds > 1 && seconds < 4, `${seconds} s`);
});

test('pause stops where it is', async () => {
  const page = await open('', { html: one });
  const result = await element(page, async (explainer) => {
    explainer.date = '2019-01-01';
    await explainer.play();
    const playing = !explainer.paused;
    explainer.pause();
    return { playing, paused: explainer.paused };
  });
  assert.deepEqual(result, { playing: true, paused: true });
});

test('autoplay plays, but not for readers who asked for less motion', async () => {
  const html = '<story-explainer src="story.json" date="2019-01-01" autoplay></story-explainer>';
  const page = await open('', { html });
  await page.waitForFunction(() => !document.querySelector('story-explainer').paused);
  const calm = await open('', { html, reducedMotion: 'reduce' });
  await painted(calm);
  assert.equal(await element(calm, (explainer) => explainer.paused), true);
});

test('two elements on one page go their own ways', async () => {
  const page = await open('', { html: one + one });
  await page.evaluate(() => Promise.all([...document.querySelectorAll('story-explainer')].map((explainer) => explainer.ready)));
  const dates = await page.evaluate(async () => {
    const [first, second] = document.querySelectorAll('story-explainer');
    await Promise.all([first.seek('2020-01-01'), second.seek('2024-01-01')]);
    first.theme = 'dark';
    first.playbackRate = 2;
    return [first.date, second.date, first.snapshot.events.length < second.snapshot.events.length, second.playbackRate, second.theme];
  });
  assert.deepEqual(dates, ['2020-01-01', '2024-01-01', true, 1, 'auto']);
});

test('two elements fetch the program once', async () => {
  const page = await open('', { html: one + one });
  await page.evaluate(() => Promise.all([...document.querySelectorAll('story-explainer')].map((explainer) => explainer.ready)));
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name.split('/').at(-1)));
  assert.equal(names.filter((name) => name === 'explainer.wasm').length, 1);
});

test('a removed element gives its graphics back and hears nothing more; put back, it goes on', async () => {
  const page = await open('', { html: one });
  const result = await element(page, async (explainer) => {
    await explainer.seek('2023-09-25');
    const old = explainer.shadowRoot.querySelector('canvas');
    const gl = old.getContext('webgl2');
    explainer.remove();
    const given = gl.isContextLost() && !old.isConnected;
    dispatchEvent(new Event('beforeprint'));
    document.dispatchEvent(new Event('visibilitychange'));
    const kept = explainer.date;
    document.body.append(explainer);
    await explainer.ready;
    return { given, kept, date: explainer.date, canvases: explainer.shadowRoot.querySelectorAll('canvas').length };
  });
  assert.deepEqual(result, { given: true, kept: '2023-09-25', date: '2023-09-25', canvases: 1 });
});

test('twenty elements, one after the other, leave nothing behind', async () => {
  const page = await open('', { html: '<div id="place"></div>' , wait: false });
  const lost = await page.evaluate(async () => {
    let events = 0;
    for (let turn = 0; turn < 20; turn += 1) {
      const explainer = document.createElement('story-explainer');
      explainer.addEventListener('error', () => (events += 1));
      explainer.src = 'story.json';
      document.querySelector('#place').replaceChildren(explainer);
      await explainer.ready;
    }
    return events;
  });
  assert.equal(lost, 0); // a browser gives out about sixteen contexts and then takes the oldest away
});

test('an element taken out while it loads stays silent', async () => {
  const page = await open('', { html: '<div id="place"></div>', wait: false });
  const told = await page.evaluate(async () => {
    const events = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const explainer = document.createElement('story-explainer');
      for (const type of ['ready', 'error']) explainer.addEventListener(type, () => events.push(type));
      explainer.src = 'story.json';
      document.querySelector('#place').append(explainer);
      await new Promise((done) => setTimeout(done, turn * 20));
      explainer.remove();
    }
    const last = document.createElement('story-explainer');
    last.src = 'story.json';
    document.querySelector('#place').append(last);
    await last.ready;
    return events.filter((type) => type === 'error');
  });
  assert.deepEqual(told, []);
});

test('a seek that waits for a picture is told when the element goes', async () => {
  const page = await open('index.html');
  const name = await element(page, async (explainer) => {
    const pending = explainer.seek('2021-05-01');
    explainer.remove();
    return pending.then(
      () => 'painted',
      (error) => error.name,
    );
  });
  assert.equal(name, 'AbortError');
});

test('a lazy element fetches nothing until it is near, or asked', async () => {
  const page = await open('', {
    html: `${'<p>A line</p>'.repeat(120)}<story-explainer src="story.json" loading="lazy"><p>Words</p></story-explainer>`,
    wait: false,
  });
  const fetched = () => page.evaluate(() => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('.wasm')));
  await page.waitForFunction(() => customElements.get('story-explainer'));
  await painted(page);
  assert.equal(await fetched(), false);
  await element(page, (explainer) => explainer.scrollIntoView());
  await ready(page);
  assert.equal(await fetched(), true);
});

test('another src is another story', async () => {
  const other = JSON.parse(readFileSync(story, 'utf8'));
  other.range.from = '2018-01-01';
  const answers = { 'other.json': { contentType: 'application/json', body: JSON.stringify(other) } };
  const page = await open('', { html: one, answers });
  const starts = await element(page, async (explainer) => {
    const first = explainer.startDate;
    const { ready } = explainer;
    explainer.src = 'other.json';
    await explainer.ready;
    return [first, explainer.startDate, ready === explainer.ready];
  });
  assert.deepEqual(starts, ['2019-01-01', '2018-01-01', false]);
});

test('a listener may put another story, or nothing, in the place of the one that has ended', async () => {
  const page = await open('', { html: '<story-explainer src="story.json" date="2025-12-01"></story-explainer>' });
  const waiting = await element(page, async (explainer) => {
    explainer.playbackRate = 100;
    const again = new Promise((done) => explainer.addEventListener('ended', () => done((explainer.src = 'story.json?again')), { once: true }));
    explainer.play();
    await again;
    await explainer.ready;
    const gone = new Promise((done) => explainer.addEventListener('datechange', () => done(explainer.remove()), { once: true }));
    const seek = explainer.seek('2020-01-01').then(() => 'done', (error) => error.name);
    await gone;
    return seek;
  });
  assert.equal(waiting, 'AbortError'); // and tidy() sees that nothing was thrown
});

test('autoplay counts once: a reader’s pause holds when the element is put elsewhere, and so does the speed', async () => {
  const page = await open('', { html: '<story-explainer src="story.json" date="2019-06-01" autoplay></story-explainer><div id="there"></div>' });
  const told = await element(page, async (explainer) => {
    await new Promise((done) => (explainer.paused ? explainer.addEventListener('play', done, { once: true }) : done()));
    explainer.playbackRate = 2;
    let pauses = 0;
    explainer.addEventListener('pause', () => (pauses += 1));
    document.querySelector('#there').append(explainer);
    await explainer.ready;
    return { pauses, paused: explainer.paused, rate: explainer.playbackRate };
  });
  assert.deepEqual(told, { pauses: 1, paused: true, rate: 2 });
});

test('elements that go while they wait for their turn leave it to others', async () => {
  const page = await open('', { html: '<div id="all"></div>', wait: false });
  await page.waitForFunction(() => customElements.get('story-explainer'));
  const add = (count) =>
    page.evaluate((many) => {
      const all = document.querySelector('#all');
      for (let i = 0; i < many; i += 1) all.append(Object.assign(document.createElement('story-explainer'), { src: 'story.json', loading: 'eager' }));
    }, count);
  for (let visit = 0; visit < 3; visit += 1) {
    await add(8);
    await page.waitForFunction(() => Promise.all([...document.querySelectorAll('story-explainer')].slice(0, 6).map(({ ready }) => ready)).then(() => true));
    await page.evaluate(() => document.querySelectorAll('story-explainer').forEach((explainer) => explainer.remove()));
  }
  await page.evaluate(() => (document.querySelector('#all').style.paddingTop = '9000px'));
  await add(1);
  await element(page, (explainer) => explainer.ready);
});
