import { describe, expect, test } from 'vitest';
import type { EventRow, Session } from '../../bindings';
import { neighbour } from './board-keys';
import { columnsOf, fitLanes, fitTops, keyOf, lanesNeeded, spotsOf, weekOf } from './week';

const DAYS = ['2027-05-03', '2027-05-04', '2027-05-05'];
const MONDAY = '2027-05-03';

function session(id: string, day: string | null, from = '10:00', to: string | null = '11:00', more: Partial<Session> = {}): Session {
  const ends = to === null || day === null ? null : to.includes('T') ? `${to}:00` : `${day}T${to}:00`;
  return { id, starts_at: day && `${day}T${from}:00`, ends_at: ends, is_all_day: false, is_time_known: true, ...more } as Session;
}
const event = (...sessions: Session[]) =>
  ({
    id: `e${sessions[0]?.id ?? ''}`,
    sessions,
    days: sessions.map(({ starts_at }) => starts_at?.slice(0, 10) ?? null),
  }) as unknown as EventRow;
/** An event at half past one in the night, which belongs to the day before. */
const night = (until: string) => ({ ...event(session('n', '2027-05-04', '01:30', until)), days: [MONDAY] }) as EventRow;
const crowd = (count: number, day = MONDAY) =>
  Array.from({ length: count }, (_, at) => event(session(`s${String(at).padStart(4, '0')}`, day)));
const told = (events: EventRow[]) => {
  const week = weekOf(events, DAYS);
  return {
    blocks: week.blocks.map((block) => `${block.session.id} ${block.column} ${block.from}-${block.to}`),
    tops: week.tops.map(({ block, isTimed }) => `${block.session.id} ${block.column}${isTimed ? ' timed' : ''}`),
    elsewhere: week.elsewhere.map((item) => item.session?.id ?? item.event.id),
  };
};

describe('where a session stands', () => {
  test.each<[string, EventRow, Partial<ReturnType<typeof told>>]>([
    ['at its hour', event(session('a', '2027-05-04')), { blocks: ['a 1 600-660'] }],
    ['an hour long without an end', event(session('a', MONDAY, '10:00', null)), { blocks: ['a 0 600-660'] }],
    ['never less than a quarter of an hour', event(session('a', MONDAY, '10:00', '10:00')), { blocks: ['a 0 600-615'] }],
    ['until midnight it is in its day', event(session('a', MONDAY, '22:00', '2027-05-04T00:00')), { blocks: ['a 0 1320-1440'] }],
    ['past midnight at the top', event(session('a', MONDAY, '22:00', '2027-05-04T01:00')), { tops: ['a 0 timed'] }],
    ['all day at the top', event(session('a', MONDAY, '00:00', null, { is_all_day: true })), { tops: ['a 0'] }],
    ['hour not known at the top', event(session('a', MONDAY, '00:00', null, { is_time_known: false })), { tops: ['a 0'] }],
    ['after the week elsewhere', event(session('a', '2027-05-06')), { elsewhere: ['a'] }],
    ['without a day elsewhere', event(session('a', null)), { elsewhere: ['a'] }],
    ['without a session elsewhere', event(), { elsewhere: ['e'] }],
  ])('%s', (_, row, expected) => expect(told([row])).toEqual({ blocks: [], tops: [], elsewhere: [], ...expected }));
});

test('a night stands in the day before, below midnight where days end later, else at the top', () => {
  const placed = (until: string, dayEnds: number) => {
    const { blocks, tops } = weekOf([night(until)], DAYS, dayEnds);
    return [blocks, tops.map(({ block }) => block)].map((all) => all.map(({ column, from, to }) => `${column} ${from}-${to}`));
  };
  expect(placed('03:00', 240)).toEqual([['0 1530-1620'], []]);
  expect(placed('04:00', 240)).toEqual([['0 1530-1680'], []]);
  expect(placed('04:30', 240), 'longer than the day').toEqual([[], ['0 1530-1710']]);
});

test('sessions at one hour stand beside each other, days do not disturb each other', () => {
  const { blocks } = weekOf([...crowd(3), event(session('z', '2027-05-04'))], DAYS);
  expect(blocks.map(({ lane, lanes }) => `${lane}/${lanes}`)).toEqual(['0/3', '1/3', '2/3', '0/1']);
  expect(lanesNeeded(blocks, 3)).toEqual([3, 1, 0]);
});

describe('columns', () => {
  const lengths = { space: 700, least: 100, lane: 60, more: 30, edge: 8 };
  test.each<[string, number[], boolean, number, string]>([
    ['share the window', [1, 1], false, 700, '350:1, 350:1'],
    ['show as many lanes as can be read', [9, 2], false, 700, '350:5+, 350:2'],
    ['scroll rather than shrink', new Array<number>(14).fill(1), false, 700, new Array<string>(14).fill('100:1').join(', ')],
    ['show one lane at least', [60, 0], false, 100, '100:1+, 100:1'],
    ['are as wide as they need', [3, 1], true, 100, '188:3, 100:1'],
    ['and no wider than four lanes', [60, 4], true, 100, '278:4+, 248:4'],
  ])('%s', (_, needs, isWide, space, expected) => {
    const columns = columnsOf(needs, isWide, { ...lengths, space });
    expect(columns.map(({ width, lanes, hasMore }) => `${width}:${lanes}${hasMore ? '+' : ''}`).join(', ')).toBe(expected);
    expect(columns.at(-1)?.start).toBe(columns.slice(0, -1).reduce((sum, { width }) => sum + width, 0));
  });
});

