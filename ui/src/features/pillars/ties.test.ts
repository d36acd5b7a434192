import { expect, test } from 'vitest';
import type { Feature, TiedRow } from '../../bindings';
import { countsOf, tiesAt } from './ties';

const row = (subject_id: string, area_id: string, feature_id: string | null): TiedRow => ({
  area_id,
  feature_id,
  subject: 'event',
  subject_id,
  name: subject_id,
  through: null,
});
const feature = (id: string): Feature => ({ id, area_id: 'a', code: id, name: id, measures: '', position: id, is_light: false });

test('a record counts once in an area, however many of its features it is tied to', () => {
  const rows = [row('fair', 'a', null), row('fair', 'a', 'a1'), row('talk', 'a', 'a2'), row('walk', 'b', null)];
  expect(countsOf(rows, 'a')).toEqual({ event: 2 });
  expect(countsOf(rows, 'c')).toEqual({});
});

test('the whole area comes first, then its features in order', () => {
  const rows = [row('talk', 'a', 'a2'), row('fair', 'a', 'a1'), row('walk', 'a', null)];
  const groups = tiesAt(rows, 'a', 'event', [feature('a1'), feature('a2')]);
  expect(groups.map((group) => [group.feature?.id, group.rows.map((it) => it.subject_id)])).toEqual([
    [undefined, ['walk']],
    ['a1', ['fair']],
    ['a2', ['talk']],
  ]);
});
