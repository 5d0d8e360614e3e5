// embed.html in the frame of a page of another origin, with host.js and without.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { dist, open, painted, server, story } from './harness.mjs';
import { test } from './suite.mjs';

const pages = new Map(); // what the outer origin has, by path
const outside = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const body = pathname === '/host.js' ? readFileSync(join(dist, 'host.js')) : pages.get(pathname);
  response.setHeader('Content-Type', pathname.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');
  // As strict as a page can be that has a frame and a script of its own; 'unsafe-inline' is for the tests' own styles.
  response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; frame-src *; require-trusted-types-for 'script'");
  response.writeHead(body === undefined ? 404 : 200).end(body);
});
await new Promise((done) => outside.listen(0, '127.0.0.1', done));
outside.unref();
const base = `http://localhost:${outside.address().port}/`; // not the same site as 127.0.0.1, either

const withScript = '<script type="module" src="host.js"></script>';
const frame = (attributes = '', query = '') =>
  `<iframe id="story" title="The story" src="${server.url}embed.html${query}" width="700" height="300" style="border: 0" ${attributes}></iframe>`;

/** Opens a page of the outer origin; resolves when the explainer in its frame has painted. */
async function openHost(body, { hash = '', wait = true, ...options } = {}) {
  const path = `host-${pages.size}.html`;
  pages.set(`/${path}`, `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body style="margin: 0">${body}`);
  const page = await open(path + hash, { base, wait: false, ...options });
  if (wait) await inside(page, (explainer) => explainer.ready);
  return page;
}

async function innerFrame(page, selector = '#story') {
  return (await page.locator(selector).elementHandle()).contentFrame();
}

async function inside(page, action, argument, selector = '#story') {
  const inner = await innerFrame(page, selector);
  await inner.waitForFunction(() => document.querySelector('story-explainer')?.ready);
  return inner.locator('story-explainer').evaluate(action, argument);
}

const heightOf = (page, selector = '#story') => page.locator(selector).evaluate((element) => element.clientHeight);

/** Waits until the frame is as tall as what is in it. */
async function fitted(page, selector = '#story') {
  const inner = await innerFrame(page, selector);
  await inner.waitForFunction(() => {
    const { height } = document.body.getBoundingClientRect();
    return Math.ceil(height) === innerHeight && document.documentElement.hasAttribute('data-fitted');
  });
  return inner;
}

test('a frame is as tall as what is in it, whichever way that changes', async () => {
  const page = await openHost(withScript + frame());
  const inner = await fitted(page);
  const medium = await heightOf(page);
  await inner.locator('summary').first().click();
  await page.waitForFunction((closed) => document.querySelector('#story').clientHeight > closed + 100, medium);
  await fitted(page);
  await inner.locator('summary').first().click();
  await fitted(page);
  assert.equal(await heightOf(page), medium);
  await page.locator('#story').evaluate((element) => (element.width = '1000'));
  await page.waitForFunction((before) => document.querySelector('#story').clientHeight < before, medium);
  await fitted(page);
});

test('a frame has its new height one frame after what is in it has changed', async () => {
  const page = await openHost(withScript + frame());
  const inner = await fitted(page);
  // Both clocks are one process's or two; frames are counted in the outer page, which is told when the change is made.
  const frames = await page.evaluate(async () => {
    const story = document.querySelector('#story');
    const before = story.clientHeight;
    return new Promise((done) => {
      let count = 0;
      const look = () => {
        if (story.clientHeight !== before) return done(count);
        count += 1;
        requestAnimationFrame(look);
      };
      addEventListener('message', ({ data }) => data === 'changed' && requestAnimationFrame(look));
      story.contentWindow.postMessage('change', '*');
    });
  }, inner.evaluate(() =>
    addEventListener('message', ({ data }) => {
      if (data !== 'change') return;
      document.body.append(document.createElement('hr'));
      new ResizeObserver((_entries, observer) => (observer.disconnect(), parent.postMessage('changed', '*'))).observe(document.body);
    }),
  ).then(() => null));
  assert.ok(frames <= 1, `${frames} frames`);
});