describe('sixty sessions at ten', () => {
  const { blocks } = weekOf(crowd(60), DAYS);
  test('two are shown, and how many more', () => {
    const { shown, more } = fitLanes(blocks, () => 2, null);
    expect(shown.map(({ lane, lanes }) => `${lane}/${lanes}`)).toEqual(['0/2', '1/2']);
    expect(more).toMatchObject([{ id: 'more-0-600', from: 600 }]);
    expect(more[0]?.items).toHaveLength(58);
  });
  test('the one in use takes the last lane', () => {
    const { shown, more } = fitLanes(blocks, () => 2, 's0042');
    expect(shown.map((block) => `${block.session.id} ${block.lane}`)).toEqual(['s0000 0', 's0042 1']);
    expect(more[0]?.items).toHaveLength(58);
  });
  test('the event that is chosen stands beside the others, on every day and where its sessions follow each other', () => {
    const series = event(session('x', MONDAY), session('y', '2027-05-04'), session('z', '2027-05-04', '11:00', '12:00'));
    const all = [...crowd(9), ...crowd(9, '2027-05-04').map((one) => event({ ...one.sessions[0], id: `t${one.id}` } as Session)), series];
    const { shown, more } = fitLanes(weekOf(all, DAYS).blocks, () => 2, null, series.id);
    expect(shown.map(({ session: { id } }) => id).filter((id) => 'xyz'.includes(id))).toEqual(['x', 'y', 'z']);
    expect(shown.length + more.flatMap(({ items }) => items).length).toBe(21);
    // The session in use goes before the event.
    const used = fitLanes(weekOf(all, DAYS).blocks, () => 1, 's0003', series.id).shown.map(({ session: { id } }) => id);
    expect(used.filter((id) => ['x', 's0003'].includes(id))).toEqual(['s0003']);
  });
  test('none is lost', () => {
    for (const most of [1, 3, 60, 99]) {
      const { shown, more } = fitLanes(blocks, () => most, 's0059', blocks[7]?.event.id);
      const ids = [...shown, ...more.flatMap(({ items }) => items)].map(({ session: { id } }) => id);
      expect(new Set(ids).size, `${most}`).toBe(60);
      expect(ids).toHaveLength(60);
    }
  });
});

describe('the top of a day', () => {
  const tops = (count: number) =>
    weekOf(
      Array.from({ length: count }, (_, at) => event(session(`t${at}`, MONDAY, '00:00', null, { is_all_day: true }))),
      DAYS,
    ).tops;
  const shown = (count: number, wanted: string | null = null) => {
    const found = fitTops(tops(count), 3, wanted);
    return `${found.shown.map(({ top }) => top.block.session.id).join(' ')} +${found.more[0]?.items.length ?? 0} in ${found.rows}`;
  };
  test.each<[number, string | null, string]>([
    [0, null, ' +0 in 0'],
    [3, null, 't0 t1 t2 +0 in 3'],
    [5, null, 't0 t1 +3 in 3'],
    [5, 't4', 't0 t4 +3 in 3'],
  ])('%i entries, in use: %s', (count, wanted, expected) => expect(shown(count, wanted)).toBe(expected));
});

test('the arrow keys go through a day from its top, past what is left out, and to the same hour of the next', () => {
  const week = weekOf(
    [
      ...crowd(3),
      event(session('noon', MONDAY, '12:00', '13:00')),
      event(session('day', MONDAY, '00:00', null, { is_all_day: true })),
      event(session('next', '2027-05-04', '12:00', '13:00')),
    ],
    DAYS,
  );
  const { shown, more } = fitLanes(week.blocks, () => 1, null);
  const spots = spotsOf(
    week.tops.map(({ block }) => block),
    [...shown, ...more],
  );
  expect(spots.map(keyOf)).toEqual(['day', 's0000', 'more-0-600', 'noon', 'next']);
  const noon = spots[3]!;
  expect(neighbour(spots, noon, 'forward')).toBe(spots[4]);
  expect(neighbour(spots, noon, 'up')).toBe(spots[2]);
  expect(neighbour(spots, noon, 'down')).toBeUndefined();
});

test('five thousand sessions are placed fast, and none is lost', () => {
  const events = DAYS.flatMap((day) => crowd(1700, day)).map((row, at) => ({
    ...row,
    sessions: row.sessions.map((one) => ({ ...one, id: `s${at}` })),
  }));
  const begun = performance.now();
  const { blocks } = weekOf(events, DAYS);
  const { shown, more } = fitLanes(blocks, () => 4, null);
  expect(shown).toHaveLength(12);
  expect(more.flatMap(({ items }) => items)).toHaveLength(5088);
  expect(performance.now() - begun).toBeLessThan(1000);
});
