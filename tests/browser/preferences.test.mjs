// What some readers ask of their system: larger letters, colours of their own, paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { element, open, painted, story } from './harness.mjs';
import { test } from './suite.mjs';

const told = JSON.parse(readFileSync(story, 'utf8'));

/** What is cut off or lies over something else, by its text. */
const faults = (explainer) => {
  const { shadowRoot } = explainer;
  const found = [];
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push('the page is too wide');
  const seen = [...shadowRoot.querySelectorAll('.bar button:not(.drawn), .bar input, .bar label span, summary, .as-of')].filter((node) => node.checkVisibility() && node.clientHeight > 1);
  const boxes = seen.map((node) => ({ name: node.textContent || node.localName, box: node.getBoundingClientRect(), node }));
  for (const { name, box, node } of boxes) {
    if (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1) found.push(`${name} is cut off`);
    for (const other of boxes) {
      if (other.node === node || other.node.contains(node) || node.contains(other.node)) continue;
      const apart = box.right <= other.box.left || other.box.right <= box.left || box.bottom <= other.box.top || other.box.bottom <= box.top;
      if (!apart) found.push(`${name} over ${other.name}`);
    }
  }
  return found;
};

test('letters of twice the size: all of it grows, nothing is cut off or covered', async () => {
  for (const width of [360, 720, 1000]) {
    const page = await open('index.html', { width });
    const size = () => element(page, ({ shadowRoot }) => ['summary', '.tools button', '.go input'].map((css) => parseFloat(getComputedStyle(shadowRoot.querySelector(css)).fontSize)));
    const plain = await size();
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await painted(page);
    assert.deepEqual((await size()).map((pixels, i) => pixels / plain[i] > 1.85), [true, true, true], `${width}`);
    assert.deepEqual(await element(page, faults), [], `${width}`);
    await page.getByText('The story in words').click();
    assert.deepEqual(await element(page, faults), [], `${width}, open`);
  }
});

test('with forced colours every control is seen once, and what is on or off is told apart', async () => {
  const page = await open('index.html');
  const before = await element(page, ({ shadowRoot }) => shadowRoot.querySelector('canvas').toDataURL());
  await page.emulateMedia({ forcedColors: 'active' });
  await element(page, (explainer) => explainer.seek(explainer.date));
  const [play, off, on, plain, after] = await element(page, ({ shadowRoot }) => {
    const button = (text) => [...shadowRoot.querySelectorAll('.tools button')].find((node) => node.textContent === text);
    button('Filters').click();
    const paper = (node) => getComputedStyle(node, '::before').backgroundColor;
    return [getComputedStyle(button('Play')).color, getComputedStyle(button('All years')).color, paper(button('Filters')), paper(button('Save')), shadowRoot.querySelector('canvas').toDataURL()];
  });
  assert.equal(play, 'rgba(0, 0, 0, 0)'); // drawn on the canvas
  assert.notEqual(off, await element(page, ({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('.go input')).color));
  assert.notEqual(on, plain);
  assert.notEqual(after, before); // the picture in strong contrast
});

/** As a browser does it: first the page is told, then it is laid out for paper. */
async function print(page) {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
}

test('on paper is the moment that the reader sees, in the light theme; on the screen all stays as it was', async () => {
  for (const dpr of [1, 1.5]) {
    const page = await open('index.html', { width: 900, colorScheme: 'dark', dpr });
    await page.evaluate(() => document.fonts.ready.then(() => undefined)); // the page's typeface may come after the picture
    await element(page, (explainer) => explainer.seek('2019-07-22'));
    const screen = () => element(page, ({ shadowRoot }) => [...shadowRoot.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()));
    const before = await screen();
    await print(page);
    const printed = await element(page, ({ shadowRoot }) => {
      const canvas = [...shadowRoot.querySelectorAll('canvas')].find((one) => one.checkVisibility());
      const { width, height } = canvas.getBoundingClientRect();
      return { paper: [...canvas.getContext('2d').getImageData(2, 2, 1, 1).data].join(), pixels: canvas.width, bent: Math.abs(width / height - canvas.width / canvas.height) > 0.01, label: canvas.ariaLabel };
    });
    assert.deepEqual(printed, { paper: '252,251,248,255', pixels: 1800, bent: false, label: printed.label });
    assert.match(printed.label, /^22 July 2019: /);
    assert.match(await page.evaluate(() => document.body.lastElementChild.shadowRoot.querySelector('caption').textContent), /22 July 2019/);
    // A page of it has more colours than ink and paper: it is not a black box.
    assert.ok((await page.pdf({ format: 'A4' })).length > 100_000);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await painted(page);
    assert.deepEqual(await screen(), before);
  }
});

test('on paper: picture or still, words and sources, no controls, nothing cut off', async () => {
  for (const [name, canvas, options] of [['index.html', true, {}], ['article.html', true, {}], ['index.html', false, { wait: false, hold: { 'explainer.wasm': new Promise(() => undefined) } }]]) {
    const page = await open(name, { width: 680, ...options }); // A4 between its margins
    if (!canvas) await page.waitForFunction(() => document.querySelector('story-explainer')?.shadowRoot);
    await print(page);
    const paper = await element(page, ({ shadowRoot }) => {
      const seen = (css) => shadowRoot.querySelector(css)?.checkVisibility({ visibilityProperty: true }) ?? false;
      const list = document.body.lastElementChild.shadowRoot?.querySelector('.list'); // behind all else
      return { canvas: seen('canvas.printed'), bar: seen('.bar'), list: list?.checkVisibility() ?? false, links: list?.querySelectorAll('a').length };
    });
    assert.equal(paper.bar, false);
    assert.equal(paper.canvas, canvas, name);
    assert.equal(await page.locator('story-explainer img').first().isVisible(), !canvas);
    if (canvas) {
      assert.deepEqual([paper.list, paper.links > told.events.length], [true, true]);
      for (const { title } of [told.events[0], told.events.at(-1)]) assert.ok(await page.getByRole('button', { name: title, exact: true }).isVisible(), title);
    } else {
      assert.equal(await page.locator('story-explainer .words-event').count(), told.events.length);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, name);
    const rooms = await page.locator('story-explainer').evaluateAll((all) => all.map(({ shadowRoot }) => shadowRoot.querySelector('.frame').clientHeight - Math.max(...['.printed', '.fallback'].map((css) => shadowRoot.querySelector(css)?.clientHeight ?? 0))));
    assert.ok(rooms.every((room) => room === 0), `${name}: ${rooms}`); // no blank room for a picture that is not on paper
    assert.ok((await page.pdf({ format: 'A4' })).length > 50_000);
  }
});

test('on paper an element that the page has just hidden is left out', async () => {
  const page = await open('index.html');
  const copies = await element(page, async (explainer) => {
    await explainer.ready;
    explainer.style.display = 'none';
    dispatchEvent(new Event('beforeprint'));
    const found = explainer.shadowRoot.querySelectorAll('.printed').length;
    dispatchEvent(new Event('afterprint'));
    return found;
  });
  assert.equal(copies, 0);
});

test('on paper the prose of an article stays together: the picture in its place, the words behind the article', async () => {
  const page = await open('article.html', { width: 680 });
  const words = () => element(page, ({ shadowRoot }) => shadowRoot.querySelectorAll('.list li').length);
  const before = await words();
  await print(page);
  const { gap, behind, height } = await page.evaluate(() => {
    const explainer = document.querySelector('story-explainer');
    const end = Math.max(...[...document.querySelectorAll('article p, article footer')].map((node) => node.getBoundingClientRect().bottom));
    const list = document.body.lastElementChild.shadowRoot.querySelector('.list');
    return { gap: explainer.getBoundingClientRect().height, behind: list.getBoundingClientRect().top >= end, height: list.clientHeight };
  });
  assert.ok(gap < 700, `${gap} pixels between two paragraphs`);
  assert.ok(behind && height > 1000);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await words(), before);
  assert.equal(await page.evaluate(() => document.body.lastElementChild.shadowRoot), null);
});

