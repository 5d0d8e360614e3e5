// From a sheet to a published explainer, as a person does it: paste, answer, mend, publish, unpack, serve, open.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { serve } from '../../web/server.mjs';
import { element, open, ready, shots, top } from './harness.mjs';
import { test } from './suite.mjs';

const { resolve } = createRequire(join(top, 'web/package.json'));
const { unzipSync } = await import(resolve('fflate'));
const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');
const table = (name) => join(top, 'tests/tables', name);

const openStudio = (options = {}) => open('studio.html', { width: 1280, wait: false, ...options });

/** Rows as a spreadsheet puts them on the clipboard: cells parted by tabs. */
function asPasted(csv) {
  const cells = [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)];
  return cells.map(([, quoted, plain, end]) => (quoted?.replaceAll('""', '"') ?? plain) + (end === ',' ? '\t' : end)).join('');
}

async function paste(page, text) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+v');
}

/** What axe-core finds wrong with the page as it is now. */
async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`));
  });
}

/** Clicks mends until no error is left. */
async function mendAll(page) {
  const problems = page.getByRole('region', { name: /Problems/ });
  const mends = problems.getByRole('button', { name: /^(Write|Remove|write|remove|Leave|leave)/ });
  for (let left = 50; left > 0 && (await mends.count()) > 0; --left) {
    const before = await problems.textContent();
    await mends.first().click();
    await page.waitForFunction(([region, text]) => region.textContent !== text, [await problems.elementHandle(), before]);
  }
}

/** Unpacks a ZIP, serves the one folder in it, and opens a page of that. */
async function publishedPage(zip, use) {
  const folder = mkdtempSync(join(tmpdir(), 'studio-'));
  const files = Object.entries(unzipSync(readFileSync(zip)));
  const tops = new Set(files.map(([path]) => path.split('/')[0]));
  assert.equal(tops.size, 1);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const server = await serve(join(folder, ...tops));
  try {
    const page = await open('index.html', { width: 1280, base: server.url });
    await use(page, new Set(files.map(([path]) => path.slice(path.indexOf('/') + 1))));
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

const shot = (page, name) => page.screenshot({ path: join(shots, `studio-${name}.png`) });

const dialog = (page) => page.getByRole('dialog');

/** Once the dialog has read the rows. */
const imported = (page) => dialog(page).getByRole('button', { name: 'Make the story', disabled: false }).waitFor();

/** Answers each question of the import with its first choice; resolves to how many there were. */
async function answerAll(page) {
  const questions = dialog(page).locator('fieldset');
  const count = await questions.count();
  for (let i = 0; i < count; ++i) {
    await questions.nth(i).getByRole('radio').first().check();
    await imported(page);
  }
  return count;
}

async function downloaded(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), path: await file.path() };
}

test('rows of the bank rescues, pasted, become a published folder, and axe-core finds nothing wrong on the way', async () => {
  const page = await openStudio();
  const found = [];
  const look = async (name) => {
    await shot(page, name);
    found.push(...(await violations(page)).map((what) => `${name}: ${what}`));
  };
  await look('1-start');
  await page.getByLabel('Paste your rows here').focus();
  await paste(page, asPasted(readFileSync(table('bank-rescues.csv'), 'utf8')));
  await imported(page);
  await look('2-import');
  assert.ok((await answerAll(page)) > 0);
  await page.getByLabel('Title of the story').fill('The bank rescues');
  await look('3-answered');
  await page.getByRole('button', { name: 'Make the story' }).click();
  await page.getByText('Kept in this browser', { exact: true }).waitFor();
  await ready(page);
  await look('4-table');
  await mendAll(page);
  await look('5-mended');
  await page.getByRole('tab', { name: 'Form' }).click();
  await look('6-form');
  await page.getByRole('tab', { name: 'JSON' }).click();
  await page.getByRole('textbox', { name: /JSON|story/i }).waitFor();
  await look('7-json');
  await page.getByRole('button', { name: 'Publish…' }).click();
  await dialog(page).getByRole('paragraph').filter({ hasText: 'The story has no errors.' }).waitFor();
  await page.getByLabel('Where will the folder be?').fill('https://news.example/banks');
  await page.keyboard.press('Tab');
  assert.match(await page.getByLabel('Code for your article').inputValue(), /src="https:\/\/news\.example\/banks\/embed\.html"/);
  await look('8-publish');
  const zip = await downloaded(page, 'Make the ZIP');
  const single = await downloaded(page, 'Make the file');
  await page.locator('.made').nth(1).filter({ hasText: 'is in your downloads' }).waitFor();
  assert.match(readFileSync(single.path, 'utf8'), /<story-explainer/);
  assert.deepEqual(found, []);

  await publishedPage(zip.path, async (published, files) => {
    for (const name of [
      'index.html',
      'embed.html',
      'explainer.js',
      'explainer.wasm',
      'story.json',
      'still-dark.svg',
      'social-index.png',
      'licenses.txt',
      'README.txt',
    ]) {
      assert.ok(files.has(name), name);
    }
    assert.ok(![...files].some((name) => /studio|parts|cli\.wasm/.test(name)));
    const events = await element(published, ({ snapshot }) => snapshot.events.length);
    assert.ok(events > 20, `${events} events`);
    assert.match(await published.textContent('.words'), /Northern Rock/);
    assert.equal(await published.title(), 'The bank rescues');
    await shot(published, '9-published');
  });
});

test('a sheet of TimelineJS, opened as a file, becomes a published page', async () => {
  const page = await openStudio({ width: 360 });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Open a file…' }).click()]);
  await chooser.setFiles(table('timelinejs.csv'));
  await imported(page);
  await shot(page, 'timelinejs-import');
  await answerAll(page);
  await page.getByRole('button', { name: 'Make the story' }).click();
  await page.getByText('Kept in this browser', { exact: true }).waitFor();
  await page.getByRole('tab', { name: /Problems/ }).click();
  await mendAll(page);
  await shot(page, 'timelinejs-problems');
  await page.getByRole('button', { name: 'Publish…' }).click();
  const zip = await downloaded(page, 'Make the ZIP');
  await publishedPage(zip.path, async (published) => {
    assert.match(await published.textContent('.words'), /The bridge opens/);
  });
});

/** Presses Tab until what has the focus is called `name`. */
async function tabTo(page, name) {
  for (let presses = 0; presses < 80; ++presses) {
    const focused = page.locator(':focus');
    if ((await focused.count()) === 1 && name.test((await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? '')) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${name}`);
}

