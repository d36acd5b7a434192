/** Cards in columns: which stand where, which one is next, and where one can go. Pure; knows no pixel and no element. */

/** Where a card stands. */
export interface CardPlace<Column extends string> {
  column: Column;
  index: number;
}

/** The rows of each column, in their order. A row of no column that is known stands nowhere. */
export function byColumn<Row, Column extends string>(
  rows: readonly Row[],
  columns: readonly Column[],
  columnOf: (row: Row) => Column,
): Map<Column, Row[]> {
  const lists = new Map<Column, Row[]>(columns.map((column) => [column, []]));
  for (const row of rows) lists.get(columnOf(row))?.push(row);
  return lists;
}

/** Where each row stands, by its key. */
export function placesOf<Row, Column extends string>(
  lists: ReadonlyMap<Column, readonly Row[]>,
  rowKey: (row: Row) => string,
): Map<string, CardPlace<Column>> {
  const places = new Map<string, CardPlace<Column>>();
  for (const [column, list] of lists) list.forEach((row, index) => places.set(rowKey(row), { column, index }));
  return places;
}

/** The next column on one side that takes the card; `undefined` beyond the edge. */
export function nextColumn<Column extends string>(
  columns: readonly Column[],
  from: Column,
  along: number,
  takes: readonly Column[],
): Column | undefined {
  const at = columns.indexOf(from);
  const side = along > 0 ? columns.slice(at + 1) : columns.slice(0, at).reverse();
  return side.find((column) => takes.includes(column));
}

/** The card above or below, or at the same height in the next column that has one. */
export function besideCard<Row, Column extends string>(
  lists: ReadonlyMap<Column, readonly Row[]>,
  from: CardPlace<Column>,
  along: number,
  down: number,
): Row | undefined {
  if (down !== 0) return lists.get(from.column)?.[from.index + down];
  const filled = [...lists.keys()].filter((column) => column === from.column || (lists.get(column)?.length ?? 0) > 0);
  const next = nextColumn(filled, from.column, along, filled);
  const list = next === undefined ? undefined : lists.get(next);
  return list?.[Math.min(from.index, list.length - 1)];
}
