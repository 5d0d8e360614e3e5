// What the program is made of: the sizes of its functions, by who wrote them. Reads the names the linker leaves for this.
import { readFileSync } from 'node:fs';

const owners = [
  ['nlohmann/json', /nlohmann/],
  ['Dear ImGui', /^Im[A-Z]|ImGui|ImFont|ImDraw|ImVec/],
  ['this explainer', /explainer/],
  ['C++ library', /std::|operator (new|delete)|__cxa/],
  ['C library', /./],
];

/** Walks through the binary format: whole numbers in LEB128, texts and vectors behind their length. */
class Bytes {
  #at = 8; // after the magic number and the version

  constructor(bytes) {
    this.bytes = bytes;
  }
  get done() {
    return this.#at >= this.bytes.length;
  }
  get at() {
    return this.#at;
  }
  byte() {
    return this.bytes[this.#at++];
  }
  number() {
    let [value, shift, byte] = [0, 0, 128];
    for (; byte & 128; shift += 7) {
      byte = this.byte();
      value += (byte & 127) * 2 ** shift;
    }
    return value;
  }
  skip(count) {
    this.#at += count;
  }
  text() {
    const length = this.number();
    this.skip(length);
    return this.bytes.toString('utf8', this.#at - length, this.#at);
  }
}

function importedFunctions(bytes) {
  let functions = 0;
  for (let left = bytes.number(); left > 0; --left) {
    bytes.text();
    bytes.text();
    const kind = bytes.byte();
    if (kind !== 0) throw new Error('this program imports more than functions');
    bytes.number();
    ++functions;
  }
  return functions;
}

function namesOf(bytes, end) {
  const names = new Map();
  while (bytes.at < end) {
    const kind = bytes.byte();
    const length = bytes.number();
    if (kind !== 1) bytes.skip(length);
    else for (let left = bytes.number(); left > 0; --left) names.set(bytes.number(), bytes.text());
  }
  return names;
}

/** Returns [owner, bytes] for each who wrote a part of the program in `path`, the largest first. */
export function sizesByOwner(path) {
  const bytes = new Bytes(readFileSync(path));
  const bodies = [];
  let data = 0;
  let imported = 0;
  let names = new Map();
  while (!bytes.done) {
    const section = bytes.byte();
    const length = bytes.number();
    const end = bytes.at + length;
    if (section === 2) imported = importedFunctions(bytes);
    else if (section === 10) {
      for (let left = bytes.number(); left > 0; --left) {
        const size = bytes.number();
        bodies.push(size);
        bytes.skip(size);
      }
    } else if (section === 11) data = length;
    else if (section === 0 && bytes.text() === 'name') names = namesOf(bytes, end);
    bytes.skip(end - bytes.at);
  }
  const sums = new Map();
  for (const [index, size] of bodies.entries()) {
    const name = names.get(index + imported) ?? '';
    const [owner] = owners.find(([, pattern]) => pattern.test(name || '?'));
    sums.set(owner, (sums.get(owner) ?? 0) + size);
  }
  return [...sums, ['texts and tables', data]].sort((a, b) => b[1] - a[1]);
}
