/** The grid of readings as cells that go to and come from a spreadsheet in blocks. Pure. */
import { type AnyRecord, blanks, type IndicatorDetail } from '../../bindings';
import type { BlockChange } from '../../parts/block';
import type { Column } from '../../parts/columns';
import { t } from '../../text';
import { cellReading, type Reader } from '../../text/readers';
import { type GridRow, readingAt, readingFor } from './rows';

/** A line of the grid: of a group, or without one that of the targets. */
export interface GridLine {
  label: string;
  group: GridRow | null;
}

/** Of an indicator that the plan counts only targets are written in blocks: which years it counts differs by cell. */
export const gridLines = (groups: readonly GridRow[], isCounted: boolean): GridLine[] => [
  { label: t('indicators-target'), group: null },
  ...(isCounted ? [] : groups.map((group) => ({ label: group.label, group }))),
];

const valueAt = (detail: IndicatorDetail, line: GridLine, year: number): number | null =>
  (line.group ? readingAt(detail, line.group, year)?.reading.value : detail.targets.find((target) => target.year === year)?.value) ?? null;

/** A column for each year, in which numbers stand as they are typed. */
export function gridColumns(years: readonly number[], detail: IndicatorDetail, reader: Reader<number>): Column<GridLine>[] {
  return years.map((year) => {
    const text = (line: GridLine) => {
      const value = valueAt(detail, line, year);
      return value === null ? '' : reader.write(value);
    };
    // Saved by the grid itself, all cells of a block as one change.
    const edit = { value: text, read: cellReading(reader), save: () => undefined };
    return { id: String(year), titleId: '', title: String(year), width: 0, text, edit };
  });
}

/** A target that is emptied would have to be removed, which no reading is: such cells are refused with a reason. */
export function withoutEmptyTargets(change: BlockChange<GridLine>): BlockChange<GridLine> {
  const isRemoval = (one: { row: GridLine; value: unknown }) => one.row.group === null && one.value === null;
  const removals = change.changes
    .filter(isRemoval)
    .map(({ row, column, text }) => ({ row, column, text, why: t('indicators-target_alone') }));
  return { ...change, changes: change.changes.filter((one) => !isRemoval(one)), refused: [...change.refused, ...removals] };
}

/** The records that hold the cells of a block from then on. */
export function gridRecords(changes: BlockChange<GridLine>['changes'], detail: IndicatorDetail, today: string): AnyRecord[] {
  const { indicator } = detail.row;
  return changes.map(({ row, column, value }): AnyRecord => {
    const year = Number(column.id);
    const number = value as number | null;
    if (row.group) {
      const found = readingAt(detail, row.group, year)?.reading;
      return { ...blanks.reading, ...(found ?? readingFor(indicator, row.group, year, today)), value: number, table: 'reading' };
    }
    const found = detail.targets.find((target) => target.year === year);
    // Emptied targets were refused before.
    return { ...blanks.indicator_target, ...found, indicator_id: indicator.id, year, value: number ?? 0, table: 'indicator_target' };
  });
}
