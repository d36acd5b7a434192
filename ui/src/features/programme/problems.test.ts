import { describe, expect, test } from 'vitest';
import type { EventRow, Problem, ProblemLine, Remedy, Severity } from '../../bindings';
import { codesOf, filterLines, groupsOf, inOrder, NO_PROBLEM_FILTERS, NOBODY, ownersOf, proposalsOf, rowsOf, waysOf } from './problems';

const line = (key: string, code: string, severity: Severity, more: Partial<ProblemLine> = {}): ProblemLine => ({
  key,
  code,
  severity,
  event_id: `event-of-${key}`,
  session_id: null,
  values: {},
  is_accepted: false,
  owner: '',
  due_on: null,
  is_late: false,
  ways: [],
  ...more,
});
const lines = [
  line('a', 'no_text', 'hint'),
  line('b', 'double', 'blocks'),
  line('c', 'no_text', 'hint'),
  line('d', 'over', 'warning'),
  line('e', 'closed', 'warning'),
  line('f', 'closed', 'warning', { event_id: null }),
];

test('kinds come gravest first, then by number, with every problem once', () => {
  const groups = groupsOf(lines);
  expect(groups.map(({ code, lines: { length } }) => [code, length])).toEqual([
    ['double', 1],
    ['closed', 2],
    ['over', 1],
    ['no_text', 2],
  ]);
  expect(groups.flatMap((group) => group.lines.map(({ key }) => key)).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('one kind of two severities is two groups', () => {
  expect(groupsOf([line('a', 'x', 'hint'), line('b', 'x', 'blocks')])).toHaveLength(2);
});

test('only open groups give their lines', () => {
  const rows = rowsOf(groupsOf(lines), (code) => code === 'no_text');
  expect(rows.map((row) => (row.kind === 'problem' ? row.line.key : row.group.code))).toEqual([
    'double',
    'closed',
    'over',
    'no_text',
    'a',
    'c',
  ]);
});

test('a reason with a name of its own is a kind of its own', () => {
  const reasons = ['time', 'setup'].map((reason) => line(reason, 'room_double_booked', 'blocks', { values: { reason } }));
  const codes = groupsOf(reasons).map(({ code }) => code);
  expect(codes).toEqual(['room_double_booked', 'room_double_booked-setup']);
  for (const [index, code] of codes.entries())
    expect(filterLines(reasons, { ...NO_PROBLEM_FILTERS, code }, new Set(reasons.map((one) => one.event_id ?? '')), new Set())).toEqual([
      reasons[index],
    ]);
});

test('where there is little room, what can be done about a group stands below its head', () => {
  const rows = rowsOf(groupsOf(lines.slice(0, 2)), () => true, true);
  expect(rows.map(({ kind }) => kind)).toEqual(['group', 'ways', 'problem', 'group', 'ways', 'problem']);
});

describe('what a way out would change', () => {
  const events = [
    { id: 'bread', title: 'Bread', capacity: 30, sessions: [{ id: 'monday' }] },
    { id: 'art', title: 'Art', capacity: null, sessions: [] },
  ] as unknown as EventRow[];
  const about = (event_id: string, ...remedies: Remedy[]) => ({ event_id, remedies }) as Problem;
  const offer = (event_id: string, capacity_count: number): Remedy => ({ code: 'set_capacity', event_id, capacity_count });
  const move = (way: 'tray' | 'time'): Remedy => ({
    code: 'move_session',
    session_id: 'monday',
    way,
    title: 'Bread',
    room: '',
    starts_at: null,
    ends_at: null,
    venue_id: null,
    room_id: null,
  });
  test.each([
    ['set_capacity', [about('bread', offer('bread', 25)), about('art', offer('art', 12))], ['Art: null > 12', 'Bread: 30 > 25']],
    // Two sessions of one event: the program takes the last.
    ['set_capacity', [about('bread', offer('bread', 25)), about('bread', offer('bread', 20))], ['Bread: 30 > 20']],
    ['set_free', [about('bread', { code: 'set_free', event_id: 'bread' }, offer('bread', 25))], ['Bread: mark']],
    ['set_insured', [about('bread', { code: 'set_free', event_id: 'bread' })], []],
    ['move_to_tray', [about('bread', move('time'), move('tray'))], ['Bread: monday']],
  ] as const)('%s', (way, problems, expected) =>
    expect(
      proposalsOf(problems, way, events).map((row) =>
        row.kind === 'places'
          ? `${row.title}: ${row.before} > ${row.after}`
          : `${row.title}: ${row.kind === 'tray' ? row.session?.id : row.kind}`,
      ),
    ).toEqual(expected),
  );
});

test('filters leave out other events, but never what has no event', () => {
  const all = NO_PROBLEM_FILTERS;
  const none = new Set<string>();
  const some = new Set(['event-of-b']);
  expect(filterLines(lines, all, some, none).map(({ key }) => key)).toEqual(['b', 'f']);
  const everyone = new Set(lines.map(({ event_id }) => event_id ?? ''));
  expect(filterLines(lines, { ...all, severity: 'warning' }, everyone, none)).toHaveLength(3);
  expect(filterLines(lines, { ...all, code: 'double' }, everyone, none)).toHaveLength(1);
  const accepted = [...lines, line('g', 'x', 'hint', { is_accepted: true })];
  expect(filterLines(accepted, { ...all, state: 'accepted' }, everyone, none)).toEqual([]);
});

test('problems are filtered by who sees to them, by what is late and by what is new', () => {
  const some = [
    line('a', 'x', 'hint', { owner: 'Ben' }),
    line('b', 'x', 'hint', { owner: 'Ann', is_late: true }),
    line('c', 'x', 'hint'),
    line('d', 'x', 'hint', { owner: 'Ann' }),
  ];
  const everyone = new Set(some.map(({ event_id }) => event_id ?? ''));
  const keys = (filters: Partial<typeof NO_PROBLEM_FILTERS>) =>
    filterLines(some, { ...NO_PROBLEM_FILTERS, ...filters }, everyone, new Set(['a', 'd'])).map(({ key }) => key);
  expect(keys({ owner: 'Ann' })).toEqual(['b', 'd']);
  expect(keys({ owner: NOBODY })).toEqual(['c']);
  expect(keys({ when: 'late' })).toEqual(['b']);
  expect(keys({ when: 'new' })).toEqual(['a', 'd']);
  expect(keys({ when: 'new', owner: 'Ann' })).toEqual(['d']);
  expect(ownersOf(some)).toEqual([
    { owner: 'Ann', count: 2 },
    { owner: 'Ben', count: 1 },
    { owner: NOBODY, count: 1 },
  ]);
});

test('a way out for many names only the problems that have it', () => {
  const some = [line('a', 'x', 'hint', { ways: ['set_free'] }), line('b', 'x', 'hint'), line('c', 'x', 'hint', { ways: ['set_free'] })];
  expect(groupsOf(some).map(waysOf)).toEqual([[{ way: 'set_free', keys: ['a', 'c'] }]]);
});

test('a kind of which some problems are graver than others can be chosen once', () => {
  const groups = groupsOf([line('a', 'twice', 'hint'), line('b', 'twice', 'warning'), line('c', 'over', 'warning')]);
  expect(groups).toHaveLength(3);
  expect(codesOf(groups).map(({ code, lines: { length } }) => [code, length])).toEqual([
    ['twice', 2],
    ['over', 1],
  ]);
});

test('lines stand as people count, by their event and by what they name', () => {
  const of = (key: string, event_id: string | null, values: Record<string, string> = {}) => line(key, 'x', 'hint', { event_id, values });
  const some = [of('a', 'e10'), of('b', null), of('c', 'e1', { room: 'Room 10' }), of('d', 'e2'), of('e', 'e1', { room: 'Room 9' })];
  const titles = new Map([1, 2, 10].map((number) => [`e${number}`, `Talk ${number}`]));
  expect(inOrder(some, titles).map(({ key }) => key)).toEqual(['e', 'c', 'd', 'a', 'b']);
});