test('a sandboxed frame without an origin works and fits', async () => {
  const page = await openHost(withScript + frame('sandbox="allow-scripts"', '?date=2023-09-25&theme=dark'));
  await fitted(page);
  assert.deepEqual(await inside(page, (explainer) => [explainer.date, origin]), ['2023-09-25', 'null']);
});

test('host.js may be a plain script, and may come before the frame or long after it', async () => {
  const before = await openHost(`<script src="host.js"></script>${frame()}`);
  await fitted(before);
  const page = await openHost(frame());
  assert.equal(await heightOf(page), 300);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.type = 'module';
    const policy = trustedTypes.createPolicy('test', { createScriptURL: (url) => url });
    script.src = policy.createScriptURL('host.js');
    document.body.append(script);
  });
  await fitted(page);
});

test('without host.js the frame keeps its height and scrolls, and hands the wheel on at its end', async () => {
  const page = await openHost(`${frame()}<p style="height: 3000px">More</p>`);
  assert.equal(await heightOf(page), 300);
  const inner = await innerFrame(page);
  await page.mouse.move(350, 150);
  await page.mouse.wheel(0, 120);
  await inner.waitForFunction(() => scrollY > 0);
  assert.equal(await page.evaluate(() => scrollY), 0);
  // Turned until the page moves: the browser gives what follows closely on a turn to the frame that had it, and the frame's
  // own page may still grow.
  for (let scrolled = 0; scrolled === 0; scrolled = await page.evaluate(() => scrollY)) {
    await inner.evaluate(() => scrollTo(0, 1e6));
    await painted(page);
    await page.mouse.wheel(0, 120);
    await painted(page);
  }
});

test('in a frame that fits, the wheel over the picture scrolls the page around it', async () => {
  const page = await openHost(`${withScript}${frame()}<p style="height: 3000px">More</p>`);
  const inner = await fitted(page);
  await page.mouse.move(350, 150);
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => scrollY === 120);
  assert.equal(await inner.evaluate(() => scrollY), 0);
});

test('the address of a frame says date, event, theme and story; what makes no sense is left out', async () => {
  const asked = await openHost(frame('', '?event=amzn-anthropic-commit-4b-2023-09-25&theme=dark'));
  await (await innerFrame(asked)).waitForFunction(() => document.querySelector('story-explainer').selected);
  const [date, selected, theme, paper] = await inside(asked, (explainer) => [
    explainer.date,
    explainer.selected,
    explainer.theme,
    getComputedStyle(document.documentElement).backgroundColor,
  ]);
  assert.match(date, /^2023-09/);
  assert.deepEqual([selected, theme, paper], ['amzn-anthropic-commit-4b-2023-09-25', 'dark', 'rgb(20, 23, 28)']);

  const hostile = [
    'story=',
    'date=soon',
    'date=2023-99-99',
    'event=%3Cscript%3E',
    'event=no-such-event',
    'theme=%22%3E%3Cimg%3E',
  ];
  for (const query of hostile) {
    const page = await openHost(frame('', `?${query}`));
    const state = await inside(page, (explainer) => [explainer.getAttribute('src'), explainer.date, explainer.selected, explainer.theme]);
    assert.deepEqual(state, ['story.json', '2025-12-31', null, 'auto'], query);
  }
});

test('a frame whose address a chat has changed shows what it asked for', async () => {
  const event = 'amzn-anthropic-commit-4b-2023-09-25';
  for (const query of [`?date=2023-09-25&amp;event=${event}).`, `?date%3D2023-09-25%26event%3D${event}`, `?story=story.json.&date=2023-09-25%E2%80%9D&event=${event}`]) {
    const page = await openHost(frame('', query));
    assert.deepEqual(await inside(page, (explainer) => [explainer.date, explainer.selected, explainer.getAttribute('src')]), ['2023-09-25', event, 'story.json'], query);
  }
});

