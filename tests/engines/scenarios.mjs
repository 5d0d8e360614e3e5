// What a reader and a page's author get, told once for every engine. Each scenario gets `open`, which resolves to a page of the
// engine's driver, ready unless told otherwise. One that needs what an engine's driver lacks is skipped there, with the reason.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const scenarios = [];
const scenario = (name, body, { needs = [] } = {}) => scenarios.push({ name, body, needs });

const one = '<story-explainer src="story.json"><p id="words">The whole story in words.</p></story-explainer>';
const date = (page) => page.evaluate(() => explainer().date);

/** Where the canvas is, and where on it the strip of years is: the pointer shows it. */
async function strip(page) {
  const box = await page.evaluate(() => {
    canvasOf(explainer()).scrollIntoView({ block: 'end' });
    const { left, top, width, height } = canvasOf(explainer()).getBoundingClientRect();
    return { left, top, width, height };
  });
  const x = box.left + box.width * 0.6;
  for (let y = box.top + box.height - 4; y > box.top + box.height / 2; y -= 8) {
    await page.move([x, y]);
    await page.evaluate(() => painted());
    const cursor = await page.evaluate(() => getComputedStyle(canvasOf(explainer())).cursor);
    if (cursor === 'ew-resize') return { y: y - 6, left: box.left + box.width * 0.4, right: box.left + box.width * 0.85 };
  }
  throw new Error('the pointer finds no strip');
}

// --- it is there ---

scenario('each page becomes ready, shows its picture, and keeps silent', async ({ open, pages }) => {
  for (const path of pages) {
    const page = await open(path);
    await page.evaluate(() => (explainer().scrollIntoView(), painted()));
    const { seen, colours, status, events } = await page.evaluate(() => {
      const canvas = canvasOf(explainer());
      return { seen: canvas.checkVisibility({ visibilityProperty: true }), colours: colours(canvas), status: explainer().shadowRoot.querySelector('[role=status]').textContent, events: explainer().snapshot.events.length };
    });
    assert.ok(seen, path);
    assert.ok(colours > 100, `${path}: a picture of ${colours} colours`);
    assert.equal(status, '');
    assert.ok(events > 10, `${path}: ${events} events`);
  }
});

scenario('seek is done when the day is painted, and refuses what is no date', async ({ open }) => {
  const page = await open('index.html');
  const told = await page.evaluate(async () => {
    const picture = () => canvasOf(explainer()).toDataURL();
    await explainer().seek('2019-01-01');
    const empty = picture();
    await explainer().seek('2023-09-25');
    const refused = await explainer().seek('soon').catch((error) => error.name);
    return { date: explainer().date, snapshot: explainer().snapshot.date, other: empty !== picture(), refused };
  });
  assert.deepEqual(told, { date: '2023-09-25', snapshot: '2023-09-25', other: true, refused: 'RangeError' });
});

scenario("the picture is set in the page's typeface, and no letter of it is wrong", async ({ open }) => {
  const page = await open('test.html', { html: one });
  const told = await page.evaluate(async () => {
    const picture = () => canvasOf(explainer()).toDataURL();
    const seek = async (...days) => {
      for (const day of days) await explainer().seek(day);
      return picture();
    };
    explainer().theme = 'dark';
    await seek('2019-07-22', '2023-09-25');
    explainer().theme = 'light';
    const own = await seek('2024-11-22', '2025-11-18');
    explainer().style.setProperty('--story-explainer-font', 'serif');
    while (picture() === own) await painted();
    const inSerif = await seek('2021', '2025-11-18');
    const fresh = explainer().cloneNode(true);
    explainer().replaceWith(fresh);
    await fresh.ready;
    return { other: own !== inSerif, asNew: inSerif === (await seek('2025-11-18')) };
  });
  assert.deepEqual(told, { other: true, asNew: true });
});

scenario('text of a reader who wants it larger grows on the picture, and no letter of it is wrong', async ({ open }) => {
  const page = await open('test.html', { html: one, width: 960 });
  const told = await page.evaluate(async () => {
    const picture = () => explainer().seek('2025-11-18').then(() => canvasOf(explainer()).toDataURL());
    const usual = await picture();
    document.documentElement.style.fontSize = '20px';
    while (canvasOf(explainer()).height !== 950 * devicePixelRatio) await painted(); // 760 of the picture, which is laid out as at 768
    const large = await picture();
    const fresh = explainer().cloneNode(true);
    explainer().replaceWith(fresh);
    await fresh.ready;
    return { other: usual !== large, asNew: large === (await picture()) };
  });
  assert.deepEqual(told, { other: true, asNew: true });
});

