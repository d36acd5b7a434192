/** How a session's time reads in lists: with its day, as far as it is known. */
import type { EventRow, Session } from '../../bindings';
import { formatDay, formatMoment, formatNight, formatSpan, formatTimeRange, t } from '../../text';

/** The day of the festival to which a session of an event belongs: that of a night is the day before its date. */
export function dayOf(event: Pick<EventRow, 'sessions' | 'days'>, session: Pick<Session, 'id'>): string | null {
  return event.days[event.sessions.findIndex(({ id }) => id === session.id)] ?? null;
}

/** "Tue 4 May, 10:00–11:30", "Tue 4 May, time not known", or "not scheduled"; `on`: the day to which a night belongs. */
export function sessionTime(session: Session, on: string | null = null): string {
  if (!session.starts_at) return t('programme-unscheduled');
  const day = formatDay(on ?? session.starts_at);
  if (session.is_all_day) return t('programme-all_day', { day });
  if (!session.is_time_known) return t('programme-time_unknown', { day });
  const times = formatTimeRange(session.starts_at, session.ends_at ?? session.starts_at);
  const isNight = on !== null && !session.starts_at.startsWith(on);
  const text = isNight
    ? t('programme-time', { day, time: formatNight(times, session.starts_at) })
    : formatSpan(session.starts_at, session.ends_at ?? session.starts_at);
  return session.is_cancelled ? t('programme-time-cancelled', { time: text }) : text;
}

/** When an event begins: "Tue 4 May, 10:00", with as much as is known; what is called off is passed over where something is left. */
export function firstTime(event: Pick<EventRow, 'sessions'>): string {
  const dated = event.sessions.filter((session) => session.starts_at !== null);
  const first = dated.find((session) => !session.is_cancelled) ?? dated[0];
  if (!first?.starts_at) return t('programme-unscheduled');
  return first.is_all_day || !first.is_time_known ? sessionTime(first) : formatMoment(first.starts_at);
}
