import { describe, expect, it } from 'vitest';
import { blanks, type IndicatorDetail, type Point } from '../../bindings';
import { t } from '../../text';
import { gridRows, sparkLines } from './rows';

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

it.each([null, 'gone'])('readings of a neighbourhood that was deleted stand in a row that says so: %s', (neighbourhood_id) => {
  const reading = { ...blanks.reading, group_kind: 'neighbourhood' as const, neighbourhood_id };
  const detail = { readings: [{ reading }] } as unknown as IndicatorDetail;
  expect(gridRows(detail, [], []).map(({ label }) => label)).toEqual([t('group-kind-total'), t('indicators-neighbourhood_gone')]);
});
