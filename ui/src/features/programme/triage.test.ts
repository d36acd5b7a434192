import { expect, test } from 'vitest';
import type { EventRow } from '../../bindings';
import { beside, lookedAt, waitingForDecision } from './triage';

const row = (id: string, received_on: string | null, status = 'submitted') => ({ id, received_on, status }) as unknown as EventRow;
const ids = (rows: readonly EventRow[]) => rows.map(({ id }) => id);

test('only what is submitted waits, the newest day first, within a day as it came, undated last', () => {
  const rows = [row('a', '2026-11-01'), row('b', null), row('c', '2026-11-20'), row('d', '2026-11-20'), row('e', '2026-12-01', 'accepted')];
  expect(ids(waitingForDecision(rows))).toEqual(['c', 'd', 'a', 'b']);
});

test('a decided event makes room for the one behind it, the last for the one before', () => {
  const list = [row('a', null), row('b', null), row('c', null)];
  expect(lookedAt(list, 'b', 0)?.id).toBe('b');
  expect(lookedAt([list[0]!, list[2]!], 'b', 1)?.id).toBe('c');
  expect(lookedAt([list[0]!, list[1]!], 'c', 2)?.id).toBe('b');
  expect(lookedAt([], 'c', 2)).toBeUndefined();
});

test('next and previous stop at the ends', () => {
  const list = [row('a', null), row('b', null)];
  expect([beside(list, 'a', 1)?.id, beside(list, 'b', 1)?.id, beside(list, 'a', -1)?.id]).toEqual(['b', 'b', 'a']);
});
