import { describe, expect, test } from 'vitest';
import type { Assessment, Feature, Rating } from '../../bindings';
import { compare, countRated, gained, nextRound, roundBefore, stepsOf } from './rounds';

const round = (id: string, held_on: string, scale_max = 4): Assessment => ({
  id,
  framework_id: 'f',
  title: id,
  held_on,
  scale_max,
  note: '',
  kind: 'rating',
  is_light: false,
  neighbourhood_id: null,
  pass_mark: null,
});
const feature = (id: string): Feature => ({ id, area_id: 'a', code: '', name: id, measures: '', position: id, is_light: false });
const rating = (feature_id: string, now: number | null): Rating => ({
  id: '',
  assessment_id: 'r',
  feature_id,
  now,
  ambition: 4,
  note: '',
  evidence: '',
});
/** `a1 b- c0` as ratings; `-` is not rated. */
const read = (text: string) =>
  new Map(text.split(' ').map((word) => [word[0] ?? '', rating(word[0] ?? '', word[1] === '-' ? null : Number(word[1]))]));
const features = ['a', 'b', 'c', 'd'].map(feature);

describe('progress of a round', () => {
  test.each([
    ['a1 b2 c3 d4', 4],
    ['a0 b-', 1],
    ['z3', 0],
  ])('%s', (text, expected) => expect(countRated(features, read(text))).toBe(expected));
});

describe('the round before', () => {
  const rounds = [round('new', '2026-10-01'), round('draft', '2026-03-01'), round('old', '2025-10-01'), round('oldest', '2024-01-01')];
  test.each([
    ['new', 'old'],
    ['draft', 'old'],
    ['old', 'oldest'],
    ['oldest', undefined],
  ])('of %s is %s', (id, expected) =>
    expect(
      roundBefore(
        rounds,
        ['draft'],
        rounds.find((one) => one.id === id)!,
      )?.id,
    ).toBe(expected),
  );

  test.each([
    ['a3 b1 c2 d-', 'a1 b2 c2 d4', { risen: 1, fallen: 1, same: 1 }],
    ['a0', 'a-', { risen: 0, fallen: 0, same: 0 }],
  ])('%s after %s', (now, before, expected) => expect(compare(features, read(now), read(before), [4, 4])).toEqual(expected));

  test('scales that differ are not compared', () => expect(gained(rating('a', 4), rating('a', 2), [4, 5])).toBeNull());
});

test('a new round takes the last scale', () => {
  expect(nextRound('f', [round('b', '2026-01-01', 5), round('a', '2025-01-01', 3)], 'Next', '2027-01-01').scale_max).toBe(5);
  expect(nextRound('f', [], 'First', '2027-01-01').scale_max).toBe(4);
  expect(stepsOf(3)).toEqual([0, 1, 2, 3]);
});
