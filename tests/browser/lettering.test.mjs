// The picture's letters are the browser's, in the page's typeface. The oracle: whatever has happened to an element, its picture is
// the one that a new element draws in its place, pixel by pixel, so no letter is wrong, left over or missing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, element, open, painted, top } from './harness.mjs';
import { test } from './suite.mjs';

const html = '<div><story-explainer src="story.json"><p>Words</p></story-explainer></div>';
const day = '2025-11-18';
const css = (body) => ({ 'page.css': { contentType: 'text/css', body } });
const serif = css('div { font-family: "DejaVu Serif", serif; }');
const openIn = (answers = serif, options = {}) => open('', { html, answers, reducedMotion: 'reduce', ...options });

/** The canvas as it is, once `date` is painted. */
const picture = (page, date = day) =>
  element(page, (explainer, to) => explainer.seek(to).then(() => explainer.shadowRoot.querySelector('canvas').toDataURL()), date);

/** The canvas of a new element in the same place. */
const freshPicture = (page, date = day) =>
  element(
    page,
    async (old, to) => {
      const fresh = old.cloneNode(true);
      old.replaceWith(fresh);
      await fresh.ready;
      await fresh.seek(to);
      return fresh.shadowRoot.querySelector('canvas').toDataURL();
    },
    date,
  );

async function assertNoWrongLetter(page, date = day) {
  const now = await picture(page, date);
  assert.ok(now === (await freshPicture(page, date)), 'the picture is another than that of a new element');
  return now;
}

/** A page where the reader's text is `size` pixels, in a window of that width. */
const sized = (size, width, options = {}) => openIn(css(`html { font: ${size}px "DejaVu Serif"; } body { margin: 0; }`), { width, ...options });

/** The story with names that are given: `change` gets it. */
function storyWith(change) {
  const story = JSON.parse(readFileSync(join(dist, 'story.json'), 'utf8'));
  change(story);
  return { 'story.json': { contentType: 'application/json', body: JSON.stringify(story) } };
}

/** Loses the context, and has it restored. */
const loseContext = (page) =>
  element(page, async ({ shadowRoot }) => {
    const canvas = shadowRoot.querySelector('canvas');
    const loser = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    const heard = (type) => new Promise((done) => canvas.addEventListener(type, done, { once: true }));
    const lost = heard('webglcontextlost');
    loser.loseContext();
    await lost;
    await new Promise((done) => setTimeout(done));
    const restored = heard('webglcontextrestored');
    loser.restoreContext();
    await restored;
  });

/** Waits until the picture is another than `before`. */
const changedFrom = (page, before) =>
  page.waitForFunction((old) => document.querySelector('story-explainer').shadowRoot.querySelector('canvas').toDataURL() !== old, before);

test('the element fetches no font: it is set in that of the page, or in the one that its custom property names', async () => {
  const page = await openIn();
  const requested = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.deepEqual(requested.filter((name) => /woff|ttf|otf/.test(name)), []);
  const inSerif = await assertNoWrongLetter(page);
  await page.evaluate(() => document.querySelector('story-explainer').style.setProperty('--story-explainer-font', '"DejaVu Sans Mono"'));
  await changedFrom(page, inSerif);
  const inMono = await assertNoWrongLetter(page);
  assert.notEqual(inMono, inSerif);
  const svg = await element(page, (explainer) => explainer.toBlob('image/svg+xml').then((blob) => blob.text()));
  assert.match(svg, /font-family="&quot;DejaVu Sans Mono&quot;"/);
});

test('no letter is wrong after many days, themes and sizes', async () => {
  const page = await openIn();
  const days = ['2019-07-22', '2021-06-01', '2023-01-23', '2024-11-22', '2025-12-16'];
  for (const width of [700, 380, 900]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForFunction(() => {
      const canvas = document.querySelector('story-explainer').shadowRoot.querySelector('canvas');
      return canvas.width === canvas.clientWidth;
    });
    for (const date of days) {
      await element(page, (explainer, to) => ((explainer.theme = to < '2022' ? 'dark' : 'light'), explainer.seek(to)), date);
    }
    await assertNoWrongLetter(page);
  }
});

