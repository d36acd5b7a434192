/** Opening hours as a form edits them: weekdays with several spans, closed days, dated exceptions. Pure. */
import type { Opening } from '../../bindings';
import { inCodeOrder } from '../../text/compare';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What a venue says about one weekday. */
export type DayState = 'open' | 'closed' | 'unnamed';

const FIRST = { opens: '09:00:00', closes: '17:00:00' };

function row(part: Partial<Opening>): Opening {
  return { id: '', venue_id: '', weekday: null, on_date: null, opens: null, closes: null, note: '', ...part };
}

const isClosed = (opening: Opening) => opening.opens === null && opening.closes === null;

/** The rows of one weekday, earliest first. */
export function ofWeekday(openings: readonly Opening[], weekday: number): Opening[] {
  return openings.filter((opening) => opening.weekday === weekday).sort((a, b) => inCodeOrder(a.opens ?? '', b.opens ?? ''));
}

/** The dated exceptions, earliest first. */
export function exceptions(openings: readonly Opening[]): Opening[] {
  return openings
    .filter((opening) => opening.weekday === null)
    .sort((a, b) => inCodeOrder(`${a.on_date}${a.opens ?? ''}`, `${b.on_date}${b.opens ?? ''}`));
}

/** Whether a weekday is open, closed, or not named at all. */
export function stateOf(openings: readonly Opening[], weekday: number): DayState {
  const day = ofWeekday(openings, weekday);
  if (day.length === 0) return 'unnamed';
  return day.every(isClosed) ? 'closed' : 'open';
}

const inMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const asTime = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;

/** The next span that a day may have: an hour after its last one, for two hours; none when the day is full. */
export function nextSpan(day: readonly Opening[]): { opens: string; closes: string } | null {
  const ends = day.filter((opening) => !isClosed(opening)).map((opening) => inMinutes(opening.closes ?? '00:00'));
  if (ends.length === 0) return FIRST;
  const begins = Math.max(...ends) + 60;
  if (begins > 23 * 60 || day.some((opening) => (opening.closes ?? '') < (opening.opens ?? ''))) return null;
  return { opens: asTime(begins), closes: asTime(Math.min(begins + 120, 23 * 60 + 59)) };
}

/** The openings with one span more on a weekday; it is no longer closed. */
export function withSpan(openings: readonly Opening[], weekday: number): Opening[] {
  const span = nextSpan(ofWeekday(openings, weekday));
  if (!span) return [...openings];
  return [...openings.filter((opening) => opening.weekday !== weekday || !isClosed(opening)), row({ weekday, ...span })];
}

/** The openings with a weekday closed, or not named any more. */
export function withState(openings: readonly Opening[], weekday: number, state: DayState): Opening[] {
  if (state === 'open') return stateOf(openings, weekday) === 'open' ? [...openings] : withSpan(openings, weekday);
  const others = openings.filter((opening) => opening.weekday !== weekday);
  return state === 'closed' ? [...others, row({ weekday })] : others;
}

/** The openings with the hours of a weekday given to others as well. */
export function withCopies(openings: readonly Opening[], from: number, to: readonly number[]): Opening[] {
  const model = ofWeekday(openings, from);
  const kept = openings.filter((opening) => opening.weekday === null || !to.includes(opening.weekday) || opening.weekday === from);
  const copies = to
    .filter((weekday) => weekday !== from)
    .flatMap((weekday) => model.map(({ opens, closes, note }) => row({ weekday, opens, closes, note })));
  return [...kept, ...copies];
}

/** The openings with a dated exception more, closed to begin with. */
export function withException(openings: readonly Opening[], on_date: string): Opening[] {
  return [...openings, row({ on_date })];
}

/** What is wrong with the hours of a day: `overlap` when two spans share time, `missing` when a time is not given. */
export function faultOf(day: readonly Opening[]): 'overlap' | 'missing' | null {
  if (day.some((opening) => (opening.opens === null) !== (opening.closes === null))) return 'missing';
  const spans = day
    .filter((opening) => !isClosed(opening))
    .map((opening) => ({ from: inMinutes(opening.opens ?? ''), to: inMinutes(opening.closes ?? '') }))
    .map(({ from, to }) => ({ from, to: to <= from ? to + 24 * 60 : to }))
    .sort((a, b) => a.from - b.from);
  return spans.some((span, index) => index > 0 && span.from < (spans[index - 1]?.to ?? 0)) ? 'overlap' : null;
}
