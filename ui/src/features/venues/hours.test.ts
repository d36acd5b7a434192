import { describe, expect, test } from 'vitest';
import type { Opening } from '../../bindings';
import { exceptions, faultOf, nextSpan, ofWeekday, stateOf, withCopies, withException, withSpan, withState } from './hours';

/** Reads `1 9-12 13-17, 2 closed` into openings. */
function read(text: string): Opening[] {
  const time = (hour: string | undefined) => (hour ? `${hour.padStart(2, '0')}:00:00` : null);
  return text
    .split(', ')
    .filter(Boolean)
    .flatMap((day) => {
      const [weekday, ...spans] = day.split(' ');
      return spans.map((span) => {
        const [opens, closes] = span === 'closed' ? [] : span.split('-');
        return { id: '', venue_id: '', weekday: Number(weekday), on_date: null, opens: time(opens), closes: time(closes), note: '' };
      });
    });
}

/** Writes openings as `read` reads them, weekdays in order. */
function write(openings: readonly Opening[]): string {
  const hour = (time: string | null) => String(Number(time?.slice(0, 2)));
  return [1, 2, 3, 4, 5, 6, 7]
    .map((weekday) => ({ weekday, day: ofWeekday(openings, weekday) }))
    .filter(({ day }) => day.length > 0)
    .map(
      ({ weekday, day }) => `${weekday} ${day.map((one) => (one.opens ? `${hour(one.opens)}-${hour(one.closes)}` : 'closed')).join(' ')}`,
    )
    .join(', ');
}

describe('the week grid', () => {
  test.each([
    ['a day that is not named opens from nine to five', withSpan([], 2), '2 9-17'],
    ['a second span begins an hour after the first', withSpan(read('1 9-12'), 1), '1 9-12 13-15'],
    ['a span opens a closed day', withSpan(read('1 closed'), 1), '1 9-17'],
    ['a late day takes no further span', withSpan(read('1 9-23'), 1), '1 9-23'],
    ['hours over midnight take no further span', withSpan(read('1 20-2'), 1), '1 20-2'],
    ['closing drops the hours of that day only', withState(read('1 9-12 13-17, 2 9-17'), 1, 'closed'), '1 closed, 2 9-17'],
    ['a day can go unnamed again', withState(read('1 closed, 2 9-17'), 1, 'unnamed'), '2 9-17'],
    ['an open day stays as it is', withState(read('1 9-12'), 1, 'open'), '1 9-12'],
    ['a closed day opens', withState(read('1 closed'), 1, 'open'), '1 9-17'],
    [
      'hours are copied over what was there',
      withCopies(read('1 9-12 13-17, 2 closed'), 1, [1, 2, 3]),
      '1 9-12 13-17, 2 9-12 13-17, 3 9-12 13-17',
    ],
  ])('%s', (_, found, expected) => expect(write(found)).toBe(expected));

  test('states', () => {
    expect([1, 2, 3].map((weekday) => stateOf(read('1 9-12, 2 closed'), weekday))).toEqual(['open', 'closed', 'unnamed']);
  });

  test('exceptions are in the order of their dates and touch no weekday', () => {
    const openings = withException(withException(read('1 9-12'), '2027-05-06'), '2027-05-03');
    expect(exceptions(openings).map((one) => one.on_date)).toEqual(['2027-05-03', '2027-05-06']);
    expect(write(openings)).toBe('1 9-12');
  });

  test.each([
    ['1 9-12 12-17', null],
    ['1 9-13 12-17', 'overlap'],
    ['1 20-2', null],
    ['1 9-21 20-2', 'overlap'],
    ['1 closed', null],
  ])('faults of %s', (text, expected) => expect(faultOf(read(text))).toBe(expected));

  test('a missing time is a fault', () => {
    expect(faultOf([{ ...read('1 9-12')[0]!, closes: null }])).toBe('missing');
    expect(nextSpan([])).toEqual({ opens: '09:00:00', closes: '17:00:00' });
  });
});