test('who asks for more contrast gets it in the controls too', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open('index.html', { colorScheme });
    const look = () =>
      element(page, ({ shadowRoot }) => {
        const button = [...shadowRoot.querySelectorAll('.tools button')].find((node) => node.textContent === 'Save');
        const { borderTopColor, borderTopWidth } = getComputedStyle(button, '::before');
        const { color } = getComputedStyle(button);
        return { rim: borderTopColor, width: borderTopWidth, ink: color, note: getComputedStyle(shadowRoot.querySelector('.go span')).color };
      });
    const before = await look();
    assert.notEqual(before.rim, before.ink);
    await page.emulateMedia({ contrast: 'more' });
    const after = await look();
    const ink = colorScheme === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)';
    assert.deepEqual(after, { rim: ink, width: '2px', ink, note: ink });
  }
});

test('on a full screen all of the element can be reached', async () => {
  const page = await open('index.html', { width: 1000, height: 500 });
  await page.locator('story-explainer').evaluate((explainer) => {
    explainer.addEventListener('click', () => explainer.requestFullscreen(), { once: true });
  });
  await page.getByText('The story in words').click();
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await page.mouse.move(500, 10);
  await page.mouse.wheel(0, 3000);
  await page.waitForFunction(() => document.querySelector('story-explainer').scrollTop > 1000);
});

test('a phone has one row of controls; More shows the others, below the picture', async () => {
  for (const width of [320, 390]) {
    const page = await open('index.html', { width, height: 720 });
    const seen = () =>
      element(page, ({ shadowRoot }) => {
        const all = [...shadowRoot.querySelectorAll('.bar button:not(.drawn), .bar input')].filter((node) => node.checkVisibility());
        return { names: all.map((node) => node.textContent || node.localName), high: shadowRoot.querySelector('.bar').clientHeight };
      });
    const closed = await seen();
    assert.deepEqual(closed.names, ['More']);
    assert.ok(closed.high < 80);
    const more = page.getByRole('button', { name: 'More', exact: true });
    await more.press('Enter');
    assert.equal(await more.getAttribute('aria-expanded'), 'true');
    const names = (await seen()).names.join();
    for (const name of ['Speed', 'Even spacing', 'All years', 'Filters', 'Save', 'input']) assert.ok(names.includes(name), `${name}: ${names}`);
    assert.deepEqual(await element(page, faults), []);
    await more.press('Enter');
    assert.deepEqual((await seen()).names, ['More']);
  }
});

test('filters and menu leave the picture in sight', async () => {
  for (const width of [390, 960]) {
    const page = await open('index.html', { width, height: 800 });
    for (const name of ['Filters', 'Save']) {
      if (width < 560 && name === 'Filters') await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('button', { name, exact: true }).click();
      const covered = await element(page, ({ shadowRoot }) => {
        const canvas = shadowRoot.querySelector('canvas').getBoundingClientRect();
        const panel = shadowRoot.querySelector('.panel:not([hidden])').getBoundingClientRect();
        return { over: panel.top < canvas.bottom, seen: Math.min(canvas.bottom, innerHeight) - Math.max(canvas.top, 0) };
      });
      assert.equal(covered.over, false, name);
      assert.ok(covered.seen > 380, `${name} at ${width}: ${covered.seen} pixels of the picture are left`);
      await page.keyboard.press('Escape');
    }
  }
});
