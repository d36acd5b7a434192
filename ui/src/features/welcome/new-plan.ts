/** The three questions of a new plan. Pure. */
import type { NewPlan } from '../../bindings';

export const QUESTIONS = ['city', 'week', 'time'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The most days of a week, as the program allows. */
const MOST_DAYS = 31;
const DAY_MS = 24 * 60 * 60 * 1000;

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

/** Whether a question is answered well enough to go on. */
export function isAnswered(question: Question, plan: NewPlan): boolean {
  if (question === 'city') return plan.city.trim() !== '' && plan.country !== '';
  if (question === 'time') return plan.time_zone !== '';
  const count = days(plan.starts_on, plan.ends_on);
  return plan.week_title.trim() !== '' && 1 <= count && count <= MOST_DAYS;
}

/** The last day that a week may have. */
export const lastDay = (starts_on: string): string => new Date(Date.parse(starts_on) + (MOST_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);

/** The dates offered first: Monday to Sunday, about half a year ahead. */
export function likelyDates(today: string): { starts_on: string; ends_on: string } {
  const ahead = new Date(Date.parse(today) + 182 * DAY_MS);
  const monday = ahead.getTime() - ((ahead.getUTCDay() + 6) % 7) * DAY_MS;
  const written = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { starts_on: written(monday), ends_on: written(monday + 6 * DAY_MS) };
}
