import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist, element, look, native, open, painted, story, top } from './harness.mjs';
import { test } from './suite.mjs';

const html = `<p id="before">Before</p>
<story-explainer src="story.json"><p id="words">The whole story in words.</p></story-explainer>
<p id="after">After</p>`;

const listen = () => {
  globalThis.errors = [];
  addEventListener('error', (event) => {
    if (event.target.localName === 'story-explainer') globalThis.errors.push(event.detail);
  }, true); // it does not bubble
  addEventListener('unhandledrejection', (event) => globalThis.errors.push(`unhandled ${event.reason}`));
};

/** The words are there, one plain sentence says why, and the page's script was told the same. */
async function assertWordsRemain(page) {
  await page.waitForFunction(() => globalThis.errors.length > 0);
  const errors = await page.evaluate(() => globalThis.errors);
  assert.equal(errors.length, 1, JSON.stringify(errors));
  const [{ message, problems }] = errors;
  assert.equal(await page.getByRole('status').textContent(), message);
  assert.match(message, /^[A-Z][^.!?]*\.$/);
  for (const id of ['before', 'words', 'after']) assert.ok(await page.locator(`#${id}`).isVisible(), id);
  assert.equal(await page.locator('story-explainer canvas').isVisible(), false);
  const outcome = await element(page, (explainer) => explainer.ready.then(() => 'resolved', (error) => error.message));
  assert.equal(outcome, message);
  return problems;
}

test('a story file with errors leaves the words, and tells the page all its problems', async () => {
  const broken = JSON.parse(readFileSync(story, 'utf8'));
  broken.events[0].date = '2025-13';
  broken.events[1].kind = 'gift';
  const answers = { 'story.json': { contentType: 'application/json', body: JSON.stringify(broken) } };
  const page = await open('', { html, init: listen, answers, wait: false });
  const problems = await assertWordsRemain(page);
  assert.ok(problems.some((problem) => problem.pointer === '/events/0/date' && problem.severity === 'error'));
  assert.ok(problems.length >= 2);
  assert.deepEqual(await element(page, (explainer) => [...explainer.problems]), problems);
});

const hasChecker = (page) => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('checker.wasm')));

test('what is wrong with a story is said by a program that is fetched for such a story alone', async () => {
  const sound = await open('', { html });
  assert.equal(await hasChecker(sound), false);
  assert.deepEqual(await element(sound, (explainer) => [...explainer.problems]), []);
  const broken = readFileSync(story, 'utf8').replaceAll('"kind":"investment"', '"kind":"gift"');
  const answers = { 'story.json': { contentType: 'application/json', body: broken } };
  const page = await open('', { html, init: listen, answers, wait: false });
  const told = await assertWordsRemain(page);
  assert.equal(await hasChecker(page), true);
  const file = join(mkdtempSync(join(tmpdir(), 'story-')), 'broken.json');
  writeFileSync(file, broken);
  const { stdout } = spawnSync(native, ['check', '--format', 'json', file], { encoding: 'utf8' });
  const [{ problems }] = JSON.parse(stdout); // with what an editor is told beside, and the event's title
  assert.ok(problems.length > 1);
  assert.deepEqual(told.map(({ line, column, pointer }) => [line, column, pointer]), problems.map(({ line, column, pointer }) => [line, column, pointer]));
  told.forEach(({ message }, at) => assert.ok(problems[at].message.startsWith(message), message));
});

test('a story with errors leaves the words where nothing can say what they are', async () => {
  const answers = { 'story.json': { contentType: 'application/json', body: '{}' }, 'checker.wasm': { status: 404, body: '' } };
  const page = await open('', { html, init: listen, answers, wait: false, expectNoise: true });
  assert.deepEqual(await assertWordsRemain(page), []);
  assert.match(await page.getByRole('status').textContent(), /its story file has errors;/);
});

test('a file that is no JSON leaves the words', async () => {
  for (const body of ['', '{"version": 1', '<html>', '\u0000']) {
    const page = await open('', { html, init: listen, answers: { 'story.json': { contentType: 'application/json', body } }, wait: false });
    const problems = await assertWordsRemain(page);
    assert.ok(problems.length > 0);
  }
});

