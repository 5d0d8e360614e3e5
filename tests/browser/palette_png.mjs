// Packs a picture as a PNG of at most 256 colours: for references, which a repository keeps for good. pngjs writes no
// palettes; the references would be thirteen times as large.
// The colours that are there most often stay what they are; rare ones (the rims of letters) become the nearest of them.
import { deflateSync } from 'node:zlib';

export function palettePng({ width, height, data }) {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const { palette, indexOf } = paletteOf(pixels);
  const rows = Buffer.alloc((width + 1) * height); // each begins with a 0: unfiltered
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf.get(pixels[y * width + x]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, indexed
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** By how often they are there, each colour joins the nearest within reach, or the palette; reach grows until all find room. */
function paletteOf(pixels) {
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  for (let reach = 8; ; reach += 4) {
    const palette = [];
    const indexOf = new Map();
    for (const colour of colours) {
      let index = palette.findIndex((other) => distance(colour, other) <= reach);
      if (index < 0) index = palette.push(colour) - 1;
      indexOf.set(colour, index);
    }
    if (palette.length <= 256) return { palette, indexOf };
  }
}

const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];

function distance(one, other) {
  const [a, b] = [parts(one), parts(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
