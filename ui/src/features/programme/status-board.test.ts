import { expect, test } from 'vitest';
import type { EventRow, Session } from '../../bindings';
import { firstTime } from './sessions';
import { inTime } from './status-board';

const row = (id: string, title: string, starts_at: string | null) => ({ id, title, starts_at }) as unknown as EventRow;

test('cards stand in the order of time, then of their titles as people count; those without a date last', () => {
  const rows = [
    row('a', 'Undated', null),
    row('b', 'Tour 10', '2027-05-04T10:00:00'),
    row('c', 'Tour 2', '2027-05-04T10:00:00'),
    row('d', 'Early', '2027-05-03T09:00:00'),
  ];
  expect(inTime(rows).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
  expect(rows[0]?.id, 'what was given stays as it was').toBe('a');
});

const at = (starts_at: string | null, more: Partial<Session> = {}) =>
  ({ starts_at, ends_at: starts_at, is_time_known: true, is_all_day: false, is_cancelled: false, ...more }) as Session;
test.each([
  [[], 'not scheduled'],
  [[at(null)], 'not scheduled'],
  [[at(null), at('2027-05-04T10:00:00')], 'Tue 4 May, 10:00'],
  [[at('2027-05-03T10:00:00', { is_cancelled: true }), at('2027-05-04T10:00:00')], 'Tue 4 May, 10:00'],
  [[at('2027-05-03T10:00:00', { is_cancelled: true })], 'Mon 3 May, 10:00'],
  [[at('2027-05-04T00:00:00', { is_all_day: true })], 'Tue 4 May, all day'],
  [[at('2027-05-04T00:00:00', { is_time_known: false })], 'Tue 4 May, time not known'],
])('%#', (sessions, expected) => {
  const said = firstTime({ sessions }).replace(/[\u2066-\u2069]/g, '');
  expect(said).toBe(expected);
});
