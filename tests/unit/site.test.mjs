// What the pages of a site say, without the program and without a page.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load, web } from './load.mjs';

const [{ packed }, { articleTemplate, passages }, { cardTags }, { base64, hashOf, integrityOf }, { isPublished, loadParts }] = await Promise.all(
  ['packed', 'article', 'tags', 'sums', 'parts'].map((name) => load(`site/${name}.ts`)),
);
const read = (path) => readFileSync(join(web, path), 'utf8');
const bytes = (text) => new TextEncoder().encode(text);

test('a story loses the space between its values, and nothing within them', () => {
  assert.equal(packed('["</script>"]'), '["\\u003c/script>"]');
  assert.equal(packed('{ "a b" : [ 1,\r\n\t2 ],\n "c" : "\\" : { d }, \\\\" , "e":"" }\n'), '{"a b":[1,2],"c":"\\" : { d }, \\\\","e":""}');
});

test('an article built for another story tells that story, and nothing of the bundled one', () => {
  const templates = { article: read('article.html'), plainArticle: read('plain_article.html') };
  const [bundled, other] = ['../assets/story.json', '../tests/stories/good/space.json'].map((path) => JSON.parse(read(path)));
  assert.equal(articleTemplate(bundled, templates), templates.article);
  assert.equal(articleTemplate(other, templates), templates.plainArticle);
  assert.doesNotMatch(templates.plainArticle, /Amazon|OpenAI/);
  const ids = [...passages(other).matchAll(/data-explainer-event="([^"]+)"/g)].map(([, id]) => id);
  assert.ok(ids.length > 0 && ids.every((id) => other.events.some((event) => event.id === id)), `${ids}`);
  const hostile = { events: [{ id: 'a"b', title: '<b>', text: '&', date: '2001' }] };
  assert.equal(passages(hostile), '<p data-explainer-event="a&quot;b" data-explainer-for="moments">&lt;b&gt;. &amp;</p>');
});

test('a card has its picture where the address of the folder is known', () => {
  const page = { title: 'A &amp; B', description: 'D', page: 'article.html', image: 'social-article.png' };
  const tags = cardTags({ ...page, base: 'https://news.example/a&b/' });
  assert.match(tags, /"og:image" content="https:\/\/news.example\/a&amp;b\/social-article.png"/);
  assert.match(tags, /"og:url" content="https:\/\/news.example\/a&amp;b\/article.html"/);
  assert.match(tags, /"twitter:card" content="summary_large_image"/);
  const without = cardTags({ ...page, base: '' });
  assert.doesNotMatch(without, /image|og:url/);
  assert.match(without, /"og:title" content="A &amp; B"/);
});

test('sums are those that browsers compute', () => {
  const sum = (name, data) => createHash(name).update(data).digest('base64');
  assert.equal(hashOf('“é”'), `'sha256-${sum('sha256', '“é”')}'`);
  const large = Uint8Array.from({ length: 100_000 }, (_, at) => at * 7);
  assert.equal(base64(large), Buffer.from(large).toString('base64'));
  const files = new Map([['b.js', large], ['a.css', bytes('a')], ['index.html', bytes('none')]]);
  assert.deepEqual(Object.entries(JSON.parse(integrityOf(files))), [['a.css', `sha384-${sum('sha384', 'a')}`], ['b.js', `sha384-${sum('sha384', large)}`]]);
});

test('parts are read as their list names them, and those for making are in no site', async () => {
  const files = { 'parts.json': '["host.js","parts/page.css"]', 'host.js': 'h', 'parts/page.css': 'p' };
  const parts = await loadParts(async (path) => bytes(files[path]));
  assert.deepEqual([...parts.keys()].map((name) => [name, isPublished(name)]), [['host.js', true], ['parts/page.css', false]]);
});
