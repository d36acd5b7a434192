import { expect, test } from 'vitest';
import { reordered } from './order';

const rows = (...positions: string[]) => positions.map((position, at) => ({ id: 'abc'[at], position }));

test('only siblings whose place changes are written', () => {
  const moved = reordered(rows('a000', 'a001', 'a002'), 0, 1);
  expect(moved.map(({ id, position }) => `${id}${position}`)).toEqual(['ba000', 'aa001']);
  expect(reordered(rows('a000', 'a001'), 0, -1)).toEqual([]);
});

test('positions that are equal are put right', () => {
  expect(reordered(rows('', '', ''), 2, 0).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});
