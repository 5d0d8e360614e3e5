// The picture that stands for a link to the story where links are shown as cards: its title large, and the map of its
// last day.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { escapeHtml } from '../template.mjs';

export const card = { width: 1200, height: 630 };

const margin = 33; // the map's own, at its scale here
const still = { width: 879, height: 760 }; // the widest layout in which the map has the whole width
const paper = '#fcfbf8';
const leading = 1.12;
const below = { title: 44, map: 20 }; // room for the line under the title, and under the map

/** A word's length in pixels, as resvg will set it. */
function lengthOf(text, size, weight, font) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text y="100" font-family="Inter" font-size="${size}" font-weight="${weight}">${escapeHtml(text)}</text></svg>`;
  return new Resvg(svg, { font }).getBBox()?.width ?? 0;
}

/** The title in at most two lines of like length, as large as they and `height` allow. */
function titleLines(title, height, font) {
  const words = title.split(' ');
  const splits = words.map((_word, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')].filter(Boolean));
  const longest = (lines, size) => Math.max(...lines.map((line) => lengthOf(line, size, 600, font)));
  const balanced = splits.map((lines) => ({ lines, length: longest(lines, 100) })).sort((a, b) => a.length - b.length)[0];
  for (const [lines, length] of [
    [[title], longest([title], 100)],
    [balanced.lines, balanced.length],
  ]) {
    const size = Math.floor(Math.min(68, (100 * (card.width - 2 * margin)) / length, height / (lines.length * leading)));
    if (size >= 44 || lines === balanced.lines) return { size, lines };
  }
}

/** The elements of one panel of a still; panels are groups whose ids are their names. */
function panel(svg, id) {
  return svg.match(new RegExp(`<g id="${id}">([^]*?)</g>`))?.[1] ?? '';
}

/** The y of the first element of this name in a panel. */
function firstY(elements, name) {
  const y = elements.match(new RegExp(`<${name} [^>]*\\by="([\\d.]+)"`))?.[1];
  return y === undefined ? undefined : Number(y);
}

/** The map of a still with the space it takes: from above its headings down to the card below it. */
function mapOf(svg) {
  const elements = panel(svg, 'map');
  const headings = firstY(elements, 'text') ?? 114;
  const cardTop = firstY(panel(svg, 'card'), 'rect') ?? still.height * 0.55;
  return { elements, top: headings - 16, bottom: cardTop - 6 };
}

function text(x, y, size, words, more) {
  return `<text x="${x}" y="${y}" font-size="${size}" ${more}>${escapeHtml(words)}</text>`;
}

/** Writes a card as PNG into `file`; `fonts` is the folder with Inter. */
export function drawSocialCard(file, explainer, title, date, fonts) {
  const fontFiles = ['inter-400.ttf', 'inter-600.ttf'].map((name) => join(fonts, name));
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' };
  const svg = explainer('svg', '--at', date, '--size', `${still.width}x${still.height}`);
  const { headline } = JSON.parse(explainer('json', '--at', date));
  const { elements, top, bottom } = mapOf(svg);
  const height = Math.round(((bottom - top) * card.width) / still.width);
  const room = card.height - height - below.map - below.title;
  const { size, lines } = titleLines(title, room - 32, font);
  const titleTop = (room - lines.length * size * leading) / 2 + 4;
  const heading = lines.map((line, index) => text(margin, titleTop + size * (0.95 + leading * index), size, line, 'font-weight="600" fill="#1a1d22"'));
  const news = headline ? text(margin, titleTop + size * leading * lines.length + 34, 26, headline.text, 'fill="#565c66"') : '';
  const whole =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${card.width}" height="${card.height}" font-family="Inter">` +
    `<rect width="100%" height="100%" fill="${paper}"/>${heading.join('')}${news}` +
    `<svg y="${card.height - height - below.map}" width="${card.width}" height="${height}" viewBox="0 ${top} ${still.width} ${bottom - top}">${elements}</svg></svg>`;
  writeFileSync(file, new Resvg(whole, { font }).render().asPng());
}
