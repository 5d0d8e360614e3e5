// A moment sent on, and an explainer pasted into another page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist, element, open, ready, server } from './harness.mjs';
import { test } from './suite.mjs';

const html = '<story-explainer src="story.json" date="2024-01-01"><p>Words</p></story-explainer>';

/** Keeps what is copied where the test can read it; `refuse`: as in a frame without leave. */
const clipboard = (refuse) => {
  globalThis.copied = [];
  const writeText = async (text) => {
    if (refuse) throw new DOMException('no', 'NotAllowedError');
    globalThis.copied.push(text);
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  Object.defineProperty(navigator, 'share', { value: undefined });
};

async function press(page, name) {
  await page.getByRole('button', { name: 'Save', exact: false }).first().click();
  await page.getByRole('button', { name, exact: true }).click();
}

const lastCopied = async (page) => {
  await page.waitForFunction(() => globalThis.copied.length > 0);
  return page.evaluate(() => globalThis.copied.pop());
};

async function openWithClipboard(body, refuse = false) {
  return open('', { html: body, init: `(${clipboard})(${refuse})` });
}

test('the code that is copied makes the same explainer in another page, live or at this day', async () => {
  const page = await openWithClipboard(html);
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  await press(page, 'Copy code for an iframe');
  const live = await lastCopied(page);
  assert.match(live, new RegExp(`^<iframe src="${server.url}embed\\.html" title="[^"]+"`));
  assert.ok(live.includes(`<script src="${server.url}host.js" async></script>`));
  await press(page, 'Copy code for an iframe, at this day');
  const frozen = await lastCopied(page);
  assert.ok(frozen.includes('embed.html?date=2023-09-25'));
  await press(page, 'Copy code for a web page, at this day');
  const code = await lastCopied(page);
  const other = await open('', { html: code });
  assert.equal(await element(other, (explainer) => explainer.date), '2023-09-25');
});

test('a shared moment opens at that moment', async () => {
  for (const [body, file] of [[html, 'embed.html'], [html.replace(' src', ' deep-link src'), 'test.html']]) {
    const page = await openWithClipboard(body);
    await element(page, (explainer) => explainer.seek('2023-09-25'));
    await press(page, 'Share this moment');
    const link = await lastCopied(page);
    assert.ok(link.startsWith(server.url + file), link);
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    assert.equal(await element(page, (explainer) => explainer.date), '2023-09-25');
  }
});

test('where the browser refuses to copy, the text is there to select', async () => {
  const page = await openWithClipboard(html, true);
  await press(page, 'Copy code for an iframe');
  const area = page.getByRole('textbox', { name: 'does not allow copying' });
  await area.waitFor();
  assert.match(await area.inputValue(), /^<iframe/);
  assert.equal(await area.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), await area.inputValue());
});

test('a page that has embed.html elsewhere says so, and that is the address in the code', async () => {
  const page = await openWithClipboard(html.replace(' src', ` embed="${server.url}embed.html" src`));
  await press(page, 'Copy code for an iframe');
  assert.ok((await lastCopied(page)).startsWith(`<iframe src="${server.url}embed.html" `));
  const nowhere = await openWithClipboard(html.replace(' src', ' embed="https://news.example/explainer/embed.html" src'));
  await nowhere.getByRole('button', { name: 'Save', exact: true }).click();
  assert.equal(await nowhere.getByRole('button', { name: 'Copy code for an iframe', exact: true }).count(), 0); // the story is not in its folder
});

test('a moment shared from the single file, or from a bundle, opens at that moment', async () => {
  const disk = `${pathToFileURL(dist).href}/explainer.single.html`;
  const bundle = { contentType: 'text/javascript', body: readFileSync(join(dist, 'explainer.js'), 'utf8') };
  const body = `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,"><script type="module" src="bundle.js"></script><body>${html}`;
  const answers = { 'bundle.js': bundle, 'bundled.html': { contentType: 'text/html', body } };
  for (const path of ['explainer.single.html', 'bundled.html', disk]) {
    const [base, file] = path === disk ? [disk, ''] : [server.url, path];
    const init = `(${clipboard})(false)`;
    const page = await open(file, { base, init, answers });
    await element(page, (explainer) => explainer.seek('2023-09-25'));
    await press(page, 'Share this moment');
    const link = await lastCopied(page);
    assert.ok(link.startsWith(base + file), link);
    const other = await open(link.slice(base.length), { base, answers });
    assert.equal(await element(other, (explainer) => explainer.date), '2023-09-25', link);
  }
});

test('a page that lets files be saved says nothing about them', async () => {
  const framed = '<iframe title="Story" src="embed.html" width="900" height="900"></iframe>';
  const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body>${framed}`;
  for (const path of ['embed.html', 'around.html']) {
    const page = await open(path, { wait: false, height: 1000, answers: { 'around.html': { contentType: 'text/html', body } } });
    const frame = page.frames().at(-1);
    await frame.waitForFunction(() => document.querySelector('story-explainer')?.ready);
    await frame.getByRole('button', { name: 'Save', exact: true }).click();
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Table of events (CSV)', exact: true }).click();
    assert.match((await download).suggestedFilename(), /\.csv$/);
    assert.equal(await frame.getByRole('textbox', { name: 'may not allow downloads' }).count(), 0, path);
  }
});
