// The canvas's twin: the story in words, the controls, the address, and what can be saved.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { element, native, open, painted, pngOf, story } from './harness.mjs';
import { test } from './suite.mjs';

const date = (page) => element(page, (explainer) => explainer.date);
const until = (page, check, argument) => page.waitForFunction(check, argument);
const told = JSON.parse(readFileSync(story, 'utf8'));

/** Waits until the words have caught up with the picture. */
async function caughtUp(page) {
  await until(page, () => {
    const { shadowRoot, date } = document.querySelector('story-explainer');
    return Number(shadowRoot.querySelector('canvas').getAttribute('aria-valuenow')) === Date.parse(date) / 86_400_000;
  });
  await painted(page);
}

test('the words hold every event, its sources as links, and the totals', async () => {
  const page = await open('index.html');
  await page.getByText('The story in words').click();
  for (const { title } of told.events) assert.ok((await page.getByRole('button', { name: title, exact: true }).count()) >= 1, title);
  const addresses = await page.locator('story-explainer .list a').evaluateAll((links) => links.map((link) => link.href));
  for (const { url } of told.sources) if (url) assert.ok(addresses.includes(new URL(url).href), url);
  assert.ok(addresses.every((address) => address.startsWith('https://')));
  assert.ok((await page.getByRole('table').count()) >= 1);
  const words = await page.locator('story-explainer .list').innerText();
  for (const { about } of [...told.entities, ...told.programs]) if (about) assert.ok(words.includes(about), about);
  for (const { generations } of told.programs) for (const { name } of generations) assert.ok(words.includes(name), name);
});

test('an event of the list is a button that goes to its day; the list says which one is current', async () => {
  const page = await open('index.html');
  await page.getByText('The story in words').click();
  const ofTheDay = told.events.filter(({ date: day }) => day === '2023-09-25').map(({ id }) => id);
  const event = told.events.find(({ id }) => id === ofTheDay[0]);
  await page.getByRole('button', { name: event.title, exact: true }).click();
  await caughtUp(page);
  assert.deepEqual(await element(page, (explainer) => [explainer.date, explainer.selected]), ['2023-09-25', event.id]);
  const current = page.locator('story-explainer li[aria-current]');
  const marked = await current.evaluateAll((items) => items.map((item) => item.dataset.event));
  assert.ok(marked.includes(event.id) && marked.every((id) => ofTheDay.includes(id)), marked.join());
  await element(page, (explainer) => explainer.select(null));
  await element(page, (explainer) => explainer.seek('2023-10-01'));
  await until(page, () => document.querySelector('story-explainer').shadowRoot.querySelector('li[aria-current]'));
});

test('the totals are those of the day', async () => {
  const page = await open('index.html');
  await page.getByText('The story in words').click();
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  await caughtUp(page);
  assert.match(await page.getByRole('table').first().locator('caption').textContent(), /25 September 2023/);
  const rows = (await page.getByRole('rowheader').allTextContents()).join();
  assert.match(rows, /Anthropic/);
});

test('a date is typed or pasted as people write it, and what is none is answered in one sentence', async () => {
  const page = await open('index.html');
  const field = page.getByLabel('Go to date');
  const example = await field.getAttribute('placeholder'); // a date of this story, before anything is typed
  const dates = [['2023', '2023-12-31'], ['Sep 2023', '2023-09-30'], ['2023-09-25', '2023-09-25'], ['1 may 2021', '2021-05-01'], [example, '2025-12-26']];
  for (const text of ['25th September 2023', 'Mon, 25 Sep 2023', '25.09.2023', '2023–09–25', '25\u202FSep\u00A02023']) dates.push([text, '2023-09-25']);
  for (const [text, day] of dates) {
    await field.fill(text);
    await field.press('Enter');
    assert.equal(await date(page), day, text);
  }
  await field.fill('soon');
  await field.press('Enter');
  assert.match(await page.getByRole('alert').textContent(), /^Write a date like .*\.$/);
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await date(page), '2023-09-25');
  await field.fill('2022');
  await field.press('Enter');
  assert.equal(await page.getByRole('alert').textContent(), '');
});

