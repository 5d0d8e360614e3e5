// guide.html: its sheet, questions, problem and picture are what the program makes of web/guide.csv, so that they can't go stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minified } from './bundle.mjs';
import { Stop } from './stop.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const sheet = 'guide.csv';
const day = '2008-10-31'; // its last

/** What the program writes, where it is one of these statuses. */
function told(cli, args, files, statuses = [0]) {
  const { status, out, err } = cli.run(args, files);
  if (!statuses.includes(status)) throw new Stop(`the guide: explainer ${args.join(' ')}: ${err}`);
  return Buffer.from(out).toString();
}

/** The rows of a sheet without line breaks in its cells. */
const rowsOf = (csv) =>
  csv
    .trim()
    .split('\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain));

/** The rows as a spreadsheet shows them: with letters above and numbers beside them. */
function tableOf(rows, escapeHtml) {
  const letters = rows[0].map((_, column) => `<th scope="col" class="number">${String.fromCharCode(65 + column)}</th>`).join('');
  const lines = rows.map(
    (row, index) => `<tr><th scope="row" class="number">${index + 1}</th>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<table>\n<thead><tr><td class="number"></td>${letters}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`;
}

/** A small piece of a ribbon. */
function swatch(inner) {
  return `<svg class="swatch" viewBox="0 0 72 16" aria-hidden="true">${inner}</svg>`;
}

const lines = Array.from({ length: 12 }, (_, index) => `M${index * 7 - 8} 15 l14 -14`).join('');
const rim = 'fill="none" stroke="currentColor"';
const swatches = {
  firm: swatch('<rect width="72" height="16" fill="currentColor"/>'),
  about: swatch('<rect width="72" height="16" fill="currentColor" fill-opacity=".35"/>'),
  atLeast: swatch(
    '<rect width="44" height="16" fill="currentColor"/><path fill="currentColor" fill-opacity=".6" d="M44 0h9v16h-9z"/><path fill="currentColor" fill-opacity=".3" d="M53 0h9v16h-9z"/><path fill="currentColor" fill-opacity=".12" d="M62 0h9v16h-9z"/>',
  ),
  upTo: swatch(`<rect x="1" y="1" width="70" height="14" ${rim} stroke-width="1.5"/><path d="${lines}" ${rim} stroke-width="1.5"/>`),
  talks: swatch(`<rect x="1" y="1" width="70" height="14" ${rim} stroke-width="1.5" stroke-dasharray="6 4"/>`),
  none: swatch(`<path d="M2 8h70" ${rim} stroke-width="4" stroke-linecap="round" stroke-dasharray="0 7.5"/>`),
};

/** Draws the story for phones and wide pages, light and dark, into out/guide. */
function drawPictures(out, cli, story) {
  mkdirSync(join(out, 'guide'), { recursive: true });
  const sizes = { phone: [360, 640], wide: [960, 620] };
  for (const [name, [width, height]] of Object.entries(sizes)) {
    for (const theme of ['light', 'dark']) {
      const args = ['svg', 'story.json', '--at', day, '--size', `${width}x${height}`, '--theme', theme];
      writeFileSync(join(out, `guide/picture-${name}-${theme}.svg`), told(cli, args, { 'story.json': story }));
    }
  }
  const source = (name, theme, media, [width, height]) =>
    `<source media="${media}" srcset="guide/picture-${name}-${theme}.svg" width="${width}" height="${height}">`;
  const dark = 'screen and (prefers-color-scheme: dark)';
  const { headline } = JSON.parse(told(cli, ['json', 'story.json', '--at', day], { 'story.json': story }));
  return {
    phoneDark: source('phone', 'dark', `${dark} and (max-width: 700px)`, sizes.phone),
    wideDark: source('wide', 'dark', dark, sizes.wide),
    phone: source('phone', 'light', 'screen and (max-width: 700px)', sizes.phone),
    alt: headline?.text ?? '',
  };
}

/** Adds the guide to the folder `out`; the functions are those of src/site/template.ts. */
export function makeGuide(out, cli, { escapeHtml, fill }) {
  const csv = readFileSync(join(web, sheet), 'utf8');
  const asked = JSON.parse(told(cli, ['import', sheet, '--format', 'json'], { [sheet]: csv }, [0, 1]));
  const question = asked.questions.find(({ id }) => id.endsWith('/day-order'));
  if (!question) throw new Stop(`the guide: web/${sheet} leaves no order of day and month open`);
  const answers = Object.fromEntries(asked.questions.map(({ id, choices }) => [id, choices[0].value]));
  const map = JSON.stringify({ answers });
  const { story } = JSON.parse(told(cli, ['import', sheet, '--map', 'map.json', '--format', 'json'], { [sheet]: csv, 'map.json': map }));
  const faulty = structuredClone(story);
  faulty.events[1].date = '24 Mar 2008';
  const [{ problems }] = [JSON.parse(told(cli, ['check', 'story.json', '--format', 'json'], { 'story.json': JSON.stringify(faulty) }, [1]))].flat();
  const problem = problems.find(({ severity }) => severity === 'error');
  const pictures = drawPictures(out, cli, JSON.stringify(story));
  const alt = escapeHtml(pictures.alt);
  const templates = ['xlsx', 'ods', 'csv'].filter((ending) => existsSync(join(out, `template.${ending}`)));
  const slots = {
    head: fill(readFileSync(join(web, 'head.html'), 'utf8').trim(), { policy: '', style: '<link rel="stylesheet" href="page.css">' }),
    sheet: tableOf(rowsOf(csv), escapeHtml),
    templates: templates.length === 0 ? '' : `: ${templates.map((ending) => `<a href="template.${ending}" download>template.${ending}</a>`).join(', ')}`,
    ...swatches,
    question: escapeHtml(question.text),
    choices: question.choices.map(({ text }) => `<li><span class="choice"></span>${escapeHtml(text)}</li>`).join('\n'),
    picture: `<picture>${pictures.phoneDark}${pictures.wideDark}${pictures.phone}<img src="guide/picture-wide-light.svg" width="960" height="620" alt="${alt}"></picture>`,
    problem: escapeHtml(problem.message),
    mends: (problem.mends ?? []).map(({ label }) => `<span class="button">${escapeHtml(label)}</span>`).join(' '),
  };
  writeFileSync(join(out, 'guide.html'), fill(readFileSync(join(web, 'guide.html'), 'utf8'), slots));
  writeFileSync(join(out, 'guide.css'), minified(join(web, 'guide.css')));
}
