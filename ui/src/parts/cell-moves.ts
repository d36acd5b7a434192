/** Where a key leads in a table: line and column, which may lie beyond its edges. Pure. */

interface Standing {
  row: number;
  column: number;
  lastRow: number;
  lastColumn: number;
  /** Lines of a page. */
  page: number;
  /** 1, or -1 where people read from right to left. */
  forward: 1 | -1;
}

/** `undefined`: the key leads nowhere. */
export function moveOf(key: string, isCtrl: boolean, at: Standing): [number, number] | undefined {
  const { row, column, lastRow, lastColumn, page, forward } = at;
  const moves: Record<string, [number, number]> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + forward],
    ArrowLeft: [row, column - forward],
    PageDown: [row + page, column],
    PageUp: [row - page, column],
    Home: [isCtrl ? 0 : row, 0],
    End: [isCtrl ? lastRow : row, lastColumn],
  };
  return moves[key];
}
