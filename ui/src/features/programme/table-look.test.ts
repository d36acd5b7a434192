import { expect, test } from 'vitest';
import { isSameLook, keptLook, lookOf, type TableLook } from './table-look';

const look: TableLook = { hidden: ['kind', 'booking'], sort: { column: 'title', isDescending: true }, groupBy: 'status' };

test('a saved view gives back how the table stood', () => {
  expect(lookOf(keptLook(look))).toEqual(look);
  const plain: TableLook = { hidden: [], sort: null, groupBy: '' };
  expect(lookOf(keptLook(plain))).toEqual(plain);
});

test.each<[string, Partial<TableLook>, boolean]>([
  ['the same in another order of columns', { hidden: ['booking', 'kind'] }, true],
  ['one more column', { hidden: ['kind'] }, false],
  ['one column less', { hidden: ['kind', 'booking', 'title'] }, false],
  ['another order', { sort: { column: 'title', isDescending: false } }, false],
  ['other groups', { groupBy: '' }, false],
])('%s', (_, change, isSame) => expect(isSameLook({ ...look, ...change }, keptLook(look))).toBe(isSame));
