import { expect, test } from 'vitest';
import type { PartnerRow } from '../../bindings';
import { emptyPartner, emptyPerson, filterPartners } from './rows';

function row(name: string, status: string, sector: string, person = ''): PartnerRow {
  const draft = emptyPartner(status, sector);
  const people = person ? [{ ...emptyPerson([]), name: person }] : [];
  return {
    draft: { ...draft, partner: { ...draft.partner, name }, people },
    contact_name: person,
    events: [],
    neighbourhood_name: 'Harbour',
  };
}

const rows = [
  row('Caf\u00e9 of Languages', 'invited', 'civil_society'),
  row('Riverton College', 'committed', 'higher_education', 'Aoife Byrne'),
  row('North School', 'invited', 'school'),
];

test.each([
  ['nothing asked', { text: '', sector: '', status: '', own: [] }, 3],
  ['without accents', { text: 'cafe', sector: '', status: '', own: [] }, 1],
  ['all words, in any order', { text: 'college river', sector: '', status: '', own: [] }, 1],
  ['people of the partner', { text: 'byrne', sector: '', status: '', own: [] }, 1],
  ['the neighbourhood', { text: 'harbour', sector: '', status: '', own: [] }, 3],
  ['status', { text: '', sector: '', status: 'invited', own: [] }, 2],
  ['status and sector', { text: '', sector: 'school', status: 'invited', own: [] }, 1],
  ['nothing fits', { text: 'cafe', sector: 'school', status: '', own: [] }, 0],
])('partners: %s', (_, wanted, count) => expect(filterPartners(rows, wanted)).toHaveLength(count));

test('an unknown word in a filter begins a partner as usual', () => {
  expect(emptyPartner('nonsense', '').partner.status).toBe('prospect');
  expect(emptyPerson([emptyPerson([])]).is_contact).toBe(false);
});
