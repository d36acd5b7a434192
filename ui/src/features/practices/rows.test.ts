import { expect, test } from 'vitest';
import { blanks } from '../../bindings';
import { filterPractices, type Practice } from './rows';

const practice = (id: string, part: Partial<Practice>): Practice => ({ ...blanks.practice, table: 'practice', id, ...part });
const all = [
  practice('rooms', { title: 'Rooms lent free', is_own: true }),
  practice('cork', { title: 'A festival', place: 'Cork', results: '600 events' }),
];
const areas = new Map([['cork', new Set(['culture'])]]);

test('practices are found by words, owner and area together', () => {
  const found = (text: string, whose = '', area = '') => filterPractices(all, { text, whose, area }, areas).map(({ id }) => id);
  expect(found('')).toEqual(['rooms', 'cork']);
  expect(found('CORK 600')).toEqual(['cork']);
  expect(found('', 'own')).toEqual(['rooms']);
  expect(found('', 'other', 'culture')).toEqual(['cork']);
  expect(found('festival', 'own')).toEqual([]);
});