scenario('a story in Arabic is set as the browser joins its letters, and none is wrong after many days', async ({ open }) => {
  const body = readFileSync(new URL('../stories/good/chips-ar.json', import.meta.url));
  const page = await open('test.html', { html: one, answers: { 'story.json': { contentType: 'application/json', body } } });
  const told = await page.evaluate(async () => {
    const seek = (day) => explainer().seek(day).then(() => canvasOf(explainer()).toDataURL());
    for (const day of ['2019', '2023', '2021', '2024']) await seek(day);
    const picture = await seek('2025-12-16');
    const fresh = explainer().cloneNode(true);
    explainer().replaceWith(fresh);
    await fresh.ready;
    return { asNew: picture === (await seek('2025-12-16')), colours: colours(canvasOf(explainer())) > 50 };
  });
  assert.deepEqual(told, { asNew: true, colours: true });
});

scenario('play goes on to the end, stops there, and says so', async ({ open }) => {
  const page = await open('test.html', { html: one });
  const told = await page.evaluate(
    () =>
      new Promise((done) => {
        const told = [];
        const element = explainer();
        element.playbackRate = 4;
        element.date = '2025-12-01';
        for (const type of ['play', 'pause', 'ended']) element.addEventListener(type, () => told.push(type));
        element.addEventListener('ended', () => done([...told, element.date === element.endDate]));
        void element.play();
      }),
  );
  assert.deepEqual(told, ['play', 'pause', 'ended', true]);
});

// --- pointer, keys, fingers ---

scenario('dragging along the strip moves the date with the pointer, also beyond the canvas', async ({ open }) => {
  const page = await open('test.html', { html: one, height: 720 });
  const { y, left, right } = await strip(page);
  const dates = [];
  await page.down([left, y]);
  for (const x of [left + 60, left + 120, right]) {
    await page.move([x, y]);
    await page.evaluate(() => painted());
    dates.push(await date(page));
  }
  await page.move([left + 60, 5]);
  await page.evaluate(() => painted());
  assert.equal(await date(page), dates[0]);
  await page.up();
  await page.move([right, y]);
  await page.evaluate(() => painted());
  assert.equal(await date(page), dates[0]);
  assert.deepEqual([...new Set(dates)].sort(), dates);
});

scenario('a finger drags the strip sideways', async ({ open }) => {
  const page = await open('test.html', { html: one, width: 360, height: 700, touch: true });
  const { y, left, right } = await strip(page);
  await page.evaluate(() => scrollTo(0, 0));
  await page.touch.down([left, y]);
  const dates = [];
  for (let x = left; x <= right; x += 16) {
    await page.touch.move([x, y]);
    await page.evaluate(() => painted());
    dates.push(await date(page));
  }
  await page.touch.up();
  await page.evaluate(() => painted());
  assert.ok(dates[2] < dates.at(-1), `${dates}`);
  assert.equal(await date(page), dates.at(-1));
}, { needs: ['touch'] });

scenario('a finger that moves up scrolls the page and leaves the date alone', async ({ open }) => {
  const page = await open('test.html', { html: `${one}${'<p>A line</p>'.repeat(60)}`, width: 360, height: 700, touch: true });
  const before = await date(page);
  const { y, left } = await strip(page);
  const from = await page.evaluate(() => scrollY);
  await page.touch.down([left, y]);
  for (let way = 0; way <= 200; way += 10) await page.touch.move([left, y - way]);
  await page.touch.up();
  await page.evaluate((start) => until(() => scrollY > start + 100), from);
  assert.equal(await date(page), before);
}, { needs: ['touch', 'pan'] });

