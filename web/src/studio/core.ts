// What the studio asks of the program (cli.wasm), which runs in a worker of its own: the page never waits for it.
// Whatever it says of a story comes back with the story's own pointers.
import type { Json, JsonObject, Pointer } from './pointer.js';

export interface Mend {
  /** For a button: write "2008-03-24". */
  readonly label: string;
  readonly pointer: Pointer;
  /** What to put there; left out: take it away. */
  readonly value?: Json;
  /** Where to move it instead: a key that was misspelt. */
  readonly to?: Pointer;
}

export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  /** "" for the whole file. */
  readonly pointer: Pointer;
  readonly message: string;
  readonly mends?: readonly Mend[];
}

/** Something that only a person can decide; asked once for a column. */
export interface Question {
  readonly id: string;
  readonly file: string;
  readonly sheet: string;
  /** Null where it is about the whole sheet. */
  readonly column: string | null;
  readonly text: string;
  readonly cells: readonly { readonly row: number; readonly text: string }[];
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

export interface Note {
  readonly severity: 'warning' | 'note';
  readonly file: string;
  readonly sheet: string;
  readonly row?: number;
  readonly column?: string;
  readonly cell?: string;
  readonly text: string;
}

/** What became of one sheet: which column is which field, null where it is none. */
export interface ImportedTable {
  readonly file: string;
  readonly sheet: string;
  readonly table: string;
  readonly columns: readonly { readonly header: string; readonly field: string | null }[];
}

export interface Imported {
  /** Null where no story can be made of it. */
  readonly story: JsonObject | null;
  readonly tables: readonly ImportedTable[];
  readonly questions: readonly Question[];
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** What a person decided about an import: fields by the header of their column, or by SHEET/header for one sheet alone. */
export interface ImportMap {
  readonly columns?: Readonly<Record<string, string | null>>;
  readonly answers?: Readonly<Record<string, string>>;
  readonly sheets?: Readonly<Record<string, string | null>>;
}

/** A file by its name, whose ending says what it is; pasted text is "pasted.tsv" or so, and as text it is not copied here. */
export interface File {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

export interface Cell {
  /** As in the columns of a sheet: date, amount, from … */
  readonly field: string;
  readonly text: string;
}

/**
 * A cell as read: the value for the story (null leaves the field out), with a note where it does not hold all that the cell says; or why
 * there is none.
 */
export type CellRead = { readonly value: Json; readonly note?: string } | { readonly problem: string } | CellQuestion;

/** A cell that can be read in more than one way, and the ways. */
export interface CellQuestion {
  readonly question: string;
  readonly choices?: readonly { readonly value: Json; readonly text: string }[];
}

/** Rejects with a Refusal whose message is a sentence for the editor. Stories are sent as what has changed since the last call. */
export interface Core {
  /** Gives up all that is under way: those calls reject. */
  stop(): void;
  /** Errors and warnings, as `check --format json`. */
  check(story: JsonObject): Promise<Problem[]>;
  /** What was typed into cells, each by the field of its column; in the language and units of the story. */
  readCells(story: JsonObject, cells: readonly Cell[]): Promise<CellRead[]>;
  /** The other way: the text that a person would write, which reads back to the same value. */
  writeCells(story: JsonObject, values: readonly { readonly field: string; readonly value: Json }[]): Promise<string[]>;
  /** Tables to a story, or into `into`. */
  importTables(files: readonly File[], map: ImportMap, into?: JsonObject): Promise<Imported>;
  /** A story file of any version that we know, as version 2. */
  openStory(text: string): Promise<{ readonly story: JsonObject; readonly problems: readonly Problem[] }>;
  /** The story file as text, as `upgrade` lays it out. */
  format(story: JsonObject): Promise<string>;
  /** A workbook, "xlsx" or "ods". */
  sheet(story: JsonObject, ending: 'xlsx' | 'ods'): Promise<Uint8Array>;
  /** What changed from `old` to `story`, a line each. */
  diff(old: JsonObject, story: JsonObject): Promise<string[]>;
  /** Drafts for `corrections`. */
  corrections(old: JsonObject, story: JsonObject): Promise<Json[]>;
}
