// A grid by the pattern of the ARIA guide, of which only the rows in sight are made: where the focus is, which cells are chosen, what the
// keys, the pointer and the clipboard do with them. It knows no story.
import {
  Virtualizer,
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range as VirtualRange,
} from '@tanstack/virtual-core';
import { createElement, setText } from '../../dom/elements.js';
import { at, boxOf, holds, isOne, moved, type Place, type Range } from './range.js';
import { formatTsv } from './tsv.js';

export interface CellLook {
  readonly text: string;
  readonly severity: 'error' | 'warning' | null;
  /** The row has no use for it: of another kind. */
  readonly apart?: boolean;
  readonly busy?: boolean;
}

export interface TableModel {
  readonly label: string;
  readonly columns: readonly { readonly label: string; readonly width: number; readonly sorted: 'ascending' | 'descending' | null }[];
  /** With the empty one at the end, in which a new row begins. */
  readonly rowCount: number;
  cell(row: number, column: number): CellLook;
  /** What stands before the row: its number in the file. */
  head(row: number): { readonly text: string; readonly severity: 'error' | 'warning' | null };
}

export interface TableActions {
  /** Another cell is active, or others are chosen. */
  moved(range: Range): void;
  /** Wants the cell edited: with `typed` in place of what it has, or all that it has where that is null. */
  edit(place: Place, typed: string | null): void;
  sort(column: number): void;
  clear(range: Range): void;
  fillDown(range: Range): void;
  moveRow(row: number, by: 1 | -1): void;
  /** The texts of the chosen cells: those at hand, and where some are missing a promise of all. */
  copied(range: Range): { now: readonly (readonly string[])[]; all: Promise<readonly (readonly string[])[]> | null };
  pasted(range: Range, text: string): void;
}

interface Row {
  readonly element: HTMLElement;
  readonly head: HTMLElement;
  readonly cells: HTMLElement[];
  index: number;
}

const overscan = 6; // rows made above and below those in sight

export class GridTable {
  readonly element = createElement('div', { class: 'sheet', role: 'grid', 'aria-multiselectable': 'true' });
  readonly #headRow = createElement('div', { class: 'sheet-row sheet-heads', role: 'row', 'aria-rowindex': '1' });
  readonly #body = createElement('div', { class: 'sheet-body', role: 'rowgroup' });
  readonly #rows = new Map<number, Row>();
  readonly #spare: Row[] = [];
  readonly #virtual: Virtualizer<HTMLElement, HTMLElement>;
  #heads: HTMLElement[] = [];
  #model: TableModel | null = null;
  #range: Range = at(0, 0);
  #editing: HTMLElement | null = null;
  #awaited = false; // the focus is to come once there are rows
  #rowHeight = 32;
  #dragging = false;

