import { describe, expect, test } from 'vitest';
import { askedOf, knownOwn, meetsOwn, readOwn, withOwn } from './own-filters';

describe('what a record says in own fields meets what is asked', () => {
  const cells = { place: 'Hall', seats: '12.5', on: '2027-05-04', note: 'Près de la porte', odd: 'twelve', is: 'yes' };
  test.each([
    [[], true],
    [['place=Hall'], true],
    [['place=Yard'], false],
    [['place=Yard', 'place=Hall'], true],
    [['place=Hall', 'is=no'], false],
    [['gone=Hall'], false],
    [['seats>12'], true],
    [['seats>12.5', 'seats<12.5'], true],
    [['seats<9'], false],
    [['on>2027-05-04', 'on<2027-05-04'], true],
    [['on>2027-05-05'], false],
    [['note~porte pres'], true],
    [['note~fenetre'], false],
    [['gone~door'], false],
    [['odd>1'], false],
    [['odd<999'], false],
    [['odd>2027-05-04'], false],
    [['seats>2027-05-04'], false],
    [['nonsense'], true],
  ] as const)('%j: %s', (entries, expected) => expect(meetsOwn(cells, entries)).toBe(expected));
});

test('entries are read as they were written, whatever stands in them', () => {
  expect(readOwn('f=a=b~c')).toEqual({ fieldId: 'f', sign: '=', asked: 'a=b~c' });
  expect(readOwn('=a')).toBeNull();
  expect(readOwn('f')).toBeNull();
  const entries = withOwn(['f=Hall', 'g>1'], 'f', '=', ['Yard', ' ']);
  expect(entries).toEqual(['g>1', 'f=Yard']);
  expect(askedOf(entries, 'f', '=')).toEqual(['Yard']);
  expect(withOwn(entries, 'g', '>', [''])).toEqual(['f=Yard']);
});

test('a field that is gone, or of another kind, hides nothing any more', () => {
  const fields = [
    { id: 'f', kind: 'choice' },
    { id: 'g', kind: 'text' },
  ] as const;
  expect(knownOwn(['f=Hall', 'g>1', 'gone=Hall', 'nonsense'], fields)).toEqual(['f=Hall']);
});

test('whether nothing is said is asked alone, but beside choices', () => {
  const nothing = withOwn(['f~words', 'g>3'], 'f', '=', ['']);
  expect(nothing).toEqual(['g>3', 'f=']);
  expect(meetsOwn({ g: '4' }, nothing)).toBe(true);
  expect(meetsOwn({ f: 'words', g: '4' }, nothing)).toBe(false);
  expect(withOwn(nothing, 'f', '~', ['words'])).toEqual(['g>3', 'f~words']);
  const either = withOwn(['f=green'], 'f', '=', ['green', ''], true);
  expect(['green', '', 'red'].map((value) => meetsOwn({ f: value }, either))).toEqual([true, true, false]);
  expect(
    knownOwn(
      ['f=', 'g='],
      [
        { id: 'f', kind: 'date' },
        { id: 'g', kind: 'text' },
      ],
    ),
  ).toEqual(['f=', 'g=']);
});
