// Passages of a page's prose that are tied to the picture.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { element, open, painted, story } from './harness.mjs';
import { test } from './suite.mjs';

const event = 'amzn-anthropic-commit-4b-2023-09-25';
const html = `<p>Prose with <span id="event" data-explainer-event="${event}">a passage</span>,
<button id="button" data-explainer-date="2021">a button</button>,
<a id="link" href="#picture" data-explainer-date="2024-11-22">a link</a> and
<span id="other" data-explainer-date="2020-02" data-explainer-for="second">one about another picture</span>.</p>
<story-explainer id="picture" src="story.json"><p>Words</p></story-explainer>
<story-explainer id="second" src="story.json"><p>Words</p></story-explainer>`;

const state = (page, id = 'picture') => page.locator(`#${id}`).evaluate((explainer) => [explainer.date, explainer.selected]);
const current = (page) => page.evaluate(() => [...document.querySelectorAll('[aria-current]')].map((passage) => passage.id));
const marks = (page, id) => page.waitForFunction((name) => document.getElementById(name).ariaCurrent === 'true', id);
const marksOf = (page, id) => page.waitForFunction((name) => document.querySelector(`[data-explainer-event="${name}"]`).ariaCurrent === 'true', id);

/** A page whose script for articles has come. */
async function openArticle(body, options) {
  const page = await open('', { html: body, ...options });
  await page.waitForFunction(() => [...document.querySelectorAll('span[data-explainer-event]')].every((span) => span.role));
  return page;
}

test('a passage takes the picture to its moment, by mouse and by keyboard', async () => {
  const page = await openArticle(html);
  await page.locator('#event').click();
  await marks(page, 'event');
  assert.deepEqual(await state(page), ['2023-09-25', event]);
  await page.locator('#button').focus();
  await page.keyboard.press('Enter');
  await marks(page, 'button');
  assert.deepEqual(await state(page), ['2021-12-31', null]);
  for (const key of ['Enter', ' ']) {
    await page.locator('#event').focus();
    await page.keyboard.press(key);
    await marks(page, 'event');
    assert.deepEqual(await state(page), ['2023-09-25', event]);
    await element(page, (explainer) => explainer.seek('2020-01-01'));
  }
  assert.equal(await page.evaluate(() => scrollY), 0); // Space did not scroll
});

test('the passage that tells what the picture shows is marked, and no other', async () => {
  const page = await openArticle(html);
  assert.deepEqual(await current(page), []);
  for (const [date, ids] of [['2021-06-01', ['button']], ['2023-09-26', ['event']], ['2024-11-22', ['link']], ['2025-11-03', []]]) {
    await element(page, (explainer, day) => explainer.seek(day), date);
    await painted(page);
    assert.deepEqual(await current(page), ids, date);
  }
  await page.locator('#link').click();
  await marks(page, 'link');
  const ink = await page.locator('#link').evaluate((passage) => getComputedStyle(passage).color);
  assert.equal(ink, 'rgb(26, 29, 34)'); // dark on yellow, though links of this page are blue
  await page.locator('#event').click();
  await marks(page, 'event');
  const hue = (id) => page.locator(id).evaluate((passage) => getComputedStyle(passage).backgroundColor);
  assert.notEqual(await hue('#event'), await hue('#other'));
});

test('a marked passage is seen in forced colours, too', async () => {
  const page = await openArticle(html);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.locator('#event').click();
  await marks(page, 'event');
  assert.equal(await page.locator('#event').evaluate((passage) => getComputedStyle(passage).outlineStyle), 'solid');
});

test('a passage about another picture moves that one alone', async () => {
  const page = await openArticle(html);
  await page.waitForFunction(() => document.querySelector('#second').startDate);
  const before = await state(page);
  await page.locator('#other').click();
  await marks(page, 'other');
  assert.equal((await state(page, 'second'))[0], '2020-02-29');
  assert.deepEqual(await state(page), before);
});

