// The command line as people have it: the native program, and the npm package's under Node. For the same story both say the same, byte for
// byte. No test here needs a browser but the last.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../web/tools/bundle.mjs';
import { bundleCommand } from '../../web/tools/command_line.mjs';
import { dist, element, native, open, top } from './harness.mjs';
import { test } from './suite.mjs';

const place = mkdtempSync(join(tmpdir(), 'explainer-command-line-'));
after(() => rmSync(place, { recursive: true, force: true }));

const command = await bundleCommand(join(place, 'command'));
await bundle(join(place, 'program'), { program: 'cli/program.ts' }, { outExtension: { '.js': '.mjs' } });
const { loadCli } = await import(pathToFileURL(join(place, 'program/program.mjs')).href);
const cli = await loadCli(readFileSync(join(dist, 'cli.wasm')));

const env = { ...process.env, EXPLAINER_FILES: dist };
const small = readFileSync(join(top, 'web/starting_story.json'), 'utf8');

function storiesIn(folder) {
  return readdirSync(join(top, 'tests/stories', folder)).map((name) => `tests/stories/${folder}/${name}`);
}
const good = ['assets/story.json', ...storiesIn('good')];
const tables = readdirSync(join(top, 'tests/tables'))
  .filter((name) => /\.(csv|xlsx|ods)$/.test(name))
  .map((name) => `tests/tables/${name}`);
const all = [...good, ...storiesIn('warnings'), ...storiesIn('bad')];

/** What a program says, as bytes. */
function run(program, args, { cwd = top, input = '' } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said = { out: [], err: [] };
    child.stdout.on('data', (part) => said.out.push(part));
    child.stderr.on('data', (part) => said.err.push(part));
    child.once('error', failed);
    child.once('close', (status) =>
      done({
        status,
        out: Buffer.concat(said.out),
        err: Buffer.concat(said.err).toString(),
      }),
    );
    child.stdin.on('error', () => undefined); // who reads nothing closes it
    child.stdin.end(input);
  });
}

/** Calls `work` with each item, as many at once as there are processors. */
async function each(items, work) {
  const rest = [...items];
  const one = async () => {
    while (rest.length > 0) await work(rest.shift());
  };
  await Promise.all(Array.from({ length: availableParallelism() }, one));
}

/** Asserts that the native program and the program in WASM say the same of files of the repository. */
async function assertSame(args, names) {
  const theirs = await run(native, args);
  const ours = cli.run(args, Object.fromEntries(names.map((name) => [name, readFileSync(join(top, name))])));
  const line = args.join(' ').slice(0, 200);
  assert.equal(ours.status, theirs.status, line);
  assert.equal(ours.err, theirs.err, line);
  assert.ok(theirs.out.equals(ours.out), `${line}: ${theirs.out.length} bytes natively, ${ours.out.length} in WASM`);
  return theirs;
}

test('the programs in WASM ask for nothing but what they are given', async () => {
  const ofRuntime = /^(env\.emscripten_|wasi_snapshot_preview1\.)/;
  for (const [name, ofPage] of Object.entries({ explainer: ['page.measure'], checker: [], cli: [] })) {
    const imports = WebAssembly.Module.imports(await WebAssembly.compile(readFileSync(join(dist, `${name}.wasm`))));
    const asked = imports.map((item) => `${item.module}.${item.name}`).filter((item) => !ofRuntime.test(item));
    assert.deepEqual(asked, ofPage, name);
  }
});

test('the program in WASM finds the same problems as the native one, in every story there is', async () => {
  const text = await assertSame(['check', ...all], all);
  assert.equal(text.status, 1);
  assert.ok(text.out.length > 10_000 && text.err.length > 1_000);
  await assertSame(['check', '--format', 'json', ...all], all);
});

test('the program in WASM draws and writes every good story as the native one does', async () => {
  const commands = [
    ['svg', '--at', '2024-06'],
    ['svg', '--at', '2010', '--size', '360x640', '--theme', 'dark'],
    ['svg', '--at', '2999', '--size', '720x760', '--tab', 'totals'],
    ['json', '--at', '2009-01'],
    ['html'],
    ['csv'],
    ['upgrade'],
    ['sheet', '--format', 'json'],
    ['sheet'],
  ];
  const lines = good.flatMap((name) =>
    commands.map(([verb, ...options]) => ({
      name,
      args: [verb, name, ...options],
    })),
  );
  await each(lines, ({ name, args }) => assertSame(args, [name]));
});

test('the program in WASM makes of every table what the native one makes', async () => {
  const lines = tables.flatMap((name) =>
    [
      ['import', name],
      ['import', '--format', 'json', name],
    ].map((args) => ({ name, args })),
  );
  await each(lines, ({ name, args }) => assertSame(args, [name]));
});

