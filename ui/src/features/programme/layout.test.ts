import { describe, expect, test } from 'vitest';
import type { BoardRoom, EventRow, Session } from '../../bindings';
import { closedSpans, hoursOf, layout, minutesOn, momentOn, unplaced, usedOn } from './layout';
import { daysBetween } from '../../text/days';
import { Move } from './move.svelte';

const DAY = '2027-05-04';

function room(id: string, spans: [number, number][] = []): BoardRoom {
  return {
    id,
    room_id: id,
    venue_id: 'v',
    venue_name: 'V',
    room_name: id,
    capacity: 20,
    neighbourhood_id: null,
    session_count: 0,
    open: [{ on: DAY, is_known: spans.length > 0, spans }],
  };
}

function session(room_id: string | null, from: string | null, to: string | null): Session {
  return {
    id: `${room_id}${from}`,
    event_id: 'e',
    starts_at: from && `${DAY}T${from}:00`,
    ends_at: to && `${DAY}T${to}:00`,
    is_all_day: false,
    is_time_known: true,
    venue_id: null,
    room_id,
    is_cancelled: false,
    note: '',
    occurrence_on: null,
    is_moved: false,
  };
}

function event(...sessions: Session[]): EventRow {
  const days = sessions.map(({ starts_at }) => starts_at?.slice(0, 10) ?? null);
  return { id: 'e', title: 'E', status: 'confirmed', sessions, days } as unknown as EventRow;
}

/** `A 10:00-11:00, B 9:00-9:30` on the board, as `room lane/lanes`. */
function check(programme: string, expected: string) {
  const rooms = [room('A'), room('B')];
  const sessions = programme.split(', ').map((text) => {
    const [place = '', span = ''] = text.split(' ');
    const [from = '', to = ''] = span.split('-');
    return session(place, from, to);
  });
  const blocks = layout([event(...sessions)], rooms, DAY);
  expect(blocks.map((block) => `${rooms[block.column]?.id} ${block.lane + 1}/${block.lanes}`).join(', ')).toBe(expected);
}

describe('lanes', () => {
  test('touching sessions keep the whole width', () => check('A 10:00-11:00, A 11:00-12:00', 'A 1/1, A 1/1'));
  test('two that overlap share it', () => check('A 10:00-11:00, A 10:30-12:00', 'A 1/2, A 2/2'));
  test('a lane that is free again is used again', () => check('A 10:00-11:00, A 10:30-12:00, A 11:00-12:00', 'A 1/2, A 2/2, A 1/2'));
  test('rooms do not disturb each other', () => check('A 10:00-11:00, B 10:00-11:00', 'A 1/1, B 1/1'));
});

test("minutes and moments are each other's inverse, over midnight too", () => {
  for (const minutes of [0, 1, 599, 1439, 1440, 1500]) expect(minutesOn(DAY, momentOn(DAY, minutes))).toBe(minutes);
  expect(momentOn(DAY, 1500)).toBe('2027-05-05T01:00:00');
});

test('a week has its first and its last day', () => {
  expect(daysBetween('2027-05-03', '2027-05-09')).toHaveLength(7);
});

test('a session after midnight belongs to the day it began', () => {
  const late = { ...session('A', '23:00', '23:30'), ends_at: '2027-05-05T01:00:00' };
  expect(layout([event(late)], [room('A')], DAY)[0]?.to).toBe(1500);
  expect(layout([event(late)], [room('A')], '2027-05-05')).toHaveLength(0);
});

test('a night that belongs to the day before stands below midnight of that day', () => {
  const night = { ...event({ ...session('A', '01:30', '03:00') }), days: ['2027-05-03'] };
  expect(layout([night], [room('A')], DAY)).toHaveLength(0);
  const [block] = layout([night], [room('A')], '2027-05-03');
  expect([block?.from, block?.to]).toEqual([1530, 1620]);
  expect(usedOn([night], '2027-05-03')).toEqual(new Set(['A']));
  expect(usedOn([night], DAY)).toEqual(new Set());
});

test('what has no time or place waits in the tray', () => {
  const waiting = unplaced([event(session('A', '10:00', '11:00')), event(session(null, null, null)), event()]);
  expect(waiting).toHaveLength(2);
});

test('the hours shown hold every block', () => {
  const blocks = layout([event(session('A', '07:30', '08:00'), session('A', '20:00', '21:30'))], [room('A')], DAY);
  expect(hoursOf(blocks, [], DAY)).toEqual({ from: 7 * 60, to: 22 * 60 });
});

test('closed parts of a day', () => {
  const shown = { from: 540, to: 1200 };
  expect(closedSpans(room('A', [[600, 1080]]), DAY, shown)).toEqual([
    { from: 540, to: 600 },
    { from: 1080, to: 1200 },
  ]);
  expect(closedSpans(room('A'), DAY, shown)).toEqual([]);
});

describe('a move', () => {
  const rooms = [room('A'), room('B')];
  const grounds = rooms.map((one) => ({ ...one, day: DAY }));
  const block = () => layout([event(session('A', '10:00', '11:00'))], rooms, DAY)[0]!;
  test('by pointer and by keys ends in the same slot', () => {
    const dragged = new Move(block(), 'move', grounds);
    dragged.dragTo(37, 1);
    const stepped = new Move(block(), 'move', grounds);
    stepped.step(2, 1);
    expect(dragged.slot).toEqual(stepped.slot);
    expect(stepped.slot).toEqual({
      starts_at: '2027-05-04T10:30:00',
      ends_at: '2027-05-04T11:30:00',
      venue_id: 'v',
      room_id: 'B',
    });
  });
  test('never leaves the board nor shrinks to nothing', () => {
    const move = new Move(block(), 'resize', grounds);
    move.dragTo(-600, 0);
    expect(move.to - move.from).toBe(15);
    move.step(-100, -5);
    expect([move.from, move.column]).toEqual([0, 0]);
  });
  test('never begins before its day does', () => {
    const move = new Move(block(), 'move', grounds, { earliest: 240 });
    move.step(-100, 0);
    expect(move.slot.starts_at).toBe('2027-05-04T04:00:00');
  });
});
