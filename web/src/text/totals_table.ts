// The totals of a day as tables.
import { createElement } from '../dom/elements.js';
import type { DayText, Total } from '../engine/protocol.js';

/** Kinds of money are never added to each other, so each has a table of its own; below them, what is counted. */
export function totalsTables({ date, totals }: DayText, labels: Record<string, string>): HTMLElement[] {
  const kinds = [...new Set(totals.map((total) => total.kind))];
  const tables: HTMLElement[] = kinds.map((kind) => {
    return totalsTable(
      [kind, date, labels['words.largest_first']].join(', '),
      totals.filter((total) => total.kind === kind),
      labels,
    );
  });
  if (kinds.length > 0) tables.push(createElement('p', { class: 'aside' }, labels['totals.counted'] ?? ''));
  return tables;
}

function totalsTable(caption: string, totals: Total[], labels: Record<string, string>): HTMLElement {
  const heads = ['words.company', 'words.total', 'words.parts'].map((key) => createElement('th', { scope: 'col' }, labels[key] ?? ''));
  const row = ({ to, total, overlap, parts }: Total) =>
    createElement(
      'tr',
      {},
      createElement('th', { scope: 'row' }, to),
      createElement('td', {}, overlap ? (labels['totals.overlap'] ?? '') : total),
      createElement('td', {}, parts.join('; ')),
    );
  return createElement(
    'table',
    {},
    createElement('caption', {}, caption),
    createElement('thead', {}, createElement('tr', {}, ...heads)),
    createElement('tbody', {}, ...totals.map(row)),
  );
}