test('whatever date the list prints is understood by the date field', async () => {
  const page = await open('index.html');
  await page.getByText('The story in words').click();
  const printed = await page.locator('story-explainer .list li time').allTextContents();
  assert.ok(printed.length >= told.events.length);
  const field = page.getByLabel('Go to date');
  for (const text of new Set(printed)) {
    await field.fill(text);
    await field.press('Enter');
    assert.equal(await field.getAttribute('aria-invalid'), 'false', text);
  }
});

test('a date outside of the story brings its nearest day, and the reader is told so', async () => {
  const page = await open('index.html');
  const field = page.getByLabel('Go to date');
  for (const [text, day] of [['1999', '2019-01-01'], ['May 2040', '2025-12-31']]) {
    await field.fill(text);
    await field.press('Enter');
    assert.equal(await date(page), day);
    assert.match(await page.getByRole('alert').textContent(), /^The story runs from 1 Jan 2019 to 31 Dec 2025;/);
    assert.equal(await field.getAttribute('aria-invalid'), 'false');
  }
});

test('the buttons do what they say, and are one Tab stop', async () => {
  const page = await open('index.html');
  await element(page, (explainer) => explainer.seek('2023-01-01'));
  await page.getByRole('button', { name: 'Previous event' }).focus();
  await page.keyboard.press('Enter');
  const before = await date(page);
  assert.ok(before < '2023-01-01');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter'); // Next event
  assert.ok((await date(page)) > before);
  await page.getByRole('button', { name: /^Speed/ }).press('Enter');
  assert.equal(await element(page, (explainer) => explainer.playbackRate), 2);
  await page.getByRole('button', { name: 'Play' }).press('Enter');
  await until(page, () => !document.querySelector('story-explainer').paused);
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  assert.equal(await element(page, (explainer) => explainer.paused), true);
  const stops = await page.getByRole('toolbar').getByRole('button').evaluateAll((buttons) => buttons.filter((button) => button.tabIndex === 0).length);
  assert.equal(stops, 1);
});

test('the button of a drawn control has its ring where the control is drawn', async () => {
  const page = await open('index.html');
  const canvas = await page.locator('story-explainer canvas').boundingBox();
  const play = await page.getByRole('button', { name: 'Play' }).boundingBox();
  assert.ok(play.y > canvas.y && play.y + play.height <= canvas.y + canvas.height + 1, JSON.stringify({ canvas, play }));
  assert.ok(play.width >= 44 && play.height >= 44);
});

test('the focus on the canvas is seen where the handle is, and goes with it', async () => {
  const page = await open('index.html');
  await page.getByRole('slider').focus();
  const ring = page.locator('story-explainer .ring');
  await page.keyboard.press('End');
  await ring.waitFor();
  const right = await ring.boundingBox();
  const canvas = await page.locator('story-explainer canvas').boundingBox();
  assert.ok(right.y > canvas.y + canvas.height / 2 && right.y + right.height <= canvas.y + canvas.height, JSON.stringify({ right, canvas }));
  await page.keyboard.press('Home');
  await until(page, (before) => document.querySelector('story-explainer').shadowRoot.querySelector('.ring').getBoundingClientRect().left < before - 300, right.x);
});

test('the words are marked as being in the language of the story', async () => {
  const body = JSON.stringify({ ...told, language: 'pl', labels: { 'words.heading': 'Historia słowami' } });
  const page = await open('', { html: '<story-explainer src="story.json"><p>Words</p></story-explainer>', answers: { 'story.json': { contentType: 'application/json', body } } });
  assert.equal(await page.getByText('Historia słowami').evaluate((node) => node.closest('[lang]').lang), 'pl');
});

