// Languages that run from right to left: the picture is mirrored, and all that answers the reader goes with it. And where lines end,
// in any language: in the picture as in the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { canvasBox, element, open, painted, top } from './harness.mjs';
import { test } from './suite.mjs';

const read = (name) => readFileSync(join(top, `tests/stories/good/chips-${name}.json`), 'utf8');
const html = '<story-explainer src="chips.json"><p>Words</p></story-explainer>';

/** A page with one of the stories that the languages are tested with. */
const openStory = (language, options = {}) =>
  open('', {
    html,
    reducedMotion: 'reduce',
    width: 960,
    height: 900,
    ...options,
    answers: {
      'chips.json': { contentType: 'application/json', body: read(language) },
    },
  });

const date = (page) => element(page, (explainer) => explainer.date);
const inShadow = (page, css, name) => element(page, (explainer, [selector, key]) => explainer.shadowRoot.querySelector(selector)[key], [css, name]);

/** Where the middle of a drawn control is, or of the handle, from the left of the canvas. */
const middleOf = (page, css) =>
  element(
    page,
    (explainer, selector) => {
      const [canvas, control] = ['canvas', selector].map((each) => explainer.shadowRoot.querySelector(each).getBoundingClientRect());
      return control.left + control.width / 2 - canvas.left;
    },
    css,
  );

test('the language of the story decides which way it is written, also of one that comes later', async () => {
  const page = await openStory('ar');
  assert.deepEqual([await inShadow(page, '.explainer', 'dir'), await inShadow(page, '.explainer', 'lang')], ['rtl', 'ar']);
  await element(page, (explainer) => {
    explainer.src = 'story.json';
    return explainer.ready;
  });
  assert.deepEqual([await inShadow(page, '.explainer', 'dir'), await inShadow(page, '.explainer', 'lang')], ['ltr', 'en']);
});

test('in Arabic the left arrow leads to later days, and the ring goes with the handle', async () => {
  const page = await openStory('ar');
  await page.locator('story-explainer canvas').focus();
  await page.keyboard.press('Home');
  await painted(page);
  const first = await date(page),
    start = await middleOf(page, '.ring');
  await page.keyboard.press('ArrowLeft');
  await painted(page);
  const second = await date(page),
    later = await middleOf(page, '.ring');
  assert.ok(second > first, `${first} → ${second}`);
  assert.ok(later < start, `${start} → ${later}`);
  await page.keyboard.press('ArrowRight');
  assert.equal(await date(page), first);
  await page.keyboard.press('ArrowUp');
  assert.equal(await date(page), second);
  await page.keyboard.press('End');
  assert.equal(await date(page), await element(page, (explainer) => explainer.endDate));
});

test('in Arabic time runs to the left below the pointer, and the way back is at the right', async () => {
  const page = await openStory('ar');
  await element(page, (explainer) => explainer.seek('2022-06-01'));
  await page.locator('story-explainer canvas').focus();
  await painted(page);
  const box = await canvasBox(page);
  const ring = await element(page, (explainer) => explainer.shadowRoot.querySelector('.ring').getBoundingClientRect().toJSON());
  const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 4 });
  const later = await date(page);
  await page.mouse.move(x + 60, y, { steps: 4 });
  const earlier = await date(page);
  await page.mouse.up();
  assert.ok(earlier < '2022-06-01' && later > '2022-06-01', `${earlier}, ${later}`);
  assert.ok(x > box.x && x < box.x + box.width);
  const placeOf = (words) =>
    element(
      page,
      (explainer, any) => [...explainer.shadowRoot.querySelectorAll('.drawn')].find((button) => any.includes(button.textContent)).getBoundingClientRect().x,
      words,
    );
  const [previous, next] = [await placeOf(['Previous event', 'الحدث السابق']), await placeOf(['Next event', 'الحدث التالي'])];
  assert.ok(next < previous, `${next}, ${previous}`);
});

test('in Arabic the arrows move through the toolbar as its buttons lie', async () => {
  const page = await openStory('ar');
  const focused = () => element(page, (explainer) => explainer.shadowRoot.activeElement.getBoundingClientRect().x);
  await element(page, (explainer) =>
    [...explainer.shadowRoot.querySelectorAll('.tools button')].find((button) => button.tabIndex === 0 && button.getClientRects().length > 0).focus(),
  );
  const before = await focused();
  await page.keyboard.press('ArrowLeft');
  assert.ok((await focused()) < before, `${before} → ${await focused()}`);
});

const axe = createRequire(join(top, 'web/package.json')).resolve('axe-core/axe.min.js');

