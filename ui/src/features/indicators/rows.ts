/** Which indicators are listed, how their values are written, and their readings as a grid. Pure. */
import {
  type GroupKind,
  type Indicator,
  type IndicatorDetail,
  type IndicatorRow,
  type Neighbourhood,
  type Point,
  type Reading,
  words,
} from '../../bindings';
import { meetsOwn } from '../../cards/own-filters';
import { folded, formatMoney, formatNumber, t } from '../../text';
import { asPeopleCount } from '../../text/compare';

export const STATUSES = words.IndicatorStatus;
export const DUE_STATES = words.DueState;

export interface Wanted {
  text: string;
  status: string;
  due: string;
  area: string;
  /** Only what I collect myself. */
  isMine: boolean;
  /** What is asked of the plan's own fields. */
  own: string[];
}

/** The indicators that have all words of the search and everything that was chosen; empty choices let all through. */
export function filterRows(rows: readonly IndicatorRow[], wanted: Wanted, me: string): IndicatorRow[] {
  const asked = folded(wanted.text).split(/\s+/).filter(Boolean);
  const mine = folded(me).trim();
  return rows.filter((row) => {
    const { indicator } = row;
    if (wanted.status && row.judgement.status !== wanted.status) return false;
    if (wanted.due && row.collection.state !== wanted.due) return false;
    if (wanted.area && !row.area_ids.includes(wanted.area)) return false;
    if (wanted.isMine && !(mine && folded(indicator.collector).includes(mine))) return false;
    if (!meetsOwn(row.own, wanted.own)) return false;
    const facts = [indicator.code, indicator.name, indicator.definition, indicator.source, indicator.collector];
    const all = folded([...facts, ...Object.values(row.own)].join(' '));
    return asked.every((word) => all.includes(word));
  });
}

/** A value as people write it, with its unit where that is short. */
export function valueText(value: number | null | undefined, row: Pick<IndicatorRow, 'indicator' | 'is_money'>, currency: string): string {
  if (value === null || value === undefined) return '';
  if (row.is_money) return formatMoney(value, currency);
  const number = formatNumber(value, row.indicator.decimals);
  return row.indicator.unit === '%' ? t('indicators-chart-percent', { value: number }) : number;
}

/** The sentence of the method, with the numbers behind the status. */
export function whyText(row: IndicatorRow, currency: string): string {
  const { judgement } = row;
  const value = (number: number | null) => valueText(number, row, currency);
  const year = (number: number | null) => String(number ?? '');
  return t(whyId(row), {
    status: t(`indicators-status-${judgement.status}`),
    year: year(judgement.reading_year),
    value: value(judgement.reading_value),
    expected: value(judgement.expected_value),
    target_year: year(judgement.target_year),
    target: value(judgement.target_value),
    base_year: year(judgement.base_year),
    base: value(judgement.base_value),
    ratio: formatNumber(judgement.ratio_percent ?? 0),
    slope: formatNumber(judgement.slope_percent ?? 0, 1),
    count: judgement.point_count,
  });
}

function whyId({ judgement }: IndicatorRow): string {
  if (judgement.method === 'none') return judgement.reading_year === null ? 'indicators-why-none' : 'indicators-method-none';
  if (judgement.status === 'no_data' || judgement.status === 'no_target') return `indicators-why-${judgement.status}`;
  if (judgement.method === 'target_path' && judgement.ratio_percent === null) return 'indicators-why-base_year';
  return `indicators-why-${judgement.method}`;
}

/** Lines of a small drawing, broken where a value is missing: the `points` of each, in a box of the size given. */
export function sparkLines(points: readonly Point[], width: number, height: number): string[] {
  const known = points.filter((point) => point.value !== null);
  if (known.length === 0) return [];
  const years = known.map((point) => point.year);
  const values = known.map((point) => point.value ?? 0);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (year: number) => (last === first ? width / 2 : ((year - first) / (last - first)) * (width - 6) + 3);
  const y = (value: number) => (most === least ? height / 2 : height - 3 - ((value - least) / (most - least)) * (height - 6));
  const lines: string[][] = [[]];
  for (const point of points) {
    if (point.value === null) lines.push([]);
    else lines.at(-1)?.push(`${x(point.year).toFixed(1)},${y(point.value).toFixed(1)}`);
  }
  return lines.filter((line) => line.length > 0).map((line) => line.join(' '));
}

/** A line of the grid of readings. */
export interface GridRow {
  key: string;
  kind: GroupKind;
  group: string;
  neighbourhoodId: string | null;
  label: string;
}

/** Everybody first, places before people. */
const KINDS: readonly GroupKind[] = ['total', 'neighbourhood', 'age', 'gender', 'own'];

/** What tells a group from others. */
export const groupKey = (kind: GroupKind, group: string, neighbourhoodId: string | null) => `${kind}:${neighbourhoodId ?? group.trim()}`;

/** The groups of an indicator, everybody first, and those that somebody is about to enter. */
export function gridRows(detail: IndicatorDetail, neighbourhoods: readonly Neighbourhood[], added: readonly GridRow[]): GridRow[] {
  const rows = new Map<string, GridRow>();
  const add = (kind: GroupKind, group: string, neighbourhoodId: string | null) => {
    const key = groupKey(kind, group, neighbourhoodId);
    const place = neighbourhoods.find((candidate) => candidate.id === neighbourhoodId);
    // In plans of before, readings outlived the neighbourhood that they are of, and lost its id with it.
    const gone = kind === 'neighbourhood' && group.trim() === '' ? t('indicators-neighbourhood_gone') : group;
    const label = kind === 'total' ? t('group-kind-total') : (place?.name ?? gone);
    if (!rows.has(key)) rows.set(key, { key, kind, group, neighbourhoodId, label });
  };
  add('total', '', null);
  for (const { reading } of detail.readings) add(reading.group_kind, reading.group_name, reading.neighbourhood_id);
  for (const row of added) if (!rows.has(row.key)) rows.set(row.key, row);
  return [...rows.values()].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || asPeopleCount(a.label, b.label));
}

/** The years of the grid: those read, those with a target, and the next one. */
export function gridYears(detail: IndicatorDetail, today: string, added: readonly number[]): number[] {
  const years = new Set<number>(added);
  for (const { reading } of detail.readings) years.add(Number(reading.measured_on.slice(0, 4)));
  for (const target of detail.targets) years.add(target.year);
  years.add(Number(today.slice(0, 4)));
  return [...years].sort((a, b) => a - b);
}

/** The reading that a cell shows: the last of its year. */
export function readingAt(detail: IndicatorDetail, row: GridRow, year: number) {
  const found = detail.readings.filter(
    ({ reading }) =>
      Number(reading.measured_on.slice(0, 4)) === year &&
      groupKey(reading.group_kind, reading.group_name, reading.neighbourhood_id) === row.key,
  );
  return found.findLast(({ reading }) => reading.value !== null) ?? found.at(-1);
}

/** The day of a reading that is typed under a year: its last day, or today in the year that runs. */
export const dayOf = (year: number, today: string) => (today.startsWith(String(year)) ? today : `${year}-12-31`);

/** A reading for a cell that has none yet. */
export function readingFor(indicator: Indicator, row: GridRow, year: number, today: string): Partial<Reading> {
  return {
    indicator_id: indicator.id,
    measured_on: dayOf(year, today),
    group_kind: row.kind,
    group_name: row.neighbourhoodId ? '' : row.group,
    neighbourhood_id: row.neighbourhoodId,
  };
}
