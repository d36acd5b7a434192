import { describe, expect, test } from 'vitest';
import type { EventRow } from '../../bindings';
import { agendaOf, agendaRows, lineAt, type Step } from './agenda';

const names = (all: string) => [...all].map((id) => ({ id, name: `Host ${id}` }));
const event = (id: string, hosts: string, people: string, ...starts: (string | null)[]) =>
  ({
    id,
    title: id,
    organisers: names(hosts),
    people: names(people),
    sessions: starts.map((starts_at, at) => ({ id: `${id}${at}`, starts_at })),
  }) as unknown as EventRow;
const events = [
  event('Walk', '2', 'x', null, '2027-05-04T10:00:00'),
  event('Bread', '10', '', '2027-05-03T18:00:00'),
  event('Choir', '2', 'xy', '2027-05-03T09:00:00'),
  event('Fair', '', 'y'),
];
// Names are counted as people do: Host 2 before Host 10.
events[1]!.organisers = [{ id: '10', name: 'Host 10' }];
const said = (by: 'host' | 'person') =>
  agendaOf(events, by).map(({ name, lines }) => [
    name,
    lines.map((line) => `${line.event.title}${line.session?.id.at(-1) ?? '-'}`).join(' '),
  ]);

test('each host has its occasions in the order of time, those without a date last, and what has no host comes last', () => {
  expect(said('host')).toEqual([
    ['Host 2', 'Choir0 Walk1 Walk0'],
    ['Host 10', 'Bread0'],
    ['', 'Fair-'],
  ]);
});

test('an event stands under each of its people', () => {
  expect(said('person')).toEqual([
    ['Host x', 'Choir0 Walk1 Walk0'],
    ['Host y', 'Choir0 Fair-'],
    ['', 'Bread0'],
  ]);
});

test('every line has a key of its own, under however many people it stands', () => {
  const keys = agendaRows(agendaOf(events, 'person')).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('keys go from line to line, past the heads', () => {
  const rows = agendaRows(agendaOf(events, 'host'));
  const all = rows.flatMap((row) => (row.kind === 'line' ? [row.line] : []));
  test.each([
    [0, 'down', 1],
    [2, 'down', 3],
    [3, 'up', 2],
    [0, 'up', 0],
    [4, 'down', 4],
    [3, 'first', 0],
    [0, 'last', 4],
    [1, 'group_after', 3],
    [4, 'group_after', 4],
    [2, 'group_before', 0],
    [3, 'group_before', 0],
    [4, 'group_before', 3],
    [0, 'group_before', 0],
  ] as [number, Step, number][])('from %i %s to %i', (from, step, expected) => {
    expect(lineAt(rows, all[from]?.key ?? null, step)).toBe(all[expected]);
  });
  test('nothing leads nowhere', () => expect(lineAt([], null, 'down')).toBeUndefined());
});
