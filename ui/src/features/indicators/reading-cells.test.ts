import { expect, it } from 'vitest';
import { blanks, type IndicatorDetail, type ReadingRow } from '../../bindings';
import type { BlockChange } from '../../parts/block';
import { numberReader } from '../../text/readers';
import { gridColumns, type GridLine, gridLines, gridRecords, withoutEmptyTargets } from './reading-cells';
import { gridRows } from './rows';

const reading = (id: string, year: number, value: number): ReadingRow => ({
  reading: { ...blanks.reading, id, indicator_id: 'i', measured_on: `${year}-06-30`, group_kind: 'total', value },
  is_computed: false,
  is_suppressed: false,
});
const detail = {
  row: { indicator: { ...blanks.indicator, id: 'i', name: 'Visits' } },
  readings: [reading('r1', 2025, 1200)],
  targets: [{ ...blanks.indicator_target, id: 't1', indicator_id: 'i', year: 2026, value: 5 }],
} as unknown as IndicatorDetail;

const lines = gridLines(gridRows(detail, [], []), false);
const columns = gridColumns([2025, 2026], detail, numberReader({}));
const change = (line: number, place: number, value: number | null) => ({
  row: lines[line]!,
  column: columns[place]!,
  text: String(value ?? ''),
  value,
});

it('cells stand as they are typed, those without a value empty', () => {
  expect(lines.map((line) => columns.map((column) => column.text(line)))).toEqual([
    ['', '5'],
    ['1200', ''],
  ]);
  expect(gridLines(gridRows(detail, [], []), true)).toHaveLength(1);
});

it('a block keeps the day of a reading that is there and gives a new one its own', () => {
  const records = gridRecords([change(1, 0, 7), change(1, 1, 8), change(0, 0, 9), change(0, 1, 6)], detail, '2026-11-24');
  expect(records).toMatchObject([
    { table: 'reading', id: 'r1', measured_on: '2025-06-30', value: 7 },
    { table: 'reading', id: '', indicator_id: 'i', measured_on: '2026-11-24', value: 8 },
    { table: 'indicator_target', id: '', indicator_id: 'i', year: 2025, value: 9 },
    { table: 'indicator_target', id: 't1', year: 2026, value: 6 },
  ]);
});

it('a target is not emptied among others, a reading is', () => {
  const asked: BlockChange<GridLine> = { changes: [change(0, 1, null), change(1, 0, null)], refused: [], beyond: 0 };
  const { changes, refused } = withoutEmptyTargets(asked);
  expect([changes.length, refused.length]).toEqual([1, 1]);
  expect(refused[0]?.why).toBe('A target is removed in its own cell.');
  expect(gridRecords(changes, detail, '2026-11-24')).toMatchObject([{ id: 'r1', value: null }]);
});
