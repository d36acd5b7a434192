/** What a table knows of its columns, and how rows are ordered by them. */

export interface Column<Row> {
  id: string;
  /** Text id of the heading. */
  titleId: string;
  width: number;
  /** What is shown, as plain text. */
  text: (row: Row) => string;
  /** What is sorted by, when it is not the text. */
  order?: (row: Row) => string | number;
  align?: 'start' | 'end';
  isHidden?: boolean;
  /** Makes the cell editable in place. */
  edit?: {
    value: (row: Row) => string;
    options?: (row: Row) => readonly { value: string; label: string }[];
    save: (row: Row, value: string) => void | Promise<unknown>;
  };
}

export interface Sort {
  column: string;
  isDescending: boolean;
}

/** The rows in the order asked for; rows that are equal keep theirs. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null, language: string): readonly Row[] {
  const column = columns.find((candidate) => candidate.id === sort?.column);
  if (!sort || !column) return rows;
  const order = column.order ?? column.text;
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = sort.isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, by: order(row) }))
    .sort(
      (a, b) => sign * (typeof a.by === 'number' && typeof b.by === 'number' ? a.by - b.by : collator.compare(String(a.by), String(b.by))),
    )
    .map(({ row }) => row);
}
