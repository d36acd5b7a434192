import { describe, expect, it } from 'vitest';
import type { Point } from '../../bindings';
import { sparkLines } from './rows';

const point = (year: number, value: number | null): Point => ({
  year,
  value,
  measured_on: `${year}-12-31`,
  margin: null,
  is_summed: false,
});

describe('small drawings', () => {
  it('break where a value is missing', () => {
    expect(sparkLines([point(2020, 1), point(2021, null), point(2022, 3), point(2023, 5)], 60, 20)).toHaveLength(2);
  });
  it('draw nothing of nothing', () => {
    expect(sparkLines([point(2020, null)], 60, 20)).toEqual([]);
  });
});
