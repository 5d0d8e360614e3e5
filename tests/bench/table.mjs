// Tables for a terminal.
export const row = (...cells) => cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : (cell ?? '–')));

export function table(title, head, rows) {
  const all = [head, ...rows.map((cells) => head.map((_, i) => cells[i] ?? ''))];
  const widths = head.map((_, i) => Math.max(...all.map((cells) => String(cells[i]).length)));
  const line = (cells) => cells.map((cell, i) => (i ? String(cell).padStart(widths[i]) : String(cell).padEnd(widths[i]))).join('  ').trimEnd();
  console.log(`\n${title}\n${all.map(line).join('\n')}`);
}
