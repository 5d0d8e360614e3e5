// The article as assistive software has it, in reading order, against the text on record in tests/golden.
// After a change that is meant: UPDATE_GOLDEN=1 node --test tests/browser/reading_order.test.mjs
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { element, open, painted, top } from './harness.mjs';
import { test } from './suite.mjs';

const record = join(top, 'tests/golden/article-reading-order.txt');
const inArabic = join(top, 'tests/golden/arabic-reading-order.txt');
const states = ['expanded', 'pressed', 'checked', 'disabled', 'current'];

/** Role, name, description and state of all that is not ignored, indented by depth. */
async function readingOrder(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const visit = (node, depth, name) => {
    const role = node.role?.value;
    const own = node.name?.value ?? '';
    const silent = node.ignored || ['none', 'generic', 'InlineTextBox', 'LineBreak'].includes(role) || (role === 'StaticText' && own.trim() === name.trim());
    if (!silent) lines.push('  '.repeat(depth) + describe(node, role, own));
    if (role === 'StaticText') return;
    for (const id of node.childIds ?? []) if (byId.has(id)) visit(byId.get(id), silent ? depth : depth + 1, silent ? name : own);
  };
  visit(nodes[0], 0, '');
  return `${lines.join('\n')}\n`;
}

function describe({ description, properties = [] }, role, name) {
  const shown = role === 'heading' ? ['level'] : states;
  const said = properties.filter((property) => shown.includes(property.name)).map((property) => `${property.name}=${property.value.value}`);
  return [role, name && JSON.stringify(name), description?.value && `(${description.value})`, ...said].filter(Boolean).join(' ');
}

test('the article reads in this order', async () => {
  const page = await open('article.html', { width: 1280, reducedMotion: 'reduce' });
  await element(page, (explainer) => explainer.shadowRoot.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.waitForFunction(() => document.querySelector('story-explainer').shadowRoot.querySelectorAll('.list ol li').length > 50);
  await painted(page);
  const now = await readingOrder(page);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(record, now);
  assert.equal(now, readFileSync(record, 'utf8'));
});

test('a story in Arabic reads in this order', async () => {
  const body = readFileSync(join(top, 'tests/stories/good/chips-ar.json'), 'utf8');
  const answers = { 'chips.json': { contentType: 'application/json', body } };
  const page = await open('', { html: '<main><story-explainer src="chips.json"></story-explainer></main>', answers, reducedMotion: 'reduce' });
  await element(page, (explainer) => explainer.shadowRoot.querySelectorAll('details').forEach((details) => (details.open = true)));
  const { events } = JSON.parse(body);
  await page.waitForFunction((count) => document.querySelector('story-explainer').shadowRoot.querySelectorAll('.list [data-event]').length === count, events.length);
  await painted(page);
  const now = await readingOrder(page);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(inArabic, now);
  assert.equal(now, readFileSync(inArabic, 'utf8'));
});

test('headings of the article go down one level at a time, the explainer has one, and its figure has a name and a description', async () => {
  const lines = readFileSync(record, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  let level = 0;
  for (const line of lines.filter((line) => line.startsWith('heading'))) {
    const next = Number(/level=(\d)/.exec(line)[1]);
    assert.ok(next <= level + 1, line);
    level = next;
  }
  assert.ok(lines.includes('heading "OpenAI, Amazon and Anthropic: money, computing, chips" level=2'));
  assert.ok(lines.includes('heading "On 16 December 2025" level=3'));
  assert.ok(lines.some((line) => /^figure "OpenAI, .*" \(How to read the picture: /.test(line)));
});

test('no arrow and no "$10B" is left to the voice but in titles and texts of the author', () => {
  const story = JSON.parse(readFileSync(join(top, 'assets/story.json'), 'utf8'));
  const own = story.events.flatMap(({ title, text }) => [title, text]);
  const lines = readFileSync(record, 'utf8').split('\n');
  const wrong = lines.filter((line) => /→|\$[\d.]+[KMBT]\b/.test(line) && !own.some((words) => line.includes(JSON.stringify(words))));
  assert.deepEqual(wrong, []);
});
