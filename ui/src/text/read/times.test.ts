import { expect, test } from 'vitest';
import { readTime } from './times';

test.each([
  ['', 'empty'],
  ['14:30', '14:30'],
  ['1430', '14:30'],
  ['930', '09:30'],
  ['14.30', '14:30'],
  ['14,30', '14:30'],
  ['14 30', '14:30'],
  ['14h30', '14:30'],
  ['14h', '14:00'],
  ['14 Uhr', '14:00'],
  ['9', '09:00'],
  ['9:05', '09:05'],
  ['2pm', '14:00'],
  ['2 PM', '14:00'],
  ['2:30 p.m.', '14:30'],
  ['230pm', '14:30'],
  ['12am', '00:00'],
  ['12pm', '12:00'],
  ['14:30 pm', '14:30'],
  ['24:00', '00:00'],
  ['14:30:00', '14:30'],
  ['1４30', '14:30'],
  ['9:5', 'time_half'],
  ['9:', 'time_half'],
  ['25', 'no_such_time'],
  ['24:01', 'no_such_time'],
  ['14:60', 'no_such_time'],
  ['1460', 'no_such_time'],
  ['14am', 'no_such_time'],
  ['14:30:15', 'no_such_time'],
  ['12345', 'time'],
  ['noon', 'time'],
  ['-3', 'time'],
])('%s', (typed, expected) => {
  const read = readTime(typed, 'en');
  expect(read.kind === 'value' ? read.value.slice(0, 5) : read.kind === 'fault' ? read.fault.code : 'empty').toBe(expected);
});

test('the halves of the day in another language', () => expect(readTime('2:30 μ.μ.', 'el')).toEqual({ kind: 'value', value: '14:30:00' }));
