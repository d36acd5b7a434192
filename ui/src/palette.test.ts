import { describe, expect, test } from 'vitest';
import { fitting, nextChoice, rankOf } from './palette';

describe('rank', () => {
  test.each([
    ['Rooms', 'roo', 0],
    ['Save a copy', 'cop', 1],
    ['Save a copy', 'a copy', 1],
    ['Classrooms', 'room', 2],
    ['Café', 'CAFE', 0],
    ['Rooms', 'x', undefined],
    ['Rooms', '', 0],
  ])('%s for %s', (label, words, rank) => expect(rankOf(label, words)).toBe(rank));
});

test('the best comes first, and what fits alike keeps its order', () => {
  const entry = (label: string) => ({ key: label, label, detail: '', run: () => {} });
  const list = ['Classrooms', 'My rooms', 'Rooms', 'Venues', 'Our rooms'].map(entry);
  expect(fitting(list, 'room').map(({ label }) => label)).toEqual(['Rooms', 'My rooms', 'Our rooms', 'Classrooms']);
  expect(fitting(list, '')).toHaveLength(5);
});

describe('arrow keys go round', () => {
  test.each([
    ['ArrowDown', 0, 3, 1],
    ['ArrowDown', 2, 3, 0],
    ['ArrowUp', 0, 3, 2],
    ['PageDown', 0, 3, 2],
    ['PageUp', 2, 3, 0],
    ['ArrowDown', 0, 0, undefined],
    ['Enter', 0, 3, undefined],
  ])('%s at %i of %i', (key, at, count, next) => expect(nextChoice(key, at, count)).toBe(next));
});