test('the program in WASM refuses what the native one refuses, in the same words', async () => {
  const [story, bad] = [good[0], storiesIn('bad')[0]];
  for (const args of [
    [],
    ['--version'],
    ['--help'],
    ['help'],
    ['chek', story],
    ['biuld', story],
    ['build', story],
    ['svg', story],
    ['svg', story, '--at', 'soon'],
    ['svg', story, '--at', '2024', '--size', '1x1'],
    ['svg', story, '--at', '2024', '--select', 'amazon-anthropic-2032'],
    ['json', story, '--at', '2024', '--at', '2025'],
    ['csv', bad],
    ['diff', story, bad],
    ['diff', story, good[1]],
    ['diff', story, good[1], '--format', 'json'],
    ['diff', story, good[1], '--corrections'],
    ['window', '--scale', '9'],
  ])
    await assertSame(args, [...new Set([story, bad, good[1]])]);
});

/** A folder with a story, in it and below it what the commands are to meet. */
function folderWith(name) {
  const folder = join(place, name);
  mkdirSync(join(folder, 'folder'), { recursive: true });
  const write = (file, text) => writeFileSync(join(folder, file), text);
  write('story.json', small);
  write('changed.json', small.replace('$4M', '$5M').replace('4000000', '5000000'));
  write('bad.json', small.replace('2022-03-14', '2022-13-14'));
  write('old.csv', 'old');
  chmodSync(join(folder, 'old.csv'), 0o600);
  write('secret.json', small);
  chmodSync(join(folder, 'secret.json'), 0);
  symlinkSync('old.csv', join(folder, 'link.csv'));
  symlinkSync('yet-to-come.csv', join(folder, 'dangling.csv'));
  symlinkSync('ring.csv', join(folder, 'ring.csv'));
  symlinkSync('story.json', join(folder, 'alias.json'));
  return folder;
}

/** All that is in a folder: what files hold, and their modes. */
function contentsOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'secret.json')
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => [relative(folder, file), readFileSync(file, 'utf8'), statSync(file).mode])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

test('under Node files are read and written as the native program does, and what goes wrong is said in the same words', async () => {
  const [ours, theirs] = [folderWith('node'), folderWith('native')];
  for (const [args, input] of [
    [['check', 'story.json', 'missing.json', 'bad.json']],
    [['check', '-'], small],
    [['csv', '-', '-o', 'from-input.csv'], small],
    [['check', '-', '--format', 'json'], 'no story'],
    [['csv', 'missing.json']],
    [['csv', 'folder']],
    [['csv', 'story.json/inside']],
    [['csv', `${'x'.repeat(300)}.json`]],
    [['csv', 'a\u001b[31mb.json']],
    [['csv', '__proto__']],
    [['csv', 'secret.json', '-o', 'secret.csv']],
    [['csv', 'story.json', '-o', 'new.csv']],
    [['csv', 'story.json', '-o', '-']],
    [['csv', 'story.json', '-o', 'link.csv']],
    [['csv', 'story.json', '-o', 'dangling.csv']],
    [['csv', 'story.json', '-o', 'ring.csv']],
    [['csv', 'story.json', '-o', 'folder']],
    [['csv', 'story.json', '-o', 'nowhere/new.csv']],
    [['csv', 'story.json', '-o', '/dev/null']],
    [['csv', 'story.json', '-o', '/dev/full']],
    [['csv', 'story.json', '-o', 'story.json']],
    [['json', 'story.json', '--at', '2024', '-o', './story.json']],
    [['csv', 'alias.json', '-o', 'story.json']],
    [['csv', 'bad.json', '-o', 'old.csv']],
    [['csv', 'story.json', '--tables', 'tables']],
    [['csv', 'story.json', '--tables', 'nowhere/tables']],
    [['csv', 'story.json', '--tables', 'old.csv']],
    [['sheet', 'story.json', '-o', 'story.xlsx']],
    [['import', 'story.xlsx', '--into', 'missing.json']],
    [['import', 'story.xlsx', '--map', 'missing.json', '-o', 'imported.json']],
    [['import', 'story.xlsx', '-o', 'imported.json']],
    [['diff', 'story.json', 'changed.json', '--corrections', '-o', 'drafts.json']],
    [['diff', 'missing.json', 'also-missing.json']],
  ]) {
    const [node, machine] = await Promise.all([run(process.execPath, [command, ...args], { cwd: ours, input }), run(native, args, { cwd: theirs, input })]);
    assert.deepEqual([node.status, node.err, node.out.toString()], [machine.status, machine.err, machine.out.toString()], args.join(' '));
  }
  assert.deepEqual(contentsOf(ours), contentsOf(theirs));
});

