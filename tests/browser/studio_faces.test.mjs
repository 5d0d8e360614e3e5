// The faces of the story in the studio: the table by the keyboard and as assistive software has it, the form, the text, the picture
// beside them, and the list of problems. UPDATE_GOLDEN=1 renews tests/golden/studio-*.txt.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { open, top } from './harness.mjs';
import { test } from './suite.mjs';

const axe = createRequire(join(top, 'web/package.json')).resolve('axe-core/axe.min.js');

const source = { id: 'gazette', publisher: 'The Gazette', title: 'Bank backs lab', url: 'https://example.org/bank', date: '2023-09-12' };
const small = () => ({
  version: 2,
  title: 'A bank and a lab',
  language: 'en',
  asOf: '2024-06-30',
  range: { from: '2022-01-01', to: '2024-12-31' },
  entities: [
    { id: 'bank', name: 'The Bank', kind: 'investor', side: 'left' },
    { id: 'lab', name: 'The Lab', kind: 'lab', side: 'right' },
  ],
  sources: [source],
  events: ['2023-09', '2024-02-01', '2024-05'].map((date, i) => ({
    id: `deal-${i + 1}`,
    date,
    kind: 'investment',
    status: 'announced',
    title: `Deal ${i + 1}`,
    text: 'The Bank puts money in the Lab.',
    from: 'bank',
    to: 'lab',
    amount: { usd: (i + 1) * 1e9, bound: 'up_to' },
    sources: ['gazette'],
  })),
});

/** The studio with a story, once it has been checked. */
async function studio(story = small(), options = {}) {
  const page = await open('studio.html', { width: 1280, height: 800, wait: false, reducedMotion: 'reduce', ...options });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Open a file' }).click()]);
  await chooser.setFiles({ name: 'story.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(story)) });
  await page.locator('.sheet-body .sheet-row').first().waitFor();
  if (!options.width) await page.locator('.problems-summary:not(:text("Checking"))').waitFor(); // a face is made when it comes into sight
  return page;
}

/** Row, column and text of what has the focus in the table: "2 Date 2023". */
const focused = (page) =>
  page.evaluate(() => {
    const cell = document.activeElement;
    const head = document.querySelector(`.sheet-head[data-column="${cell.closest('[data-column]')?.dataset.column}"]`);
    return [cell.closest('[data-row]')?.ariaRowIndex ?? 'head', head?.textContent, cell.value ?? cell.textContent].join(' ');
  });

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** The text of a cell once it is `text`; rows and columns count from 0. */
const cell = (page, row, field) =>
  page.locator(`.sheet-row[data-row="${row}"] .sheet-cell`).nth(['date', 'title', 'kind', 'status', 'from', 'to', 'amount'].indexOf(field));

const wait = (page, condition, argument) => page.waitForFunction(condition, argument, { timeout: 20_000 });

const textIs = async (locator, text) => {
  await locator.filter({ hasText: text }).waitFor();
  assert.equal(await locator.textContent(), text);
};

test('the table is worked by the keys of a spreadsheet, and Tab leaves it', async () => {
  const page = await studio();
  await page.locator('.sheet-cell[tabindex="0"]').focus();
  assert.match(await focused(page), /^2 Date /);
  await press(page, 'ArrowDown', 'ArrowRight');
  assert.equal(await focused(page), '3 Title Deal 2');
  await press(page, 'Control+End');
  assert.match(await focused(page), /^5 Id $/); // the empty row, in which a new one begins
  await press(page, 'Control+Home', 'ArrowRight', 'F2');
  await page.keyboard.type(', the first');
  await press(page, 'Enter');
  assert.equal(await focused(page), '3 Title Deal 2');
  await textIs(cell(page, 0, 'title'), 'Deal 1, the first');
  await page.keyboard.type('Something else');
  await press(page, 'Escape');
  assert.equal(await focused(page), '3 Title Deal 2');
  await press(page, 'ArrowUp', 'ArrowUp');
  assert.equal(await focused(page), 'head Title Title');
  await press(page, 'Enter', 'Enter');
  assert.equal(await page.locator('.sheet-head[aria-sort=descending]').textContent(), 'Title');
  await textIs(cell(page, 0, 'title'), 'Deal 3');
  await press(page, 'Enter', 'ArrowDown');
  await textIs(cell(page, 0, 'title'), 'Deal 1, the first');
  await press(page, 'Tab');
  assert.ok(!(await page.evaluate(() => document.activeElement.closest('.sheet'))), 'Tab leaves the table');
  await page.locator('.sheet-cell[tabindex="0"]').focus();
  await press(page, 'Alt+ArrowDown');
  await textIs(cell(page, 1, 'title'), 'Deal 1, the first');
});

test('cells read what a person types: names are completed or made, and what cannot be read stays and is marked', async () => {
  const page = await studio();
  await cell(page, 1, 'from').click();
  await page.keyboard.type('Ba');
  await page.getByRole('option', { name: 'The Bank' }).waitFor();
  await press(page, 'ArrowDown', 'Tab');
  await page.keyboard.type('The New Lab');
  await press(page, 'Enter');
  await textIs(page.locator('#sheet-entities .count'), '3');
  const { events, entities } = await storyOf(page);
  assert.deepEqual([events[1].from, events[1].to, entities[2].name], ['bank', 'the-new-lab', 'The New Lab']);
  await cell(page, 1, 'date').click();
  await page.keyboard.type('soonish');
  await press(page, 'Enter', 'ArrowUp');
  await cell(page, 1, 'date').and(page.locator('[aria-invalid=true]')).waitFor();
  assert.equal(await cell(page, 1, 'date').textContent(), 'soonish');
  await page.locator('#cell-problems').filter({ hasText: '"soonish" is not a date' }).waitFor();
  assert.equal(await page.locator('.sheet-cell.active').getAttribute('aria-describedby'), 'cell-problems');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.locator('.problems-summary').filter({ hasText: 'No problems' }).waitFor();
});

/** The story as the studio saves it: what the editor of the text holds, which is in sight. */
const storyOf = async (page) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'File', exact: true }).click().then(() => page.getByRole('menuitem', { name: 'Save as a file' }).click()),
  ]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
};