test('the live line says the headline, and is silent while the slider says it itself', async () => {
  const page = await open('index.html');
  const live = () => element(page, ({ shadowRoot }) => shadowRoot.querySelector('[aria-live]').textContent);
  assert.equal(await live(), '');
  await page.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await caughtUp(page);
  await page.getByRole('button', { name: 'Next event' }).focus();
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelector('story-explainer').shadowRoot.querySelector('[aria-live]').textContent !== '');
  assert.equal(await live(), await page.getByRole('slider').getAttribute('aria-valuetext'));
});

/** All that the live line says from now on. */
const listenToLive = (page) =>
  element(page, ({ shadowRoot }) => {
    globalThis.said = [];
    const live = shadowRoot.querySelector('[aria-live]');
    new MutationObserver(() => live.textContent && globalThis.said.push(live.textContent)).observe(live, { childList: true, characterData: true });
  });
const said = (page) => page.evaluate(() => globalThis.said);

test('of a play from the first day to the last the live line says that it begins and that it ended, and nothing between', async () => {
  const page = await open('index.html');
  await element(page, (explainer) => ((explainer.playbackRate = 16), explainer.seek('2019-01-01')));
  await listenToLive(page);
  await page.getByRole('button', { name: 'Play' }).press('Enter');
  await until(page, () => globalThis.said.at(-1)?.startsWith('Played to the end.'));
  const all = await said(page);
  assert.equal(all.length, 2, all.join('\n'));
  assert.equal(all[0], 'Playing.');
  assert.match(all[1], /^Played to the end\. 31 December 2025/);
});

test('what the page itself seeks or selects is not read out, and what the reader does is', async () => {
  const page = await open('index.html');
  await element(page, (explainer) => explainer.seek('2019-01-01'));
  await caughtUp(page);
  await listenToLive(page);
  for (const event of told.events.slice(0, 5)) {
    await element(page, (explainer, id) => (explainer.select(id), explainer.seek(explainer.date)), event.id);
    await caughtUp(page);
  }
  await page.getByRole('button', { name: 'Next event' }).press('Enter');
  await until(page, () => globalThis.said.length > 0);
  assert.deepEqual(await said(page), [await page.getByRole('slider').getAttribute('aria-valuetext')]);
});

test('how many events a filter leaves is read out', async () => {
  const page = await open('index.html');
  await listenToLive(page);
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('checkbox', { name: /^talks/ }).check();
  await until(page, () => globalThis.said.length > 0);
  const talks = told.events.filter(({ kind }) => kind === 'talks').length;
  assert.deepEqual(await said(page), [`${talks} of ${told.events.length} events shown`]);
});

test('that a link was copied is seen as well as heard, each time', async () => {
  const page = await open('index.html', { init: () => (navigator.clipboard.writeText = () => Promise.resolve()) });
  for (let times = 0; times < 2; times += 1) {
    await listenToLive(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Copy code for a web page', exact: true }).click();
    await until(page, () => globalThis.said.includes('Copied.'));
    const box = await page.getByText('Copied.').boundingBox();
    assert.ok(box.width > 50 && box.height > 16, JSON.stringify(box));
  }
});

test('before the program is there the slider works, and where it stands is kept', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const page = await open('index.html', { wait: false, hold: { 'explainer.wasm': held } });
  const slider = page.getByRole('slider');
  await slider.waitFor();
  assert.match(await slider.getAttribute('aria-valuetext'), /31 December 2025/);
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const early = await date(page);
  assert.ok(early < '2025-12-31');
  release();
  await element(page, (explainer) => explainer.ready);
  assert.equal(await date(page), early);
  assert.equal(await page.getByRole('slider').count(), 1);
});

test('a picture that nobody sees can be saved, also when others have its context', async () => {
  const one = '<story-explainer src="story.json" date="2023-09-25"><p>Words</p></story-explainer>';
  const page = await open('', { html: one.repeat(10) });
  await page.evaluate(() => Promise.all([...document.querySelectorAll('story-explainer')].map((explainer) => explainer.ready)));
  const without = await page.evaluate(() => {
    const lost = [...document.querySelectorAll('story-explainer')].map(({ shadowRoot }) => shadowRoot.querySelector('canvas').getContext('webgl2').isContextLost());
    return lost.lastIndexOf(true);
  });
  assert.ok(without > 1, 'one has given its context up');
  const far = page.locator('story-explainer').nth(without);
  assert.ok((await far.evaluate(pngOf)).colours > 100);
  await far.evaluate((explainer) => new Promise((done) => {
    new ResizeObserver(() => explainer.hidden && requestAnimationFrame(done)).observe(explainer);
    explainer.hidden = true;
  }));
  assert.ok((await far.evaluate(pngOf)).colours > 100);
});