test('a frame that cannot show the story it was asked for says so, and tells of no other story', async () => {
  const own = JSON.parse(readFileSync(story, 'utf8'));
  const broken = { contentType: 'application/json', body: JSON.stringify({ ...own, title: 'Broken', range: 7 }) };
  const missing = ['gone.json', 'broken.json'];
  const refused = ['//127.0.0.1/x.json', 'https://example.org/story.json', '..%2F..%2Fsecret.json', 'javascript:alert(1)', '%2Fetc%2Fstory.json', 'story.json%3Fx', 'x'];
  for (const name of [...missing, ...refused]) {
    const page = await openHost(frame('', `?story=${name}`), { wait: false, expectNoise: true, answers: { 'broken.json': broken } });
    const inner = await innerFrame(page);
    await inner.waitForFunction(() => document.title !== '');
    const told = await inner.evaluate(() => {
      const { shadowRoot, textContent } = document.querySelector('story-explainer');
      const seen = `${document.body.innerText} ${shadowRoot.querySelector('[role=status]').textContent}`;
      return { title: document.title, seen, all: document.documentElement.textContent + textContent, stills: document.images.length };
    });
    assert.equal(told.title, 'This story cannot be shown.', name);
    assert.match(told.seen, missing.includes(name) ? /The interactive picture is missing because its story file [^;]*\./ : /This story cannot be shown\./, name);
    assert.doesNotMatch(told.all, /Amazon|OpenAI/, name);
    assert.doesNotMatch(told.seen, /the words are here/, name);
    assert.equal(told.stills, 0, name);
  }
});

test('where a page lets a frame save no files, the file is there to copy, and Save says why', async () => {
  // The browser itself says of each download that it is blocked.
  for (const sandbox of ['sandbox="allow-scripts"', 'sandbox="allow-scripts allow-same-origin"']) {
    const page = await openHost(withScript + frame(sandbox), { expectNoise: true });
    const inner = await fitted(page);
    const save = async (name) => {
      await inner.getByRole('button', { name: 'Save', exact: true }).click();
      await inner.getByRole('button', { name, exact: true }).click();
    };
    await save('Table of events (CSV)');
    const text = inner.getByRole('textbox', { name: 'may not allow downloads' });
    await text.waitFor();
    const { value, chosen, height } = await text.evaluate((area) => ({ value: area.value, chosen: area.selectionEnd - area.selectionStart, height: area.clientHeight }));
    assert.match(value, /^id,date,/);
    assert.ok(chosen === value.length && height > 20, sandbox);
    await inner.getByRole('button', { name: 'Picture (PNG)', exact: true }).click();
    const picture = inner.getByRole('img', { name: 'Picture (PNG)' });
    await picture.waitFor();
    assert.ok(await picture.evaluate(async (image) => (await image.decode(), image.naturalWidth > 1000)), sandbox);
    assert.equal(await text.count(), 0);
    await page.keyboard.press('Escape');
    assert.equal(await picture.count(), 0);
  }
});

test('a frame in a shadow tree of the page fits, and its moment stands in the address', async () => {
  const page = await openHost('<div id="shelf"></div>', { wait: false });
  await page.evaluate(
    ([html, src]) => {
      const policy = trustedTypes.createPolicy('test', { createHTML: (text) => text, createScriptURL: (url) => url });
      const outer = document.querySelector('#shelf').attachShadow({ mode: 'open' });
      outer.append(document.createElement('div'));
      const root = outer.firstChild.attachShadow({ mode: 'open' }); // a card in a list, say
      root.innerHTML = policy.createHTML(html);
      const script = document.createElement('script');
      script.src = policy.createScriptURL(src);
      document.body.append(script);
    },
    [frame(), 'host.js'],
  );
  const inner = await fitted(page);
  await inside(page, (explainer) => explainer.ready);
  await inner.locator('story-explainer').evaluate((explainer) => explainer.seek('2023-09-25'));
  await page.waitForFunction(() => location.hash.includes('2023-09-25'));
});