scenario('the wheel over the picture scrolls the page by as much as beside it', async ({ open }) => {
  const page = await open('test.html', { html: `${'<p>A line</p>'.repeat(10)}<div>${one}</div>${'<p>A line</p>'.repeat(120)}`, height: 600 });
  const turned = async (point) => {
    await page.evaluate(() => (scrollTo({ top: 200, behavior: 'instant' }), painted()));
    await page.wheel(point, 120);
    // The same place for a while: smooth scrolling is over.
    return page.evaluate(async () => {
      let still = 0;
      for (let last = 200; still < 10; await painted()) {
        still = scrollY !== 200 && scrollY === last ? still + 1 : 0;
        last = scrollY;
      }
      return scrollY - 200;
    });
  };
  const middle = await page.evaluate(() => {
    scrollTo({ top: 200, behavior: 'instant' });
    const { left, top, width } = canvasOf(explainer()).getBoundingClientRect();
    return [left + width / 2, (Math.max(top, 0) + innerHeight) / 2];
  });
  const before = await date(page);
  const over = await turned(middle);
  const beside = await turned([middle[0], 20]);
  assert.ok(over > 0);
  assert.equal(over, beside);
  assert.equal(await date(page), before);
});

scenario('keys move the story while it has the focus, and only then', async ({ open }) => {
  const page = await open('test.html', { html: `<input id="field">${one}` });
  const before = await date(page);
  await page.evaluate(() => document.querySelector('#field').focus());
  for (const key of ['ArrowLeft', 'Home', 'a', 'Space']) await page.key(key);
  await page.evaluate(() => painted());
  assert.equal(await date(page), before);
  assert.equal(await page.evaluate(() => document.querySelector('#field').value), 'a ');
  await page.evaluate(() => canvasOf(explainer()).focus());
  await page.key('ArrowLeft');
  await page.evaluate(() => painted());
  assert.ok((await date(page)) < before);
  await page.key('Home');
  await page.evaluate(() => painted());
  assert.equal(await date(page), await page.evaluate(() => explainer().startDate));
});

scenario('Tab goes in, through and out, and back the same way', async ({ open }) => {
  const page = await open('test.html', { html: `<button id="before">before</button>${one}<button id="after">after</button>` });
  const place = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      const inner = activeElement.shadowRoot?.activeElement;
      return inner ? `${inner.localName} ${inner.getAttribute('aria-label') ?? inner.textContent}` : activeElement.id || activeElement.localName;
    });
  await page.evaluate(() => document.querySelector('#before').focus());
  const way = async (chord, end) => {
    const stops = [];
    while (stops.at(-1) !== end && stops.length < 60) {
      await page.key(chord);
      stops.push(await place());
    }
    return stops;
  };
  const there = await way('Tab', 'after');
  const back = await way('Shift+Tab', 'before');
  assert.equal(there.at(-1), 'after', `${there}`);
  assert.ok(there.includes('after') && there.some((stop) => stop.startsWith('canvas')), `${there}`);
  assert.deepEqual(back.slice(0, -1).reverse(), there.slice(0, -1));
});

// --- themes ---

scenario('a page may pin the theme, and else the reader’s own counts', async ({ open }) => {
  const light = '252,251,248';
  const dark = '20,23,28';
  const corners = (page) =>
    page.evaluate(async () => {
      const found = {};
      for (const theme of ['light', 'dark', 'auto']) {
        explainer().theme = theme;
        await explainer().seek('2023-09-25');
        found[theme] = corner(canvasOf(explainer()));
      }
      return found;
    });
  assert.deepEqual(await corners(await open('test.html', { html: one })), { light, dark, auto: light });
  assert.deepEqual(await corners(await open('test.html', { html: one, dark: true })), { light, dark, auto: dark });
});

// --- coming and going ---

scenario('removed, it gives its graphics back; put back, it goes on where it was', async ({ open }) => {
  const page = await open('test.html', { html: one });
  const told = await page.evaluate(async () => {
    const element = explainer();
    await element.seek('2023-09-25');
    const gl = canvasOf(element).getContext('webgl2');
    element.remove();
    const given = gl.isContextLost();
    document.body.append(element);
    await element.ready;
    return { given, date: element.date, canvases: element.shadowRoot.querySelectorAll('canvas').length, colours: colours(canvasOf(element)) > 100 };
  });
  assert.deepEqual(told, { given: true, date: '2023-09-25', canvases: 1, colours: true });
});

