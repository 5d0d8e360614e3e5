import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { dist, element, open, painted, story, top } from './harness.mjs';
import { test } from './suite.mjs';

const axe = createRequire(join(top, 'web/package.json')).resolve('axe-core/axe.min.js');
const pages = ['index.html', 'article.html', 'embed.html', 'explainer.single.html'].filter((name) => existsSync(join(dist, name)));
const days = ['2019-01-01', '2023-09-25', '2025-12-16'];

/** What axe-core finds wrong with the page as it is now: "rule: where", one a line. */
function violations(page) {
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`));
  });
}

for (const name of pages) {
  for (const width of [360, 1280]) {
    test(`axe-core finds nothing wrong with ${name}, ${width} wide, in both themes`, async () => {
      const found = [];
      for (const colorScheme of ['light', 'dark']) {
        const page = await open(name, { width, colorScheme, height: 900, reducedMotion: 'reduce' });
        await page.evaluate(readFileSync(axe, 'utf8'));
        // The days change what the element says, which is the same on all pages.
        for (const day of name === 'index.html' ? days : days.slice(1, 2)) {
          await element(page, (explainer, date) => explainer.seek(date), day);
          await painted(page);
          found.push(...(await violations(page)).map((what) => `${colorScheme} ${day} ${what}`));
        }
      }
      assert.deepEqual(found, []);
    });
  }
}

test('with the words open, and without a picture, axe-core finds nothing wrong either', async () => {
  const opened = await open('index.html', { width: 360, reducedMotion: 'reduce' });
  await element(opened, (explainer) => explainer.shadowRoot.querySelectorAll('details').forEach((details) => (details.open = true)));
  const failed = await open('index.html', { answers: { 'explainer.wasm': { status: 404, body: '' } }, wait: false, expectNoise: true });
  await failed.waitForFunction(() => document.querySelector('story-explainer')?.shadowRoot?.querySelector('[role=status]').textContent);
  for (const page of [opened, failed]) {
    await page.evaluate(readFileSync(axe, 'utf8'));
    assert.deepEqual(await violations(page), []);
  }
});

/** Role and name of all that assistive software is told of. */
async function told(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, value }) => ({ role: role?.value, name: name?.value ?? '', value: value?.value }));
}

test('assistive software is told of a slider, the buttons, and every event by name', async () => {
  const page = await open('index.html');
  await element(page, (explainer) => explainer.seek('2023-09-25'));
  await page.getByText('The story in words').first().click();
  await element(page, (explainer) => explainer.shadowRoot.querySelectorAll('details').forEach((details) => (details.open = true)));
  await painted(page);
  const nodes = await told(page);
  const sliders = nodes.filter(({ role }) => role === 'slider');
  assert.ok(sliders.length > 0);
  for (const { name, value } of sliders) {
    assert.notEqual(name, '');
    assert.equal(Number(value), Date.parse('2023-09-25') / 86_400_000); // its text is said in its stead; the protocol leaves it out
  }
  for (const { role, name } of nodes.filter(({ role }) => ['button', 'link', 'DisclosureTriangle'].includes(role))) assert.notEqual(name, '', `a ${role} without a name`);
  const all = nodes.map(({ name }) => name).join('\n');
  const { events } = JSON.parse(readFileSync(story, 'utf8'));
  assert.deepEqual(events.map(({ title }) => title).filter((title) => !all.includes(title)), []);
});

test('where no script runs, assistive software is told of every event all the same', async () => {
  const page = await open('index.html', { wait: false, answers: { 'explainer.js': { status: 404 } }, expectNoise: true });
  const { events } = JSON.parse(readFileSync(story, 'utf8'));
  let missing = events;
  for (const end = Date.now() + 10_000; missing.length && Date.now() < end; ) {
    const all = (await told(page)).map(({ name }) => name).join('\n');
    missing = events.filter(({ title }) => !all.includes(title));
  }
  assert.deepEqual(missing, []);
});

test('the whole story can be walked by keyboard alone', async () => {
  const page = await open('index.html');
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.getAttribute('role') ?? document.activeElement.shadowRoot?.activeElement?.getAttribute('type'));
  for (let presses = 0; !['slider', 'range'].includes(await focused()); presses += 1) {
    assert.ok(presses < 20, 'no slider comes up in twenty tabs');
    await page.keyboard.press('Tab');
  }
  const place = () =>
    element(page, (explainer) => ({ date: explainer.date, end: explainer.endDate, events: explainer.snapshot.events, text: explainer.shadowRoot.activeElement.getAttribute('aria-valuetext') }));
  await page.keyboard.press('Home');
  const seen = new Set((await place()).events);
  let last = await place();
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('ArrowRight');
    const now = await place();
    if (now.date === last.date) break;
    assert.ok(now.date > last.date, `${last.date} → ${now.date}`);
    assert.ok(now.events.length > last.events.length || now.date === now.end, `nothing new on ${now.date}`);
    for (const id of now.events) seen.add(id);
    last = now;
  }
  const { events } = JSON.parse(readFileSync(story, 'utf8'));
  assert.deepEqual(events.map(({ id }) => id).filter((id) => !seen.has(id)), []);
  await page.keyboard.press('End');
  assert.equal((await place()).date, last.end);
});

test('every control and link that is drawn has an element of its own, with a name, at every width', async () => {
  for (const width of [320, 390, 768, 1280]) {
    // The program's own list of what it draws, as the page asks for it.
    const init = () => {
      const { decode } = TextDecoder.prototype;
      TextDecoder.prototype.decode = function (bytes) {
        const text = decode.call(this, bytes);
        if (text.startsWith('[{"control":')) globalThis.drawn = JSON.parse(text);
        return text;
      };
    };
    const page = await open('index.html', { width, height: 900, init, reducedMotion: 'reduce' });
    const checked = async (what) => {
      await painted(page);
      const drawn = await page.evaluate(() => globalThis.drawn);
      const box = await page.locator('story-explainer canvas').boundingBox();
      const elements = await page.locator('story-explainer .drawn').evaluateAll((all) =>
        all.map((node) => {
          const { left, top, width, height } = node.getBoundingClientRect();
          return { role: node.localName, name: node.ariaLabel || node.textContent, place: [left, top, width, height], stop: node.localName === 'a' || node.closest('[role=toolbar]') !== null, ink: getComputedStyle(node).color };
        }),
      );
      for (const { control, place, url } of drawn) {
        const there = elements.find((node) => [box.x + place[0], box.y + place[1], place[2], place[3]].every((length, i) => Math.abs(length - node.place[i]) < 1));
        assert.ok(there, `${what} at ${width}: nothing over ${control}`);
        assert.equal(there.role, url ? 'a' : 'button');
        assert.ok(there.name && there.stop, control);
        assert.equal(there.ink, 'rgba(0, 0, 0, 0)', `${control} is seen twice`);
      }
      assert.equal(elements.length, drawn.length, what);
      return drawn.map(({ control }) => control);
    };
    await checked('at first');
    if (width < 560) {
      for (const name of ['Totals', 'Chips', 'Map']) {
        await page.getByRole('button', { name, exact: true }).press('Enter');
        await checked(name);
        assert.equal(await page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed'), 'true');
      }
      const card = page.getByRole('button', { name: 'Details', exact: true });
      await card.press('Enter');
      assert.ok((await checked('the open card')).some((control) => control.startsWith('link')));
      assert.equal(await card.getAttribute('aria-expanded'), 'true');
      await card.press('Enter');
      await page.getByRole('button', { name: 'More', exact: true }).press('Enter');
    }
    await page.getByRole('button', { name: 'Filters', exact: true }).press('Enter');
    await page.getByRole('checkbox', { name: /^talks/ }).check();
    assert.ok((await checked('filtered')).includes('clear_filter'));
    await page.getByRole('toolbar').getByRole('button', { name: 'Show all events' }).press('Enter');
    assert.ok(!(await checked('cleared')).includes('clear_filter'));
    const focused = await element(page, ({ shadowRoot }) => shadowRoot.activeElement?.textContent);
    assert.equal(focused, 'Play'); // the button that had it is gone
  }
});
