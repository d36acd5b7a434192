import { expect, test } from 'vitest';
import type { NewPlan } from '../../bindings';
import { isAnswered, likelyDates } from './new-plan';

const plan: NewPlan = {
  city: 'Riverton',
  country: 'IE',
  time_zone: 'Europe/Dublin',
  week_title: 'Week',
  starts_on: '2027-05-03',
  ends_on: '2027-05-09',
};

test.each([
  ['city', {}, true],
  ['city', { city: ' ' }, false],
  ['city', { country: '' }, false],
  ['week', {}, true],
  ['week', { ends_on: '2027-05-03' }, true],
  ['week', { ends_on: '2027-05-02' }, false],
  ['week', { ends_on: '2027-06-02' }, true],
  ['week', { ends_on: '2027-06-03' }, false],
  ['week', { week_title: '' }, false],
  ['time', { time_zone: '' }, false],
] as const)('%s with %o', (question, change, expected) => expect(isAnswered(question, { ...plan, ...change })).toBe(expected));

test('the dates offered are a week from Monday to Sunday, half a year ahead', () => {
  expect(likelyDates('2026-11-24')).toEqual({ starts_on: '2027-05-24', ends_on: '2027-05-30' });
});