test('a <base> of the page around a frame leaves its path as it is', async () => {
  const page = await openHost(`<base href="${base}elsewhere/"><script src="${base}host.js"></script>${frame()}`);
  const { pathname } = new URL(page.url());
  await fitted(page);
  await inside(page, (explainer) => explainer.seek('2023-09-25'));
  await page.waitForFunction(() => location.hash.includes('2023-09-25'));
  assert.equal(new URL(page.url()).pathname, pathname);
});

test('the single file in a frame is as tall as what is in it, and has its moment in the address of the page', async () => {
  for (const sandbox of ['', 'sandbox="allow-scripts"']) {
    const page = await openHost(withScript + frame(sandbox).replace('embed.html', 'explainer.single.html'), { hash: '#date=2021-05-05.' });
    const inner = await fitted(page);
    await inner.waitForFunction(() => document.querySelector('story-explainer').date === '2021-05-05');
    assert.ok((await heightOf(page)) > 600);
    await inside(page, (explainer) => explainer.seek('2023-09-25'));
    await page.waitForFunction(() => location.hash === '#date=2023-09-25');
  }
});

test('a frame with another story has its name and language', async () => {
  const own = { ...JSON.parse(readFileSync(story, 'utf8')), title: 'Another story', language: 'pl' };
  const page = await openHost(frame('', '?story=other.json'), { answers: { 'other.json': { contentType: 'application/json', body: JSON.stringify(own) } } });
  await inside(page, (explainer) => explainer.ready);
  const names = await inside(page, () => [document.title, document.querySelector('h1').textContent, document.documentElement.lang]);
  assert.deepEqual(names, ['Another story', 'Another story', 'pl']);
});

test('messages that come from elsewhere do nothing', async () => {
  pages.set('/third.html', '<!doctype html><title>Third</title><p>Third</p>');
  const third = `<iframe id="third" title="Third" src="${base}third.html"></iframe>`;
  const page = await openHost(withScript + frame() + third);
  const inner = await fitted(page);
  const height = await heightOf(page);
  const forger = await innerFrame(page, '#third');
  await forger.evaluate(() => {
    const messages = [
      { explainer: 'hello', nonce: 'x' },
      { explainer: 'line', nonce: 'x' },
      { explainer: 'ping' },
      { height: 5000 },
      { hash: '#forged' },
      'height=5000',
      null,
      [],
      { explainer: { toString: 1 }, nonce: {} },
      { explainer: 'hello', nonce: 'y'.repeat(10_000) },
    ];
    globalThis.heard = 0;
    addEventListener('message', () => (globalThis.heard += 1));
    for (const message of messages) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (globalThis.heard += 1);
      parent.postMessage(message, '*');
      parent.frames[0].postMessage(message, '*', [port2]);
    }
  });
  // From the right window but the wrong origin, and from the page itself.
  await page.evaluate(() => {
    for (const data of [{ explainer: 'hello', nonce: 'x' }, { height: 5000 }]) postMessage(data, '*');
    dispatchEvent(new MessageEvent('message', { data: { explainer: 'hello', nonce: 'x' }, source: document.querySelector('#story').contentWindow, origin: 'https://example.org' }));
  });
  await painted(page);
  await painted(inner);
  assert.equal(await heightOf(page), height);
  assert.equal(await forger.evaluate(() => globalThis.heard), 0);
  assert.equal(new URL(page.url()).hash, '');
  await inner.locator('summary').first().click(); // and the true line still holds
  await page.waitForFunction((closed) => document.querySelector('#story').clientHeight > closed + 100, height);
});