test('there is one slider at any time, and whoever has the focus on it keeps it', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const page = await open('index.html', { wait: false, hold: { 'explainer.wasm': held } });
  const slider = page.getByRole('slider'); // those that a screen reader meets
  const theOne = async (tag) => {
    assert.equal(await slider.count(), 1, tag);
    const found = await slider.evaluate((node) => [node.localName, node.getRootNode().activeElement === node]);
    assert.deepEqual(found, [tag, true]);
  };
  await slider.waitFor();
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await theOne('input');
  release();
  await element(page, (explainer) => explainer.ready);
  await theOne('canvas');
  const shown = (state) => until(page, (face) => document.querySelector('story-explainer').shadowRoot.querySelector('.explainer').dataset.state === face, state);
  await element(page, ({ shadowRoot }) => {
    globalThis.loser = shadowRoot.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.loser.loseContext();
  });
  await shown('text_only');
  await theOne('input');
  await page.keyboard.press('Home');
  assert.equal(await date(page), await element(page, (explainer) => explainer.startDate));
  await page.evaluate(() => globalThis.loser.restoreContext());
  await shown('ready');
  await theOne('canvas');
  await page.keyboard.press('End');
  await until(page, () => document.querySelector('story-explainer').date === document.querySelector('story-explainer').endDate);
});

test('what can be saved is the moment: picture, lines, table and figures', async () => {
  const page = await open('index.html');
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  const saved = await element(page, async (explainer) => {
    const canvas = explainer.shadowRoot.querySelector('canvas');
    const png = await explainer.toBlob('image/png');
    const image = await createImageBitmap(png);
    const text = async (type) => (await explainer.toBlob(type)).text();
    return {
      png: [png.type, image.width / canvas.clientWidth, image.height / 2 - canvas.clientHeight],
      size: [canvas.width, canvas.height],
      svg: await text('image/svg+xml'),
      csv: await text('text/csv'),
      csvStart: [...new Uint8Array(await (await explainer.toBlob('text/csv')).arrayBuffer()).slice(0, 6)],
      json: JSON.parse(await text('application/json')),
      snapshot: explainer.snapshot,
      other: await explainer.toBlob('image/gif').catch((error) => error.name),
    };
  });
  assert.deepEqual(saved.png, ['image/png', 2, 28]);
  assert.deepEqual(saved.size, [960, 620]);
  assert.match(saved.svg, /^<svg .*as of .*<\/svg>\s*$/s);
  assert.equal(saved.csv.trim().split('\r\n').filter((line) => /^"?[a-z0-9-]+"?,/.test(line)).length - 1, saved.snapshot.events.length);
  assert.deepEqual(saved.csvStart, [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('id,')]);
  assert.deepEqual(saved.json, saved.snapshot);
  assert.equal(saved.other, 'NotSupportedError');
  assert.deepEqual(saved.json, JSON.parse(execFileSync(native, ['json', story, '--at', '2023-09-25'], { encoding: 'utf8' })));
});

test('the menu saves a file, closes with Escape, and gives the focus back', async () => {
  const page = await open('index.html');
  const button = page.getByRole('button', { name: 'Save', exact: true });
  await button.click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Table of events (CSV)' }).click()]);
  assert.equal(download.suggestedFilename(), 'explainer-2025-12-31.csv');
  await button.click();
  await page.keyboard.press('Escape');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  assert.equal(await element(page, ({ shadowRoot }) => shadowRoot.activeElement.textContent), 'Save');
});

