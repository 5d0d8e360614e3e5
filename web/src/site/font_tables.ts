// The tables of a TrueType file, without what no browser reads.

interface Table {
  tag: string;
  bytes: Uint8Array;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const padded = (length: number) => (length + 3) & ~3;

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The same font without what no one reads: old forms of the table of characters, and all names but the font's own. */
export function thinned(font: Uint8Array): Uint8Array {
  const view = viewOf(font);
  const tables: Table[] = [];
  for (let i = 0, at = 12; i < view.getUint16(4); ++i, at += 16) {
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    const bytes = font.subarray(start, start + view.getUint32(at + 12));
    tables.push({ tag, bytes: tag === 'cmap' ? windowsCharacters(bytes) : tag === 'name' ? fewNames(bytes) : bytes });
  }
  return assembled(tables);
}

/** Of a cmap the table that covers 16 bits, which is all a small font has. */
function windowsCharacters(cmap: Uint8Array): Uint8Array {
  const view = viewOf(cmap);
  for (let i = 0, at = 4; i < view.getUint16(2); ++i, at += 8) {
    const start = view.getUint32(at + 4);
    if (view.getUint16(at) !== 3 || view.getUint16(start) !== 4) continue;
    const head = Uint8Array.of(0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12);
    return joined([head, cmap.subarray(start, start + view.getUint16(start + 2))]);
  }
  throw new Error('a small font has no table of characters');
}

/** Family, style, whole name and PostScript name, in the one form that browsers ask for. */
function fewNames(name: Uint8Array): Uint8Array {
  const view = viewOf(name);
  const texts = view.getUint16(4);
  const kept: { record: Uint8Array; text: Uint8Array }[] = [];
  for (let i = 0, at = 6; i < view.getUint16(2); ++i, at += 12) {
    if (view.getUint16(at) !== 3 || ![1, 2, 4, 6].includes(view.getUint16(at + 6))) continue;
    const start = texts + view.getUint16(at + 10);
    kept.push({ record: name.subarray(at, at + 8), text: name.subarray(start, start + view.getUint16(at + 8)) });
  }
  const head = new Uint8Array(6 + 12 * kept.length);
  const heading = viewOf(head);
  heading.setUint16(2, kept.length);
  heading.setUint16(4, head.length);
  let end = 0;
  for (const [i, { record, text }] of kept.entries()) {
    head.set(record, 6 + 12 * i);
    heading.setUint16(14 + 12 * i, text.length);
    heading.setUint16(16 + 12 * i, end);
    end += text.length;
  }
  return joined([head, ...kept.map(({ text }) => text)]);
}

function sumOf(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** A TrueType file of these tables. */
function assembled(tables: Table[]): Uint8Array {
  const power = Math.floor(Math.log2(tables.length));
  const directory = new Uint8Array(12 + 16 * tables.length);
  const view = viewOf(directory);
  view.setUint32(0, 0x10000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tables.length - (1 << power)));
  const bodies: Uint8Array[] = [];
  let end = directory.length;
  let sumOfWhole = 0; // where it goes
  for (const [i, { tag, bytes }] of tables.entries()) {
    const body = new Uint8Array(padded(bytes.length));
    body.set(bytes);
    if (tag === 'head') {
      sumOfWhole = end + 8;
      viewOf(body).setUint32(8, 0); // left out of the sum of the whole
    }
    const at = 12 + 16 * i;
    for (const [place, character] of [...tag].entries()) directory[at + place] = character.charCodeAt(0);
    view.setUint32(at + 4, sumOf(body));
    view.setUint32(at + 8, end);
    view.setUint32(at + 12, bytes.length);
    bodies.push(body);
    end += body.length;
  }
  const file = joined([directory, ...bodies]);
  viewOf(file).setUint32(sumOfWhole, (0xb1b0afba - sumOf(file)) >>> 0);
  return file;
}