test('two who are in a deal whose kind was open pay and get the money once it has a kind', async () => {
  const story = small();
  const { from, to, ...deal } = story.events[0];
  story.events[0] = { ...deal, kind: 'terms', parties: [from, to] };
  const page = await studio(story);
  await cell(page, 0, 'kind').click();
  await page.keyboard.type('contract');
  await press(page, 'Enter');
  await cell(page, 0, 'to').filter({ hasText: 'The Lab' }).waitFor();
  const [changed] = (await storyOf(page)).events;
  assert.deepEqual([changed.kind, changed.from, changed.to, changed.parties], ['contract', 'bank', 'lab', undefined]);
});

test('dates and amounts are read as people write them, and their doubt with them', async () => {
  const page = await studio();
  await cell(page, 1, 'date').click();
  for (const text of ['25 Sep 2023', '', '', '', '', '', 'about $2.5bn']) {
    if (text !== '') await page.keyboard.type(text);
    await press(page, text === '' ? 'ArrowRight' : 'Tab');
  }
  await wait(page, () => document.querySelectorAll('.sheet-cell[aria-busy]').length === 0);
  const { events } = await storyOf(page);
  assert.deepEqual([events[1].date, events[1].amount], ['2023-09-25', { usd: 2500000000, bound: 'about' }]);
  await page.getByRole('tab', { name: 'Form' }).click();
  await page.getByRole('textbox', { name: 'Amount' }).fill('at least $3 billion');
  await page.locator('[data-field=amount] .field-reading').filter({ hasText: /Reads as: at least/ }).waitFor();
});

test('a date that can be read in two ways is asked for at its cell, and a button answers', async () => {
  const page = await studio();
  await cell(page, 1, 'date').click();
  await page.keyboard.type('3/10/2008');
  await press(page, 'Enter', 'ArrowUp');
  const answer = page.locator('#cell-problems').getByRole('button', { name: '3 October 2008' });
  await answer.click();
  await page.locator('.problems-summary').filter({ hasText: 'No problems' }).waitFor();
  assert.equal((await storyOf(page)).events[1].date, '2008-10-03');
});

