// What a newsroom finds in build/web/dist and puts on its own server.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { dist, element, open, server, story, top } from './harness.mjs';
import { test } from './suite.mjs';

const text = [
  'index.html',
  'article.html',
  'embed.html',
  'page.css',
  'explainer.js',
  'explainer.d.ts',
  'article.js',
  'embed.js',
  'host.js',
  'story.json',
  'story.schema.json',
  'still-light.svg',
  'still-dark.svg',
  'explainer.single.html',
  'integrity.json',
  'licenses.txt',
  'README.txt',
];

test('the built folder holds every file that is promised, and compressed copies of what gains from it', () => {
  for (const name of ['template.xlsx', 'template.ods', 'template.csv']) assert.ok(existsSync(join(dist, name)), name);
  for (const name of [...text, 'explainer.wasm', 'checker.wasm']) {
    assert.ok(existsSync(join(dist, name)), name);
    const plain = readFileSync(join(dist, name));
    assert.ok(plain.equals(brotliDecompressSync(readFileSync(join(dist, `${name}.br`)))), `${name}.br`);
    assert.ok(plain.equals(gunzipSync(readFileSync(join(dist, `${name}.gz`)))), `${name}.gz`);
  }
});

test('a story travels without the space between its values, and with all within them', () => {
  const [travels, written] = [join(dist, 'story.json'), join(top, 'assets/story.json')].map((path) => readFileSync(path, 'utf8'));
  assert.deepEqual(JSON.parse(travels), JSON.parse(written));
  assert.ok(travels.length < written.length);
});

test('no page has a script, a style or a handler of its own within it', () => {
  for (const name of text.filter((file) => file.endsWith('.html') && file !== 'explainer.single.html')) {
    const html = readFileSync(join(dist, name), 'utf8');
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:|href="http:|src="http:/, name);
    for (const [, tag, inner] of html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
      if (tag === ' type="application/ld+json"') assert.equal(JSON.parse(inner)['@context'], 'https://schema.org', name);
      else if (tag.includes('data-file')) assert.equal(inner, readFileSync(join(dist, 'story.json'), 'utf8'), name);
      else assert.equal(inner, '', name);
    }
  }
});

test('integrity.json holds the sum of every file a page may name', () => {
  const sums = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
  for (const name of ['explainer.js', 'explainer.wasm', 'checker.wasm', 'article.js', 'host.js', 'page.css', 'fonts/inter-400.woff2']) {
    const digest = createHash('sha384').update(readFileSync(join(dist, name))).digest('base64');
    assert.equal(sums[name], `sha384-${digest}`, name);
  }
});

test('a script with the printed integrity runs', async () => {
  const sums = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
  const body = `<!doctype html><title>Sums</title><link rel="icon" href="data:,"><script type="module" src="explainer.js" integrity="${sums['explainer.js']}" crossorigin></script><story-explainer src="story.json"></story-explainer>`;
  const page = await open('sums.html', { answers: { 'sums.html': { contentType: 'text/html', body } } });
  assert.ok(await element(page, (explainer) => explainer.startDate));
});

test('README.txt says in six lines what the folder of this story is', () => {
  const lines = readFileSync(join(dist, 'README.txt'), 'utf8').trimEnd().split('\n');
  assert.equal(lines.length, 6);
  assert.ok(lines[0].startsWith(`${JSON.parse(readFileSync(story, 'utf8')).title}: `), lines[0]);
  for (const [, name] of lines.join(' ').matchAll(/([\w.-]+\.(?:html|js|json|txt)\b)/g)) assert.ok(existsSync(join(dist, name)), name);
});

test('licenses.txt names all that is shipped, on its own terms', () => {
  const terms = readFileSync(join(dist, 'licenses.txt'), 'utf8');
  for (const holder of ['Omar Cornut', 'Niels Lohmann', 'Mark Adler', 'Arseny Kapoulkine', 'The Inter Project Authors', 'Rich Felker', 'LLVM', 'Emscripten']) assert.ok(terms.includes(holder), holder);
  for (const licence of ['MIT License', 'SIL OPEN FONT LICENSE']) assert.ok(terms.includes(licence), licence);
});

test('studio/licenses.txt names the packages that are in the studio, on their own terms', () => {
  const terms = readFileSync(join(dist, 'studio/licenses.txt'), 'utf8');
  for (const name of ['@codemirror/view', '@noble/hashes', '@resvg/resvg-wasm', 'fflate', 'fonteditor-core', 'idb', 'woff2-encoder']) assert.ok(terms.includes(`\n${name}\n`), name);
  assert.match(terms, /MPL-2\.0\nSource: .*github\.com/);
});

test('a link to a page shows as a card with a picture of 1200 by 630', () => {
  for (const name of ['index', 'article']) {
    const html = readFileSync(join(dist, `${name}.html`), 'utf8');
    const tag = (property) => html.match(new RegExp(`<meta (?:property|name)="${property}" content="([^"]+)">`))?.[1];
    for (const property of ['og:title', 'og:description', 'og:type', 'twitter:card']) assert.ok(tag(property), `${name} ${property}`);
    assert.match(tag('og:image') ?? 'https:', /^https?:/); // nobody fetches another
    const png = readFileSync(join(dist, `social-${name}.png`));
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
  }
});

test('a build that does not know the address of its folder says what is missing, and how to mend it', () => {
  const { stderr } = spawnSync(process.execPath, ['web/build.mjs', '--languages', '/nowhere'], { cwd: top, encoding: 'utf8' });
  assert.match(stderr, /^build: links to these pages show no picture; .*--base-url https:\/\/news\.example\/explainer\/$/m);
});

for (const [where, base] of [['from a disk', `${pathToFileURL(dist).href}/`], ['from a server', server.url]]) {
  test(`the single file works ${where}, and asks for nothing else`, async () => {
    const page = await open('explainer.single.html', { base });
    const told = await element(page, async (explainer) => {
      await explainer.seek('2023-09-25');
      await document.fonts.ready;
      const faces = [...document.fonts].filter(({ family, status }) => family === 'Inter' && status === 'loaded').map((face) => face.family + face.weight).sort();
      const { width, height } = explainer.shadowRoot.querySelector('canvas');
      return { date: explainer.date, asked: performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('data:')).length, faces, painted: width * height > 0 };
    });
    assert.deepEqual(told, { date: '2023-09-25', asked: 0, faces: ['Inter400', 'Inter600'], painted: true });
  });
}