const linked = (more = '') => `<story-explainer src="story.json" date="2024-06-01" deep-link ${more}><p>Words</p></story-explainer>`;

test('the address carries what differs from the author\'s view; back and forward go there', async () => {
  const page = await open('', { html: linked() });
  const hash = () => page.evaluate(() => location.hash);
  assert.equal(await hash(), '');
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  await until(page, () => location.hash === '#date=2023-09-25');
  const event = told.events.find(({ date: day }) => day === '2023-09-25');
  await element(page, (explainer, id) => explainer.select(id), event.id);
  await until(page, (id) => location.hash === `#date=2023-09-25&event=${id}`, event.id);
  await page.goBack();
  await until(page, () => document.querySelector('story-explainer').selected === null);
  assert.equal(await date(page), '2023-09-25');
  await page.goBack();
  await until(page, () => document.querySelector('story-explainer').date === '2024-06-01');
  assert.equal(await hash(), '');
  await page.goForward();
  await until(page, () => document.querySelector('story-explainer').date === '2023-09-25');
});

test('an address is followed from the start, and hostile ones are ignored', async () => {
  const html = linked();
  const start = (hash) => ({ html, init: `if (!location.hash) history.replaceState(null, '', ${JSON.stringify(hash)})` });
  const page = await open('', start('#date=2022-02-02'));
  assert.equal(await date(page), '2022-02-02');
  for (const hash of ['#date=%00&event=<script>', '#date=9999999999', `#event=${'x'.repeat(5000)}`, '#date=2023-13&event=no-such-event', '#%E0%A4%A', '#section']) {
    const other = await open('', start(hash));
    assert.equal(await date(other), '2024-06-01', hash);
    assert.equal(await element(other, (explainer) => explainer.selected), null);
  }
});

test('elements on one page do not fight for the address', async () => {
  const page = await open('', { html: linked('id="money"') + '<story-explainer src="story.json" id="quiet"></story-explainer>' });
  await page.evaluate(() => Promise.all([...document.querySelectorAll('story-explainer')].map((explainer) => explainer.ready)));
  await page.evaluate(() => (document.querySelector('#quiet').date = '2020-01-01'));
  await page.evaluate(() => (document.querySelector('#money').date = '2021-01-01'));
  await until(page, () => location.hash === '#money.date=2021-01-01');
});

test('a newer story is pointed to, and the age of this one is always seen', async () => {
  const body = JSON.stringify({ ...told, newer: { url: 'https://example.org/newer', date: '2026-02-03' } });
  const page = await open('', { html: linked(), answers: { 'story.json': { contentType: 'application/json', body } } });
  assert.ok(await page.getByText(/as of/i).first().isVisible());
  assert.equal(await page.getByRole('link', { name: /newer story/ }).getAttribute('href'), 'https://example.org/newer');
});

test('on a slow line the reader is told how far it is, and may go on with the words', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const page = await open('index.html', { height: 500, wait: false, hold: { 'explainer.wasm': held } });
  const progress = page.getByText(/^Loading the interactive picture: \d+ \/ \d+ kB$/);
  await progress.waitFor();
  const { y, height } = await progress.boundingBox();
  assert.ok(y > 0 && y + height <= 500); // on a screen that ends within the picture, too
  await page.getByRole('button', { name: 'Go on with words alone' }).click();
  assert.ok(await page.locator('story-explainer > .words').isVisible());
  release();
  await page.getByRole('button', { name: 'Show the interactive picture' }).press('Enter');
  await element(page, (explainer) => explainer.ready);
  assert.ok(await element(page, ({ shadowRoot }) => shadowRoot.activeElement === shadowRoot.querySelector('canvas'))); // the button is gone
  assert.ok(await page.locator('story-explainer canvas').isVisible());
});

test('only one still is fetched, the one for this screen', async () => {
  for (const [width, colorScheme, name] of [[360, 'light', 'still-phone-light.svg'], [720, 'dark', 'still-medium-dark.svg'], [960, 'dark', 'still-dark.svg']]) {
    const page = await open('index.html', { width, colorScheme });
    const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name.split('/').at(-1)));
    assert.deepEqual(fetched.filter((file) => /^still.*svg$/.test(file)), [name]);
  }
});