  constructor(
    readonly actions: TableActions,
    signal: AbortSignal,
  ) {
    this.element.append(createElement('div', { class: 'sheet-top', role: 'rowgroup' }, this.#headRow), this.#body);
    this.#virtual = new Virtualizer<HTMLElement, HTMLElement>({
      count: 0,
      getScrollElement: () => this.element,
      estimateSize: () => this.#rowHeight,
      overscan,
      scrollToFn: elementScroll,
      observeElementRect,
      useAnimationFrameWithResizeObserver: true, // rows that come may bring a scroll bar, which is another size
      observeElementOffset,
      onChange: () => this.#render(),
    });
    this.element.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    this.element.addEventListener('pointerdown', (event) => this.#pointed(event), { signal });
    this.element.addEventListener('pointermove', (event) => this.#dragged(event), { signal });
    for (const type of ['pointerup', 'pointercancel'] as const) addEventListener(type, () => (this.#dragging = false), { signal });
    this.element.addEventListener('dblclick', (event) => this.#doubled(event), { signal });
    for (const type of ['copy', 'cut', 'paste'] as const) this.element.addEventListener(type, (event) => this.#clipboard(type, event), { signal });
    // WebKit offers the clipboard to what is no field only where this is said.
    for (const type of ['beforecopy', 'beforecut', 'beforepaste']) {
      this.element.addEventListener(type, (event) => this.#editing || event.preventDefault(), { signal });
    }
    let unmount: () => void = () => undefined;
    const observer = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
    observer.observe(this.element);
    queueMicrotask(() => (unmount = this.#virtual._didMount()));
    signal.addEventListener('abort', () => [observer.disconnect(), unmount()], { once: true });
  }

  get range(): Range {
    return this.#range;
  }

  /** Another sheet: its columns are made anew. */
  setModel(model: TableModel): void {
    this.#model = model;
    this.element.setAttribute('aria-label', model.label);
    this.element.setAttribute('aria-colcount', String(model.columns.length + 1));
    this.element.style.setProperty('--columns', model.columns.map(({ width }) => `${width}ch`).join(' '));
    for (const { element } of [...this.#rows.values(), ...this.#spare]) element.remove();
    this.#rows.clear();
    this.#spare.length = 0;
    const corner = createElement('div', { class: 'sheet-corner', role: 'columnheader', 'aria-colindex': '1' }, 'Row');
    this.#heads = model.columns.map((_, column) =>
      createElement('div', { class: 'sheet-head', role: 'columnheader', 'aria-colindex': String(column + 2), tabindex: '-1', 'data-column': String(column) }),
    );
    this.#headRow.replaceChildren(corner, ...this.#heads);
    this.#range = at(0, 0);
    this.element.scrollTo(0, 0);
    this.refresh();
  }

  /** The same sheet with other contents. */
  refresh(model: TableModel | null = this.#model): void {
    if (!model) return;
    this.#model = model;
    this.element.setAttribute('aria-rowcount', String(model.rowCount + 1));
    model.columns.forEach(({ label, sorted }, column) => {
      const head = this.#heads[column]!;
      setText(head, label);
      head.setAttribute('aria-sort', sorted ?? 'none');
    });
    const last = model.rowCount - 1;
    const clamped = ({ row, column }: Place): Place => ({ row: Math.min(row, last), column });
    this.#range = { anchor: clamped(this.#range.anchor), active: clamped(this.#range.active) };
    this.#virtual.setOptions({ ...this.#virtual.options, count: model.rowCount });
    this.#keepActiveRow();
    this.#virtual._willUpdate();
    this.#render(true);
  }

  /** Chooses cells, brings the active one into sight and, where `focus` is true, puts the focus on it. */
  choose(range: Range, focus = true): void {
    this.#range = range;
    this.#keepActiveRow();
    this.#render();
    this.#show(focus);
    this.actions.moved(range);
  }

  /** Puts the focus on the active cell: as soon as its row is made, unless it has gone elsewhere by then. */
  focus(): void {
    this.#awaited = !this.cell(this.#range.active);
    this.#show(true);
  }

  /** The element of a cell; undefined while its row is not made. */
  cell({ row, column }: Place): HTMLElement | undefined {
    return row < 0 ? this.#heads[column] : this.#rows.get(row)?.cells[column];
  }

  /** While a cell is edited its element is the editor's. */
  startEditing(place: Place): HTMLElement | null {
    const cell = this.cell(place);
    this.#editing = cell ?? null;
    cell?.classList.add('edited');
    return this.#editing;
  }

  stopEditing(): void {
    const cell = this.#editing;
    this.#editing = null;
    cell?.classList.remove('edited');
    this.#render(true);
  }

  /** The active row is made wherever the others are, so that it keeps the focus. The virtualiser asks again for a new function alone. */
  #keepActiveRow(): void {
    const { row } = this.#range.active;
    const rangeExtractor = (range: VirtualRange): number[] => {
      const rows = defaultRangeExtractor(range);
      if (row < 0 || row >= range.count || rows.includes(row)) return rows;
      return row < rows[0]! ? [row, ...rows] : [...rows, row];
    };
    this.#virtual.setOptions({ ...this.#virtual.options, rangeExtractor });
  }

  /** Rows are as high as the letters want them. */
  #measure(): void {
    const height = this.#headRow.offsetHeight;
    if (height === 0 || height === this.#rowHeight) return;
    this.#rowHeight = height;
    this.#virtual.measure();
  }

  #render(all = false): void {
    const model = this.#model;
    if (!model) return;
    this.#body.style.setProperty('block-size', `${this.#virtual.getTotalSize()}px`);
    const items = this.#virtual.getVirtualItems();
    const wanted = new Set(items.map(({ index }) => index));
    for (const [index, row] of this.#rows) {
      if (wanted.has(index)) continue;
      this.#rows.delete(index);
      row.element.remove();
      this.#spare.push(row);
    }
    const box = boxOf(this.#range);
    let next = this.#body.firstElementChild;
    for (const { index, start } of items) {
      let row = this.#rows.get(index);
      const fresh = !row;
      if (!row) this.#rows.set(index, (row = this.#spare.pop() ?? this.#makeRow(model.columns.length)));
      row.index = index;
      if (row.element === next) next = next.nextElementSibling;
      else this.#body.insertBefore(row.element, next);
      row.element.style.setProperty('transform', `translateY(${start}px)`);
      if (fresh || all) this.#fill(row, model);
      this.#mark(row, box);
    }
    this.#heads.forEach((head, column) => (head.tabIndex = this.#range.active.row < 0 && this.#range.active.column === column ? 0 : -1));
    if (!this.#awaited || !this.cell(this.#range.active)) return;
    this.#awaited = false;
    if (document.activeElement === document.body) this.#show(true);
  }

  #makeRow(columns: number): Row {
    const head = createElement('div', { class: 'sheet-number', role: 'rowheader', 'aria-colindex': '1' });
    const cells = Array.from({ length: columns }, (_, column) =>
      createElement('div', { class: 'sheet-cell', role: 'gridcell', 'aria-colindex': String(column + 2), tabindex: '-1', 'data-column': String(column) }),
    );
    return { element: createElement('div', { class: 'sheet-row', role: 'row' }, head, ...cells), head, cells, index: -1 };
  }

  #fill({ element, head, cells, index }: Row, model: TableModel): void {
    element.setAttribute('aria-rowindex', String(index + 2));
    element.dataset['row'] = String(index);
    element.classList.toggle('sheet-new', index === model.rowCount - 1);
    const { text, severity } = model.head(index);
    setText(head, text);
    head.dataset['severity'] = severity ?? '';
    cells.forEach((cell, column) => {
      if (cell === this.#editing) return;
      const look = model.cell(index, column);
      setText(cell, look.text);
      cell.dataset['severity'] = look.severity ?? '';
      if (look.severity === 'error') cell.setAttribute('aria-invalid', 'true');
      else cell.removeAttribute('aria-invalid');
      cell.classList.toggle('apart', look.apart ?? false);
      if (look.busy) cell.setAttribute('aria-busy', 'true');
      else cell.removeAttribute('aria-busy');
    });
  }

  #mark({ cells, index }: Row, box: ReturnType<typeof boxOf>): void {
    const { row, column: activeColumn } = this.#range.active;
    cells.forEach((cell, column) => {
      const chosen = row >= 0 && holds(box, index, column);
      const active = index === row && column === activeColumn;
      cell.setAttribute('aria-selected', String(chosen));
      cell.classList.toggle('active', active);
      cell.tabIndex = active ? 0 : -1;
    });
  }

  #show(focus: boolean): void {
    const cell = this.cell(this.#range.active);
    if (!cell) return;
    if (focus) cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #pressed(event: KeyboardEvent): void {
    const model = this.#model;
    if (!model || this.#editing || event.isComposing) return;
    const { key, shiftKey: shift, altKey: alt } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    const { row } = this.#range.active;
    const done = () => event.preventDefault();
    if (alt && (key === 'ArrowUp' || key === 'ArrowDown')) {
      done();
      if (ctrl || shift) return;
      if (row >= 0) this.actions.moveRow(row, key === 'ArrowUp' ? -1 : 1);
      return;
    }
    if (alt) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#rowHeight) - 2);
    const next = moved(this.#range, { key, ctrl, shift }, { rows: model.rowCount, columns: model.columns.length, page });
    if (next) {
      done();
      this.choose(next);
    } else if (row < 0) {
      if (key === 'Enter' || key === ' ') {
        done();
        this.actions.sort(this.#range.active.column);
      }
    } else if (ctrl && key.toLowerCase() === 'a') {
      done();
      this.choose({ anchor: { row: 0, column: 0 }, active: { row: Math.max(0, model.rowCount - 2), column: model.columns.length - 1 } });
    } else if (ctrl && key.toLowerCase() === 'd') {
      done();
      this.actions.fillDown(this.#range);
    } else if (key === ' ' && shift) {
      done();
      const { anchor, active } = this.#range;
      this.choose({ anchor: { row: anchor.row, column: 0 }, active: { row: active.row, column: model.columns.length - 1 } });
    } else if (key === 'F2' || key === 'Enter') {
      done();
      this.actions.edit(this.#range.active, null);
    } else if (key === 'Delete' || key === 'Backspace') {
      done();
      this.actions.clear(this.#range);
    } else if (key === 'Escape') {
      if (isOne(this.#range)) return;
      done();
      this.choose({ anchor: this.#range.active, active: this.#range.active });
    } else if (!ctrl && [...key].length === 1) {
      done();
      this.actions.edit(this.#range.active, key);
    }
  }

  #placeOf(target: EventTarget | null): Place | null {
    const element = target instanceof Element ? target : null;
    const cell = element?.closest<HTMLElement>('.sheet-cell, .sheet-head');
    if (!cell || !this.element.contains(cell)) return null;
    const row = cell.closest<HTMLElement>('.sheet-row')?.dataset['row'];
    return { row: row === undefined ? -1 : Number(row), column: Number(cell.dataset['column']) };
  }

  #pointed(event: PointerEvent): void {
    if (event.button !== 0) return;
    const number = event.target instanceof Element ? event.target.closest('.sheet-number') : null;
    if (number) {
      event.preventDefault();
      const row = Number(number.closest<HTMLElement>('.sheet-row')!.dataset['row']);
      const from = event.shiftKey ? this.#range.anchor.row : row;
      this.choose({ anchor: { row: from, column: 0 }, active: { row, column: (this.#model?.columns.length ?? 1) - 1 } });
      return;
    }
    const place = this.#placeOf(event.target);
    if (!place || this.cell(place) === this.#editing) return;
    event.preventDefault(); // the focus comes by choose
    const again = event.pointerType === 'touch' && place.row >= 0 && isOne(this.#range) && isOne({ anchor: place, active: this.#range.active });
    this.choose({ anchor: event.shiftKey && place.row >= 0 ? this.#range.anchor : place, active: place });
    if (place.row < 0) this.actions.sort(place.column);
    else if (again) this.actions.edit(place, null);
    else this.#dragging = event.pointerType !== 'touch';
  }

  #dragged(event: PointerEvent): void {
    if (!this.#dragging || this.#editing) return;
    const place = this.#placeOf(event.target);
    const { row, column } = this.#range.active;
    if (!place || place.row < 0 || (place.row === row && place.column === column)) return;
    this.choose({ anchor: this.#range.anchor, active: place });
  }

  #doubled(event: MouseEvent): void {
    const place = this.#placeOf(event.target);
    if (place && place.row >= 0 && !this.#editing) this.actions.edit(place, null);
  }

  #clipboard(type: 'copy' | 'cut' | 'paste', event: ClipboardEvent): void {
    if (this.#editing || this.#range.active.row < 0 || !event.clipboardData) return;
    event.preventDefault();
    if (type === 'paste') {
      const text = event.clipboardData.getData('text/plain');
      if (text !== '') this.actions.pasted(this.#range, text);
      return;
    }
    const { now, all } = this.actions.copied(this.#range);
    event.clipboardData.setData('text/plain', formatTsv(now));
    // What comes later is written by the page, which browsers let it do for some seconds after a key press.
    void all?.then((rows) => navigator.clipboard.writeText(formatTsv(rows))).catch(() => undefined);
    if (type === 'cut') this.actions.clear(this.#range);
  }
}
