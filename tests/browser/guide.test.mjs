// The guide from a sheet to a page.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { load } from '../unit/load.mjs';
import { dist, open, top } from './harness.mjs';
import { test } from './suite.mjs';

const axe = createRequire(join(top, 'web/package.json')).resolve('axe-core/axe.min.js');

test('the guide fits its page and bars nobody, on a phone and a wide screen, in light and dark', async () => {
  for (const [width, colorScheme] of [[360, 'light'], [360, 'dark'], [1280, 'light'], [1280, 'dark']]) {
    const page = await open('guide.html', { width, colorScheme, wait: false });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(over, 0, `${width} ${colorScheme}`);
    const drawn = await page.locator('picture img').evaluate(async (image) => (await image.decode(), image.currentSrc));
    assert.ok(drawn.endsWith(`guide/picture-${width < 700 ? 'phone' : 'wide'}-${colorScheme}.svg`), drawn);
    await page.evaluate(readFileSync(axe, 'utf8'));
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
    const small = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => element.childNodes.length && parseFloat(getComputedStyle(element).fontSize) < 12).map(({ outerHTML }) => outerHTML));
    assert.deepEqual(small, []);
    await page.context().close();
  }
});

test('what the guide links to is there', () => {
  const html = readFileSync(join(dist, 'guide.html'), 'utf8');
  const links = [...html.matchAll(/(?:href|src|srcset)="([^"#]*)(#[^"]*)?"/g)];
  for (const [, path, place] of links) {
    if (path.startsWith('data:')) continue;
    if (path) assert.ok(existsSync(join(dist, path)), path);
    else assert.ok(html.includes(`id="${place.slice(1)}"`), place);
  }
  for (const ending of ['xlsx', 'ods', 'csv']) assert.ok(links.some(([, path]) => path === `template.${ending}`), ending);
});

test('the guide names things as the studio does', () => {
  const studio = readFileSync(join(top, 'web/src/studio/words.ts'), 'utf8');
  const html = readFileSync(join(top, 'web/guide.html'), 'utf8');
  const names = [...html.matchAll(/<b>([^<{]+?)\.?<\/b>/g)].map(([, name]) => name).filter((name) => name !== 'Error');
  assert.ok(names.length > 10);
  for (const name of names) assert.ok(studio.includes(`'${name}'`), name);
});

const { loadCli } = await load('cli/program.ts');
const cli = await loadCli(readFileSync(join(dist, 'cli.wasm')));
const guide = readFileSync(join(top, 'web/guide.html'), 'utf8');
const tableOf = (name) => guide.split(`<table class="${name}">`)[1].split('</table>')[0];

/** What the program makes of rows of cells. */
function imported(rows) {
  const sheet = rows.map((cells) => cells.join('\t')).join('\n');
  return JSON.parse(Buffer.from(cli.run(['import', 'sheet.tsv', '--format', 'json'], { 'sheet.tsv': sheet }).out).toString());
}

test('amounts written as in the guide are as firm as it says', () => {
  const lines = tableOf('doubt').split('<tr><td>').slice(1);
  const bounds = ['exact', 'about', 'at_least', 'up_to', 'could_exceed', undefined];
  assert.equal(lines.length, bounds.length);
  for (const [at, bound] of bounds.entries()) {
    const [cell] = lines[at].replace(', status <q>in talks</q>', '').split('</td>');
    const written = [...cell.matchAll(/<q>([^<]+)<\/q>/g)].map(([, text]) => text);
    assert.ok(written.length > 0, cell);
    for (const text of written) {
      const [{ amount }] = imported([['date', 'title', 'from', 'to', 'kind', 'amount'], ['2021', 'A deal', 'A', 'B', 'investment', text]]).story.events;
      assert.equal(amount && (amount.bound ?? 'exact'), bound, text);
    }
  }
});

test('each column that the guide names is known', () => {
  const columns = [...tableOf('columns').matchAll(/<th scope="row">([^<]+)<\/th>/g)].flatMap(([, names]) => names.split(', '));
  assert.ok(columns.length > 15);
  const { tables } = imported([columns, columns.map((name) => (name === 'date' ? '2021' : name === 'title' ? 'A deal' : ''))]);
  assert.deepEqual(tables[0].columns.filter(({ field }) => field === null), []);
});