for (const width of [360, 1280]) {
  test(`axe-core finds nothing wrong with a story in Arabic, ${width} wide, with its words open`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await openStory('ar', { width, colorScheme });
      await page.evaluate(readFileSync(axe, 'utf8'));
      await element(page, (explainer) => explainer.shadowRoot.querySelectorAll('details').forEach((details) => (details.open = true)));
      await painted(page);
      const found = await page.evaluate(async () => {
        const { violations } = await globalThis.axe.run('story-explainer', {
          resultTypes: ['violations'],
        });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`));
      });
      assert.deepEqual(found, []);
    }
  });
}

/** Lines of a text as the page breaks it, `width` pixels wide. */
const linesInPage = (page, text, width, font, language) =>
  page.evaluate(
    ([written, wide, size, lang]) => {
      const box = document.createElement('div');
      Object.assign(box, {
        lang,
        dir: lang === 'ar' ? 'rtl' : 'ltr',
        textContent: written,
      });
      box.style.cssText = `position:absolute; width:${wide}px; font:${size}px ${getComputedStyle(document.querySelector('story-explainer')).fontFamily}; line-break:strict; overflow-wrap:anywhere`;
      document.body.append(box);
      const range = document.createRange();
      const lines = [];
      let last = -1e9;
      for (let at = 0; at < written.length; at += 1) {
        range.setStart(box.firstChild, at);
        range.setEnd(box.firstChild, at + 1);
        const { top, height } = range.getBoundingClientRect();
        if (height > 0 && top > last + size * 0.7) {
          lines.push('');
          last = top;
        }
        lines[lines.length - 1] += written[at];
      }
      box.remove();
      return lines.map((line) => line.trim());
    },
    [text, width, font, language],
  );

/** The card of the picture: how wide its text is, and its lines with their sizes. */
async function cardOf(page) {
  const svg = await element(page, async (explainer) => (await explainer.toBlob('image/svg+xml')).text());
  const card = /<g id="card">([^]*?)<\/g>/.exec(svg)[1];
  const unescaped = (text) => text.replace(/&(quot|lt|gt|amp);/g, (_, name) => ({ quot: '"', lt: '<', gt: '>', amp: '&' })[name]);
  return {
    width: Number(/<path d="M-?[\d.]+ ?-?[\d.]+l-?([\d.]+) 0"/.exec(card)[1]), // of the rule below the text
    lines: [...card.matchAll(/<text[^>]* font-size="([\d.]+)"[^>]*>([^<]*)</g)].map(([, size, text]) => [unescaped(text), Number(size)]),
  };
}

for (const language of ['ja', 'ar', 'hi', 'de']) {
  test(`lines of the picture end where the page ends them: ${language}`, async () => {
    const page = await openStory(language, { width: 1280 });
    let compared = 0;
    for (const { id, text } of JSON.parse(read(language)).events) {
      await element(page, (explainer, event) => (explainer.select(event), new Promise(requestAnimationFrame)), id);
      const { width, lines } = await cardOf(page);
      const from = lines.findIndex(([line]) => line.length > 1 && text.startsWith(line));
      assert.ok(from >= 0, `${id}: the card does not say ${text}`);
      const size = lines[from][1];
      const drawn = lines
        .slice(from)
        .filter((line) => line[1] === size)
        .map(([line]) => line);
      // Widths of a line differ by the rounding of its letters, so a pixel more or less may decide.
      const inPage = await Promise.all([0, -1, 1].map((more) => linesInPage(page, text, width + more, size, language)));
      const said = drawn.slice(0, inPage[0].length);
      if (said.at(-1).endsWith('…') && !text.endsWith('…')) said.pop();
      assert.ok(
        inPage.some((page) => said.every((line, i) => line === page[i])),
        `${id}, ${width} wide:\n${said.join('\n')}\nin the page:\n${inPage[0].join('\n')}`,
      );
      compared += said.length;
    }
    assert.ok(compared > 40, `${compared} lines`);
  });
}

test('a picture saved of a story in Arabic says at the right where it is from', async () => {
  const page = await openStory('ar');
  const ink = await element(page, async (explainer) => {
    const image = await createImageBitmap(await explainer.toBlob('image/png'));
    const caption = document.createElement('canvas');
    [caption.width, caption.height] = [image.width, 56]; // the line below the picture
    const context = caption.getContext('2d');
    context.drawImage(image, 0, caption.height - image.height);
    const pixels = new Uint32Array(context.getImageData(0, 0, caption.width, caption.height).data.buffer);
    const columns = [...pixels.keys()].filter((i) => pixels[i] !== pixels[0]).map((i) => i % caption.width);
    return { left: Math.min(...columns) / caption.width, right: Math.max(...columns) / caption.width };
  });
  assert.ok(ink.right > 0.95 && ink.left > 0.3, JSON.stringify(ink));
});
