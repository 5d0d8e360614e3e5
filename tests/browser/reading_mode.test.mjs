// Pages as a browser's reading mode has them: by Mozilla's Readability, which Firefox uses.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, top } from './harness.mjs';
import { test } from './suite.mjs';

const readability = readFileSync(join(top, 'web/node_modules/@mozilla/readability/Readability.js'), 'utf8');

/** What is kept of a page as text, and the texts of `selector` that it is compared with. */
async function read(page, selector) {
  // In a page of its own, as in Firefox: ours let no script write markup.
  const reader = await open('reader.html', { wait: false, answers: { 'reader.html': { contentType: 'text/html', body: '<link rel="icon" href="data:,">' } } });
  return reader.evaluate(
    ([source, html, css]) => {
      const plain = (text) => text.replace(/\s+/g, ' ').trim();
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      const prose = (element) => plain([...element.childNodes].map((node) => (node.localName === 'button' ? '' : node.textContent)).join(''));
      const wanted = [...parsed.querySelectorAll(css)].map(prose);
      const Readability = new Function('module', `${source}; return Readability;`)({});
      const { title, textContent } = new Readability(parsed).parse();
      return { title, text: plain(textContent), wanted };
    },
    [readability, await page.content(), selector],
  );
}

test('reading mode keeps every paragraph of the article, with its script and without, and not the long list of events', async () => {
  for (const answers of [{}, { 'explainer.js': { contentType: 'text/javascript', body: '' } }]) {
    const page = await open('article.html', { wait: Object.keys(answers).length === 0, answers });
    const { title, text, wanted } = await read(page, 'article > p, .standfirst, [data-explainer-scroll] > p');
    assert.equal(title, 'Amazon is talking to OpenAI, the rival of the lab it backs');
    assert.ok(wanted.length >= 16, `${wanted.length}`);
    for (const paragraph of wanted) assert.ok(text.includes(paragraph), paragraph);
    assert.ok(text.length < 2 * wanted.join('').length, `${text.length}`);
  }
});

test('where the story in words is all there is, reading mode keeps it', async () => {
  const page = await open('index.html');
  const { text, wanted } = await read(page, '.words-event h4');
  assert.ok(wanted.length > 40);
  for (const title of wanted) assert.ok(text.includes(title), title);
});
