import { afterEach, describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatDateRange,
  formatDay,
  formatMoney,
  formatMoment,
  formatShortMoney,
  formatSpan,
  formatTime,
  isolated,
  joined,
  plain,
  plainList,
  t,
  text,
  tv,
} from '.';
import { folded } from './fold';
import { pseudo } from './pseudo';
import { shownValues } from './values';

afterEach(() => text.choose('en'));

describe('messages', () => {
  test('a missing id shows itself', () => expect(t('no-such-text')).toBe('no-such-text'));
  test.each([
    [1, '1 open problem'],
    [2, '2 open problems'],
    [1234, '1,234 open problems'],
  ])('plural of %i', (count, expected) => expect(t('nav-problems', { count })).toBe(expected));
  test('an unknown language becomes English', () => {
    text.choose('xx');
    expect(text.language).toBe('en');
    expect(text.direction).toBe('ltr');
  });
  test('the pseudo-language changes letters, keeps values and mirrors', () => {
    text.choose('en-XA');
    expect(t('parts-saved', { name: 'paper.pdf' })).toContain('paper.pdf');
    expect(t('screen-overview')).not.toBe('Overview');
    expect(text.direction).toBe('rtl');
  });
});

describe('words that run the other way', () => {
  const hebrew = '\u05e9\u05dc\u05d5\u05dd 2027';
  test('are set apart where they are put into a sentence', () => {
    expect(t('parts-saved', { name: hebrew })).toContain(`\u2068${hebrew}\u2069`);
    expect(t('parts-saved', { name: 'paper.pdf' }), 'no marks without need').not.toMatch(/[\u2066-\u2069]/);
    expect(joined(['vm', '', null, hebrew])).toBe(`vm · \u2068${hebrew}\u2069`);
  });
  test('get no marks where the sentence is stored', () =>
    expect(plain('welcome-new-week', { city: hebrew, year: '2027' })).not.toMatch(/[\u2066-\u2069]/));
  test('a mirrored language sets everything apart by itself, once', () => {
    text.choose('en-XA');
    expect(isolated(hebrew)).toBe(hebrew);
    expect(t('parts-saved', { name: hebrew }).match(/\u2068/g)).toHaveLength(1);
  });
});

describe('the pseudo-language follows the rule of assets/locales/README.md', () => {
  test.each([
    ['Move session', 'Móóvéé šééššííóóñ'],
    ['10:30 – €5', '10:30 – €5'],
    ['', ''],
  ])('%s', (plain, expected) => expect(pseudo(plain)).toBe(expected));
});

describe('dates, times and numbers', () => {
  test.each([
    [formatDay('2027-05-04'), 'Tue 4 May'],
    [formatDay('2027-05-09T10:00:00'), 'Sun 9 May'],
    [formatDateRange('2027-05-03', '2027-05-09'), '3–9 May 2027'],
    [formatDateRange('2027-04-28', '2027-05-04'), '28 April – 4 May 2027'],
    [formatDateRange('2026-12-28', '2027-01-03'), '28 December 2026 – 3 January 2027'],
    [formatDateRange('2027-05-03', '2027-05-03'), '3 May 2027'],
    [formatTime('09:30:00'), '9:30'],
    [formatTime('2027-05-04T00:05:00'), '0:05'],
    [formatMoment('2027-05-04T10:00:00'), 'Tue 4 May, 10:00'],
    [formatSpan('2027-05-04T10:00:00', '2027-05-04T11:30:00'), 'Tue 4 May, 10:00–11:30'],
    [formatSpan('2027-05-04T10:00:00', '2027-05-04T10:00:00'), 'Tue 4 May, 10:00'],
    [formatSpan('2027-05-04T22:00:00', '2027-05-05T02:00:00'), 'Tue 4 May, 22:00–2:00'],
    [formatSpan('2027-05-04T10:00:00', '2027-05-06T11:00:00'), 'Tue 4 May, 10:00 – Thu 6 May, 11:00'],
    [formatMoney(14_200_000, 'EUR'), '€142,000'],
    [formatMoney(1250, 'EUR'), '€12.50'],
    [formatMoney(1250, ' eur '), '€12.50'],
    [formatMoney(1250, 'jpy'), '¥1,250'],
    [formatMoney(1250, 'Bananas'), '12.50\u00a0Bananas'],
    [formatMoney(-120_000, 'EURO'), '-1,200\u00a0EURO'],
    [formatMoney(1250, ''), '12.50'],
    [formatShortMoney(1_239_000, 'Bananas'), 'Bananas 12.4k'],
    [formatShortMoney(1_239_000, ''), '12.4k'],
    [formatShortMoney(14_200_000, 'EUR'), '€142k'],
    [formatShortMoney(1_239_000, 'EUR'), '€12.4k'],
    [formatShortMoney(527_000, 'EUR'), '€5,270'],
    [formatShortMoney(-250_000_000, 'EUR'), '−€2.5M'],
    [formatShortMoney(1_500_000, 'JPY'), '¥1.5M'],
    [formatShortMoney(2_000_000, 'XAF'), 'XAF 2M'],
    [formatShortMoney(0, 'USD'), '$0'],
    [formatBytes(1_840_000), '1.8 MB'],
    [plainList([]), ''],
    [plainList(['a']), 'a'],
    [plainList(['a', 'b', 'c']), 'a, b and c'],
  ])('%s', (written, expected) => expect(written).toBe(expected));
  test('what is no date is shown as it is', () => expect(formatDay('soon')).toBe('soon'));
});

describe('stored values are written by the ending of their name', () => {
  test.each([
    [{ starts_at: '2027-05-04T10:00:00' }, { starts_at: 'Tue 4 May, 10:00' }],
    [{ due_on: '2027-05-04' }, { due_on: 'Tue 4 May' }],
    [{ due_on: 'soon' }, { due_on: 'soon' }],
    [{ open_hours: '09:00:00/12:00:00 13:00:00/17:00:00' }, { open_hours: '9:00–12:00 and 13:00–17:00' }],
    [{ event_count: '18240' }, { event_count: '18,240', event_count_raw: 18240 }],
    [{ title: '2027' }, { title: '2027' }],
    [
      { other_starts_at: '2027-05-04T10:00:00', other_ends_at: '2027-05-04T11:00:00' },
      { other_starts_at: 'Tue 4 May, 10:00', other_ends_at: 'Tue 4 May, 11:00', other_span: 'Tue 4 May, 10:00–11:00' },
    ],
  ])('%o', (stored, expected) => expect(shownValues(stored)).toEqual(expected));
  test('they reach the message', () => expect(tv('change-delete_event', { title: 'Choir' })).toContain('Choir'));
});

test('folding leaves out case and accents', () => expect(folded('Café ÉTÉ')).toBe('cafe ete'));
