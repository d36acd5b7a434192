import { expect, test } from 'vitest';
import type { ChangedEvent, Release, ReleaseChange, ReleaseChanges } from '../../bindings';
import { countKinds, groupChanges } from './releases';

const release: Release = {
  id: 'r',
  week_id: 'w',
  number: 1,
  title: 'One',
  note: '',
  version: 'v',
  released_on: null,
  is_printed: false,
};
const event = (id: string, ...kinds: ReleaseChange[]): ChangedEvent => ({
  event_id: id,
  title: id,
  is_here: true,
  kinds,
  lines: [],
  host_names: [],
  venue_names: [],
});
const host = (id: string, ...ids: string[]) => ({ partner_id: id, name: id, contact: 'Ann', email: '', phone: '1', event_ids: ids });
const changes: ReleaseChanges = {
  from: release,
  to: null,
  events: [event('bread', 'moved', 'reworded'), event('chess', 'new'), event('kites', 'moved')],
  hosts: [host('library', 'bread', 'chess'), host('school', 'bread')],
  venues: [{ venue_id: 'hall', name: 'Hall', event_ids: ['kites'] }],
  without_host_count: 1,
};
const told = (by: 'event' | 'host' | 'venue', kind: string) =>
  groupChanges(changes, by, kind)
    .map((group) => `${group.id}: ${group.events.map((one) => one.event_id).join(' ')}`)
    .join(', ');

test.each([
  ['event', '', ': bread chess kites'],
  ['event', 'moved', ': bread kites'],
  ['host', '', 'library: bread chess, school: bread'],
  ['host', 'new', 'library: chess'],
  ['host', 'withdrawn', ''],
  ['venue', 'moved', 'hall: kites'],
  ['venue', 'new', ''],
] as const)('by %s, of kind "%s"', (by, kind, expected) => {
  expect(told(by, kind)).toBe(expected);
});

test('an event of two kinds counts in both', () => {
  expect([...countKinds(changes.events)]).toEqual([
    ['moved', 2],
    ['reworded', 1],
    ['new', 1],
  ]);
});

test('a host is reached by what is known', () => {
  expect(groupChanges(changes, 'host', '')[0]?.about).toEqual(['Ann', '1']);
});
