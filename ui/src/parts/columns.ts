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
  /** Rows can stand together by it: the heading of the group that a row is in, or of each one where it is in several. */
  group?: (row: Row) => string | readonly string[];
  /** How people read the heading, where it is not what groups are ordered by. */
  groupTitle?: (heading: string) => string;
  /** What rows are grouped by, where the column is headed otherwise. */
  groupName?: string;
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

/** Rows that stand together under a heading. */
export interface Group<Row> {
  title: string;
  rows: readonly Row[];
}

/**
 * Ordered rows by the groups of a column, which stand in its order, or, where a row can be in several, in the order of
 * their headings; those that say nothing come last. `null`: the column has no groups.
 */
export function groupsOf<Row>(
  ordered: readonly Row[],
  columns: readonly Column<Row>[],
  groupBy: string | null,
  language: string,
): readonly Group<Row>[] | null {
  const column = columns.find(({ id }) => id === groupBy);
  const { group } = column ?? {};
  if (!column || !group) return null;
  const groups = new Map<string, Row[]>();
  let isSeveral = false;
  for (const row of sorted(ordered, [column], { column: column.id, isDescending: false }, language)) {
    const headings = group(row);
    isSeveral ||= typeof headings !== 'string';
    for (const heading of typeof headings === 'string' ? [headings] : headings.length > 0 ? new Set(headings) : ['']) {
      const there = groups.get(heading);
      if (there) there.push(row);
      else groups.set(heading, [row]);
    }
  }
  const collator = new Intl.Collator(language, { numeric: true });
  const headed = isSeveral ? [...groups].sort(([a], [b]) => collator.compare(a, b)) : [...groups];
  // Within a group the order of the table stands.
  const place = new Map(ordered.map((row, at) => [row, at]));
  const titled = (heading: string) => (heading === '' ? '' : (column.groupTitle?.(heading) ?? heading));
  const found = headed.map(([heading, rows]) => ({
    title: titled(heading),
    rows: rows.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)),
  }));
  return [...found.filter(({ title }) => title !== ''), ...found.filter(({ title }) => title === '')];
}

/** A line of a table: the heading of a group, or a row with its place among those shown and the heading it stands under. */
export type Line<Row> = { group: Group<Row> } | { row: Row; at: number; under?: string };

/** The lines of a table, without the rows of folded groups; `lineOf` says at which line a row stands. */
export function linesOf<Row>(
  groups: readonly Group<Row>[],
  isFolded: (title: string) => boolean,
): { lines: Line<Row>[]; lineOf: number[] } {
  const lines: Line<Row>[] = [];
  const lineOf: number[] = [];
  for (const group of groups) {
    lines.push({ group });
    if (isFolded(group.title)) continue;
    for (const row of group.rows) {
      lineOf.push(lines.length);
      lines.push({ row, at: lineOf.length - 1, under: group.title });
    }
  }
  return { lines, lineOf };
}