test('nothing moves while it loads, at any width', async () => {
  for (const width of [360, 720, 960]) {
    const page = await open('index.html', {
      width,
      init: () => {
        globalThis.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) globalThis.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
      },
    });
    await painted(page);
    assert.equal(await page.evaluate(() => globalThis.shift), 0, `${width}`);
  }
});

/** A page with a story of so many events, ten years of them. */
async function openLong(count) {
  const events = Array.from({ length: count }, (_, i) => ({ ...told.events[0], id: `e${i}`, title: `Rung ${i} of the ladder`, date: `${2015 + (i % 10)}-05-05`, part_of: undefined, overlaps: undefined }));
  const body = JSON.stringify({ ...told, events });
  return open('', { html: '<story-explainer src="story.json"><p>Words</p></story-explainer>', answers: { 'story.json': { contentType: 'application/json', body } } });
}

const allSketched = (page, count) => until(page, (all) => document.querySelector('story-explainer').shadowRoot.querySelectorAll('li').length === all, count);

test('of a long story the browser finds what is folded away, and opens it', async () => {
  const page = await openLong(1200);
  await allSketched(page, 1200);
  const folds = () => element(page, ({ shadowRoot }) => [...shadowRoot.querySelectorAll('details')].map((details) => details.open));
  assert.deepEqual([...new Set(await folds())], [false]);
  await page.evaluate(() => (location.hash = ':~:text=Rung%20777%20of%20the%20ladder')); // as find-in-page does
  await until(page, () => document.querySelector('story-explainer').shadowRoot.querySelector('[data-event="e777"]').checkVisibility());
  assert.deepEqual((await folds()).filter(Boolean).length, 2); // the words, and their year
  // What was found leads to its day, like a button.
  await page.locator('[data-event="e777"]').click();
  await until(page, () => document.querySelector('story-explainer').selected === 'e777');
  assert.equal(await date(page), '2022-05-05');
  assert.equal(await page.locator('[data-event="e777"]').getAttribute('aria-current'), 'true');
});

test('of a very long story, too, every event can be found in the page', async () => {
  const page = await openLong(12_000);
  await allSketched(page, 12_000);
  const texts = await element(page, ({ shadowRoot }) => [...shadowRoot.querySelectorAll('li')].map((item) => item.textContent));
  const [first] = told.events;
  for (const i of [0, 5_555, 11_999]) {
    const text = texts.find((one) => one.includes(`\nRung ${i} of the ladder\n`));
    for (const part of [first.text, String(2015 + (i % 10))]) assert.ok(text.includes(part), part);
  }
});

test('a year that the reader opens has buttons and links, also when it opens before it is filled', async () => {
  for (const early of [true, false]) {
    const page = await openLong(1200);
    if (!early) await allSketched(page, 1200);
    await page.getByText('The story in words').click();
    await page.locator('story-explainer summary').filter({ hasText: '2019' }).click();
    await page.getByRole('button', { name: 'Rung 1194 of the ladder', exact: true }).waitFor(); // the last of its year
    const year = page.locator('story-explainer details.year[open]');
    assert.equal(await year.getByRole('button').count(), 120);
    assert.ok((await year.getByRole('link').count()) >= 120);
    await allSketched(page, 1200); // each once
    await year.getByRole('button', { name: 'Rung 4 of the ladder', exact: true }).click();
    assert.equal(await date(page), '2019-05-05');
    assert.equal(await page.locator('[data-event="e4"]').getAttribute('aria-current'), 'true');
  }
});

