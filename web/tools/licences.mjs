// licenses.txt: the terms of all that is in the built folder, from the files its makers ship them in.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Stop } from './stop.mjs';

/** The first of these files that is there. */
function first(what, files) {
  const file = files.find((candidate) => candidate && existsSync(candidate));
  if (!file) throw new Stop(`no licence of ${what} found; looked for ${files.filter(Boolean).join(', ')}`);
  return readFileSync(file, 'utf8').trim();
}

/** Of a Debian copyright file, the paragraphs about files that `concerns`, and the licences they name. */
function fromDebian(text, concerns) {
  const paragraphs = text.split(/\n\s*\n/);
  const about = paragraphs.filter((paragraph) => {
    const files = paragraph.match(/^Files:((?:.*\n)(?:[ \t].*\n?)*)/m)?.[1];
    return files?.split(/\s+/).some((file) => file && concerns.test(file));
  });
  const named = new Set(about.flatMap((paragraph) => paragraph.match(/^License: *(.+)$/m)?.[1].split(/ (?:or|and) |, /) ?? []));
  const terms = paragraphs.filter((paragraph) => !/^Files:/m.test(paragraph) && named.has(paragraph.match(/^License: *(.+)$/m)?.[1]));
  return [...about, ...terms].join('\n\n').trim();
}

function emscripten() {
  const root = dirname(realpathSync(execFileSync('sh', ['-c', 'command -v emcc'], { encoding: 'utf8' }).trim()));
  const musl = first('musl', [join(root, 'system/lib/libc/musl/COPYRIGHT')]);
  const own = join(root, 'LICENSE');
  if (existsSync(own)) {
    const runtime = ['libcxx', 'libcxxabi', 'compiler-rt'].map((name) => join(root, 'system/lib', name, 'LICENSE.TXT'));
    return [
      readFileSync(own, 'utf8').trim(),
      musl,
      ...runtime
        .filter(existsSync)
        .slice(0, 1)
        .map((file) => readFileSync(file, 'utf8').trim()),
    ];
  }
  const debian = first('Emscripten', ['/usr/share/doc/emscripten/copyright']);
  return [fromDebian(debian, /^(\*|system\/lib\/(libcxx|libcxxabi|compiler-rt|dlmalloc)\b.*)$/), musl];
}

const rule = '='.repeat(78);

/** Texts below their names. */
function listed(head, parts) {
  const text = Object.entries(parts).map(([name, terms]) => `${rule}\n${name}\n${rule}\n\n${terms.join('\n\n')}\n`);
  return `${head}\n\n${text.join('\n')}`;
}

/** Writes licenses.txt into `out`. `imgui` is Dear ImGui's source tree, `fonts` the folder with Inter. */
export function writeLicences(out, { top, imgui, fonts }) {
  const json = ['/usr/share/doc/nlohmann-json3-dev/copyright', '/usr/include/nlohmann/LICENSE.MIT'];
  const parts = {
    'The story explainer': [first('the explainer', [join(top, 'LICENSE')])],
    'Dear ImGui': [first('Dear ImGui', [join(imgui, 'LICENSE.txt')])],
    zlib: [first('zlib', [join(process.env.ZLIB_SOURCE ?? join(top, 'build/deps/zlib'), 'LICENSE')])],
    pugixml: [first('pugixml', [join(process.env.PUGIXML_SOURCE ?? join(top, 'build/deps/pugixml'), 'LICENSE.md')])],
    'JSON for Modern C++ (nlohmann/json)': [fromDebian(first('nlohmann/json', json), /^(\*|include\/.*)$/)],
    'Inter, the typeface': [first('Inter', [join(fonts, 'inter-LICENSE.txt')])],
    'Unicode CLDR, whose months, numbers and names of currencies the languages have': [
      first('the Unicode CLDR', [join(top, 'web/node_modules/cldr-core/LICENSE')]),
    ],
    'Emscripten, musl and LLVM, whose libraries the program holds': emscripten(),
  };
  const head = 'What explainer.js, the programs (.wasm), fonts/ and languages/ are made of, and on what terms.';
  writeFileSync(join(out, 'licenses.txt'), listed(head, parts));
}

/** A package's terms; one that comes without their text names them, and where its source is. */
function ofPackage(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file) return readFileSync(join(folder, file), 'utf8').trim();
  const { license, repository, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${license}\nSource: ${repository?.url ?? repository ?? homepage}`;
}

/** Writes studio/licenses.txt into `out`: the terms of the npm packages, by name, in what the studio and the command line run. */
export function writePackageLicences(out, { top, packages }) {
  const parts = Object.fromEntries([...packages].sort().map((name) => [name, [ofPackage(join(top, 'web/node_modules', name))]]));
  const head = 'What the studio and the command line are made of beside what licenses.txt names, and on what terms.';
  mkdirSync(join(out, 'studio'), { recursive: true });
  writeFileSync(join(out, 'studio/licenses.txt'), listed(head, parts));
}
