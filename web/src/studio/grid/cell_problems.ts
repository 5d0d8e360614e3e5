// Which cell a problem is about. What is missing is said of the row, and belongs to the cell that is empty.
import type { Problem } from '../core.js';
import { keysOf } from '../pointer.js';

/** The keys that lead to the problem's cell; the third is the column, if there is one. */
export function placeOf({ pointer, message }: Problem): string[] {
  const keys = keysOf(pointer);
  const missing = keys.length === 2 ? /^"(\w+)" is missing/.exec(message)?.[1] : undefined;
  return missing === undefined ? keys : [...keys, missing];
}

export class CellProblems {
  readonly #rows = new Map<string, Problem[]>();
  readonly #cells = new Map<string, Problem[]>();

  constructor(problems: readonly Problem[]) {
    const add = (map: Map<string, Problem[]>, key: string, problem: Problem) => map.set(key, [...(map.get(key) ?? []), problem]);
    for (const problem of problems) {
      const [sheet, row, field] = placeOf(problem);
      if (sheet === undefined || row === undefined) continue;
      add(this.#rows, `${sheet}/${row}`, problem);
      if (field !== undefined) add(this.#cells, `${sheet}/${row}/${field}`, problem);
    }
  }

  ofRow = (sheet: string, row: number): readonly Problem[] => this.#rows.get(`${sheet}/${row}`) ?? [];

  ofCell = (sheet: string, row: number, field: string): readonly Problem[] => this.#cells.get(`${sheet}/${row}/${field}`) ?? [];
}

export const worst = (problems: readonly Problem[]): 'error' | 'warning' | null =>
  problems.some(({ severity }) => severity === 'error') ? 'error' : problems.length > 0 ? 'warning' : null;
