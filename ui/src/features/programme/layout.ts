/**
 * Where the sessions of a day stand on the board: columns are rooms, rows quarters of an hour.
 *
 * Pure calculation, in minutes from midnight of the day and numbers of columns; knows no pixel and no element.
 */
import type { BoardRoom, EventRow, Session } from '../../bindings';
import { shiftDay } from '../../text/days';
import { inCodeOrder } from '../../text/compare';

/** Height of a row. */
export const STEP_MINUTES = 15;

export const DAY_MINUTES = 24 * 60;

/** A session on the board. */
export interface Block {
  session: Session;
  event: EventRow;
  /** Which column of the columns given. */
  column: number;
  /** Minutes from midnight of the day; beyond a day when it begins after the next midnight and belongs to this day. */
  from: number;
  /** May lie beyond midnight. */
  to: number;
  /** Its place among sessions that overlap in the same room, and how many share the width. */
  lane: number;
  lanes: number;
}

/** A span of minutes of the day. */
export interface Hours {
  from: number;
  to: number;
}

/** Minutes from midnight of `day` to a stored local date-time. */
export function minutesOn(day: string, moment: string): number {
  const [date = '', time = '00:00'] = moment.split('T');
  const days = Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
  return days * DAY_MINUTES + Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** How many minutes a session lasts; an hour where nobody has said. */
export function lengthOf(session: Pick<Session, 'starts_at' | 'ends_at'> | null): number {
  if (!session?.starts_at || !session.ends_at) return 60;
  return minutesOn(session.starts_at.slice(0, 10), session.ends_at) - minutesOn(session.starts_at.slice(0, 10), session.starts_at);
}

/** The stored local date-time that lies so many minutes after midnight of `day`. */
export function momentOn(day: string, minutes: number): string {
  const days = Math.floor(minutes / DAY_MINUTES);
  const rest = minutes - days * DAY_MINUTES;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${shiftDay(day, days)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00`;
}

/** The nearest row. */
export function snap(minutes: number): number {
  return Math.round(minutes / STEP_MINUTES) * STEP_MINUTES;
}

/** The key of the column in which a session stands: its room, else its venue. */
export function columnKey(session: Session): string | null {
  return session.room_id ?? session.venue_id;
}

/** The columns in which something stands on a day. */
export function usedOn(events: readonly EventRow[], day: string): Set<string> {
  const used = new Set<string>();
  for (const event of events) {
    event.sessions.forEach((session, at) => {
      const key = columnKey(session);
      if (key !== null && event.days[at] === day) used.add(key);
    });
  }
  return used;
}

/** Whether a session has a place on the board of some day. */
export function isPlaced(session: Session): boolean {
  return session.starts_at !== null && session.is_time_known && columnKey(session) !== null;
}

/** Sessions that still wait for a day, a time or a place. What happens online needs no place. */
export function unplaced(events: readonly EventRow[]): { event: EventRow; session: Session | null }[] {
  return events
    .filter((event) => !['declined', 'withdrawn', 'cancelled', 'postponed'].includes(event.status))
    .flatMap((event) => {
      if (event.sessions.length === 0) return [{ event, session: null as Session | null }];
      return event.sessions
        .filter((session) => !session.is_cancelled && !isPlaced(session) && !session.is_all_day)
        .filter((session) => event.mode !== 'online' || !session.starts_at || !session.is_time_known)
        .map((session) => ({ event, session }));
    });
}

/** The blocks of a day. A session without an end is shown an hour long. */
export function layout(events: readonly EventRow[], rooms: readonly BoardRoom[], day: string): Block[] {
  const columns = new Map(rooms.map((room, index) => [room.id, index]));
  const blocks: Block[] = [];
  for (const event of events) {
    for (const [at, session] of event.sessions.entries()) {
      const key = columnKey(session);
      const column = key === null ? undefined : columns.get(key);
      // A session belongs to one day; what of it lies after midnight is not shown twice.
      if (column === undefined || !session.starts_at || !session.is_time_known || event.days[at] !== day) continue;
      const from = minutesOn(day, session.starts_at);
      const to = session.ends_at ? minutesOn(day, session.ends_at) : from + 60;
      blocks.push({ session, event, column, from, to: Math.max(to, from + STEP_MINUTES), lane: 0, lanes: 1 });
    }
  }
  shareLanes(blocks);
  return blocks;
}

/** Sorts blocks by column and start, and gives those of one column that overlap a lane each. */
export function shareLanes(blocks: Block[]) {
  blocks.sort((a, b) => a.column - b.column || a.from - b.from || a.to - b.to || inCodeOrder(a.session.id, b.session.id));
  let group: Block[] = [];
  let ends: number[] = [];
  let column = -1;
  const close = () => {
    for (const block of group) block.lanes = ends.length;
    group = [];
    ends = [];
  };
  for (const block of blocks) {
    if (block.column !== column || ends.every((end) => end <= block.from)) {
      close();
      column = block.column;
    }
    const free = ends.findIndex((end) => end <= block.from);
    block.lane = free < 0 ? ends.length : free;
    ends[block.lane] = block.to;
    group.push(block);
  }
  close();
}

/** The hours to show: all blocks, at least a working day, and evenings when a room is open, in whole hours. */
export function hoursOf(blocks: readonly Block[], rooms: readonly BoardRoom[], day: string): Hours {
  let from = 9 * 60;
  let to = 18 * 60;
  for (const block of blocks) {
    from = Math.min(from, block.from);
    to = Math.max(to, block.to);
  }
  for (const room of rooms) {
    for (const span of room.open.find((open) => open.on === day)?.spans ?? []) {
      // The board begins with the working day; who opens earlier for a session shows it by the session.
      to = Math.max(to, Math.min(span[1], 21 * 60));
    }
  }
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** The same hours with those below that something dragged there needs; nothing that is shown shifts. */
export function downTo(hours: Hours, minutes: number): Hours {
  return { from: hours.from, to: Math.max(hours.to, Math.ceil(minutes / 60) * 60) };
}

/** The closed parts of a room's day within the hours shown; none when nobody knows. */
export function closedSpans(room: BoardRoom, day: string, hours: Hours): Hours[] {
  const open = room.open.find((entry) => entry.on === day);
  if (!open?.is_known) return [];
  const closed: Hours[] = [];
  let at = hours.from;
  for (const [from, to] of open.spans) {
    if (from > at) closed.push({ from: at, to: Math.min(from, hours.to) });
    at = Math.max(at, to);
  }
  if (at < hours.to) closed.push({ from: at, to: hours.to });
  return closed;
}
