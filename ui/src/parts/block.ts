/**
 * Blocks of cells: which cells they hold, and how they travel to and from a spreadsheet. Pure.
 *
 * A spreadsheet puts lines between rows and tabs between cells on the clipboard, and quotation marks around a cell that
 * holds either.
 */
import type { Column } from './columns';

export interface Cell {
  row: number;
  column: number;
}

/** Both corners belong to it. */
export interface Rect {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const rectOf = (one: Cell, other: Cell): Rect => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
});

export const holds = (rect: Rect, row: number, column: number): boolean =>
  row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right;

/** The text of a block for the clipboard. */
export function toText(cells: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return cells.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** The cells of a text from the clipboard. */
export function fromText(text: string): string[][] {
  const rows: string[][] = [[]];
  // A quoted cell begins right behind a tab or a line; elsewhere a quotation mark is a letter.
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/gy;
  while (cell.lastIndex < text.length) {
    const [, quoted, plain = '', mark = ''] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (mark === '\t' && cell.lastIndex === text.length) rows.at(-1)?.push('');
    else if (mark !== '\t' && mark !== '' && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

export interface Placed extends Cell {
  text: string;
}

/**
 * Where pasted cells come to lie: they fill a chosen block that they fit into a whole number of times, else they begin
 * at its first cell; `beyond` counts those that the table has no cells for.
 */
export function placed(cells: readonly (readonly string[])[], rect: Rect, size: { rows: number; columns: number }) {
  const [height, width] = [cells.length, Math.max(0, ...cells.map((row) => row.length))];
  const [chosenHeight, chosenWidth] = [rect.bottom - rect.top + 1, rect.right - rect.left + 1];
  const isFilled = height > 0 && width > 0 && chosenHeight % height === 0 && chosenWidth % width === 0;
  const [rows, columns] = isFilled ? [chosenHeight, chosenWidth] : [height, width];
  const found: Placed[] = [];
  let beyond = 0;
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const text = cells[row % height]?.[column % width];
      if (text === undefined) continue;
      const at = { row: rect.top + row, column: rect.left + column };
      if (at.row < size.rows && at.column < size.columns) found.push({ ...at, text });
      else beyond += 1;
    }
  return { found, beyond };
}

/** The first row of a block in all rows below it. */
export function filledDown(cells: readonly (readonly string[])[], rect: Rect): Placed[] {
  return cells
    .slice(1)
    .flatMap((_, index) => (cells[0] ?? []).map((text, column) => ({ row: rect.top + 1 + index, column: rect.left + column, text })));
}

export interface CellChange<Row> {
  row: Row;
  column: Column<Row>;
  /** As it was pasted or filled in. */
  text: string;
  /** What that means. */
  value: unknown;
}

export interface CellRefusal<Row> {
  row: Row;
  column: Column<Row>;
  text: string;
  /** Why the cell cannot take it, in words. */
  why: string;
}

/** What a block of texts would do to a table. */
export interface BlockChange<Row> {
  changes: readonly CellChange<Row>[];
  refused: readonly CellRefusal<Row>[];
  /** Cells for which the table has no room. */
  beyond: number;
}
