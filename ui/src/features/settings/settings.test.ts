import { expect, test } from 'vitest';
import type { HistoryEntry } from '../../bindings';
import { week } from '../../../tests/demo/made';
import { nextWeek } from './next-week';
import { countSince } from './since';

test('the next week has the same days a year later, with the same targets and no title', () => {
  const next = nextWeek(week, '2026-11-24');
  expect(next).toMatchObject({ id: '', title: '', starts_on: '2028-05-01', ends_on: '2028-05-07', target_event_count: 450 });
  expect(nextWeek(undefined, '2026-11-24')).toMatchObject({ starts_on: '2026-12-08', ends_on: '2026-12-14', print_on: null });
});

test('changes since a copy count while they stand', () => {
  const entry = (at: string, is_undone = false) => ({ at, is_undone }) as HistoryEntry;
  const entries = [entry('2026-11-23T10:00:00'), entry('2026-11-23T09:30:00', true), entry('2026-11-23T08:00:00')];
  expect(countSince(entries, '2026-11-23T09:00:00')).toBe(1);
});
