// Which cells are chosen: a rectangle between the cell where it began and the active one. Rows count as they are seen; row -1 is the header.

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Range {
  readonly anchor: Place;
  readonly active: Place;
}

export interface Box {
  readonly top: number;
  readonly bottom: number; // included
  readonly left: number;
  readonly right: number; // included
}

export const at = (row: number, column: number): Range => ({ anchor: { row, column }, active: { row, column } });

/** The rectangle, without the header. */
export const boxOf = ({ anchor, active }: Range): Box => ({
  top: Math.max(0, Math.min(anchor.row, active.row)),
  bottom: Math.max(0, anchor.row, active.row),
  left: Math.min(anchor.column, active.column),
  right: Math.max(anchor.column, active.column),
});

export const holds = (box: Box, row: number, column: number): boolean => row >= box.top && row <= box.bottom && column >= box.left && column <= box.right;

export const isOne = ({ anchor, active }: Range): boolean => anchor.row === active.row && anchor.column === active.column;

/** What of a key press moves the active cell. */
export interface Press {
  readonly key: string;
  readonly ctrl: boolean; // or the command key of a Mac
  readonly shift: boolean;
}

/** Where the keys lead, as in a spreadsheet and the grid pattern of the ARIA guide; null for keys that move nothing. */
export function moved(range: Range, press: Press, size: { rows: number; columns: number; page: number }): Range | null {
  const { row, column } = range.active;
  const target = targetOf(press, row, column, size);
  if (!target) return null;
  const lowest = press.shift && row >= 0 ? 0 : -1; // a rectangle does not reach into the header
  const active = {
    row: Math.max(lowest, Math.min(size.rows - 1, target.row)),
    column: Math.max(0, Math.min(size.columns - 1, target.column)),
  };
  return { anchor: press.shift && row >= 0 ? range.anchor : active, active };
}

function targetOf({ key, ctrl }: Press, row: number, column: number, { rows, columns, page }: { rows: number; columns: number; page: number }): Place | null {
  const first = Math.min(row, 0);
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: ctrl ? rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: ctrl ? columns - 1 : column + 1 };
    case 'Home':
      return ctrl ? { row: Math.max(first, 0), column: 0 } : { row, column: 0 };
    case 'End':
      return ctrl ? { row: rows - 1, column: columns - 1 } : { row, column: columns - 1 };
    case 'PageUp':
      return { row: Math.max(Math.min(row, 0), row - page), column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return null;
  }
}
