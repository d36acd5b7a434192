import { describe, expect, it } from 'vitest';
import type { TwinRow, TwinSide } from '../bindings';
import { hangingIds, isPair, MOST_PAIRS, shownFields, shownPairs, sideText } from './twins';

const side = (id: string, ...details: string[]): TwinSide => ({ id, name: `Name ${id}`, details });
const row = (keep: string, gone: string): TwinRow => ({ keep: side(keep), gone: side(gone), reason: 'name' });

describe('duplicates', () => {
  it('tells those of one name apart', () => {
    expect(sideText(side('a'))).toBe('Name a');
    expect(sideText(side('a', 'Library', 'a@example.org'))).toBe('Name a · Library · a@example.org');
  });

  it('shows so many pairs at once', () => {
    const rows = Array.from({ length: MOST_PAIRS + 3 }, (_, at) => row(`a${at}`, `b${at}`));
    expect(shownPairs(rows)).toEqual({ pairs: rows.slice(0, MOST_PAIRS), more: 3 });
    expect(shownPairs(rows.slice(0, 2))).toEqual({ pairs: rows.slice(0, 2), more: 0 });
  });

  it.each([
    ['a', 'b', true],
    ['b', 'a', true],
    ['a', 'a', false],
    ['a', 'c', false],
  ])('knows the pair %s and %s', (one, other, expected) => {
    expect(isPair(row('a', 'b'), side(one), side(other))).toBe(expected);
  });

  it('knows no pair where one is not chosen', () => {
    expect(isPair(row('a', 'b'), side('a'), null)).toBe(false);
  });

  it('shows what differs, or everything', () => {
    const field = (name: string, is_different: boolean) => ({ field: name, label: name, keep: '', gone: '', after: '', is_different });
    const fields = [field('name', true), field('note', false)];
    expect(shownFields({ fields, hanging: [] }, true)).toEqual([fields[0]]);
    expect(shownFields({ fields, hanging: [] }, false)).toEqual(fields);
  });

  it('says what hangs on a kind in its own words first', () => {
    expect(hangingIds('venue', { of: 'event', keep: 1, gone: 0, after: 1 })).toEqual(['twins-of-venue-event', 'twins-of-event']);
  });
});
