import { describe, expect, test } from 'vitest';
import type { BoardRoom, EventRow, Track } from '../../bindings';
import { countFilters, filterEvents, filterRooms, type Known, knownFilters, NO_FILTERS } from './filters';

const known: Known = {
  pillars: new Set(['p1', 'p2']),
  organisers: new Set(['o1']),
  neighbourhoods: new Set<string>(),
  venues: new Set(['v1']),
  audiences: new Set(['families']),
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
    const filters = { ...NO_FILTERS, text: 'choir', statuses: ['confirmed'], onlyProblems: true, organisers: ['gone'] };
    expect(knownFilters(filters, known)).toEqual({ ...filters, organisers: [] });
  });
});

test('a track lets through its own events, and counts as a filter', () => {
  const row = (id: string, track: Track) =>
    ({ id, track, title: id, short_text: '', organisers: [], venue_names: [], audiences: [], sessions: [] }) as unknown as EventRow;
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
