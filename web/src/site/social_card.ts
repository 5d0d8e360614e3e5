// The picture that stands for a link to the story where links are shown as cards: its title large, and the map of its
// last day.
import { cardSize } from './tags.js';
import { escapeHtml } from './template.js';
import type { Tools } from './tools.js';

const margin = 33; // the map's own, at its scale here
const paper = '#fcfbf8';
const leading = 1.12;
const below = { title: 44, map: 20 }; // room for the line under the title, and under the map

/** The size of the still that the map is taken from: the widest layout in which the map has the whole width. */
export const stillOfCard = { width: 879, height: 760 };

/** The title in at most two lines of like length, as large as they and `height` allow. */
function titleLines(title: string, height: number, { widthOf }: Tools): { size: number; lines: string[] } {
  const length = (text: string) =>
    widthOf(`<svg xmlns="http://www.w3.org/2000/svg"><text y="100" font-family="Inter" font-size="100" font-weight="600">${escapeHtml(text)}</text></svg>`);
  const longest = (lines: string[]) => Math.max(...lines.map(length));
  const sizeFor = (lines: string[], width: number) =>
    Math.floor(Math.min(68, (100 * (cardSize.width - 2 * margin)) / width, height / (lines.length * leading)));
  const alone = [title];
  const size = sizeFor(alone, longest(alone));
  if (size >= 44) return { size, lines: alone };
  const words = title.split(' ');
  const splits = words.map((_word, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')].filter(Boolean));
  const characters = (lines: string[]) => Math.max(...lines.map((line) => line.length));
  const likely = splits.sort((a, b) => characters(a) - characters(b)).slice(0, 8); // a title may be very long
  const [balanced] = likely.map((lines) => ({ lines, width: longest(lines) })).sort((a, b) => a.width - b.width);
  return balanced ? { size: sizeFor(balanced.lines, balanced.width), lines: balanced.lines } : { size, lines: alone };
}

/** The elements of one panel of a still; panels are groups whose ids are their names. */
function panel(svg: string, id: string): string {
  return svg.match(new RegExp(`<g id="${id}">([^]*?)</g>`))?.[1] ?? '';
}

/** The y of the first element of this name in a panel. */
function firstY(elements: string, name: string): number | undefined {
  const y = elements.match(new RegExp(`<${name} [^>]*\\by="([\\d.]+)"`))?.[1];
  return y === undefined ? undefined : Number(y);
}

/** The map of a still with the space it takes: from above its headings down to the card below it. */
function mapOf(svg: string): { elements: string; top: number; bottom: number } {
  const elements = panel(svg, 'map');
  const headings = firstY(elements, 'text') ?? 114;
  const cardTop = firstY(panel(svg, 'card'), 'rect') ?? stillOfCard.height * 0.55;
  return { elements, top: headings - 16, bottom: cardTop - 6 };
}

function text(x: number, y: number, size: number, words: string, more: string): string {
  return `<text x="${x}" y="${y}" font-size="${size}" ${more}>${escapeHtml(words)}</text>`;
}

/** The card as PNG; `still` is an SVG of the size above, `news` the headline of its day. */
export function drawSocialCard(title: string, news: string, still: string, tools: Tools): Uint8Array {
  const { elements, top, bottom } = mapOf(still);
  const { width } = cardSize;
  const height = Math.round(((bottom - top) * width) / stillOfCard.width);
  const room = cardSize.height - height - below.map - below.title;
  const { size, lines } = titleLines(title, room - 32, tools);
  const titleTop = (room - lines.length * size * leading) / 2 + 4;
  const heading = lines.map((line, index) => text(margin, titleTop + size * (0.95 + leading * index), size, line, 'font-weight="600" fill="#1a1d22"'));
  const line = news ? text(margin, titleTop + size * leading * lines.length + 34, 26, news, 'fill="#565c66"') : '';
  return tools.drawPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${cardSize.height}" font-family="Inter">` +
      `<rect width="100%" height="100%" fill="${paper}"/>${heading.join('')}${line}` +
      `<svg y="${cardSize.height - height - below.map}" width="${width}" height="${height}" viewBox="0 ${top} ${stillOfCard.width} ${bottom - top}">${elements}</svg></svg>`,
  );
}
