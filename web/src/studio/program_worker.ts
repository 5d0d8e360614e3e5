// The worker that runs the program: cli.wasm is loaded with the first call.
import { loadCli, type Cli } from '../cli/program.js';
import { answerCalls } from './answering.js';
import type { Cell, File, ImportMap } from './core.js';
import { draftLink, storyOfLink } from './draft_link.js';
import type { Json, JsonObject } from './pointer.js';
import * as program from './program.js';
import { words } from './words.js';
import { Refusal } from './worker_line.js';

let loading: Promise<Cli> | undefined;

async function fetched(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(name).catch(() => null);
  if (!answer?.ok) throw new Refusal(words.programMissing);
  return new Uint8Array(await answer.arrayBuffer());
}

function cli(): Promise<Cli> {
  loading ??= fetched('cli.wasm').then(loadCli);
  loading.catch(() => (loading = undefined)); // the next call tries again
  return loading;
}

/** What stops the program, which then starts anew, is said in words. */
async function ask<Value>(question: (cli: Cli) => Value): Promise<Value> {
  const running = await cli();
  try {
    return question(running);
  } catch (error) {
    throw error instanceof WebAssembly.RuntimeError || error instanceof RangeError ? new Refusal(words.programBroken) : error;
  }
}

/** A third of the studio, and wanted at its end. */
const publishing = () => import('./publishing.js');

let tables: readonly File[] = []; // of the last import, which is asked again after each answer

answerCalls(
  {
    check: (story: JsonObject) => ask((cli) => program.check(cli, story)),
    importTables: (story: JsonObject, files: readonly File[] | null, map: ImportMap, into: boolean) => {
      if (files) tables = files;
      return ask((cli) => program.importTables(cli, tables, map, into ? story : null));
    },
    openStory: (_: JsonObject, text: string) => ask((cli) => program.openStory(cli, text)),
    format: (story: JsonObject) => ask((cli) => program.format(cli, story)),
    sheet: (story: JsonObject, ending: 'xlsx' | 'ods') => ask((cli) => program.sheet(cli, story, ending)),
    diff: (story: JsonObject, old: JsonObject) => ask((cli) => program.diff(cli, old, story)),
    corrections: (story: JsonObject, old: JsonObject) => ask((cli) => program.corrections(cli, old, story)),
    draftLink,
    storyOfLink: (_: JsonObject, fragment: string) => storyOfLink(fragment),
    readCells: (story: JsonObject, cells: readonly Cell[]) => ask((cli) => program.readCells(cli, story, cells)),
    writeCells: (story: JsonObject, values: readonly { field: string; value: Json }[]) => ask((cli) => program.writeCells(cli, story, values)),
    zip: async (story: JsonObject, base: string) => {
      const { siteOf, zipOf } = await publishing();
      return zipOf(await siteOf(await cli(), story, base, fetched), story);
    },
    single: async (story: JsonObject) => {
      const { siteOf } = await publishing();
      return (await siteOf(await cli(), story, '', fetched)).get('explainer.single.html');
    },
  },
  words.programFault,
);