for (const ratio of [1.25, 1.5, 2, 3]) {
  test(`no letter is wrong when the screen gets ${ratio} pixels for one`, async () => {
    const page = await openIn();
    const before = await picture(page);
    // Only with another width does Chromium tell the page of an emulated ratio.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setDeviceMetricsOverride', { width: 900, height: 800, deviceScaleFactor: ratio, mobile: false });
    await changedFrom(page, before);
    await assertNoWrongLetter(page);
  });
}

test('no letter is wrong after a lost context', async () => {
  const page = await openIn();
  await picture(page, '2023-01-23');
  await loseContext(page);
  await assertNoWrongLetter(page);
});

test('no letter is wrong when the context is lost in the middle of a scrub', async () => {
  const page = await openIn(css('div { font-family: Georgia, serif; }'));
  const scrub = (from) =>
    element(page, (explainer, first) => [...'123456789'].forEach((day) => void explainer.seek(`${first}-0${day}`).catch(() => undefined)), from);
  await scrub('2023-01');
  const back = loseContext(page);
  await scrub('2023-09');
  await back;
  await scrub('2024-11');
  await assertNoWrongLetter(page, '2024-11-22');
});

test('the picture of a reader whose text is a quarter larger is a smaller one, enlarged, and the pointer finds its places', async () => {
  const [large, usual] = [await sized(20, 900, { height: 1000 }), await sized(16, 720)];
  const clicked = async (page, unit) => {
    await assertNoWrongLetter(page);
    const canvas = page.locator('story-explainer canvas');
    const { x, y, width, height } = await canvas.boundingBox();
    await page.mouse.click(x + 500 * unit, y + 728 * unit);
    await painted(page);
    const { date, sides } = await element(page, ({ date, shadowRoot }) => {
      const { left, top, inlineSize } = getComputedStyle(shadowRoot.querySelector('.ring'));
      return { date, sides: [left, top, inlineSize].map(parseFloat) };
    });
    return { date, cursor: await canvas.getAttribute('data-cursor'), sides: [width, height, ...sides].map((side) => Math.round((10 * side) / unit)) };
  };
  const there = await clicked(usual, 1);
  assert.equal(there.cursor, 'ew-resize');
  assert.notEqual(there.date, day);
  assert.deepEqual(await clicked(large, 1.25), there);
});

test('text of twice the size: no letter is wrong, and a phone has the smallest picture that there is, in the whole width', async () => {
  const page = await sized(32, 360);
  await assertNoWrongLetter(page);
  const box = () => element(page, ({ shadowRoot }) => [shadowRoot.querySelector('canvas').clientWidth, shadowRoot.querySelector('canvas').clientHeight]);
  assert.deepEqual(await box(), [360, 720]); // 320 by 640, which is the least
  for (const [size, height] of [[10, 640], [16, 640], [20, 720]]) {
    await page.evaluate((pixels) => (document.documentElement.style.fontSize = `${pixels}px`), size);
    await painted(page);
    assert.deepEqual(await box(), [360, height]);
    await assertNoWrongLetter(page);
  }
});

test('a reader who allows no letters below 20 pixels finds none in the picture, and it keeps its height', async () => {
  const init = `
    globalThis.sizes = new Set();
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (...line) {
      globalThis.sizes.add(parseFloat(/([\\d.]+)px/.exec(this.font)[1]));
      return fillText.apply(this, line);
    };`;
  const page = await openIn(serif, { init, flags: ['--blink-settings=minimumFontSize=20'] });
  await assertNoWrongLetter(page);
  const smallest = await page.evaluate(() => Math.min(...globalThis.sizes));
  assert.ok(smallest >= 19.99, `${smallest} pixels`);
  assert.equal(await element(page, ({ shadowRoot }) => shadowRoot.querySelector('canvas').clientHeight), 620);
});

