/** The days of a month in rows of weeks. Pure; all days in stored form. */

const DAY_MS = 86_400_000;
const at = (stored: string) => Date.parse(stored);
const stored = (time: number) => new Date(time).toISOString().slice(0, 10);

/** A day so many days later. */
export const later = (day: string, days: number): string => stored(at(day) + days * DAY_MS);

/** The same day so many months later, or the last of that month. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return stored(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())));
}

/** Monday is 1. */
export const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay() || 7;

/** The first day of the week that a day lies in. */
export const weekStart = (day: string, firstWeekday: number): string => later(day, -((weekdayOf(day) - firstWeekday + 7) % 7));

/** The weeks of the month that a day lies in, each of seven days; days of the months beside it fill them up. */
export function weeksOf(day: string, firstWeekday: number): string[][] {
  const month = day.slice(0, 7);
  const weeks: string[][] = [];
  for (let start = weekStart(`${month}-01`, firstWeekday); start.slice(0, 7) <= month; start = later(start, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => later(start, index)));
  return weeks;
}
