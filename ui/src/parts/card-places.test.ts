import { describe, expect, test } from 'vitest';
import { besideCard, byColumn, nextColumn, placesOf } from './card-places';

const COLUMNS = ['new', 'asked', 'taken', 'off'] as const;
type Column = (typeof COLUMNS)[number];
const row = (id: string, column: Column) => ({ id, column });
const rows = [row('a', 'asked'), row('b', 'off'), row('c', 'asked'), row('d', 'asked')];
const lists = byColumn(rows, COLUMNS, ({ column }) => column);

test('every card stands in its column, in its order, and empty columns are there', () => {
  expect([...lists].map(([column, list]) => [column, list.map(({ id }) => id).join('')])).toEqual([
    ['new', ''],
    ['asked', 'acd'],
    ['taken', ''],
    ['off', 'b'],
  ]);
  expect(placesOf(lists, ({ id }) => id).get('d')).toEqual({ column: 'asked', index: 2 });
  expect(placesOf(lists, ({ id }) => id).size).toBe(4);
});

describe('the next column that takes a card', () => {
  test.each([
    ['new', 1, COLUMNS, 'asked'],
    ['new', 1, ['off'], 'off'],
    ['new', -1, COLUMNS, undefined],
    ['off', 1, COLUMNS, undefined],
    ['off', -1, ['new', 'asked'], 'asked'],
    ['asked', 1, [], undefined],
    ['asked', 1, ['new'], undefined],
  ] as const)('from %s by %i among %j: %s', (from, along, takes, expected) => {
    expect(nextColumn<Column>(COLUMNS, from, along, takes)).toBe(expected);
  });
});

describe('the card beside', () => {
  test.each([
    ['a', 0, 1, 'c'],
    ['a', 0, -1, undefined],
    ['d', 0, 1, undefined],
    ['d', 1, 0, 'b'],
    ['b', -1, 0, 'a'],
    ['a', -1, 0, undefined],
    ['b', 1, 0, undefined],
  ] as const)('%s by %i and %i: %s', (id, along, down, expected) => {
    const from = placesOf(lists, (one) => one.id).get(id);
    expect(from && besideCard(lists, from, along, down)?.id).toBe(expected);
  });
});
