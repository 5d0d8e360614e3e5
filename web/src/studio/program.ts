// What the studio asks, as commands of the program (cli.wasm): runs in the worker, but for `call`s knows nothing of it.
import type { Cli, Files, Outcome } from '../cli/program.js';
import type { Cell, CellRead, File, Imported, ImportMap, Problem } from './core.js';
import { isList, isObject, type Json, type JsonObject } from './pointer.js';
import { words } from './words.js';
import { Refusal } from './worker_line.js';

const decoder = new TextDecoder();

const textOf = ({ out }: Outcome) => decoder.decode(out);

/** What a person reads of an outcome without a result: the first lines of what it complained of. */
function refused({ err }: Outcome, files: readonly string[]): Refusal {
  const lines = err.split('\n').map((line) => files.reduce((rest, file) => rest.replace(`${file}: `, ''), line.replace(/^explainer: /, '')));
  return new Refusal(lines.filter(Boolean).slice(0, 3).join(' ') || words.programBroken);
}

const storyFile = 'story.json';
const texts = new WeakMap<JsonObject, string>(); // one story is asked about several times

export function storyText(story: JsonObject): string {
  let text = texts.get(story);
  if (text === undefined) texts.set(story, (text = JSON.stringify(story)));
  return text;
}

/** Runs a command over the story; rejects where it gives no result. */
function run(cli: Cli, args: readonly string[], files: Files): Outcome {
  const outcome = cli.run(args, files);
  if (outcome.status !== 0) throw refused(outcome, Object.keys(files));
  return outcome;
}

const over = (cli: Cli, story: JsonObject, command: string, ...args: string[]) => run(cli, [command, storyFile, ...args], { [storyFile]: storyText(story) });

export function check(cli: Cli, story: JsonObject): Problem[] {
  const outcome = cli.run(['check', storyFile, '--format', 'json'], { [storyFile]: storyText(story) });
  if (outcome.status === 2) throw refused(outcome, [storyFile]);
  const answer = JSON.parse(textOf(outcome)) as Problem[] | { problems: Problem[] }[];
  return answer.flatMap((one) => ('problems' in one ? one.problems : one));
}

export function importTables(cli: Cli, files: readonly File[], map: ImportMap, into: JsonObject | null): Imported {
  const all: Files = { 'map.json': JSON.stringify(map) };
  for (const { name, bytes } of files) all[name] = bytes;
  if (into) all['into.json'] = storyText(into);
  const args = ['import', ...files.map(({ name }) => name), '--map', 'map.json', ...(into ? ['--into', 'into.json'] : []), '--format', 'json'];
  const outcome = cli.run(args, all);
  if (outcome.out.length === 0) throw refused(outcome, Object.keys(all));
  return JSON.parse(textOf(outcome)) as Imported;
}

/** A story file as the editor opened it. Of version 2 it may have errors, which are mended in the studio. */
export function openStory(cli: Cli, text: string): { story: JsonObject; problems: Problem[] } {
  let whole: Json;
  try {
    whole = JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    throw new Refusal(words.notJson);
  }
  if (!isObject(whole)) throw new Refusal(words.notAStory);
  const version = whole.version;
  if (typeof version === 'number' && version > 2) throw new Refusal(words.future(String(version)));
  if (!isList(whole.events) && !isList(whole.entities) && typeof whole.title !== 'string') throw new Refusal(words.notAStory);
  if (version === 2) return { story: whole, problems: check(cli, whole) };
  const story = JSON.parse(textOf(run(cli, ['upgrade', storyFile], { [storyFile]: text }))) as JsonObject;
  return { story, problems: check(cli, story) };
}

/** As `upgrade` lays it out; a story that is not right enough for that in JSON's own layout. */
export function format(cli: Cli, story: JsonObject): string {
  const outcome = cli.run(['upgrade', storyFile], { [storyFile]: storyText(story) });
  return outcome.status === 0 ? textOf(outcome) : `${JSON.stringify(story, null, 2)}\n`;
}

export function sheet(cli: Cli, story: JsonObject, ending: 'xlsx' | 'ods'): Uint8Array {
  const name = `story.${ending}`;
  const bytes = over(cli, story, 'sheet', '-o', name).files[name];
  if (!bytes) throw new Refusal(words.programBroken);
  return bytes;
}

const both = (old: JsonObject, story: JsonObject): Files => ({ 'published.json': storyText(old), 'edited.json': storyText(story) });

export function diff(cli: Cli, old: JsonObject, story: JsonObject): string[] {
  return textOf(run(cli, ['diff', 'published.json', 'edited.json'], both(old, story)))
    .split('\n')
    .filter(Boolean);
}

export function corrections(cli: Cli, old: JsonObject, story: JsonObject): Json[] {
  const drafts = JSON.parse(textOf(run(cli, ['diff', 'published.json', 'edited.json', '--corrections'], both(old, story)))) as Json;
  if (isList(drafts)) return [...drafts];
  return isObject(drafts) && isList(drafts.corrections) ? [...drafts.corrections] : [];
}

/** The language and units in which the cells of a story are written. */
const wording = ({ language, unit, units }: JsonObject) => ({ language, unit, units });

export function readCells(cli: Cli, story: JsonObject, cells: readonly Cell[]): CellRead[] {
  const answers = JSON.parse(cli.readCells(JSON.stringify({ ...wording(story), cells }))) as (CellRead | Record<string, never>)[];
  return answers.map((answer) => (Object.keys(answer).length ? (answer as CellRead) : { value: null }));
}

export const writeCells = (cli: Cli, story: JsonObject, cells: readonly { field: string; value: Json }[]): string[] =>
  JSON.parse(cli.writeCells(JSON.stringify({ ...wording(story), cells }))) as string[];
