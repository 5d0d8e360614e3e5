// Links to what is shown, and code to paste.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, stub } from './load.mjs';

const { elementCode, frameAddress, frameCode } = await load('sharing/embed_code.ts');
const { copy, openShareSheet, shareLink } = await load('sharing/share_links.ts');

const title = 'Who pays "whom" & why';
const folder = 'https://news.example/explainer/';
const shared = {
  src: 'https://news.example/explainer/story.json',
  date: '2023-09-25',
  selected: 'amzn-1',
  deepLink: true,
  id: '',
};

test('a frame has the address of embed.html, with the story and the position where they are not the usual', () => {
  assert.equal(frameAddress(shared, folder, false), 'https://news.example/explainer/embed.html');
  assert.equal(frameAddress(shared, folder, true), 'https://news.example/explainer/embed.html?date=2023-09-25&event=amzn-1');
  assert.equal(frameAddress({ ...shared, selected: null }, folder, true), 'https://news.example/explainer/embed.html?date=2023-09-25');
  assert.equal(frameAddress({ ...shared, src: `${folder}a/b.json` }, folder, false), 'https://news.example/explainer/embed.html?story=a%2Fb.json');
});

test('a story that is not in the folder of embed.html has no frame', () => {
  for (const src of ['https://other.example/story.json', `${folder}../story.json`, `${folder}story.json?x`, '']) {
    assert.equal(frameAddress({ ...shared, src }, folder, false), null, src);
    assert.equal(frameCode({ ...shared, src }, title, folder, false), null, src);
  }
  assert.equal(frameAddress(shared, '', false), null);
});

test('code carries titles as text', () => {
  assert.match(
    frameCode(shared, title, folder, true),
    /^<iframe src="[^"<]*embed\.html\?date=2023-09-25&#38;event=amzn-1" title="Who pays &#34;whom&#34; &#38; why" /,
  );
  assert.match(frameCode(shared, title, folder, true), /<script src="https:\/\/news\.example\/explainer\/host\.js" async><\/script>$/);
  const code = elementCode(shared, '<script>', folder, true);
  assert.match(code, /<story-explainer src="[^"]*story\.json" date="2023-09-25" selected="amzn-1" loading="lazy">/);
  assert.match(code, /<p>&#60;script&#62;<\/p>/);
  assert.doesNotMatch(elementCode(shared, title, folder, false), /date=|selected=/);
});

test('a link is the page’s own where its address can carry the position, else that of the frame', () => {
  const page = 'https://news.example/article?x=1';
  assert.equal(shareLink(shared, folder, page, false), `${page}#date=2023-09-25&event=amzn-1`);
  assert.equal(shareLink({ ...shared, id: 'money', selected: null }, folder, `${page}#tab=2&money.event=old`, false), `${page}#tab=2&money.date=2023-09-25`);
  assert.equal(shareLink(shared, folder, `${page}#comments`, false), `${page}#date=2023-09-25&event=amzn-1`);
  assert.equal(shareLink({ ...shared, deepLink: false }, folder, page, false), frameAddress(shared, folder, true));
  assert.equal(shareLink(shared, folder, page, true), frameAddress(shared, folder, true));
  // In one file or in a bundle there is no embed.html.
  assert.equal(shareLink({ ...shared, deepLink: false }, '', page, false), `${page}#explainer.date=2023-09-25&explainer.event=amzn-1`);
  assert.equal(shareLink({ ...shared, deepLink: false, id: 'money' }, '', page, true), `${page}#money.date=2023-09-25&money.event=amzn-1`);
  assert.equal(shareLink(shared, '', 'file:///home/explainer.single.html', false), 'file:///home/explainer.single.html#date=2023-09-25&event=amzn-1');
});

test('a browser that refuses the clipboard or has no sheet is no error', async (t) => {
  const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  stub(t, { navigator: { clipboard: { writeText: refuse } } });
  assert.equal(await copy('x'), false);
  assert.equal(await openShareSheet('x', 'y'), false);
  stub(t, { navigator: { share: refuse } });
  assert.equal(await openShareSheet('x', 'y'), false);
  stub(t, {
    navigator: {
      share: () => Promise.reject(new DOMException('closed', 'AbortError')),
    },
  });
  assert.equal(await openShareSheet('x', 'y'), true); // the reader wants nothing more
  stub(t, {
    navigator: {
      share: () => Promise.resolve(),
      clipboard: { writeText: () => Promise.resolve() },
    },
  });
  assert.deepEqual([await openShareSheet('x', 'y'), await copy('x')], [true, true]);
});
