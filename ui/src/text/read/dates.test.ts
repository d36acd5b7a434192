import { describe, expect, test } from 'vitest';
import { type DateOrder, dateOrder, dateWords, readDate } from './dates';

const words = dateWords('en', '2026-11-28');
/** The day, the days asked about, or the word of the fault. */
function check(typed: string, expected: string, order: DateOrder | null = 'dmy', more: object = {}) {
  const read = readDate(typed, { order, words, near: '2027-05-03', ...more });
  const found =
    read.kind === 'value'
      ? read.value
      : read.kind === 'asked'
        ? `? ${read.choices.join(' ')}`
        : read.kind === 'fault'
          ? read.fault.code
          : 'empty';
  expect(found, typed).toBe(expected);
}

describe('what hands typed in the window', () => {
  test.each([
    ['05242027', '? 2027-05-24'],
    ['24.05.2027', '2027-05-24'],
    ['2027-05-24', '2027-05-24'],
    ['24.5.27', '2027-05-24'],
    ['24 May', '2027-05-24'],
  ])('%s is %s', (typed, expected) => check(typed, expected));
});

describe('words', () => {
  test.each([
    ['24 May 2027', '2027-05-24'],
    ['May 24, 2027', '2027-05-24'],
    ['24th of May 27', '2027-05-24'],
    ['24-May-27', '2027-05-24'],
    ['2027 May 24', '2027-05-24'],
    ['Mon 24 May', '2027-05-24'],
    ['Monday, 24 May 2027', '2027-05-24'],
    ['Sun 24 May 2027', '? 2027-05-24'],
    ['3 sept 2027', '2027-09-03'],
    ['24 Ma', 'date'],
    ['24 J', 'date'],
    ['May 2027', 'date_half'],
    ['May', 'date_half'],
    ['Monday', 'date_half'],
    ['31 June', 'no_such_day'],
    ['29 Feb 2027', 'no_such_day'],
    ['29 Feb', '2028-02-29'],
    ['today', '2026-11-28'],
    ['tomorrow', '2026-11-29'],
    ['soon', 'date'],
    ['2027年5月24日', '2027-05-24'],
    ['2027년 5월 24일', '2027-05-24'],
  ])('%s is %s', (typed, expected) => check(typed, expected));
  test.each([
    ['24. Mai 2027', 'de', '2027-05-24'],
    ['3. März', 'de', '2027-03-03'],
    ['24 de mayo de 2027', 'es', '2027-05-24'],
    ['heute', 'de', '2026-11-28'],
    ['24 maja 2027', 'pl', '2027-05-24'],
  ])('%s in %s', (typed, language, expected) =>
    expect(readDate(typed, { order: 'dmy', words: dateWords(language, '2026-11-28'), near: '2027-05-03' })).toEqual({
      kind: 'value',
      value: expected,
    }),
  );
});

describe('figures', () => {
  test.each([
    ['03/04/2027', 'dmy', '2027-04-03'],
    ['03/04/2027', 'mdy', '2027-03-04'],
    ['03/04/2027', null, '? 2027-04-03 2027-03-04'],
    ['03.04.2027', 'mdy', '? 2027-04-03 2027-03-04'],
    ['03.04.2027', null, '2027-04-03'],
    // Only one of the two is a day.
    ['5/24/2027', 'dmy', '2027-05-24'],
    ['24/5/2027', 'mdy', '2027-05-24'],
    ['24/5/27', null, '2027-05-24'],
    ['4/4/27', null, '2027-04-04'],
    ['27.5.24', 'ymd', '2027-05-24'],
    ['2027. 5. 24.', 'ymd', '2027-05-24'],
    ['24.5.', 'dmy', '2027-05-24'],
    ['5/24', 'mdy', '2027-05-24'],
    ['12.12.', 'dmy', '2026-12-12'],
    ['20270524', 'dmy', '2027-05-24'],
    ['03042027', 'dmy', '? 2027-04-03 2027-03-04'],
    ['240527', 'dmy', '? 2027-05-24 2024-05-27'],
    ['99999999', 'dmy', 'date'],
    ['2027', 'dmy', 'date_half'],
    ['24', 'dmy', 'date_half'],
    ['5/2027', 'dmy', 'date_half'],
    ['31/6/2027', 'dmy', 'no_such_day'],
    ['24.5.270', 'dmy', 'year'],
    ['24.5.2700', 'dmy', 'year'],
    ['270524-05-24', 'dmy', 'year'],
    ['1.2.3.4', 'dmy', 'date'],
    ['24:5:27', 'dmy', 'date'],
    ['', 'dmy', 'empty'],
  ] as const)('%s where %s', (typed, order, expected) => check(typed, expected, order));
  test('bounds', () => {
    check('1.5.2027', 'before', 'dmy', { min: '2027-05-03' });
    check('1.6.2027', 'after', 'dmy', { max: '2027-05-09' });
    check('4.1.', '2027-01-04', 'dmy', { max: '2027-05-09', near: '2027-11-01' });
  });
});

test('the order is that of the language in the country', () => {
  expect([
    dateOrder('en', 'US'),
    dateOrder('en', 'IE'),
    dateOrder('en', ''),
    dateOrder('de', ''),
    dateOrder('ko', 'KR'),
    dateOrder('en-XA', 'GB'),
  ]).toEqual(['mdy', 'dmy', null, 'dmy', 'ymd', 'dmy']);
});
