import { expect, test } from 'vitest';
import { emptySession, nextSession } from './draft';

const days = ['2027-05-03', '2027-05-04', '2027-05-05'];
const held = (starts_at: string, ends_at: string) => ({ ...emptySession('e'), starts_at, ends_at, venue_id: 'v', room_id: 'r' });

test.each([
  ['2027-05-03T10:00:00', '2027-05-03T11:30:00', '2027-05-04T10:00:00', '2027-05-04T11:30:00'],
  // On the last day there is no day after it: straight after the one before.
  ['2027-05-05T10:00:00', '2027-05-05T11:30:00', '2027-05-05T11:30:00', '2027-05-05T13:00:00'],
  ['2027-05-04T22:00:00', '2027-05-05T01:00:00', '2027-05-05T22:00:00', '2027-05-06T01:00:00'],
])('a session after %s–%s never clashes with it', (from, to, starts_at, ends_at) =>
  expect(nextSession(held(from, to), days)).toEqual({ venue_id: 'v', room_id: 'r', starts_at, ends_at }),
);

test('the first is on the first day; after one without a time, there is none to go by', () => {
  expect(nextSession(undefined, days)).toEqual({ starts_at: '2027-05-03T10:00:00', ends_at: '2027-05-03T11:00:00' });
  expect(nextSession(undefined, [])).toEqual({ venue_id: null, room_id: null });
  expect(nextSession(emptySession('e'), days)).toEqual({ venue_id: null, room_id: null });
});
