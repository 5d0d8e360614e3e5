// The order in which rows are seen. It is a view: the file keeps its own, for events of one day are told in that.
import { isObject, type Json } from '../pointer.js';

export interface Sorting {
  readonly field: string;
  readonly down: boolean;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Dates and amounts by what they are, in the file's own form; all else by its text. */
function keyOf(row: Json, field: string, text: (row: Json) => string): string | number {
  const value = isObject(row) ? row[field] : undefined;
  if (value === undefined) return '';
  if (isObject(value)) {
    const figure = value['usd'] ?? value['value'];
    return typeof figure === 'number' ? figure : '';
  }
  if (typeof value === 'boolean') return value ? 0 : 1;
  return ['date', 'known', 'retrieved'].includes(field) && typeof value === 'string' ? value.replace(/^\[(\.\.)?/, '') : text(row);
}

/** Indices of `rows` as they are seen; what is empty stands last. */
export function sorted(rows: readonly Json[], { field, down }: Sorting, text: (row: Json) => string): number[] {
  const keys = rows.map((row) => keyOf(row, field, text));
  const compare = (one: number, other: number): number => {
    const [a, b] = [keys[one]!, keys[other]!];
    if (a === '' || b === '') return a === b ? one - other : a === '' ? 1 : -1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return (down ? -order : order) || one - other;
  };
  return rows.map((_, index) => index).sort(compare);
}
