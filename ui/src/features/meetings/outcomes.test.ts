import { expect, test } from 'vitest';
import { type AgendaItem, blanks } from '../../bindings';
import { moved } from './outcomes';

const item = (id: string, position: string): AgendaItem => ({ ...blanks.agenda_item, id, position });
const items = [item('a', 'a000'), item('b', 'a001'), item('c', 'a002')];
const shown = (list: readonly AgendaItem[]) => list.map(({ id, position }) => `${id} ${position}`).join(', ');

test('an item changes places with its neighbour', () => {
  expect(shown(moved(items, 'c', -1))).toBe('c a001, b a002');
  expect(shown(moved(items, 'a', 1))).toBe('b a000, a a001');
});

test('nothing moves beyond the ends', () => {
  expect(moved(items, 'a', -1)).toEqual([]);
  expect(moved(items, 'c', 1)).toEqual([]);
  expect(moved(items, 'x', 1)).toEqual([]);
});
