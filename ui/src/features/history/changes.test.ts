import { expect, test } from 'vitest';
import type { Difference, HistoryEntry } from '../../bindings';
import { fieldName, tableName } from '../../text/labels';
import { byDay, byTable, countAfter, valueText } from './changes';

const entry = (change_id: number, at: string, is_undone = false) => ({ change_id, at, is_undone }) as HistoryEntry;
const entries = [entry(5, '2026-11-23T10:00:00'), entry(4, '2026-11-23T09:00:00', true), entry(3, '2026-11-22T18:00:00')];

test('entries stand under their day', () => {
  expect(byDay(entries).map(({ on, entries: list }) => [on, list.length])).toEqual([
    ['2026-11-23', 2],
    ['2026-11-22', 1],
  ]);
});

test('going back counts what still stands', () => {
  expect(countAfter(entries, 3), 'the undone one does not count').toBe(1);
  expect(countAfter(entries, 5)).toBe(0);
});

test('differences are grouped by table, with the words of the forms', () => {
  const item = (table: string) => ({ table, id: '', name: '', kind: 'added', changes: [] }) as Difference;
  expect(byTable([item('event'), item('venue'), item('event')]).map(({ table, items }) => [table, items.length])).toEqual([
    ['event', 2],
    ['venue', 1],
  ]);
  expect(tableName('event_partner')).toBe('Partners of events');
  expect(fieldName('event', 'title')).toBe('Title');
  expect([valueText('Needs information'), valueText('')]).toEqual(['Needs information', 'nothing']);
});
