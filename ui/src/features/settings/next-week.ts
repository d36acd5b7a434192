/** A first draft of the next week. Pure. */
import type { Week } from '../../bindings';

const DAY_MS = 24 * 60 * 60 * 1000;
/** 52 weeks: the same days of the week, a year later. */
const YEAR_DAYS = 364;

const later = (stored: string, days: number) => new Date(Date.parse(stored) + days * DAY_MS).toISOString().slice(0, 10);
const laterOrNone = (stored: string | null) => (stored === null ? null : later(stored, YEAR_DAYS));

/** The week after the last one: a year later with the same targets; without one, the week after next. */
export function nextWeek(last: Week | undefined, today: string): Week {
  if (last) {
    return {
      ...last,
      id: '',
      title: '',
      theme: '',
      starts_on: later(last.starts_on, YEAR_DAYS),
      ends_on: later(last.ends_on, YEAR_DAYS),
      submissions_close_on: laterOrNone(last.submissions_close_on),
      copy_deadline_on: laterOrNone(last.copy_deadline_on),
      print_on: laterOrNone(last.print_on),
      returns_due_on: laterOrNone(last.returns_due_on),
    };
  }
  return {
    id: '',
    title: '',
    theme: '',
    starts_on: later(today, 14),
    ends_on: later(today, 20),
    submissions_close_on: null,
    copy_deadline_on: null,
    print_on: null,
    returns_due_on: null,
    target_event_count: null,
    target_place_count: null,
    target_partner_count: null,
    target_events_per_1000: null,
    short_text_max_words: 60,
    target_progress_percent: null,
  };
}
