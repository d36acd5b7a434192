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
    occurrence_on: null,
    is_moved: false,
  };
}

/**
 * What a further session begins with: the hours and the place of the one before, on the next day of the week; after the
 * last day, straight after it. Never at its time, where the two would be in each other's way.
 */
export function nextSession(last: Session | undefined, days: readonly string[]): Partial<Session> {
  const { starts_at = null, ends_at = null, venue_id = null, room_id = null } = last ?? {};
  const place = { venue_id, room_id };
  if (!starts_at || !ends_at) {
    const [first] = days;
    return first && !last ? { starts_at: `${first}T10:00:00`, ends_at: `${first}T11:00:00` } : place;
  }
  const day = starts_at.slice(0, 10);
  const next = days.find((one) => one > day);
  const length = Date.parse(`${ends_at}Z`) - Date.parse(`${starts_at}Z`);
  const begins = next ? Date.parse(`${next}${starts_at.slice(10)}Z`) : Date.parse(`${ends_at}Z`);
  const moment = (at: number) => new Date(at).toISOString().slice(0, 19);
  return { ...place, starts_at: moment(begins), ends_at: moment(begins + length) };
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
      wished_dates: [],
      wished_from: null,
      wished_to: null,
      wished_venue_id: null,
      plain_text: '',
      rating_count: null,
      rating_average: null,
      learner_words: '',
      host_words: '',
      copied_from_id: null,
      source: '',
    },
    sessions: [],
    partners: [],
    people: [],
    tags: [],
    own_values: [],
    status_reason: '',
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
