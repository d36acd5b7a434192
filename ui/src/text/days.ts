/** Days in stored form, counted on the calendar alone: no zone, no clock. Pure. */

/** The day before or after. */
export function shiftDay(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Every day of a week, first to last. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last && days.length < 31; day = shiftDay(day, 1)) days.push(day);
  return days;
}
