// What stands in the cells: at once where no program is needed, else as soon as the core has said it, asked once for all that is missing.
import type { Core } from '../core.js';
import { isObject, type Json, type JsonObject } from '../pointer.js';
import { written } from './cell_values.js';
import type { Column } from './columns.js';

const kept = 50_000; // texts; a story of 10,000 events has about as many dates and amounts

export class CellTexts {
  readonly #texts = new Map<string, string>();
  #asked = new Map<string, { field: string; value: Json }>();
  #language = '';
  #story: JsonObject = {};

  /** `arrived` is called when texts have come that were missing. */
  constructor(
    readonly core: Core,
    readonly arrived: () => void,
  ) {}

  /** What follows is about this story; its language and units change how cells are written. */
  use(story: JsonObject): void {
    this.#story = story;
    const language = JSON.stringify([story['language'], story['unit'], story['units']]);
    if (language === this.#language) return;
    this.#language = language;
    this.#texts.clear();
  }

  /** Until the core has answered, what the file has. */
  text(column: Column, row: Json | undefined): string {
    if (row === undefined) return '';
    const own = written(this.#story, column, row);
    if (own !== null) return own;
    const value = isObject(row) ? row[column.field]! : '';
    const key = `${column.field} ${JSON.stringify(value)}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    if (this.#asked.size === 0) queueMicrotask(() => void this.#ask());
    this.#asked.set(key, { field: column.field, value });
    return typeof value === 'string' ? value : '';
  }

  /** The texts of cells for the clipboard: those at hand, and where some are missing a promise of all. */
  block(columns: readonly Column[], rows: readonly (Json | undefined)[]): { now: string[][]; all: Promise<string[][]> | null } {
    const texts = () => rows.map((row) => columns.map((column) => this.text(column, row)));
    const now = texts();
    return { now, all: this.#asked.size === 0 ? null : this.#ask().then(texts) };
  }

  /** All of them. */
  whole(columns: readonly Column[], rows: readonly (Json | undefined)[]): Promise<string[][]> {
    const { now, all } = this.block(columns, rows);
    return all ?? Promise.resolve(now);
  }

  async #ask(): Promise<void> {
    const asked = [...this.#asked];
    this.#asked = new Map();
    if (asked.length === 0) return;
    const language = this.#language;
    const texts = await this.core
      .writeCells(
        this.#story,
        asked.map(([, cell]) => cell),
      )
      .catch(() => asked.map(([, { value }]) => (typeof value === 'string' ? value : JSON.stringify(value)))); // as the file has it
    if (language !== this.#language) return this.arrived();
    if (this.#texts.size > kept) this.#texts.clear();
    asked.forEach(([key], i) => this.#texts.set(key, texts[i] ?? ''));
    this.arrived();
  }
}
