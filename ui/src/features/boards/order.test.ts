import { describe, expect, test } from 'vitest';
import { moved, settled } from './order';

describe('moving a card', () => {
  test.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, -1, 'abc'],
    [2, 3, 'abc'],
  ])('from %i to %i', (from, to, expected) => expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(expected));
});

test('each card stands once', () => {
  expect(settled(['list:late', 'list:late', '', 'odd', ' text:hello '])).toEqual(['list:late', 'text:hello']);
});
