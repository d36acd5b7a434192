import { describe, expect, it } from 'vitest';
import type { Point } from '../../bindings';
import { parseNumber, sparkLines } from './rows';

const point = (year: number, value: number | null): Point => ({
  year,
  value,
  measured_on: `${year}-12-31`,
  margin: null,
  is_summed: false,
});

describe('numbers as people type them', () => {
  it.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['1,234', 1234],
    ['1.234,5', 1234.5],
    ['44 %', 44],
    ['−3', -3],
    ['', null],
    ['about 3', undefined],
  ])('%s', (typed, expected) => {
    expect(parseNumber(typed)).toBe(expected);
  });
});

describe('small drawings', () => {
  it('break where a value is missing', () => {
    expect(sparkLines([point(2020, 1), point(2021, null), point(2022, 3), point(2023, 5)], 60, 20)).toHaveLength(2);
  });
  it('draw nothing of nothing', () => {
    expect(sparkLines([point(2020, null)], 60, 20)).toEqual([]);
  });
});
