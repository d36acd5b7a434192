/** How a place on the board is written and spoken: "Tue 4 May, 10:00–11:30, Central Library, Room 2". */
import type { BoardRoom } from '../../bindings';
import { formatDay, formatNight, formatTime, t } from '../../text';
import { shiftDay } from '../../text/days';
import { DAY_MINUTES, momentOn } from './layout';

const ANY_DAY = '2000-01-03';

/** `9:30`, from minutes of the day. */
export function clock(minutes: number): string {
  return formatTime(momentOn(ANY_DAY, minutes));
}

/** `9:30–11:00` */
export function clockSpan(from: number, to: number): string {
  return `${clock(from)}–${clock(to)}`;
}

/** Day, time and room in one sentence, as far as there is a room. */
export function spokenPlace(room: BoardRoom | undefined, day: string, from: number, to: number): string {
  const place = room ? [room.venue_name, room.room_name].filter(Boolean).join(', ') : t('week-no_room');
  const times = clockSpan(from, to);
  const time = from < DAY_MINUTES ? times : formatNight(times, shiftDay(day, 1));
  return t('programme-place', { day: formatDay(day), time, place });
}
