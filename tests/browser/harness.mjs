// What the tests of one file share: one server, one Chromium, and pages that remember whatever a reader should never meet.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csp, serve } from '../../web/server.mjs';

export const top = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const dist = process.env.EXPLAINER_DIST ?? join(top, 'build/web/dist');
export const native = process.env.EXPLAINER_NATIVE ?? join(top, 'build/native/explainer');
export const story = join(dist, 'story.json');
export const shots = join(top, 'build/shots');

const { chromium } = createRequire(join(top, 'web/package.json'))('playwright-core');

const args = [
  '--no-sandbox', // containers have no user namespaces to spare
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader', // WebGL 2 without a graphics card
  '--disable-gpu-compositing', // emulating such a card for the rest of the page takes longer, and shows the same
  '--font-render-hinting=slight', // as the whole Chromium has it; the one without windows has another
];

mkdirSync(shots, { recursive: true });
export const server = await serve(dist);
const browsers = new Map();

// Chromium without its windows, where there is one: it takes a third of the time. (The scenarios in three engines run in the whole one.)
const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** Chromium with further arguments; started once. */
async function browserWith(...more) {
  const key = more.join(' ');
  if (!browsers.has(key)) {
    const executablePath = execFileSync('sh', ['-c', programs.map((name) => `command -v ${name}`).join(' || ')], { encoding: 'utf8' }).trim();
    browsers.set(key, await chromium.launch({ executablePath, args: [...args, ...more] }));
  }
  return browsers.get(key);
}

export async function closeAll() {
  for (const browser of browsers.values()) await browser.close();
  await server.close();
}

const contexts = [];
const watched = [];

/**
 * Opens a page of the built folder, or `html` as the body of a page of its own.
 *   answers: { 'story.json': { status, body, contentType } … } instead of what the server has
 *   base: another server to open the page from
 *   hold: { 'explainer.wasm': promise … } keeps an answer back until the promise is kept
 *   expectNoise: the browser itself logs failed requests; those tests say so
 *   ignore: what matches it in the console is no noise
 */
export async function open(path, options = {}) {
  const { html, width = 960, height = 800, dpr = 1, touch = false, answers = {}, hold = {}, flags = [], init, base = server.url } = options;
  const browser = await browserWith(...flags);
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: dpr,
    hasTouch: touch,
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    javaScriptEnabled: options.javaScript ?? true,
  });
  contexts.push(context);
  const page = await context.newPage();
  const noise = [];
  if (!options.expectNoise) watched.push(noise);
  // Chromium says the first of any preload on a machine that is slow enough, and the second whenever it puts a picture of WebGL into
  // the page without a graphics card.
  const machine = /was preloaded using link preload but not used within a few seconds|GPU stall due to ReadPixels/;
  const silent = (text) => machine.test(text) || options.ignore?.test(text);
  page.on('console', (message) => silent(message.text()) || noise.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`uncaught: ${error}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !url.startsWith(base) && !/^(data|blob):/.test(url)) noise.push(`request to ${url}`);
  });
  for (const [name, promise] of Object.entries(hold)) {
    await page.route(`${server.url}${name}`, (route) => promise.then(() => route.continue()).catch(() => undefined));
  }
  for (const [name, answer] of Object.entries(answers)) await page.route(`${server.url}${name}`, (route) => route.fulfill(answer));
  if (html !== undefined) {
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><script type="module" src="explainer.js"></script><body>${html}`;
    const headers = { 'Content-Security-Policy': csp };
    await page.route(`${server.url}test.html`, (route) => route.fulfill({ contentType: 'text/html', headers, body }));
  }
  if (init) await page.addInitScript(init);
  await page.goto(base + (html === undefined ? path : 'test.html'));
  if (options.wait ?? true) await ready(page);
  return page;
}

export async function ready(page, selector = 'story-explainer') {
  await page.waitForFunction((css) => document.querySelector(css)?.ready, selector);
  await page.locator(selector).first().evaluate((element) => element.ready);
}

/** Closes the pages of a test; throws when one of them was not silent. */
export async function tidy() {
  for (const context of contexts.splice(0)) await context.close();
  const noise = watched.splice(0).flat();
  if (noise.length) throw new Error(`the page was not silent:\n${noise.join('\n')}`);
}

/** Runs `action` with the first explainer of the page. */
export function element(page, action, argument) {
  return page.locator('story-explainer').first().evaluate(action, argument);
}

/** Lets the page paint what is under way. */
export function painted(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

export async function canvasBox(page) {
  return page.locator('story-explainer canvas').first().boundingBox();
}

/** Where the strip of years is: the pointer shows it. */
export async function strip(page) {
  const box = await canvasBox(page);
  const x = box.x + box.width * 0.6;
  for (let y = box.y + box.height - 4; y > box.y + box.height / 2; y -= 6) {
    await page.mouse.move(x, y);
    await painted(page);
    const cursor = await page.locator('story-explainer canvas').first().getAttribute('data-cursor');
    if (cursor === 'ew-resize') return { y: y - 6, left: box.x + box.width * 0.4, right: box.x + box.width * 0.85 };
  }
  throw new Error('the pointer finds no strip');
}

/** The canvas as PNG bytes, as the reader sees it. */
export function look(page, path) {
  return page.locator('story-explainer canvas').first().screenshot(path ? { path } : {});
}

/** How many colours a PNG of the moment has, and its size; runs in the page. */
export const pngOf = (explainer) =>
  explainer.toBlob('image/png').then(async (blob) => {
    const image = await createImageBitmap(blob);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const colours = new Set(new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
    return { colours, width: image.width, height: image.height };
  });
