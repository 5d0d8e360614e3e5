// The picture's letters beside those of the page: each line of a picture as the browser sets it in HTML, in the same typeface, size,
// colour and place.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { element, open, painted, shots, top } from './harness.mjs';
import { test } from './suite.mjs';

const { PNG } = createRequire(join(top, 'web/package.json'))('pngjs');

const ratio = 2; // pixels in one, as a saved picture has them

// What may differ, as a share of the ink of a line: letters on the canvas are black or white before they get their colour.
// Chromium's canvas kerns Japanese by its own rules: such a line may be wider or narrower by so many pixels, and its letters lie apart.
const tolerance = { mean: 0.06, line: 0.35, spacedLine: 0.65, width: 1.5 };

const fontFolder = join(top, 'tests/browser/node_modules/@fontsource');
const languages = { ar: 'noto-sans-arabic', hi: 'noto-sans-devanagari', ja: 'noto-sans-jp', de: null };

/** A page's style sheet that brings the typeface in two weights, and its files. */
function styles(name) {
  const inter = [400, 600].map((weight) => `@font-face { font-family: Inter; font-weight: ${weight}; src: url(fonts/inter-${weight}.woff2); }`);
  const sheets = name === null ? [] : [400, 600].map((weight) => readFileSync(join(fontFolder, name, `${weight}.css`), 'utf8').replace(/, url\([^)]*\.woff\) format\('woff'\)/g, ''));
  const answers = {};
  for (const [, file] of sheets.join().matchAll(/url\(\.\/(files\/[^)]*)\)/g)) answers[file] = { contentType: 'font/woff2', body: readFileSync(join(fontFolder, name, file)) };
  const families = new Set(['Inter', ...[...sheets.join().matchAll(/font-family: '([^']*)'/g)].map(([, family]) => family)]);
  const family = [...families].map((one) => `"${one}"`).join();
  answers['page.css'] = { contentType: 'text/css', body: `${[...inter, ...sheets].join('\n')} body { margin: 0; font-family: ${family}; }` };
  return answers;
}

/** Puts the drawing into the page, its shapes as an image and its lines as HTML; resolves to the lines' boxes. Runs in the page. */
async function setInHtml(explainer, svg) {
  globalThis.policy ??= trustedTypes.createPolicy('letters', { createHTML: (text) => text });
  const drawing = new DOMParser().parseFromString(globalThis.policy.createHTML(svg), 'image/svg+xml').documentElement;
  const [width, height] = ['width', 'height'].map((side) => Number(drawing.getAttribute(side)));
  const rightToLeft = drawing.getAttribute('direction') === 'rtl';
  const lines = [...drawing.querySelectorAll('text')].map((text) => (text.remove(), text));
  const sheet = document.createElement('div');
  const set = (node, styles) => Object.assign(node.style, styles);
  set(sheet, { position: 'absolute', inset: '0 auto auto 0', width: `${width}px`, height: `${height}px`, background: '#fff', overflow: 'hidden', fontFamily: getComputedStyle(explainer).fontFamily });
  sheet.lang = drawing.getAttribute('lang');
  sheet.dir = rightToLeft ? 'rtl' : 'ltr';
  const image = new Image();
  set(image, { position: 'absolute', inset: '0 auto auto 0' });
  image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(drawing)], { type: 'image/svg+xml' }));
  await image.decode();
  sheet.append(image);
  document.body.append(sheet);
  explainer.remove();
  const whole = (length) => Math.round(length * devicePixelRatio) / devicePixelRatio; // as the canvas places its lines
  return lines.map((text) => {
    const [x, y, size, reserved] = ['x', 'y', 'font-size', 'textLength'].map((name) => Number(text.getAttribute(name) ?? 0));
    const line = document.createElement('div');
    const foot = document.createElement('i');
    foot.style.display = 'inline-block';
    line.append(text.textContent, foot);
    set(line, { position: 'absolute', left: '0', top: '0', whiteSpace: 'pre', lineHeight: '1', fontSize: `${size}px`, fontWeight: text.getAttribute('font-weight') ?? '400', color: text.getAttribute('fill'), fontVariantNumeric: 'tabular-nums' });
    line.className = 'line';
    sheet.append(line);
    const { width } = line.getBoundingClientRect();
    const left = whole(rightToLeft ? x - (reserved || width) : x);
    set(line, { left: `${left}px`, top: `${whole(y) - foot.getBoundingClientRect().bottom}px` });
    return { said: text.textContent, width, reserved, left, top: whole(y) - size, right: left + width, bottom: whole(y) + size * 0.4 };
  });
}