scenario('of twenty on a page each has its picture when the reader comes to it, and none says a word of trouble', async ({ open }) => {
  const page = await open('test.html', { html: one.replace('<p id="words">', '<p>').repeat(20), ready: false });
  await page.evaluate(() => customElements.whenDefined('story-explainer').then(() => Promise.all([...document.querySelectorAll('story-explainer')].map((element) => element.ready))));
  for (const index of [19, 0, 10]) {
    await page.evaluate((which) => {
      const element = document.querySelectorAll('story-explainer')[which];
      element.scrollIntoView();
      return until(() => colours(canvasOf(element)) > 100);
    }, index);
  }
  const told = await page.evaluate(() => failures.map(({ message }) => message));
  assert.deepEqual(told, []);
});

scenario('a lost context shows the words until it is back, then the picture', async ({ open }) => {
  const page = await open('test.html', { html: one });
  const told = await page.evaluate(async () => {
    const seen = () => canvasOf(explainer()).checkVisibility({ visibilityProperty: true });
    const words = () => document.querySelector('#words').checkVisibility({ visibilityProperty: true });
    const loser = canvasOf(explainer()).getContext('webgl2').getExtension('WEBGL_lose_context');
    loser.loseContext();
    await until(() => !seen());
    const meanwhile = words();
    loser.restoreContext();
    await until(() => seen() && colours(canvasOf(explainer())) > 100);
    return { meanwhile };
  });
  assert.deepEqual(told, { meanwhile: true });
});

// --- when something is missing ---

/** The words are there, one plain sentence says why, and the page's script was told the same. */
async function wordsRemain(page) {
  const { failures, status, words, canvas, outcome } = await page.evaluate(async () => {
    await until(() => failures.length > 0);
    const element = explainer();
    const seen = (node) => node?.checkVisibility({ visibilityProperty: true }) ?? false;
    return {
      failures,
      status: element.shadowRoot.querySelector('[role=status]').textContent,
      words: seen(document.querySelector('#words')),
      canvas: seen(canvasOf(element)),
      outcome: await element.ready.then(() => 'ready', (error) => error.message),
    };
  });
  assert.equal(failures.length, 1, JSON.stringify(failures));
  const [{ message, problems }] = failures;
  assert.match(message, /^[A-Z][^.!?]*\.$/);
  assert.deepEqual({ status, words, canvas, outcome }, { status: message, words: true, canvas: false, outcome: message });
  return problems;
}

scenario('a broken story leaves the words, and tells the page all its problems', async ({ open, dist }) => {
  const broken = JSON.parse(readFileSync(join(dist, 'story.json'), 'utf8'));
  broken.events[0].date = '2025-13';
  broken.events[1].kind = 'gift';
  const page = await open('test.html', { html: one, ready: false, answers: { 'story.json': { contentType: 'application/json', body: JSON.stringify(broken) } } });
  assert.ok((await wordsRemain(page)).some((problem) => problem.pointer === '/events/0/date'));
});

scenario('a program that is missing or cut short leaves the words', async ({ open, dist }) => {
  const body = readFileSync(join(dist, 'explainer.wasm')).subarray(0, 20_000);
  for (const answer of [{ status: 404, body: '' }, { contentType: 'application/wasm', body }, { contentType: 'text/plain', body }]) {
    await wordsRemain(await open('test.html', { html: one, ready: false, noisy: true, answers: { 'explainer.wasm': answer } }));
  }
});

scenario('a server that does not know .wasm is no hindrance', async ({ open, dist }) => {
  const body = readFileSync(join(dist, 'explainer.wasm'));
  await open('test.html', { html: one, answers: { 'explainer.wasm': { contentType: 'application/octet-stream', body } } });
});

scenario('without WebGL 2 each day is drawn all the same', async ({ open }) => {
  const page = await open('test.html', { html: one, noisy: true, webgl: false });
  const pictures = await page.evaluate(async () => {
    const all = new Set();
    for (const day of ['2019-01-01', '2023-09-25', '2025-12-16']) {
      await explainer().seek(day);
      all.add(canvasOf(explainer()).toDataURL());
    }
    return all.size;
  });
  assert.equal(pictures, 3);
});

