import { expect, test } from 'vitest';
import { later, monthsLater, weeksOf, weekStart } from './month';

test('weeks begin on the day of the language, and hold the whole month', () => {
  expect(weeksOf('2027-05-24', 1)[0]?.[0]).toBe('2027-04-26');
  expect(weeksOf('2027-05-24', 7)[0]?.[0]).toBe('2027-04-25');
  for (const first of [1, 6, 7])
    for (let month = 1; month <= 12; month++) {
      const days = weeksOf(`2027-${String(month).padStart(2, '0')}-10`, first).flat();
      const own = days.filter((day) => Number(day.slice(5, 7)) === month);
      expect(own).toHaveLength(new Date(Date.UTC(2027, month, 0)).getUTCDate());
      expect(days.length % 7).toBe(0);
    }
});

test('steps over the ends of months and years', () => {
  expect([later('2027-12-31', 1), later('2028-03-01', -1)]).toEqual(['2028-01-01', '2028-02-29']);
  expect([
    monthsLater('2027-01-31', 1),
    monthsLater('2027-12-15', 1),
    monthsLater('2028-02-29', -12),
    monthsLater('2027-01-05', -1),
  ]).toEqual(['2027-02-28', '2028-01-15', '2027-02-28', '2026-12-05']);
  expect(weekStart('2027-05-30', 7)).toBe('2027-05-30');
});