const grey = ({ data, width }, x, y) => {
  const at = 4 * (y * width + x);
  return data[at] * 2 + data[at + 1] * 5 + data[at + 2];
};

/**
 * How far two pictures are apart in a box, as a share of the ink in it: of what the second has and `paper`, which has no lines, has not.
 * Of the nine ways that one may lie beside the other by a pixel the best counts, for the drawing's places are rounded.
 */
function difference(ours, theirs, paper, box) {
  const shifts = [-1, 0, 1];
  return Math.min(...shifts.flatMap((dx) => shifts.map((dy) => differenceAt(ours, theirs, paper, box, dx, dy))));
}

function differenceAt(ours, theirs, paper, box, dx, dy) {
  const [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom].map((side) => Math.round(side * ratio));
  let [apart, ink] = [0, 0];
  for (let y = Math.max(1, top); y < Math.min(bottom, paper.height - 1); ++y) {
    for (let x = Math.max(1, left); x < Math.min(right, paper.width - 1); ++x) {
      apart += Math.abs(grey(ours, x + dx, y + dy) - grey(theirs, x, y));
      ink += Math.abs(grey(theirs, x, y) - grey(paper, x, y));
    }
  }
  return apart / ink;
}

for (const [language, font] of Object.entries(languages)) {
  for (const width of language === 'ar' ? [360, 1280] : [360]) {
    test(`at ${width} pixels each line of the story in “${language}” looks as the browser sets it in HTML`, async () => {
      const story = readFileSync(join(top, `tests/stories/good/chips-${language}.json`), 'utf8');
      const answers = { ...styles(font), 'story.json': { contentType: 'application/json', body: story } };
      const page = await open('', { html: '<story-explainer src="story.json"></story-explainer>', answers, width, dpr: ratio, reducedMotion: 'reduce' });
      await element(page, (explainer) => explainer.seek(explainer.endDate));
      await page.evaluate(() => document.fonts.ready);
      await painted(page);
      const { png, svg } = await element(page, async (explainer) => {
        const bytes = new Uint8Array(await (await explainer.toBlob('image/png')).arrayBuffer());
        return { png: [...bytes], svg: await (await explainer.toBlob('image/svg+xml')).text() };
      });
      const ours = PNG.sync.read(Buffer.from(png));
      const lines = await element(page, setInHtml, svg);
      const screenshot = () => page.screenshot({ clip: { x: 0, y: 0, width, height: ours.height / ratio }, fullPage: true });
      const screen = await screenshot();
      await page.evaluate(() => document.querySelectorAll('.line').forEach((line) => (line.style.visibility = 'hidden')));
      const paper = PNG.sync.read(await screenshot());
      mkdirSync(join(shots, 'letters'), { recursive: true });
      writeFileSync(join(shots, 'letters', `${language}-${width}-canvas.png`), Buffer.from(png));
      writeFileSync(join(shots, 'letters', `${language}-${width}-html.png`), screen);
      const theirs = PNG.sync.read(screen);
      assert.ok(lines.length > 20, `${lines.length} lines`);
      const apart = lines.slice(0, -1).map((line) => ({ ...line, by: difference(ours, theirs, paper, line) })); // the last says where it is from: not the picture's
      const limit = ({ width, reserved }) => (Math.abs(width - reserved) > 0.3 ? tolerance.spacedLine : tolerance.line);
      const worst = apart.reduce((a, b) => (a.by / limit(a) > b.by / limit(b) ? a : b));
      const mean = apart.reduce((sum, { by }) => sum + by, 0) / apart.length;
      const report = `mean ${mean.toFixed(4)}, “${worst.said}” ${worst.by.toFixed(4)}`;
      assert.ok(worst.by <= limit(worst) && mean <= tolerance.mean, report);
      for (const { said, left, right } of lines) assert.ok(left >= 0 && right <= width, `“${said}” leaves the picture`);
      for (const { said, width, reserved } of apart) assert.ok(Math.abs(width - reserved) <= tolerance.width, `“${said}” is ${width} wide, and has ${reserved}`);
    });
  }
}