test('blocks are copied, filled down and pasted, rows grow, and each is one step of undo', async () => {
  const page = await studio();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await cell(page, 0, 'title').click();
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'Deal 1\tinvestment\nDeal 2\tinvestment');
  await press(page, 'Control+d');
  await textIs(cell(page, 1, 'title'), 'Deal 1');
  await page.evaluate(() => navigator.clipboard.writeText('Two\ttalks\nThree\t"share sale"\nFour\tend\n'));
  await cell(page, 2, 'title').click();
  await press(page, 'Control+v');
  await textIs(cell(page, 4, 'title'), 'Four');
  await textIs(cell(page, 3, 'kind'), 'share sale');
  await textIs(page.locator('#sheet-events .count'), '5');
  await page.getByRole('button', { name: 'Undo: Paste 3 rows' }).click();
  await textIs(page.locator('#sheet-events .count'), '3');
  await page.getByRole('button', { name: 'Undo: Fill down' }).click();
  await textIs(cell(page, 1, 'title'), 'Deal 2');
});

test('of 10,000 rows only those in sight are made, and each knows its number', async () => {
  const story = small();
  story.events = Array.from({ length: 10_000 }, (_, i) => ({ ...story.events[i % 3], id: `e${i}`, title: `Deal ${i}` }));
  const page = await studio(story);
  const sheet = page.getByRole('grid');
  assert.equal(await sheet.getAttribute('aria-rowcount'), '10002'); // with the header and the empty row
  assert.ok((await page.locator('.sheet-row').count()) < 60);
  await page.locator('.sheet-cell[tabindex="0"]').focus();
  await press(page, 'ArrowRight', 'Control+ArrowDown', 'ArrowUp');
  assert.equal(await focused(page), '10001 Title Deal 9999');
  await press(page, 'Control+Home', 'PageDown', 'PageUp');
  assert.match(await focused(page), /^2 Date /);
  await page.locator('.sheet').evaluate((element) => element.scrollTo(0, 1e6));
  await page.locator('.sheet-row[data-row="9990"]').waitFor();
  assert.match(await focused(page), /^2 Date /, 'the active cell keeps the focus out of sight');
  assert.ok((await page.locator('.sheet-row').count()) < 60);
});

test('the form shows the fields of the kind, and writes them', async () => {
  const page = await studio();
  await cell(page, 1, 'title').click();
  await page.getByRole('tab', { name: 'Form' }).click();
  const form = page.locator('.form-face');
  await form.getByRole('heading', { name: 'Event 2 of 3' }).waitFor();
  await form.getByLabel('Title').fill('A title to undo');
  await press(page, 'Control+z');
  assert.equal(await form.getByLabel('Title').inputValue(), 'Deal 2');
  await form.getByLabel('Title').fill('Kept');
  const date = form.getByLabel('Date', { exact: true });
  const before = await date.inputValue();
  await date.focus();
  await press(page, 'End', '?', 'Control+z'); // one key: how many an undo takes is the browser's to say
  // A field that is not written yet undoes itself, and nothing else.
  assert.deepEqual([await date.inputValue(), await form.getByLabel('Title').inputValue()], [before, 'Kept']);
  await form.getByLabel('Title').fill('Another title');
  await form.getByLabel('Kind').selectOption('end');
  await form.getByLabel('How', { exact: true }).selectOption('withdrawn');
  await form.getByRole('combobox', { name: 'Add to Ends' }).fill('Deal 1');
  await press(page, 'Enter');
  await form.getByRole('combobox', { name: 'Add to Sources' }).fill('https://www.bbc.example/news');
  await press(page, 'Enter');
  await form.getByRole('button', { name: 'Take out bbc.example' }).waitFor();
  await form.getByLabel('What bbc.example says').fill('It is over.');
  const { events, sources } = await storyOf(page);
  const { title, kind, how, ends, sources: cited } = events[1];
  assert.deepEqual(
    [title, kind, how, ends, cited],
    ['Another title', 'end', 'withdrawn', ['deal-1'], ['gazette', { id: 'bbc-example', quote: 'It is over.' }]],
  );
  assert.equal(sources[1].url, 'https://www.bbc.example/news');
  await form.locator('[data-field=amount]').getByText('does not belong to events of kind').waitFor();
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.getByRole('tab', { name: /^Entities/ }).click();
  await page.locator('.sheet-row[data-row="1"] .sheet-cell').first().click();
  await page.keyboard.type('A lab renamed');
  await press(page, 'Enter');
  await page.getByRole('tab', { name: /^Events/ }).click();
  await cell(page, 0, 'title').click();
  await page.getByRole('tab', { name: 'Form' }).click();
  const offered = form.locator('[data-field=to] datalist');
  await offered.locator('option[value="A lab renamed"]').waitFor({ state: 'attached' });
  assert.equal(await offered.locator('option[value="The Lab"]').count(), 0);
});

