/** What a table knows of its columns, and how rows are ordered by them. */
import { t } from '../text';

export interface Column<Row> {
  id: string;
  /** Text id of the heading. */
  titleId: string;
  /** The heading where it is words of the plan, such as the name of a field of its own. */
  title?: string;
  width: number;
  /** What is shown, as plain text. */
  text: (row: Row) => string;
  /** What is sorted by, when it is not the text. */
  order?: (row: Row) => string | number;
  align?: 'start' | 'end';
  isHidden?: boolean;
  /** Makes the cell editable in place. */
  edit?: {
    /** As it stands in the field. */
    value: (row: Row) => string;
    options?: (row: Row) => readonly { value: string; label: string }[];
    /** How people write a value of the cell. */
    tell?: (value: unknown) => string;
    /** What typed words mean; without it they mean themselves. */
    read?: (typed: string) => CellReading;
    save: (row: Row, value: unknown) => void | Promise<unknown>;
    /** Changed one by one alone, because each change may ask something. */
    isAlone?: boolean;
  };
}

/** The heading of a column, for people. */
export const headingOf = (column: Pick<Column<never>, 'titleId' | 'title'>): string => column.title ?? t(column.titleId);

/** What the words of a cell mean, or why they cannot stand there. */
export type CellReading = { value: unknown; fault?: undefined } | { fault: string };

/** What typed or pasted words mean in a cell that can be changed; `noChoice`: they are none of its choices. */
export function readCell<Row>(column: Column<Row>, row: Row, typed: string, noChoice: string): CellReading {
  const options = column.edit?.options?.(row);
  if (!options) return column.edit?.read?.(typed) ?? { value: typed };
  const wanted = typed.trim().toLocaleLowerCase();
  const found = options.find(({ value, label }) => value === typed || label.toLocaleLowerCase() === wanted);
  return found ? { value: found.value } : { fault: noChoice };
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