test('a new story is sound, says what comes next, and overwrites nothing', async () => {
  const cwd = mkdtempSync(join(place, 'new-'));
  const node = (...args) =>
    spawnSync(process.execPath, [command, ...args], {
      cwd,
      env,
      encoding: 'utf8',
    });
  const files = { ...env, EXPLAINER_FILES: join(place, 'package') };
  mkdirSync(files.EXPLAINER_FILES);
  for (const [name, from] of [
    ['starting_story.json', join(top, 'web/starting_story.json')],
    ['story.schema.json', join(dist, 'story.schema.json')],
    ['template.xlsx', join(dist, 'template.xlsx')],
  ])
    writeFileSync(join(files.EXPLAINER_FILES, name), readFileSync(from));
  const start = (...args) =>
    spawnSync(process.execPath, [command, 'new', ...args], {
      cwd,
      env: files,
      encoding: 'utf8',
    });
  const made = start('mine');
  assert.equal(made.status, 0, made.stderr);
  assert.match(made.stdout, /npx story-explainer serve mine\/story\.json --watch/);
  assert.equal(node('check', 'mine/story.json').stdout, 'mine/story.json: 3 events, 0 errors, 0 warnings\n');
  assert.equal(node('import', 'mine/template.xlsx', '-o', 'mine/imported.json').status, 0);
  assert.match(node('check', 'mine/imported.json').stdout, /, 0 errors, 0 warnings\n$/);
  const again = start('mine');
  assert.equal(again.status, 2);
  assert.match(again.stderr, /^explainer: mine\/story\.json is there already; .*\n$/);
});

test('commands that need Node refuse in a sentence what makes no sense', () => {
  const cwd = folderWith('refused');
  for (const [args, said] of [
    [['build', 'story.json'], /build wants a folder to write to; write story-explainer build STORY --out FOLDER/],
    [['build', '--out', 'site'], /build wants a story/],
    [['build', 'story.json', '--out'], /--out wants a value/],
    [['build', 'story.json', 'bad.json', '--out', 'site'], /"bad\.json" is one too many/],
    [['build', 'story.json', '--out', 'site', '--base-url', 'news'], /"news" is no web address/],
    [['build', 'missing.json', '--out', 'site'], /cannot read missing\.json: No such file or directory/],
    [['serve', 'story.json', '--port', '99999'], /"99999" is not a port/],
    [['serve', 'folder'], /no index\.html and no story\.json in folder/],
    [['serve', 'story.json', '--wacth'], /serve takes no --wacth/],
    [['biuld', 'story.json'], /there is no command "biuld"; did you mean build\?/],
  ]) {
    const { status, stderr, stdout } = spawnSync(process.execPath, [command, ...args], { cwd, env, encoding: 'utf8' });
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, said);
    assert.match(stderr, /^explainer: /);
  }
  const bad = spawnSync(process.execPath, [command, 'build', 'bad.json', '--out', 'site'], { cwd, env, encoding: 'utf8' });
  assert.equal(bad.status, 1);
  assert.match(bad.stderr, /bad\.json:\d+:\d+: error: .*"2022-13-14" is not a date/);
  assert.ok(!existsSync(join(cwd, 'site')), 'nothing is made of a story with errors');
});

test('build never writes over the story that it reads', () => {
  const cwd = folderWith('kept');
  const before = contentsOf(cwd);
  const { status, stderr, stdout } = spawnSync(process.execPath, [command, 'build', 'alias.json', '--out', 'folder/..'], { cwd, env, encoding: 'utf8' });
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^explainer: build would write its own story\.json over alias\.json; choose another folder with --out$/m);
  assert.deepEqual(contentsOf(cwd), before);
});

/** Resolves to the first line of a stream that matches. */
function lineOf(stream, pattern) {
  return new Promise((found) => {
    let text = '';
    const look = (part) => {
      text += part;
      const match = pattern.exec(text);
      if (match) (stream.off('data', look), found(match));
    };
    stream.on('data', look);
  });
}

test('serve has nothing at a path that no file can have, and goes on', async () => {
  const cwd = folderWith('served');
  writeFileSync(join(cwd, 'index.html'), 'the page');
  const server = spawn(process.execPath, [command, 'serve', '.', '--port', '0'], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [base] = await lineOf(server.stdout, /http:\S+/);
    for (const path of ['index.html/x', 'folder', 'x'.repeat(300), 'ring.csv']) assert.equal((await fetch(base + path)).status, 404, path);
    assert.equal(await (await fetch(base)).text(), 'the page');
  } finally {
    server.kill();
  }
});

test('serve --watch shows a story as it is saved, and keeps the last good state of one with errors', async () => {
  const cwd = folderWith('watched');
  const story = join(cwd, 'story.json');
  const server = spawn(process.execPath, [command, 'serve', 'story.json', '--watch', '--port', '0'], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const watching = lineOf(server.stderr, /watching story\.json/);
    const [base] = await lineOf(server.stdout, /http:\S+/);
    await watching;
    const page = await open('', { base });
    const title = () => page.title();
    assert.match(await title(), /A town and its new bridge/);

    const refused = lineOf(server.stderr, /error: .*is not a date[\s\S]*the page stays as it was/);
    writeFileSync(story, small.replace('2022-03-14', '2022-13-14'));
    await refused;
    assert.match(await title(), /A town and its new bridge/);

    const loaded = page.waitForEvent('load');
    writeFileSync(story, small.replace('A town and its new bridge', 'A bridge, mended'));
    await loaded;
    assert.match(await title(), /A bridge, mended/);
    await page.waitForFunction(() => document.querySelector('story-explainer')?.ready);
    await element(page, (explainer) => explainer.ready);
    await page.close(); // before it can miss its server
  } finally {
    server.kill();
  }
});