test('the text is completed by the schema, and while it is broken the other faces keep the last whole state, and can be worked in', async () => {
  const page = await studio();
  await cell(page, 1, 'title').click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  const editor = page.getByRole('textbox', { name: 'The story file as JSON' });
  await editor.waitFor();
  await wait(page, () => document.querySelector('.json-host').shadowRoot.querySelector('.cm-activeLine')?.textContent.includes('{'));
  await editor.focus();
  await press(page, 'End', 'Enter');
  await page.keyboard.type('"kn');
  const option = page.getByRole('option', { name: '"known"' });
  await option.waitFor();
  await page.locator('.cm-completionInfo').filter({ hasText: 'When it became known' }).waitFor();
  await page.locator('.json-status').filter({ hasText: 'is not JSON yet' }).waitFor();
  await option.click();
  await page.keyboard.type('2024');
  await press(page, 'ArrowRight');
  await page.keyboard.type(',');
  await wait(page, () => document.querySelector('.json-status').textContent === '');
  assert.equal((await storyOf(page)).events[1].known, '2024');
  await editor.focus();
  await page.keyboard.type(' {');
  await page.locator('.json-status').filter({ hasText: 'is not JSON yet' }).waitFor();
  await page.getByRole('tab', { name: 'Table' }).click();
  await cell(page, 2, 'title').click();
  await page.keyboard.type('Changed in the table');
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('dialog').getByRole('paragraph').filter({ hasText: 'nothing is published without it' }).waitFor();
  await page.getByRole('button', { name: 'Show the JSON' }).click();
  await editor.focus();
  await press(page, 'Backspace', 'Backspace');
  await wait(page, () => document.querySelector('.json-status').textContent === '');
  const { events } = await storyOf(page);
  assert.deepEqual([events[1].known, events[2].title], ['2024', 'Changed in the table']);
});

test('undo in the text is that of the story, and of the text alone while that is broken', async () => {
  const page = await studio();
  await page.getByRole('tab', { name: 'Table' }).click();
  await cell(page, 1, 'title').click();
  await page.keyboard.type('A title');
  await press(page, 'Enter');
  await page.getByRole('tab', { name: 'JSON' }).click();
  const editor = page.getByRole('textbox', { name: 'The story file as JSON' });
  const line = (text) => wait(page, (part) => document.querySelector('.json-host').shadowRoot?.textContent.includes(part), text);
  await line('"A title"');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await line('"Deal 2"');
  await editor.focus();
  await press(page, 'Control+y');
  await line('"A title"');
  await press(page, 'Control+z');
  await line('"Deal 2"');
  await press(page, 'Control+End');
  await page.keyboard.type('}');
  await page.locator('.json-status').filter({ hasText: 'is not JSON yet' }).waitFor();
  await press(page, 'Control+z');
  await wait(page, () => document.querySelector('.json-status').textContent === '');
  await press(page, 'Control+Shift+z');
  await line('"A title"');
  assert.equal((await storyOf(page)).events[1].title, 'A title');
});

test('what is chosen in the picture is the row, and the other way round; a story with errors keeps what can be shown', async () => {
  const page = await studio();
  const picture = page.locator('story-explainer:not(.coming)');
  await picture.waitFor();
  assert.ok(await picture.evaluate((element) => element.shadowRoot.textContent.includes('Draft: A bank and a lab')));
  await cell(page, 1, 'title').click();
  await wait(page, () => document.querySelector('story-explainer').selected === 'deal-2');
  await picture.evaluate((element) => element.select('deal-3'));
  await page.locator('.sheet-row[data-row="2"] .sheet-cell.active').waitFor();
  await cell(page, 2, 'title').click();
  await page.keyboard.type('A deal with another name');
  await press(page, 'Enter');
  await wait(page, () => document.querySelector('story-explainer:not(.coming)')?.shadowRoot.textContent.includes('A deal with another name'));
  await cell(page, 0, 'title').click();
  await press(page, 'Delete');
  await page.locator('.preview-notice').filter({ hasText: 'The picture leaves out 1 event that has errors.' }).waitFor();
  assert.equal(await picture.count(), 1);
  await page.getByRole('tab', { name: /^Entities/ }).click();
  await page.locator('.sheet-row[data-row="1"] .sheet-cell').first().click();
  await press(page, 'Delete'); // its name: no event is without that
  await page.locator('.preview-notice').filter({ hasText: 'without your last changes' }).waitFor();
  assert.equal(await picture.count(), 1);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.locator('.preview-notice').filter({ hasText: 'The picture leaves out 1 event that has errors.' }).waitFor();
  await page.locator('.problems-list .place').filter({ hasText: 'Events, row 1' }).click();
  assert.match(await focused(page), /^2 Title $/);
});

