import { describe, expect, test } from 'vitest';
import { filledDown, fromText, holds, placed, rectOf, toText } from './block';

describe('clipboard', () => {
  test.each<[string, string[][]]>([
    ['a', [['a']]],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\t', [['a', '']]],
    [
      '\t\n\t',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['"two\nlines"\tb', [['two\nlines', 'b']]],
    ['"say ""yes"""\tb', [['say "yes"', 'b']]],
    ['5" pipe\t"', [['5" pipe', '"']]],
  ])('%j', (text, cells) => expect(fromText(text)).toEqual(cells));

  test('what goes out comes back', () => {
    const cells = [
      ['plain', 'tab\there', 'line\nhere'],
      ['', '"quoted"', '5" pipe'],
    ];
    expect(fromText(toText(cells))).toEqual(cells);
  });
});

describe('place', () => {
  const size = { rows: 4, columns: 3 };
  const at = (row: number, column: number, text: string) => ({ row, column, text });

  test('one value fills a block', () =>
    expect(placed([['x']], rectOf({ row: 2, column: 1 }, { row: 1, column: 1 }), size)).toEqual({
      found: [at(1, 1, 'x'), at(2, 1, 'x')],
      beyond: 0,
    }));
  test('a block begins at the chosen cell, and what has no room is counted', () =>
    expect(placed([['a', 'b'], ['c']], rectOf({ row: 3, column: 2 }, { row: 3, column: 2 }), size)).toEqual({
      found: [at(3, 2, 'a')],
      beyond: 2,
    }));
  test('a block that does not fit evenly begins at the first chosen cell', () =>
    expect(placed([['a'], ['b']], rectOf({ row: 0, column: 0 }, { row: 2, column: 0 }), size).found).toHaveLength(2));
  test('nothing is nothing', () => expect(placed([], rectOf({ row: 0, column: 0 }, { row: 0, column: 0 }), size).found).toEqual([]));
  test('the first row goes down', () =>
    expect(
      filledDown(
        [
          ['a', 'b'],
          ['c', 'd'],
          ['e', 'f'],
        ],
        { top: 1, bottom: 3, left: 0, right: 1 },
      ),
    ).toEqual([at(2, 0, 'a'), at(2, 1, 'b'), at(3, 0, 'a'), at(3, 1, 'b')]));
  test('both corners belong to a block', () => {
    const rect = rectOf({ row: 3, column: 0 }, { row: 1, column: 2 });
    expect([holds(rect, 1, 0), holds(rect, 3, 2), holds(rect, 0, 0), holds(rect, 2, 3)]).toEqual([true, true, false, false]);
  });
});