test('the keyboard alone leads from the paste to the published folder', async () => {
  const page = await openStudio();
  await page.getByLabel('Paste your rows here').waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'paste'); // where the page begins
  await paste(page, asPasted(readFileSync(table('bank-rescues.csv'), 'utf8')));
  await imported(page);
  const questions = await dialog(page).locator('fieldset').count();
  for (let i = 0; i < questions; ++i) {
    await tabTo(page, /^$/);
    await page.keyboard.press('ArrowDown');
    await imported(page);
  }
  await tabTo(page, /^Make the story$/);
  await page.keyboard.press('Enter');
  await page.getByText('Kept in this browser', { exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement !== document.body); // in the table
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('2008-09-15');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Undo: / }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('status').filter({ hasText: 'Undone' }).waitFor();
  await tabTo(page, /^Publish…$/);
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('paragraph').filter({ hasText: 'The story has no errors.' }).waitFor();
  await tabTo(page, /^Make the ZIP$/);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await download;
  await page.keyboard.press('Escape');
  assert.equal(await page.locator(':focus').textContent(), 'Publish…');
});

test('what is no story of ours gets a sentence, and nothing is lost', async () => {
  const page = await openStudio();
  const area = page.getByLabel('Paste your rows here');
  const complaint = page.getByRole('alert');
  const cases = [
    ['{"version": 3, "title": "From the future", "events": []}', /version 3/],
    ['{"hello": 1}', /no story/],
    ['{"version": 2,', /not JSON/],
    ['   ', /nothing to read/],
  ];
  for (const [text, sentence] of cases) {
    await area.fill(text);
    await page.getByRole('button', { name: 'Read these rows' }).click();
    await complaint.filter({ hasText: sentence }).waitFor();
    assert.equal(await area.inputValue(), text);
  }
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'a\tb\n'.repeat(17_000_000));
    document.querySelector('#paste').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await complaint.filter({ hasText: 'larger than 64 MB' }).waitFor();

  // The same with a story open, and by a link on an empty page.
  const [text, sentence] = cases[0];
  await page.getByRole('button', { name: 'An empty story' }).click();
  await page.getByRole('button', { name: 'File', exact: true }).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('menuitem', { name: 'Open a file…' }).click()]);
  await chooser.setFiles({ name: 'story.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await complaint.filter({ hasText: sentence }).getByRole('button', { name: 'Close' }).click();
  await complaint.filter({ hasText: sentence }).waitFor({ state: 'detached' });
  const address = page.url();
  assert.match(address, /#work=/);
  const link = `#draft=${deflateRawSync(text).toString('base64url')}`;
  await page.evaluate((fragment) => (location.hash = fragment), link);
  await complaint.filter({ hasText: sentence }).waitFor();
  assert.equal(page.url(), address);
  const other = await page.context().newPage();
  await other.goto(new URL(`studio.html${link}`, address).href);
  await other.getByRole('alert').filter({ hasText: sentence }).waitFor();
  await other.getByLabel('Paste your rows here').waitFor();
});

test('a column that is left out is named, what cannot be opened is said over the story, and back leads to the start', async () => {
  const page = await openStudio();
  await page.getByLabel('Paste your rows here').fill('Date\tWho pays\tRecipient\tWeather\n2020\tBank\tMill\tSunny');
  await page.getByRole('button', { name: 'Read these rows' }).click();
  const summary = dialog(page).locator('.import-status');
  await summary.filter({ hasText: '“Weather” is left out' }).waitFor();
  await dialog(page).getByLabel('Your column: Weather').selectOption('Text');
  await summary.filter({ hasNotText: 'left out' }).filter({ hasText: '1 event' }).waitFor();
  const chosen = page.waitForEvent('filechooser'); // well before the key: the browser is told of it without waiting for its answer
  await dialog(page).getByRole('button', { name: 'Make the story' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await title.filter({ hasText: 'Untitled story' }).waitFor();
  await page.keyboard.press('Control+o');
  const chooser = await chosen;
  await chooser.setFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{"hello": 1}') });
  await page.getByRole('alert').filter({ hasText: 'no story' }).waitFor();
  await page.goBack();
  await page.getByLabel('Paste your rows here').waitFor();
  await page.goForward();
  await title.filter({ hasText: 'Untitled story' }).waitFor();
});

test('what a sheet holds, and a column of it, is chosen for that sheet alone', async () => {
  const page = await openStudio();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Open a file' }).click()]);
  const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const deals = 'Date,Title,Who pays,Recipient,How much\n2020,A loan,Bank,Mill,$3bn';
  await chooser.setFiles([file('deals.csv', deals), file('papers.csv', 'Publisher,Title,Date\nGazette,The loan,2019')]);
  const summary = dialog(page).locator('.import-status');
  await summary.filter({ hasText: '2 events' }).waitFor();
  await dialog(page).getByLabel('papers holds').selectOption('Sources');
  await summary.filter({ hasText: '1 event, 2 companies' }).waitFor();
  await dialog(page).locator('section', { hasText: 'Columns of papers' }).getByLabel('Your column: Date').selectOption('left out');
  await summary.filter({ hasText: '“Date” is left out' }).waitFor();
  assert.equal(await dialog(page).locator('section', { hasText: 'Columns of deals' }).getByLabel('Your column: Date').inputValue(), 'date');
});

test('a draft goes by link and by name, and a later correction is written from what is published', async () => {
  const page = await openStudio();
  await page.getByRole('button', { name: 'The example' }).click();
  await page.getByText('Kept in this browser', { exact: true }).waitFor();
  const menu = async (item) => {
    await page.getByRole('button', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await menu('Share a draft…');
  const link = await page.getByRole('textbox', { name: /link/ }).inputValue();
  const draft = await downloaded(page, 'Save the draft as a page');
  assert.match(readFileSync(draft.path, 'utf8'), /<title>Draft: OpenAI/);
  await page.keyboard.press('Escape');
  await menu('Save a draft with a name…');
  await page.getByRole('textbox', { name: 'Name' }).fill('Before the summer');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Before the summer' }).waitFor();
  const published = await page.evaluate(() => fetch('story.json').then((answer) => answer.text()));

  await page
    .getByRole('gridcell', { name: /^(Amazon|.*puts).*\$/ })
    .first()
    .click();
  await page.keyboard.type('Another title for it');
  await page.keyboard.press('Enter');
  await menu('Correct a published story…');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Open the published story.json…' }).click()]);
  await chooser.setFiles({ name: 'story.json', mimeType: 'application/json', buffer: Buffer.from(published) });
  await dialog(page).getByText('Another title for it').first().waitFor();
  await shot(page, 'correct');

  const other = await page.context().newPage();
  await other.goto(link);
  await other.getByText('This draft came by a link').waitFor();
  assert.match(await other.title(), /^OpenAI, Amazon/);
  await other.goto(new URL('studio.html', link).href);
  await other.getByRole('button', { name: 'Before the summer', exact: true }).waitFor();
});