test('axe-core finds nothing wrong with any face, wide and on a phone, in light and dark', async () => {
  for (const [width, height, colorScheme] of [
    [1280, 800, 'light'],
    [360, 740, 'dark'],
  ]) {
    const broken = small();
    broken.events[1].date = 'soonish';
    const page = await studio(broken, { width, height, colorScheme });
    await page.evaluate(readFileSync(axe, 'utf8'));
    for (const name of width > 1000 ? ['Table', 'Form', 'JSON'] : ['Table', 'Form', 'JSON', 'Picture', 'Problems']) {
      await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
      if (name === 'JSON') await page.locator('.cm-content').waitFor();
      const found = await page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`));
      });
      assert.deepEqual(found, [], `${name}, ${width} wide`);
      const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(cut <= 0, `${name}, ${width} wide: ${cut} pixels too wide`);
    }
  }
});

const shownAttributes = ['aria-rowcount', 'aria-colcount', 'aria-rowindex', 'aria-colindex', 'aria-sort'];
const shownStates = ['selected', 'invalid', 'multiselectable', 'focusable', 'disabled'];

/** Role, name, description, state and place of all below `selector`, as assistive software has it. */
async function accessible(page, selector) {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  await session.send('DOM.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { node: start } = await session.send('DOM.describeNode', { nodeId });
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const visit = async (node, depth, around) => {
    const role = node.role?.value;
    const own = node.name?.value ?? '';
    const said = role === 'StaticText' && around.includes(own.trim());
    const silent = node.ignored || said || ['none', 'generic', 'InlineTextBox', 'ListMarker'].includes(role);
    if (!silent) {
      const { node: element } = await session.send('DOM.describeNode', { backendNodeId: node.backendDOMNodeId });
      const pairs = (element.attributes ?? []).map((name, i, all) => [name, all[i + 1]]).filter((_, i) => i % 2 === 0);
      const places = pairs.filter(([name]) => shownAttributes.includes(name)).map(([name, value]) => `${name.slice(5)}=${value}`);
      const states = (node.properties ?? []).filter(({ name, value }) => shownStates.includes(name) && value.value && value.value !== 'false');
      lines.push('  '.repeat(depth) + [role, own && JSON.stringify(own), node.description?.value && `(${node.description.value})`, ...places, ...states.map((one) => one.name)].filter(Boolean).join(' '));
    }
    if (role === 'StaticText') return;
    for (const id of node.childIds ?? []) if (byId.has(id)) await visit(byId.get(id), silent ? depth : depth + 1, own || around);
  };
  await visit(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === start.backendNodeId), 0, '');
  return `${lines.join('\n')}\n`;
}

test('table and problems are on record as assistive software has them', async () => {
  const story = small();
  story.events[1].date = 'soonish';
  story.events.length = 2;
  for (const event of story.events) delete event.amount;
  story.events[0].date = '2023';
  delete story.events[0].text;
  const page = await studio(story);
  await page.locator('.problems-list .problem').nth(1).waitFor();
  await cell(page, 1, 'date').click();
  await press(page, 'Shift+ArrowRight', 'Shift+ArrowLeft');
  for (const [name, selector] of [
    ['studio-grid', '.grid-face'],
    ['studio-problems', '.problems-face'],
  ]) {
    const record = join(top, `tests/golden/${name}.txt`);
    const now = await accessible(page, selector);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(record, now);
    assert.equal(now, readFileSync(record, 'utf8'), name);
  }
});
