import { describe, expect, test } from 'vitest';
import { minorDigits, parseMinor, plainMinor } from './money';

describe('amounts are read as people type them', () => {
  test.each([
    ['1234.50', 2, 123450],
    ['1,234.50', 2, 123450],
    ['1.234,5', 2, 123450],
    ['1 234', 2, 123400],
    ['1.234', 2, 123400],
    ['1,234,567', 2, 123456700],
    ['12.345', 3, 12345],
    ['500', 0, 500],
    ['0.29', 2, 29],
    ['', 2, null],
    ['twelve', 2, null],
    ['12.3456', 2, null],
  ])('%s with %i digits', (text, digits, minor) => expect(parseMinor(text, digits)).toBe(minor));
});

test('what is shown is read back', () => {
  for (const minor of [0, 5, 29, 100, 123450, -250]) expect(parseMinor(plainMinor(minor, 2), 2)).toBe(minor);
  expect(plainMinor(null, 2)).toBe('');
  expect(plainMinor(500, 0)).toBe('500');
});

test('currencies know their digits', () => {
  expect([minorDigits('EUR'), minorDigits('JPY'), minorDigits('KWD'), minorDigits('')]).toEqual([2, 0, 3, 2]);
});