test('what a frame asks for in bad faith is not done', async () => {
  pages.set(
    '/embed.html',
    '<!doctype html><title>Bad</title><script src="bad.js"></script>',
  );
  pages.set(
    '/bad.js',
    `addEventListener('message', ({ data, ports: [port] }) => {
       if (data.explainer === 'ping') hello(); // the page's script was late
       if (data.explainer !== 'line') return;
       for (const height of [1e9, -5, NaN, Infinity, '500', {}, null]) port.postMessage({ height });
       for (const hash of ['javascript:alert(1)', '//example.org', '#<b>', '#' + 'x'.repeat(5000), 7, {}]) port.postMessage({ hash });
       for (const rest of [null, 1, 'x', []]) port.postMessage(rest);
       port.postMessage({ height: 444 });
     });
     function hello() { parent.postMessage({ explainer: 'hello', nonce: 'n' }, '*'); }
     hello();`,
  );
  const html = `${withScript}<iframe id="story" title="Bad" src="embed.html" height="300" style="border: 0"></iframe>`;
  const page = await openHost(html, { hash: '#top', wait: false });
  await page.waitForFunction(() => document.querySelector('#story').clientHeight === 444);
  assert.equal(await page.evaluate(() => location.pathname + location.hash), `${new URL(page.url()).pathname}#top`);
});

test('two frames on a page each have the height of their own', async () => {
  const second = frame('sandbox="allow-scripts"').replace('id="story"', 'id="second"').replace('width="700"', 'width="1000"');
  const page = await openHost(withScript + frame() + second);
  await fitted(page);
  await page.locator('#second').scrollIntoViewIfNeeded(); // a browser lets frames out of sight wait
  await inside(page, (explainer) => explainer.ready, undefined, '#second');
  await fitted(page, '#second');
  assert.notEqual(await heightOf(page), await heightOf(page, '#second'));
});

/** Presses a key and waits until the focus is somewhere else: between two processes it takes a while, and for that while it is nowhere. */
async function pressed(page, inner, key, from) {
  await page.keyboard.press(key);
  for (;;) {
    const outer = await page.evaluate(() => (document.hasFocus() ? document.activeElement.id : ''));
    const place = outer === 'story' ? await inner.evaluate(focused) : outer;
    if (place !== '' && place !== from) return place;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** What has the focus in the frame, or "" when that is no element. */
function focused() {
  const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
  if (!document.hasFocus() || !element || element === document.body) return '';
  return `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent}`;
}

test('Tab goes through a frame in the same stops both ways, and typing outside stays outside', async () => {
  const page = await openHost(`${withScript}<input id="before">${frame()}<input id="after">`);
  const inner = await fitted(page);
  const date = await inside(page, (explainer) => explainer.date);
  await page.locator('#before').fill('');
  await page.locator('#before').pressSequentially('now 2019 k ');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await inside(page, (explainer) => explainer.date), date);
  const way = async (key, from, to) => {
    const stops = [from];
    while (stops.at(-1) !== to && stops.length < 40) stops.push(await pressed(page, inner, key, stops.at(-1)));
    return stops;
  };
  const there = await way('Tab', 'before', 'after');
  const fixed = there.map((stop) => stop.split(' ')[0]).filter((stop) => stop !== 'a'); // the sources of what is told are links
  assert.deepEqual(fixed, ['before', 'canvas', 'button', 'input', 'summary', 'after'], `${there}`);
  const back = await way('Shift+Tab', 'after', 'before');
  assert.deepEqual(back.toReversed(), there);
});

test('the moment goes from the frame into the address of the page around it, and back', async () => {
  for (const sandbox of ['', 'sandbox="allow-scripts"']) {
    const page = await openHost(withScript + frame(sandbox));
    await fitted(page);
    await inside(page, (explainer) => explainer.seek('2023-09-25'));
    await page.waitForFunction(() => location.hash.includes('2023-09-25'));
    const { hash } = new URL(page.url());
    const again = await openHost(withScript + frame(sandbox), { hash });
    await (await innerFrame(again)).waitForFunction(() => document.querySelector('story-explainer').date === '2023-09-25');
    const own = await openHost(withScript + frame(sandbox), { hash: '#comments' });
    await fitted(own);
    assert.equal(new URL(own.url()).hash, '#comments');
    await own.evaluate(() => (location.hash = '#date=2021-05-05'));
    await (await innerFrame(own)).waitForFunction(() => document.querySelector('story-explainer').date === '2021-05-05');
  }
});
