import { describe, expect, test } from 'vitest';
import type { BoardRoom, EventRow, Track } from '../../bindings';
import {
  countFilters,
  filterEvents,
  filterRooms,
  filterSessions,
  type Filters,
  filtersOf,
  isSameFilter,
  type Known,
  knownFilters,
  NO_FILTERS,
} from './filters';

const known: Known = {
  pillars: new Set(['p1', 'p2']),
  organisers: new Set(['o1']),
  neighbourhoods: new Set<string>(),
  venues: new Set(['v1']),
  audiences: new Set(['families']),
  days: new Set(['2027-05-04']),
};

describe('filters keep only what the plan knows', () => {
  test('what is known stays, in its order', () => {
    const filters = { ...NO_FILTERS, pillars: ['p2', 'p1'], venues: ['v1'], text: 'choir' };
    expect(knownFilters(filters, known), 'the same object: nothing is written back').toBe(filters);
  });
  test('what was deleted, or belongs to another plan, hides nothing any more', () => {
    const filters = { ...NO_FILTERS, pillars: ['p1', 'gone'], venues: ['of another plan'], neighbourhoods: ['n1'] };
    const left = knownFilters(filters, known);
    expect(left).toEqual({ ...NO_FILTERS, pillars: ['p1'] });
    expect(countFilters(left)).toBe(1);
    expect(filters.venues, 'what was given is left alone').toEqual(['of another plan']);
  });
  test('words, statuses and signs are of no plan, and stay', () => {
    const filters = { ...NO_FILTERS, text: 'choir', statuses: ['confirmed'], only_problems: true, organisers: ['gone'] };
    expect(knownFilters(filters, known)).toEqual({ ...filters, organisers: [] });
  });
});

test('a track lets through its own events, and counts as a filter', () => {
  const row = (id: string, track: Track) =>
    ({
      id,
      track,
      title: id,
      short_text: '',
      organisers: [],
      people: [],
      venue_names: [],
      audiences: [],
      sessions: [],
      days: [],
    }) as unknown as EventRow;
  const rows = [row('fair', 'money'), row('walk', 'listing')];
  const filters = { ...NO_FILTERS, tracks: ['money'] };
  expect(filterEvents(rows, filters).map(({ id }) => id)).toEqual(['fair']);
  expect([countFilters(NO_FILTERS), countFilters(filters)]).toEqual([0, 1]);
});

test('rooms stand by venue as people count, and in a venue as it orders them', () => {
  const room = (venue_name: string, id: string): BoardRoom => ({
    id,
    room_id: id,
    venue_id: venue_name,
    venue_name,
    room_name: id,
    capacity: null,
    neighbourhood_id: null,
    session_count: 0,
    open: [],
  });
  const rooms = [room('Hall 10', 'b'), room('Hall 10', 'a'), room('Hall 2', 'c'), room('hall 1', 'd')];
  expect(filterRooms(rooms, NO_FILTERS, null).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
  expect(filterRooms(rooms, NO_FILTERS, new Set(['a', 'c'])).map(({ id }) => id)).toEqual(['c', 'a']);
});

const NIGHT = '2027-05-06T01:30:00';

describe('one model for all views, kept under a name', () => {
  const row = (id: string, more: Partial<EventRow> = {}) =>
    ({
      id,
      title: id,
      short_text: '',
      status: 'confirmed',
      audiences: [],
      pillar_ids: [],
      organisers: [],
      people: [],
      neighbourhood_ids: [],
      venue_names: [],
      problem_count: 0,
      sessions: [],
      // The night to Thursday belongs to Wednesday.
      days: (more.sessions ?? []).map(({ starts_at }) => (starts_at === NIGHT ? '2027-05-05' : (starts_at?.slice(0, 10) ?? null))),
      ...more,
    }) as unknown as EventRow;
  const on = (starts_at: string | null, venue_id: string | null = null) => ({ starts_at, venue_id }) as EventRow['sessions'][number];
  const rows = [
    row('Bread', { sessions: [on('2027-05-04T10:00:00', 'v1'), on('2027-05-05T10:00:00')], audiences: ['families'] }),
    row('Café', { people: [{ id: 'pe', name: 'Oksana Melnyk' }], status: 'draft', sessions: [on(null)], problem_count: 1 }),
    row('Choir', { sessions: [on(NIGHT)], pillar_ids: ['p1'], neighbourhood_ids: ['n1'] }),
  ];
  const found = (filters: Partial<Filters>) => filterEvents(rows, filtersOf(filters)).map(({ id }) => id);

  test.each([
    [{}, ['Bread', 'Café', 'Choir']],
    [{ days: ['2027-05-04'] }, ['Bread']],
    [{ days: ['2027-05-04', '2027-05-05'] }, ['Bread', 'Choir']],
    [{ days: ['2027-05-05'], pillars: ['p1'] }, ['Choir']],
    [{ days: ['2027-05-06'] }, []],
    [{ text: 'cafe' }, ['Café']],
    [{ text: 'melnyk' }, ['Café']],
    [{ statuses: ['draft'] }, ['Café']],
    [{ only_problems: true, days: ['2027-05-04'] }, []],
    [{ venues: ['v1'], audiences: ['families'] }, ['Bread']],
    [{ neighbourhoods: ['n1', 'n2'] }, ['Choir']],
  ] satisfies [Partial<Filters>, string[]][])('%j', (filters, expected) => {
    expect(found(filters)).toEqual(expected);
    expect(countFilters(filtersOf(filters)), 'each counts once').toBe(Object.keys(filters).length);
  });

  test('a saved one is taken without its name, and its lists are its own', () => {
    const saved = { table: 'saved_filter', id: '1', title: 'Evenings', ...NO_FILTERS, days: ['2027-05-04'] };
    const taken = filtersOf(saved);
    expect(taken).toEqual({ ...NO_FILTERS, days: ['2027-05-04'] });
    taken.days.push('2027-05-05');
    expect(saved.days).toEqual(['2027-05-04']);
  });
  test('the order of a list says nothing', () => {
    const some = filtersOf({ days: ['a', 'b'], text: 'x' });
    expect(isSameFilter(some, filtersOf({ days: ['b', 'a'], text: 'x' }))).toBe(true);
    expect(isSameFilter(some, filtersOf({ days: ['b'], text: 'x' }))).toBe(false);
    expect(isSameFilter(some, filtersOf({ days: ['b', 'a'], text: 'y' }))).toBe(false);
  });
});

test('views of sessions show those of the days and venues that are filtered by, each with its day', () => {
  const session = (id: string, venue_id: string | null) => ({ id, venue_id });
  const event = {
    id: 'e',
    sessions: [session('a', 'v1'), session('b', 'v2'), session('c', null)],
    days: ['d1', 'd2', null],
  } as unknown as EventRow;
  const shown = (filters: Partial<Filters>) =>
    filterSessions([event], { ...NO_FILTERS, ...filters }).map(
      ({ sessions, days }) => `${sessions.map(({ id }) => id).join('')} ${days.join(',')}`,
    )[0];
  expect(filterSessions([event], NO_FILTERS)[0], 'the same object').toBe(event);
  expect(shown({ days: ['d2'] })).toBe('b d2');
  expect(shown({ venues: ['v1', 'v2'] })).toBe('ab d1,d2');
  expect(shown({ days: ['d1'], venues: ['v2'] })).toBe(' ');
});
