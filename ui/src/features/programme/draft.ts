/** What a new event begins with, and lists typed as one line. Pure. */
import type { EventDraft, Session } from '../../bindings';

/** A session that nobody has placed yet. */
export function emptySession(eventId: string): Session {
  return {
    id: '',
    event_id: eventId,
    starts_at: null,
    ends_at: null,
    is_all_day: false,
    is_time_known: true,
    venue_id: null,
    room_id: null,
    is_cancelled: false,
    note: '',
  };
}

/** A new event of a week; its ids are given on saving. */
export function emptyDraft(weekId: string | null): EventDraft {
  return {
    event: {
      id: '',
      week_id: weekId,
      external_id: '',
      title: '',
      short_text: '',
      long_text: '',
      kind: 'workshop',
      mode: 'on_site',
      status: 'draft',
      audiences: [],
      age_from: null,
      age_to: null,
      languages: [],
      level: '',
      booking: 'none',
      booking_link: '',
      booking_closes_on: null,
      capacity: null,
      is_free: true,
      cost_note: '',
      money_asked_minor: null,
      money_granted_minor: null,
      access_features: [],
      access_note: '',
      is_already_planned: false,
      is_insured: false,
      received_on: null,
      recurrence_rule: '',
      span_starts_on: null,
      span_ends_on: null,
      excluded_dates: [],
      link: '',
      note: '',
      umbrella_id: null,
      registered_count: null,
      attended_count: null,
      first_time_count: null,
      returned_on: null,
      source: '',
    },
    sessions: [],
    partners: [],
    people: [],
    tags: [],
  };
}

/** `families, adults` as a list. */
export function toList(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

/** A list as `families, adults`. */
export function fromList(list: readonly string[]): string {
  return list.join(', ');
}

/** Words as the limit counts them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
