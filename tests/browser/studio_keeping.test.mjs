// What the studio keeps: a tab that crashes, two tabs with one story, a browser that keeps nothing more.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, open } from './harness.mjs';
import { test } from './suite.mjs';

const studio = 'studio.html';

/** The studio with an empty story that has one event; resolves to its page. */
async function withStory(options = {}) {
  const page = await open(studio, { width: 1280, wait: false, ...options });
  await page.getByRole('button', { name: 'An empty story' }).click();
  await page.getByRole('button', { name: 'Add event' }).click();
  await kept(page);
  return page;
}

/** Runs before the worker that keeps: on a message, the browser has no room. */
const fullOnCall = `
let full = false;
new BroadcastChannel('full').onmessage = ({ data }) => (full = data);
const { put } = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (...all) {
  if (full) throw new DOMException('no room', 'QuotaExceededError');
  return put.apply(this, all);
};`;

const kept = (page) => page.getByText('Kept in this browser', { exact: true }).waitFor();

/** Another tab of the same browser. */
async function tab(page, address) {
  const other = await page.context().newPage();
  await other.setViewportSize({ width: 1280, height: 800 });
  await other.goto(address);
  return other;
}

const title = (page) => page.getByRole('row').nth(1).getByRole('gridcell').nth(1);

/** Types a title into the first event, as an editor does. */
async function retitle(page, text) {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
}

/** Whole numbers below `below`, the same ones in each run. */
function dice(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

test('a tab that crashes at any moment of editing comes back, no more than two seconds old', async () => {
  const roll = dice(17);
  let page = await withStory();
  const address = page.url();
  const ages = [];
  let number = 0;
  for (let crash = 0; crash < 20; ++crash) {
    await title(page).click();
    const edits = [{ number, at: Date.now() }];
    for (const end = Date.now() + 100 + roll(900); Date.now() < end;) {
      await retitle(page, `Edit ${++number}`);
      edits.push({ number, at: Date.now() });
    }
    const client = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    const at = Date.now();
    client.send('Page.crash').catch(() => undefined); // nobody is left to answer
    await crashed;
    const next = await tab(page, address);
    await page.close();
    page = next;
    await title(page).waitFor();
    const found = number === 0 ? 0 : Number(/\d+/.exec(await title(page).textContent())?.[0] ?? 0);
    // The edit that was not kept is the oldest loss.
    const lost = edits.find((edit) => edit.number > found);
    ages.push(lost ? at - lost.at : 0);
  }
  assert.ok(number > 40, `${number} edits`);
  assert.ok(Math.max(...ages) <= 2000, `milliseconds lost: ${ages}`);
});

test('a second tab works on a copy, and takes the story over with all that the first one had', async () => {
  const first = await withStory();
  const address = first.url();
  const second = await tab(first, address);
  await second.getByText('also open in another tab').waitFor();
  assert.notEqual(second.url(), address);

  await title(second).click();
  await retitle(second, 'In the copy');
  await kept(second);
  await title(first).click();
  await retitle(first, 'In the first tab');
  await second.getByRole('button', { name: 'Take over the story here' }).click();
  await first.getByText('now edited in another tab').waitFor();
  await second.waitForFunction((url) => location.href === url, address);
  assert.equal(await title(second).textContent(), 'In the first tab');
  await second.getByText('What you changed in your copy is kept').waitFor();
  const start = await tab(first, new URL(studio, address).href);
  await start.locator('.kept-open').nth(1).waitFor(); // the story and the copy
  await start.close();

  await title(second).click();
  await retitle(second, 'In the second tab');
  await kept(second);
  await first.getByRole('button', { name: 'Take it back' }).click();
  await first.getByText('now edited in another tab').waitFor({ state: 'detached' });
  await first.waitForFunction(() => document.querySelector('.bar-saving').textContent === 'Kept in this browser');
  assert.equal(await title(first).textContent(), 'In the second tab');
  await second.getByRole('button', { name: 'Go on with a copy' }).click();
  await second.waitForFunction((url) => location.href !== url, address);
});

test('when the browser is full or keeps nothing, a sentence says so and the file can be saved', async () => {
  const keeper = readFileSync(join(dist, 'studio_keeper.js'), 'utf8');
  const page = await withStory({
    answers: {
      'studio_keeper.js': {
        contentType: 'text/javascript',
        body: `${fullOnCall}\n${keeper}`,
      },
    },
  });
  const full = (is) => page.evaluate((value) => new BroadcastChannel('full').postMessage(value), is);
  await full(true);
  await title(page).click();
  await retitle(page, 'Too much');
  const sentence = page.getByText('The browser’s storage is full');
  await sentence.waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('alert').getByRole('button', { name: 'Save as a file' }).click();
  const file = await download;
  assert.match(file.suggestedFilename(), /\.story\.json$/);
  assert.match(readFileSync(await file.path(), 'utf8'), /Too much/);
  await full(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await sentence.waitFor({ state: 'detached' });

  await full(true);
  await title(page).click();
  await retitle(page, 'Too much again');
  await sentence.waitFor();
  const goBack = async (answer) => {
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Start page' }).click();
    await page.getByRole('dialog').getByRole('button', { name: answer }).click();
  };
  await goBack('Stay here');
  assert.equal(await title(page).textContent(), 'Too much again');
  const [saved] = await Promise.all([page.waitForEvent('download'), goBack('Save as a file and leave')]);
  assert.match(readFileSync(await saved.path(), 'utf8'), /Too much again/);
  await page.getByLabel('Paste your rows here').waitFor();

  const none = await open(studio, {
    width: 1280,
    wait: false,
    answers: { 'studio_keeper.js': { status: 404, body: '' } },
    expectNoise: true,
  });
  await none.getByRole('button', { name: 'An empty story' }).click();
  await none.getByText('keeps nothing for the studio').waitFor();
});