test('whatever a story says is text, and never becomes part of the page', async () => {
  const bad = '<img src=x onerror=alert(1)><b>&amp;';
  const events = told.events.map((event, at) => (at === 0 ? { ...event, title: `Title ${bad}`, text: `Text ${bad}` } : event));
  const entities = told.entities.map((entity) => ({ ...entity, name: `${entity.name} ${bad}`, about: `About ${bad}` }));
  const body = JSON.stringify({ ...told, title: `Story ${bad}`, credits: `Credits ${bad}`, events, entities });
  const page = await open('', { html: '<story-explainer src="story.json"><p>Words</p></story-explainer>', answers: { 'story.json': { contentType: 'application/json', body } } });
  await element(page, ({ shadowRoot }) => shadowRoot.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.getByRole('button', { name: 'Filters' }).click();
  const found = await element(page, ({ shadowRoot }) => [shadowRoot.querySelectorAll('img[src=x], b, script').length, shadowRoot.querySelector('.list').innerText]);
  assert.equal(found[0], 0);
  for (const text of ['Title', 'Text', 'About', 'Credits']) assert.ok(found[1].includes(`${text} ${bad}`), text);
});

test('a box of the filters is ticked and cleared with what is shown, and a date is no reason to count again', async () => {
  const init = () => {
    globalThis.asked = 0; // how often the program was asked what there is to choose
    const { encode } = TextEncoder.prototype;
    TextEncoder.prototype.encode = function (text) {
      globalThis.asked += text === 'filters\0';
      return encode.call(this, text);
    };
  };
  const page = await open('index.html', { init });
  const asked = () => page.evaluate(() => globalThis.asked);
  assert.equal(await asked(), 1);
  for (const date of ['2020-01-01', '2023-09-25', '2025-12-16']) await element(page, (explainer, day) => explainer.seek(day), date);
  await page.getByRole('button', { name: 'Filters' }).click();
  const box = page.locator('story-explainer .panel input').first();
  await box.check();
  await painted(page);
  assert.equal(await asked(), 2);
  await page.getByLabel('Filters').getByRole('button', { name: 'Show all events' }).click();
  await painted(page);
  assert.equal(await box.isChecked(), false);
  assert.equal(await asked(), 3);
});

test('of the panels one is open at a time, for keyboards too', async () => {
  const page = await open('index.html');
  const panels = () => page.locator('story-explainer .panel').evaluateAll((all) => all.filter((panel) => !panel.hidden).length);
  await page.getByRole('button', { name: 'Filter', exact: false }).press('Enter');
  assert.equal(await panels(), 1);
  await page.getByRole('button', { name: 'Save', exact: false }).first().press('Enter');
  assert.equal(await panels(), 1);
  assert.equal(await page.getByRole('button', { name: 'Filter', exact: false }).getAttribute('aria-expanded'), 'false');
});

test('Next and Previous of the row of controls stop the play, as the drawn ones do', async () => {
  const page = await open('index.html');
  await element(page, (explainer) => explainer.seek('2020-01-01'));
  await element(page, (explainer) => explainer.play());
  await page.getByRole('button', { name: 'Next event' }).press('Enter');
  assert.equal(await element(page, (explainer) => explainer.paused), true);
});

test('a year given by the author begins at its last day, before the program is there and after', async () => {
  let release;
  const hold = { 'explainer.wasm': new Promise((resolve) => (release = resolve)) };
  const page = await open('', { html: '<story-explainer src="story.json" date="2019"></story-explainer>', wait: false, hold });
  await page.getByRole('slider').and(page.locator('[aria-valuetext^="31 December 2019"]')).waitFor();
  release();
  await until(page, () => document.querySelector('story-explainer').startDate !== null);
  assert.equal(await date(page), '2019-12-31');
});

test('a save that does not work says so, and the reader may go on', async () => {
  const page = await open('', { html: linked(), init: () => (HTMLCanvasElement.prototype.toBlob = (done) => done(null)) });
  await page.getByRole('button', { name: 'Save', exact: false }).first().click();
  await page.getByRole('button', { name: 'Picture (PNG)' }).click();
  await until(page, () => /did not work/.test(document.querySelector('story-explainer').shadowRoot.querySelector('.live').textContent));
  assert.equal(await page.locator('story-explainer .panel:not([hidden])').count(), 0);
});
