import { expect, test } from 'vitest';
import type { PartnerRow } from '../../bindings';
import { byStatus, nextStatus } from './board';
import { emptyPartner } from './rows';

function row(name: string, status: string): PartnerRow {
  const draft = emptyPartner(status, 'other');
  return { draft: { ...draft, partner: { ...draft.partner, id: name, name } }, contact_name: '', events: [], neighbourhood_name: '' };
}

test('every partner stands in the column of its status, in its order', () => {
  const columns = byStatus([row('a', 'invited'), row('b', 'active'), row('c', 'invited')]);
  expect(columns.get('invited')?.map(({ draft }) => draft.partner.name)).toEqual(['a', 'c']);
  expect([...columns.values()].flat()).toHaveLength(3);
  expect(columns.size).toBe(7);
});

test.each([
  ['prospect', 1, 'invited'],
  ['prospect', -1, undefined],
  ['former', 1, undefined],
  ['active', -1, 'committed'],
] as const)('%s and %i further is %s', (status, steps, expected) => expect(nextStatus(status, steps)).toBe(expected));
