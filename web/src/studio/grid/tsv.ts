// Cells as a spreadsheet puts them on the clipboard: rows by line ends, cells by tabs, quotes around what holds either.

/** The block as rows of one length; a line end at its end begins no row. */
export function parseTsv(block: string): string[][] {
  const text = block.replace(/\r?\n$|\r$/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
      else quoted = false;
    } else if (letter === '"' && cell === '' && closes(text, at)) quoted = true;
    else if (letter === '\t') endCell();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1;
      endRow();
    } else cell += letter;
  }
  endRow();
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return rows.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => '')]);
}

/** Whether the quote at `at` has its other one, before a tab, a line end or the end of the text: else it is a letter of the cell. */
function closes(text: string, at: number): boolean {
  for (let next = text.indexOf('"', at + 1); next >= 0; next = text.indexOf('"', next + 1)) {
    if (text[next + 1] === '"') next += 1;
    else return next + 1 === text.length || /[\t\n\r]/.test(text[next + 1]!);
  }
  return false;
}

const written = (cell: string) => (/[\t\n\r]/.test(cell) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell);

export const formatTsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(written).join('\t')).join('\n');