test('a link to a picture out of sight leads there; to one in sight it moves nothing', async () => {
  const tall = html.replace('<story-explainer', '<div style="height:3000px"></div><story-explainer');
  const page = await open('', { html: tall.replace(/ style="[^"]*"/, ' id="gap"') });
  await page.evaluate(() => (document.querySelector('#gap').style.height = '3000px'));
  await page.locator('#link').click();
  await marks(page, 'link');
  await page.waitForFunction(() => scrollY > 1000);
  const near = await openArticle(html);
  await near.locator('#link').click();
  await marks(near, 'link');
  assert.deepEqual(await near.evaluate(() => [scrollY, location.hash]), [0, '']);
});

test('an event the story does not have moves nothing', async () => {
  const page = await open('', { html: html.replace(event, 'no-such-event'), expectNoise: true });
  const before = await state(page);
  await page.locator('#event').click();
  await painted(page);
  assert.deepEqual(await state(page), before);
});

test('passages that come later are tied, and one wakes a lazy picture', async () => {
  const lazy = '<p data-explainer-date="2020">Tied</p><div id="gap"></div><story-explainer src="story.json" loading="lazy"><p>Words</p></story-explainer>';
  const page = await open('', { html: lazy, wait: false, init: () => addEventListener('DOMContentLoaded', () => (document.querySelector('#gap').style.height = '4000px')) });
  await page.waitForFunction(() => document.querySelector('[data-explainer-date] button'));
  await page.evaluate(() => {
    const late = document.createElement('em');
    late.id = 'late';
    late.dataset.explainerDate = '2023-01-23';
    late.textContent = 'Late';
    document.querySelector('p').after(late);
  });
  await page.waitForFunction(() => document.querySelector('#late').tabIndex === 0);
  assert.equal(await element(page, (explainer) => explainer.startDate), null);
  await page.locator('#late').click();
  await marks(page, 'late');
  assert.equal(await element(page, (explainer) => explainer.date), '2023-01-23');
});

const long = `<div data-explainer-scroll>${['2019', '2021', '2023-01', '2024', '2025-11']
  .map((date) => `<p class="far" data-explainer-date="${date}">In ${date}</p>`)
  .join('')}</div><story-explainer src="story.json" date="2020-05-05"><p>Words</p></story-explainer>`;

async function openLong() {
  const page = await openArticle(long);
  await page.waitForFunction(() => [...document.querySelectorAll('.far')].every((passage) => passage.querySelector('button')));
  await page.evaluate(() => {
    for (const passage of document.querySelectorAll('.far')) passage.style.marginBlock = '0 700px';
    scrollTo(0, 0);
  });
  await painted(page);
  return page;
}

const date = (page) => element(page, (explainer) => explainer.date);
const reads = (page, day) => page.waitForFunction((want) => document.querySelector('story-explainer').date === want, day);

/** Brings a passage to where it is read. */
const read = (page, index) =>
  page.evaluate((which) => {
    const { top } = document.querySelectorAll('.far')[which].getBoundingClientRect();
    scrollBy({ top: top - innerHeight * 0.3, behavior: 'instant' });
    return scrollY;
  }, index);

test('what is being read drives the picture, which never moves the scroll', async () => {
  const page = await openLong();
  assert.equal(await date(page), '2020-05-05'); // the author's own view, until the reader reads on
  const y = await read(page, 1);
  await reads(page, '2021-12-31');
  await painted(page);
  assert.equal(await page.evaluate(() => scrollY), y);
  await read(page, 3);
  await reads(page, '2024-12-31');
  await page.evaluate(() => scrollTo(0, 1e6));
  await reads(page, '2025-11-30');
  await read(page, 1);
  await reads(page, '2021-12-31');
});

test('what is read before the picture is there is where it begins', async () => {
  let release;
  const hold = { 'explainer.wasm': new Promise((resolve) => (release = resolve)) };
  const event = 'amzn-anthropic-commit-4b-2023-09-25';
  const body = `<div data-explainer-scroll><p class="far" data-explainer-date="2019">First</p><p class="far" data-explainer-event="${event}">Second</p><p class="far" data-explainer-date="2025">Third</p></div><story-explainer src="story.json"></story-explainer>`;
  const page = await open('', { html: body, wait: false, hold });
  await page.waitForFunction(() => [...document.querySelectorAll('.far')].every((passage) => passage.querySelector('button')));
  await page.evaluate(() => {
    for (const passage of document.querySelectorAll('.far')) passage.style.marginBlock = '0 700px';
    scrollTo(0, 0);
  });
  await painted(page);
  await read(page, 1);
  await painted(page);
  release();
  await marksOf(page, event);
  assert.deepEqual(await element(page, (explainer) => [explainer.date, explainer.selected]), ['2023-09-25', event]);
});

test('where the words are all there is, a passage moves them', async () => {
  const page = await openArticle(html, { flags: ['--disable-3d-apis'], wait: false, expectNoise: true });
  await page.locator('#event').click();
  await marksOf(page, event);
  assert.deepEqual(await state(page), ['2023-09-25', event]);
});

test('what lies in a link stays what it is', async () => {
  const page = await openArticle(`${html}<a href="#y"><b id="lies" data-explainer-date="2021">that</b></a>`);
  assert.equal(await page.evaluate(() => document.getElementById('lies').role), null);
});

test('a paragraph stays a paragraph: a button at its end shows it, and its link goes its own way', async () => {
  const page = await openArticle(`<p id="holds" data-explainer-date="2021">See <a id="inner" href="#x">this</a>.</p><p id="named" data-explainer-date="2023-09" data-explainer-label="Im Bild zeigen">Und das.</p><ul id="list" data-explainer-date="2020-02"><li>One</li><li id="last">Two</li></ul>${html}`);
  await page.waitForFunction(() => document.querySelector('story-explainer').startDate);
  for (const id of ['#holds', '#named', '#list']) {
    assert.deepEqual(await page.locator(id).evaluate(({ role, tabIndex }) => [role, tabIndex]), [null, -1], id);
  }
  assert.equal(await page.locator('#last button').count(), 1);
  const before = await state(page);
  await page.locator('#named').click({ position: { x: 2, y: 5 } }); // to read or select it
  await painted(page);
  assert.deepEqual(await state(page), before);
  const button = page.locator('#holds').getByRole('button', { name: 'Show in the picture' });
  const { width, height } = await button.boundingBox();
  assert.ok(width > 40 && height >= 24, `${width} ${height}`);
  await page.locator('#inner').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await marks(page, 'holds');
  assert.deepEqual(await state(page), ['2021-12-31', null]);
  await page.getByRole('button', { name: 'Im Bild zeigen' }).click();
  await marks(page, 'named');
  await page.locator('#inner').click();
  assert.deepEqual([await page.evaluate(() => location.hash), (await state(page))[0]], ['#x', '2023-09-30']);
});

test('where the reader has scrubbed to stays until another passage is read', async () => {
  const page = await openLong();
  await read(page, 1);
  await reads(page, '2021-12-31');
  await element(page, (explainer) => explainer.seek('2022-02-02'));
  await page.evaluate(() => scrollBy(0, 40));
  await painted(page);
  assert.equal(await date(page), '2022-02-02');
  await read(page, 2);
  await reads(page, '2023-01-31');
});

test('what is hidden is never being read', async () => {
  const page = await openLong();
  await page.evaluate(() => {
    const [first, second, third, fourth, fifth] = document.querySelectorAll('.far');
    const details = document.createElement('details');
    details.append(document.createElement('summary'), third.cloneNode(true));
    third.replaceWith(details);
    second.hidden = true;
    fourth.style.cssText = 'height: 0; margin: 0; overflow: hidden';
    first.style.marginBlockEnd = fifth.style.marginBlockEnd = '2000px';
    const unseen = second.cloneNode(true);
    unseen.hidden = false;
    unseen.style.visibility = 'hidden';
    first.after(unseen);
    scrollBy(0, 1);
  });
  await reads(page, '2019-12-31');
  await page.evaluate(() => scrollTo(0, 600));
  for (let frames = 0; frames < 5; frames += 1) await painted(page);
  assert.equal(await date(page), '2019-12-31');
  await read(page, 5);
  await reads(page, '2025-11-30');
});

/** Each makes a page in which something else than the document scrolls, and returns that. */
const scrolling = {
  'the body': () => {
    document.documentElement.style.cssText = 'overflow: hidden; height: 100%';
    document.body.style.cssText = 'overflow: auto; height: 100%; margin: 0';
    return document.body;
  },
  '<main>': () => {
    const main = document.querySelector('main');
    main.style.cssText = 'overflow-y: scroll; height: 500px';
    return main;
  },
  'a column': () => {
    const column = document.querySelector('[data-explainer-scroll]');
    column.style.cssText = 'overflow: auto; height: 400px; margin-top: 200px';
    return column;
  },
};

for (const [what, prepare] of Object.entries(scrolling)) {
  test(`where ${what} scrolls, what is being read drives the picture as where the page does`, async () => {
    const page = await openArticle(`<main>${long}</main>`, { init: `globalThis.prepare = ${prepare}` });
    await page.waitForFunction(() => [...document.querySelectorAll('.far')].every((passage) => passage.querySelector('button')));
    await page.evaluate(() => {
      for (const passage of document.querySelectorAll('.far')) passage.style.marginBlock = '0 700px';
      globalThis.box = globalThis.prepare();
    });
    for (const [index, day] of [[1, '2021-12-31'], [3, '2024-12-31'], [2, '2023-01-31']]) {
      await page.evaluate((which) => {
        const edge = globalThis.box.getBoundingClientRect().top;
        globalThis.box.scrollTop += document.querySelectorAll('.far')[which].getBoundingClientRect().top - edge - 50;
      }, index);
      await reads(page, day);
    }
    await page.evaluate(() => (globalThis.box.scrollTop = 1e6));
    await reads(page, '2025-11-30');
  });
}

test('prose that a page fetches later is tied, also where there was none before', async () => {
  const page = await open('', { html: '<div id="prose"></div><story-explainer src="story.json"><p>Words</p></story-explainer>' });
  assert.equal(await page.evaluate(() => performance.getEntriesByName(new URL('article.js', location.href).href).length), 0);
  await page.evaluate(() => {
    const section = document.createElement('section');
    const paragraph = document.createElement('p');
    paragraph.dataset.explainerDate = '2021';
    paragraph.append('In 2021');
    section.append(paragraph);
    document.querySelector('#prose').append(section);
  });
  await page.getByRole('button', { name: 'Show in the picture' }).click();
  await page.waitForFunction(() => document.querySelector('story-explainer').date === '2021-12-31');
});

/** A page on which the picture is far below a link, a phrase and a paragraph; `scroller` is what scrolls. */
async function openFar({ deepLink, main }) {
  const body = `<main><p>Far above <a id="far-link" href="#figure" data-explainer-date="2021">a link</a>, <span id="far-phrase" data-explainer-date="2023-09">a phrase</span></p><p id="far" data-explainer-event="${event}">A paragraph</p><div id="gap"></div><figure id="figure"><story-explainer src="story.json" loading="lazy" ${deepLink ? 'deep-link' : ''}><p>Words</p></story-explainer></figure><div id="rest"></div></main>`;
  const page = await openArticle(body, { wait: false });
  await page.waitForFunction(() => document.querySelector('#far button') && document.querySelector('#far-phrase').role);
  await page.evaluate((inner) => {
    for (const id of ['gap', 'rest']) document.getElementById(id).style.height = '3000px';
    if (inner) document.querySelector('main').style.cssText = 'overflow: auto; height: 700px';
    globalThis.scroller = inner ? document.querySelector('main') : document.scrollingElement;
    globalThis.scroller.scrollTop = 30;
  }, main);
  return page;
}

for (const how of [{ deepLink: true, main: false }, { deepLink: false, main: false }, { deepLink: true, main: true }]) {
  test(`a passage makes one entry of the history, and Back brings back place and focus: ${JSON.stringify(how)}`, async () => {
    for (const [selector, day] of [['#far-link', '2021-12-31'], ['#far-phrase', '2023-09-30'], ['#far button', '2023-09-25']]) {
      const page = await openFar(how);
      const address = page.url();
      const entries = await page.evaluate(() => history.length);
      await page.locator(selector).focus();
      const top = await page.evaluate(() => globalThis.scroller.scrollTop);
      await page.keyboard.press('Enter');
      await reads(page, day);
      assert.ok((await page.evaluate(() => globalThis.scroller.scrollTop)) > 2000, selector);
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'story-explainer');
      if (how.deepLink) await page.waitForFunction((text) => location.hash.includes(text), day.slice(0, 7));
      assert.equal(await page.evaluate(() => history.length), entries + 1, selector);
      await page.evaluate(() => history.back());
      await page.waitForFunction((css) => document.activeElement === document.querySelector(css), selector);
      await painted(page);
      assert.deepEqual([await page.evaluate(() => globalThis.scroller.scrollTop), page.url()], [top, address], selector);
    }
  });
}

test('a header that sticks does not cover the picture that a link leads to', async () => {
  for (const position of ['fixed', 'sticky']) {
    const page = await openFar({ deepLink: false, main: false });
    await page.evaluate((how) => {
      const header = document.createElement('header');
      header.append(document.createElement('nav'));
      header.style.cssText = `position: ${how}; top: 0; left: 0; right: 0; height: 90px; background: white; z-index: 5`;
      document.querySelector('main').prepend(header);
      if (how === 'sticky') header.before('Masthead ', document.createElement('hr')); // it sticks only further down
    }, position);
    await page.locator('#far-link').focus();
    await page.keyboard.press('Enter');
    await reads(page, '2021-12-31');
    const { top } = await page.evaluate(() => document.querySelector('#figure').getBoundingClientRect().toJSON());
    assert.ok(Math.abs(top - 90) <= 1, `${position}: ${top}`);
  }
});

test('the article leads into its picture and marks what it shows', async () => {
  const page = await open('article.html');
  await page.waitForFunction(() => document.querySelector('[data-explainer-event="talks-amazon-openai-2025-12"]').ariaCurrent === 'true');
  const passages = page.locator('a[data-explainer-event]');
  const known = await passages.evaluateAll((all) => {
    const explainer = document.querySelector('story-explainer');
    return all.filter(({ dataset }) => !explainer.select(dataset.explainerEvent)).map(({ dataset }) => dataset.explainerEvent);
  });
  assert.deepEqual(known, []); // every passage names an event there is
  // Out of sight, so that the link leads to the picture: the fragment it leaves in the address moves no date.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await page.locator('a[data-explainer-event="openai-secondary-6-6b-2025-10"]').click();
  await page.waitForFunction(() => document.querySelector('story-explainer').date === '2025-10-02');
});

test('each passage of the article shows its own event, on the day of that event', async () => {
  const page = await open('article.html');
  const { events, range } = JSON.parse(readFileSync(story, 'utf8'));
  const spans = new Map(events.map(({ id, date: written }) => [id, written.replace(/[[\]~?]/g, '').split('..')]));
  await page.waitForFunction(() => document.querySelectorAll('.explainer-show').length >= 7);
  await page.evaluate(() => document.querySelector('#years').pause()); // which wakes it
  await page.locator('#years').evaluate((explainer) => explainer.ready);
  const count = await page.locator('[data-explainer-event]').count();
  for (let index = 0; index < count; index += 1) {
    const passage = page.locator('[data-explainer-event]').nth(index);
    const told = await passage.evaluate(async (element) => {
      const explainer = document.getElementById(element.dataset.explainerFor ?? '') ?? document.querySelector('story-explainer');
      (element.querySelector('button') ?? element).click();
      const { explainerEvent: id } = element.dataset;
      for (let frames = 0; explainer.selected !== id && frames < 100; frames += 1) await new Promise(requestAnimationFrame);
      return { id, selected: explainer.selected, date: explainer.date };
    });
    assert.equal(told.selected, told.id);
    const span = spans.get(told.id);
    const last = span.at(-1) < range.from ? range.from : span.at(-1);
    assert.ok(told.date.startsWith(last) || (told.date >= span[0] && told.date <= `${last}-99`), `${told.id}: ${told.date}`);
  }
});
