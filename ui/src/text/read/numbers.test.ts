import { describe, expect, test } from 'vitest';
import { type NumberRules, readNumber, writeNumber } from './numbers';

/** A number, `empty`, or the word of the fault. */
function check(typed: string, expected: number | string, rules: Partial<NumberRules> = {}) {
  const read = readNumber(typed, { language: 'en', ...rules });
  expect(read.kind === 'value' ? read.value : read.kind === 'fault' ? read.fault.code : 'empty', typed).toBe(expected);
}
const whole = { isWhole: true, min: 0 };
const latitude = { min: -90, max: 90 };

describe('what hands typed in the window', () => {
  test.each([
    ['53,000', 53000, whole],
    ['27.600', 27600, whole],
    ['-5', 'below', whole],
    ['abc', 'number_whole', { isWhole: true, min: 1 }],
    ['1.000', 1000, whole],
    ['53,5466', 53.5466, latitude],
    ['1 000', 1000, whole],
    ['31,5', 31.5, {}],
  ] as const)('%s is %s', (typed, expected, rules) => check(typed, expected, rules));
});

describe('marks', () => {
  test.each([
    ['', 'empty', {}],
    ['  ', 'empty', {}],
    ['0', 0, {}],
    ['-0', 0, {}],
    ['+7', 7, {}],
    ['−5', -5, {}],
    ['–5', -5, {}],
    ['1234567', 1234567, {}],
    ['1,234,567', 1234567, {}],
    ['1.234.567', 1234567, {}],
    ['12,34,567', 1234567, {}],
    ["1'234'567", 1234567, {}],
    ['1\u202f234,5', 1234.5, {}],
    ['1.234,56', 1234.56, {}],
    ['1,234.56', 1234.56, {}],
    ['1 234.56', 1234.56, {}],
    ['.5', 0.5, {}],
    ['5.', 5, {}],
    ['0,123', 0.123, {}],
    ['0.123', 0.123, {}],
    ['31.5 %', 31.5, {}],
    ['١٢٣٫٥', 123.5, {}],
    ['１２', 12, {}],
    ['12 5', 'number', {}],
    ['1,23,4', 'number', {}],
    ['1.2.3', 'number', {}],
    ['1,2,345.6.7', 'number', {}],
    ['1e5', 'number', {}],
    ['5k', 'number', {}],
    ['5²', 'number', {}],
    ['--5', 'number', {}],
    ['5-', 'number', {}],
    ['12.5', 'whole', { isWhole: true }],
    ['9999999999999999', 'too_large', {}],
    ['101', 'above', { max: 100 }],
    ['1799', 'below', { isWhole: true, min: 1800 }],
  ] as const)('%s is %s', (typed, expected, rules) => check(typed, expected, rules));
});

describe('a mark before three figures', () => {
  test.each([
    ['12.345', 'en', {}, 12.345],
    ['12,345', 'en', {}, 12345],
    ['12.345', 'de', {}, 12345],
    ['12,345', 'de', {}, 12.345],
    // What the field allows comes before the language.
    ['12.345', 'en', { isWhole: true }, 12345],
    ['53,546', 'en', latitude, 53.546],
    ['53.546', 'de', latitude, 53.546],
  ] as const)('%s in %s with %o', (typed, language, rules, expected) => check(typed, expected, { language, ...rules }));
  test('is told, and what cannot be mistaken is not', () => {
    expect(readNumber('12.345', { language: 'en' })).toEqual({ kind: 'value', value: 12.345, how: 'decimals' });
    expect(readNumber('12,345', { language: 'en' })).toEqual({ kind: 'value', value: 12345, how: 'whole' });
    expect(readNumber('12.34', { language: 'en' })).toEqual({ kind: 'value', value: 12.34 });
  });
});

test('a value shown is a value saved', () => {
  for (const language of ['en', 'de', 'fr', 'es', 'pl', 'ar', 'hi', 'ko', 'en-XA', 'de-CH'])
    for (const value of [0, 1, -5, 53000, 27.6, 12.345, 0.123, 53.5466, 1234567.25, 0.1, 1e-7, -12345.678])
      expect(readNumber(writeNumber(value, language), { language }), `${value} in ${language}`).toMatchObject({ value });
});