scenario('at rest it asks for no frames at all', async ({ open }) => {
  const page = await open('index.html');
  const frames = await page.evaluate(async () => {
    await explainer().seek('2023-09-25');
    const rest = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
    await rest(1000); // what a movement leaves to be drawn
    let frames = 0;
    const plain = requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) => ((frames += 1), plain(callback));
    await rest(1000);
    return frames;
  });
  assert.equal(frames, 0);
});

// --- the studio ---

scenario("the studio's table is edited by the keyboard, copied from and pasted into, and the edit is undone", async ({ open }) => {
  const page = await open('studio.html', { width: 1200, ready: false });
  const keys = async (...chords) => {
    for (const chord of chords) await page.key(chord);
  };
  await page.evaluate(async () => {
    const button = await until(() => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'The example'));
    button.click();
    globalThis.cellAt = (row, column) => document.querySelector(`.sheet-row[data-row="${row}"] .sheet-cell[data-column="${column}"]`);
    (await until(() => cellAt(1, 1))).focus();
  });
  const before = await page.evaluate(() => cellAt(1, 1).textContent);
  await page.evaluate(() => document.querySelector('.sheet-cell[tabindex="0"]').focus());
  await keys('ArrowDown', 'ArrowRight', 'N', 'e', 'w', 'Enter');
  const told = await page.evaluate(async () => {
    await until(() => cellAt(1, 1).textContent === 'New');
    return { row: document.activeElement.closest('[role=row]').ariaRowIndex ?? document.activeElement.closest('[role=row]').getAttribute('aria-rowindex'), chosen: document.activeElement.getAttribute('aria-selected') };
  });
  assert.deepEqual(told, { row: '4', chosen: 'true' });
  await keys('ArrowUp', 'Control+c', 'ArrowDown', 'ArrowDown', 'Control+v');
  await page.evaluate(() => until(() => cellAt(3, 1).textContent === 'New'));
  await keys('Control+End');
  await page.evaluate(() => until(() => document.activeElement.closest('.sheet-new')));
  await keys('Control+Home');
  await page.evaluate(async (title) => {
    for (const step of ['Undo: Paste', 'Undo: Change title']) (await until(() => [...document.querySelectorAll('button')].find((one) => one.title === step))).click();
    await until(() => cellAt(1, 1)?.textContent === title);
    await until(() => document.querySelector('story-explainer:not(.coming)'));
  }, before);
});

scenario('rows that are pasted into the studio become a folder to publish', async ({ open }) => {
  const page = await open('studio.html', { width: 1200, ready: false });
  await page.evaluate(async () => {
    const rows = [
      'When\tWho pays\tWho gets\tHow much\tWhat happened\tSource\tLink',
      '25 Sep 2023\tAmazon\tAnthropic\tup to $4bn\tAmazon to invest in Anthropic\tAnthropic\thttps://www.anthropic.com/news/anthropic-amazon',
      'Jan 2023\tMicrosoft\tOpenAI\tabout $10bn\tMicrosoft invests in OpenAI again\tMicrosoft\thttps://blogs.microsoft.com/blog/2023/01/23/',
    ];
    globalThis.press = async (text) => (await until(() => [...document.querySelectorAll('button')].find((one) => one.textContent === text && !one.disabled))).click();
    const area = await until(() => document.querySelector('textarea'));
    area.value = rows.join('\n');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    await press('Read these rows');
    await press('Make the story');
    await until(() => document.querySelector('.sheet-row'));
  });
  const { begins, names } = await page.evaluate(async () => {
    const archives = []; // not every engine's driver says where a download is
    const address = URL.createObjectURL;
    URL.createObjectURL = (blob) => (blob.type === 'application/zip' && archives.push(blob), address.call(URL, blob));
    await press('Publish…');
    await press('Make the ZIP');
    await until(() => archives.length > 0);
    const text = new TextDecoder('latin1').decode(await archives[0].arrayBuffer());
    return { begins: text.slice(0, 2), names: ['index.html', 'story.json', 'explainer.wasm', 'still-dark.svg'].filter((name) => text.includes(`/${name}`)) };
  });
  assert.equal(begins, 'PK');
  assert.deepEqual(names, ['index.html', 'story.json', 'explainer.wasm', 'still-dark.svg']);
});
