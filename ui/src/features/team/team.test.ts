import { expect, test } from 'vitest';
import type { ConflictClaim, ConflictRow, JsonValue } from '../../bindings';
import { choiceOfKey, claimants, thirdKind } from './team';

const claim = (name: string, value: JsonValue, said = String(value ?? '')): ConflictClaim => ({
  name,
  is_me: false,
  at: '2026-11-30T09:00:00',
  said,
  value,
});

test('a third value is typed as what the others are, and only where typing can say it', () => {
  const kind = (...claims: ConflictClaim[]) => thirdKind({ kind: 'value', claims });
  expect(kind(claim('Ann', 12), claim('Ben', null))).toBe('decimal');
  expect(kind(claim('Ann', '2027-05-04', 'Tue 4 May'), claim('Ben', '2027-05-05', 'Wed 5 May'))).toBe('date');
  expect(kind(claim('Ann', 'Kites'), claim('Ben', 'Lanterns'))).toBe('text');
  // Words of the program and other records are chosen where they stand.
  expect(kind(claim('Ann', 'confirmed', 'Confirmed by its host'), claim('Ben', 'held', 'Held'))).toBeNull();
  expect(kind(claim('Ann', true, 'yes'), claim('Ben', false, 'no'))).toBeNull();
  expect(thirdKind({ kind: 'text', claims: [claim('Ann', 'a b')] })).toBe('long');
  expect(thirdKind({ kind: 'deleted_while_edited', claims: [claim('Ann', true, 'Stays')] })).toBeNull();
});

test('a key takes what one wrote, and Enter leaves what the plan shows', () => {
  const row = (kind: ConflictRow['kind'], ...values: JsonValue[]): ConflictRow => ({
    id: 'c',
    kind,
    table: 'event',
    record_id: 'e',
    name: 'Kites',
    field: 'summary',
    field_name: 'Summary',
    shown: 'both',
    claims: values.map((value) => claim('Ann', value)),
  });
  const choices = (of: ConflictRow) => ['1', '2', '3', '0', 'Enter', 'a', ' '].map((key) => choiceOfKey(key, of));
  const [first, second, both] = [{ claim: 0 }, { claim: 1 }, { value: 'both' }];
  expect(choices(row('value', 'a', 'b'))).toEqual([first, second, null, null, second, null, null]);
  expect(choices(row('text', 'a', 'b'))).toEqual([first, second, both, null, both, null, null]);
  // Whoever deleted it last: it is still there.
  expect(choices(row('deleted_while_edited', 1, 0))).toEqual([first, second, null, null, first, null, null]);
});

test('people are counted by the clashes in which they have a say', () => {
  const row = (...names: string[]) => ({
    id: names.join(),
    kind: 'value' as const,
    table: 'event',
    record_id: 'e',
    name: 'Kites',
    field: 'title',
    field_name: 'Title',
    shown: '',
    claims: names.map((name) => claim(name, name)),
  });
  expect(claimants([row('Ann', 'Ben'), row('Ben', 'Cleo'), row('Ann', 'Ann')])).toEqual([
    { name: 'Ann', count: 2 },
    { name: 'Ben', count: 2 },
    { name: 'Cleo', count: 1 },
  ]);
});