test('a story that is not there leaves the words', async () => {
  const page = await open('', { html, init: listen, answers: { 'story.json': { status: 404, body: 'Not found' } }, wait: false, expectNoise: true });
  await assertWordsRemain(page);
});

test('a program cut short leaves the words', async () => {
  const body = readFileSync(join(dist, 'explainer.wasm')).subarray(0, 20_000);
  for (const contentType of ['application/wasm', 'application/octet-stream']) {
    const page = await open('', { html, init: listen, answers: { 'explainer.wasm': { contentType, body } }, wait: false });
    await assertWordsRemain(page);
  }
});

test('a program that is blocked leaves the words', async () => {
  const page = await open('', { html, init: listen, answers: { 'explainer.wasm': { status: 403, body: '' } }, wait: false, expectNoise: true });
  await assertWordsRemain(page);
});

test('a server that does not know .wasm is no hindrance', async () => {
  const body = readFileSync(join(dist, 'explainer.wasm'));
  await open('', { html, answers: { 'explainer.wasm': { contentType: 'application/octet-stream', body } } });
});

test('without scripts the words and the still are there', async () => {
  const page = await open('index.html', { javaScript: false, wait: false });
  assert.ok(await page.locator('story-explainer .words h2').isVisible());
  assert.ok(await page.locator('story-explainer img').isVisible());
});

test('the stills have nothing that looks as if it could be operated', () => {
  const stills = readdirSync(dist).filter((name) => /^still.*\.svg$/.test(name));
  assert.ok(stills.length >= 6);
  for (const name of stills) {
    const svg = readFileSync(join(dist, name), 'utf8');
    for (const panel of ['controls', 'tabs']) assert.ok(!svg.includes(`<g id="${panel}">`), `${name} has ${panel}`);
    assert.doesNotMatch(svg, />(even|1×|Map|Totals)</, name);
  }
});

test('a lost context shows the words until it is back, then the same picture', async () => {
  const page = await open('', { html, init: listen });
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  const before = await look(page);
  await page.evaluate(() => {
    const canvas = document.querySelector('story-explainer').shadowRoot.querySelector('canvas');
    globalThis.loser = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.loser.loseContext();
  });
  await page.waitForFunction(() => globalThis.errors.length > 0);
  assert.ok(await page.locator('#words').isVisible());
  assert.notEqual(await page.getByRole('status').textContent(), '');
  await page.evaluate(() => globalThis.loser.restoreContext());
  await page.locator('story-explainer canvas').waitFor({ state: 'visible' });
  await painted(page);
  assert.equal(await page.getByRole('status').textContent(), '');
  assert.ok(before.equals(await look(page)), 'the picture is another one');
});

test('a story in another language says in it that there is no picture', async () => {
  const words = execFileSync(native, ['html', join(top, 'tests/stories/good/polish.json')], { encoding: 'utf8' });
  const page = await open('', { html: `<story-explainer src="missing.json">${words}</story-explainer>`, init: listen, wait: false, expectNoise: true });
  await page.waitForFunction(() => globalThis.errors.length > 0);
  assert.equal(await page.getByRole('status').textContent(), 'Obrazu nie można pokazać; są tu słowa.');
});

test('a context that does not come back is replaced by that of another canvas, and the reader goes on where they were', async () => {
  const page = await open('', { html });
  await element(page, async (explainer) => {
    await explainer.seek('2023-09-25');
    globalThis.old = explainer.shadowRoot.querySelector('canvas');
    globalThis.old.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
  });
  await page.waitForFunction(() => {
    const { shadowRoot } = document.querySelector('story-explainer');
    return shadowRoot.querySelector('canvas') !== globalThis.old && shadowRoot.querySelector('.explainer').dataset.state === 'ready';
  });
  assert.equal(await element(page, (explainer) => explainer.date), '2023-09-25');
  assert.equal(await page.getByRole('status').textContent(), '');
});

test('the words stay within reach below the picture', async () => {
  const page = await open('', { html });
  assert.equal(await page.locator('#words').isVisible(), false);
  await page.getByText('The story in words').click();
  assert.ok(await page.locator('#words').isVisible());
});

test('on paper the words are open', async () => {
  const page = await open('', { html });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.ok(await page.locator('#words').isVisible());
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('#words').isVisible(), false);
});
