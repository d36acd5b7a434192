import { expect, test } from 'vitest';
import { through, toggled } from './marks';

const ORDER = ['a', 'b', 'c', 'd', 'e'];

test('a row is taken in, and taken out again', () => {
  expect(toggled([], 'b')).toEqual(['b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});

test.each([
  [[], 'b', 'd', ['b', 'c', 'd']],
  [[], 'd', 'b', ['b', 'c', 'd']],
  [['a'], 'c', 'c', ['a', 'c']],
  [['c', 'e'], 'b', 'd', ['c', 'e', 'b', 'd']],
  // A row that filters hide by now begins nothing, and none leads to it.
  [['e'], 'gone', 'b', ['e', 'b']],
  [['e'], 'b', 'gone', ['e']],
] as const)('%o with all from %s to %s', (marked, from, to, expected) => {
  expect(through(marked, ORDER, from, to)).toEqual(expected);
});
