import { describe, expect, test } from 'vitest';
import { isMisfit, ownOptions, ownOrder, ownReading, ownText, ownWritten, storedNumber } from './own';

const field = (kind: 'text' | 'number' | 'date' | 'choice' | 'yes_no') => ({ kind, choices: ['Yard', 'Hall'] });

describe('a field understands its own values', () => {
  test.each([
    ['text', 'anything', false],
    ['number', '-1.5', false],
    ['number', '1,5', true],
    ['number', 'twelve', true],
    ['date', '2027-05-04', false],
    ['date', '2027-02-30', true],
    ['date', 'soon', true],
    ['choice', 'Hall', false],
    ['choice', 'hall', true],
    ['yes_no', 'no', false],
    ['yes_no', 'perhaps', true],
    ['number', ' ', false],
  ] as const)('%s %j: misfit %s', (kind, value, expected) => expect(isMisfit(field(kind), value)).toBe(expected));
});

test('values are said as people write them, and misfits as they were written', () => {
  expect(ownText(field('number'), '1250.5')).toBe('1,250.5');
  expect(ownText(field('date'), '2027-05-04')).toContain('2027');
  expect(ownText(field('number'), 'twelve')).toBe('twelve');
  expect(ownWritten(field('number'), '1250.5')).toBe('1250.5');
});

test('columns sort by size, by date and by the list; what is empty first, misfits last', () => {
  const sorted = (kind: 'number' | 'date' | 'choice' | 'yes_no', values: string[]) =>
    values.toSorted((a, b) => Number(ownOrder(field(kind), a)) - Number(ownOrder(field(kind), b)));
  expect(sorted('number', ['twelve', '10', '9', '', '-1'])).toEqual(['', '-1', '9', '10', 'twelve']);
  expect(sorted('date', ['2027-05-04', 'soon', '2026-12-31', ''])).toEqual(['', '2026-12-31', '2027-05-04', 'soon']);
  expect(sorted('choice', ['Hall', 'Roof', 'Yard', ''])).toEqual(['', 'Yard', 'Hall', 'Roof']);
  expect(sorted('yes_no', ['no', 'yes', ''])).toEqual(['', 'yes', 'no']);
});

test('typed words become what is stored', () => {
  const read = (kind: 'number' | 'date', typed: string) => ownReading(field(kind))?.(typed);
  expect(read('number', '1,250.5')).toEqual({ value: '1250.5' });
  expect(read('number', '')).toEqual({ value: '' });
  expect(read('number', 'many')).toHaveProperty('fault');
  expect(read('date', '2027-05-04')).toEqual({ value: '2027-05-04' });
  expect(ownReading(field('text'))).toBeUndefined();
});

test('numbers are stored with every figure', () => {
  expect([storedNumber(12), storedNumber(-0.5), storedNumber(1e-7), storedNumber(1e15)]).toEqual([
    '12',
    '-0.5',
    '0.0000001',
    '1000000000000000',
  ]);
});

test('what can be chosen are the choices, nothing, and what stands there though it is none of them', () => {
  const values = (value: string) => ownOptions(field('choice'), value).map((option) => option.value);
  expect(values('Hall')).toEqual(['', 'Yard', 'Hall']);
  expect(values('Roof')).toEqual(['', 'Yard', 'Hall', 'Roof']);
});