test('what the page sets for its own letters stays out of the picture, and so do its language and direction', async () => {
  const plain = await picture(await openIn());
  const loud = `div, :root { font-family: "DejaVu Serif"; letter-spacing: 3px; word-spacing: 9px; font-variant: small-caps; font-kerning: none; font-stretch: 75%;
    font-feature-settings: "liga" 0, "kern" 0; text-transform: uppercase; text-rendering: optimizeSpeed; font-style: italic; font-weight: 700; }`;
  const page = await openIn(css(loud));
  assert.ok((await picture(page)) === plain, 'the picture is another than in a page that sets nothing');
  await page.evaluate(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }));
  assert.equal(await assertNoWrongLetter(page), plain);
});

test('letters that a language has of its own are those of the language of the story', async () => {
  const inLanguage = async (language, name) => {
    const answers = storyWith((story) => ((story.language = language), (story.entities[0].name = story.entities[0].short = name)));
    return assertNoWrongLetter(await openIn({ ...css('div { font-family: "DejaVu Sans"; }'), ...answers }));
  };
  assert.ok((await inLanguage('mk', 'НОС')) === (await inLanguage('sr', 'НОС')));
  assert.ok((await inLanguage('bg', 'боб')) !== (await inLanguage('sr', 'боб'))); // which writes б in a way of its own
});

test('a font that comes late is drawn once it is there, and nothing changes its height', async () => {
  let release;
  const file = 'fonts/inter-400-latin.woff2';
  const late = `@font-face { font-family: Late; src: url('${file}'); font-display: swap; } div { font-family: Late, "DejaVu Serif" !important; }`;
  const answers = { ...serif, 'late.css': { contentType: 'text/css', body: late } };
  const page = await openIn(answers, { hold: { [file]: new Promise((done) => (release = done)) } });
  await page.evaluate(
    () =>
      new Promise((done) => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'late.css', onload: done });
        document.head.append(link);
      }),
  );
  const height = () => element(page, (explainer) => explainer.getBoundingClientRect().height);
  const [before, tall] = [await picture(page), await height()];
  release();
  await changedFrom(page, before);
  assert.equal(await height(), tall);
  await page.evaluate(() => document.fonts.ready);
  await painted(page);
  await assertNoWrongLetter(page);
});

test('no letter is wrong in scripts that join and stack their letters, and among emoji', async () => {
  const answers = { ...serif, ...storyWith((story) => (story.entities[0].name = '🟣🟣🟣 عربي हिन्दी')) };
  const page = await openIn(answers);
  await assertNoWrongLetter(page, '2025-12-16');
});

test('figures that change keep their places: a typeface that has figures of one width is asked for them', async () => {
  const init = `
    const { measureText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.measureText = function (text) {
      globalThis.asked = this;
      return measureText.call(this, text);
    };`;
  const font = readFileSync(join(top, 'web/node_modules/inter-ui/web/Inter-Regular.woff2')); // in which 1 is narrow
  const style = '@font-face { font-family: Whole; src: url(whole.woff2); } div { font-family: Whole; }';
  const page = await openIn({ ...css(style), 'whole.woff2': { contentType: 'font/woff2', body: font } }, { init });
  await page.evaluate(() => document.fonts.load('20px Whole'));
  await picture(page);
  const widths = await page.evaluate(() => {
    const { font } = globalThis.asked;
    const elsewhere = document.createElement('canvas').getContext('2d');
    globalThis.asked.font = elsewhere.font = font.replace(/.*px/, '20px');
    return [globalThis.asked, elsewhere].map((context) => context.measureText('1111').width / context.measureText('0000').width);
  });
  assert.equal(widths[0], 1);
  assert.ok(widths[1] < 0.8, 'the test has a typeface whose figures are of one width anyway');
});

test('a run that is wider than the picture has room beside the others', async () => {
  const page = await openIn({ ...serif, ...storyWith((story) => (story.entities[0].name = story.entities[0].short = 'W'.repeat(400))) }, { width: 320 });
  await assertNoWrongLetter(page);
});

const watchTexture = `
  globalThis.sizes = [];
  globalThis.textures = 0;
  const { texImage2D, createTexture } = WebGL2RenderingContext.prototype;
  Object.assign(WebGL2RenderingContext.prototype, {
    texImage2D(...given) {
      if (given.length === 9 && given[8] === null) globalThis.sizes.push(given[3] * given[4]);
      return texImage2D.apply(this, given);
    },
    createTexture() {
      globalThis.textures += 1;
      return createTexture.call(this);
    },
  });`;

test('a scrub day by day measures, draws and uploads only what is new: the date, and now and then a headline', async () => {
  const init = `
    globalThis.count = { measured: 0, drawn: 0, uploads: 0, pixels: 0 };
    const { measureText, fillText } = CanvasRenderingContext2D.prototype;
    const { texSubImage2D } = WebGL2RenderingContext.prototype;
    Object.assign(CanvasRenderingContext2D.prototype, {
      measureText(...line) { globalThis.count.measured += 1; return measureText.apply(this, line); },
      fillText(...line) { globalThis.count.drawn += 1; return fillText.apply(this, line); },
    });
    WebGL2RenderingContext.prototype.texSubImage2D = function (...given) {
      globalThis.count.uploads += 1;
      globalThis.count.pixels += given[6].width * given[6].height;
      return texSubImage2D.apply(this, given);
    };`;
  const page = await openIn(serif, { init });
  const scrub = (days) =>
    element(page, async (explainer, last) => {
      globalThis.count = { measured: 0, drawn: 0, uploads: 0, pixels: 0 };
      for (let day = 0; day < last; ++day) await explainer.seek(new Date(Date.UTC(2025, 5, 1 + day)).toISOString().slice(0, 10));
      return globalThis.count;
    }, days);
  const { measured, drawn, uploads, pixels } = await scrub(100);
  const report = `of 100 days: ${measured} measured, ${drawn} drawn, ${uploads} uploads of ${pixels} pixels`;
  assert.ok(measured <= 450 && drawn <= 400 && uploads <= 180 && pixels <= 1_500_000, report);
  for (let i = 0; i < 2; ++i) await scrub(10); // in one of them the texture may have been full
  assert.deepEqual(await scrub(10), { measured: 0, drawn: 0, uploads: 0, pixels: 0 });
});

test('the texture of letters stays as large as it was over hundreds of days, and a picture saved at another ratio is no exception', async () => {
  const page = await openIn(serif, { init: watchTexture });
  await picture(page);
  const first = await page.evaluate(() => Math.max(...globalThis.sizes.splice(0)));
  await element(page, async (explainer) => {
    const from = Date.parse('2019-01-01');
    for (let i = 0; i < 400; ++i) await explainer.seek(new Date(from + ((i * 7919) % 2500) * 86_400_000).toISOString().slice(0, 10));
  });
  assert.ok((await page.evaluate(() => globalThis.sizes.splice(0))).every((size) => size <= first));
  await element(page, (explainer) => explainer.toBlob('image/png'));
  await painted(page);
  assert.ok((await page.evaluate(() => globalThis.sizes.at(-1))) <= first);
  await assertNoWrongLetter(page);
});

test('one texture of letters is enough for all fonts, themes and ratios, and it is no larger after them than before', async () => {
  const page = await openIn(serif, { init: watchTexture });
  await picture(page);
  const [first, made] = await page.evaluate(() => [globalThis.sizes.at(-1), globalThis.textures]);
  const devtools = await page.context().newCDPSession(page);
  const ratio = async (deviceScaleFactor, width) => {
    const before = await picture(page);
    await devtools.send('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor, mobile: false });
    await changedFrom(page, before);
  };
  for (const [round, font] of ['serif', 'DejaVu Sans', 'DejaVu Sans Mono', 'Liberation Sans'].entries()) {
    await ratio([2, 1.25, 3, 1.5][round], 900 - round);
    await element(page, (explainer, family) => explainer.style.setProperty('--story-explainer-font', family), font);
    for (const [i, date] of ['2019-07-22', '2023-01-23', '2025-12-16'].entries()) {
      await element(page, (explainer, theme) => (explainer.theme = theme), i % 2 ? 'dark' : 'light');
      await picture(page, date);
    }
  }
  await element(page, (explainer) => (explainer.style.removeProperty('--story-explainer-font'), (explainer.theme = 'light')));
  await ratio(1, 960);
  await assertNoWrongLetter(page);
  assert.deepEqual(await page.evaluate(() => [globalThis.sizes.at(-1), globalThis.textures]), [first, made + 2]); // of the fresh element
});
