/** The fields of the card of an indicator. */
import { computedCounts } from '../../bindings';
import type { FieldSpec } from '../../cards/RecordForm.svelte';
import { t } from '../../text';
import { choicesOf } from '../../text/options';

const words = (prefix: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${prefix}-${value}`) }));

/** Whether a count is an amount, and so kept in the smallest unit. */
const isMoney = (computed: unknown) => typeof computed === 'string' && computed.endsWith('_minor');

/** The card: what, how, by whom and when. */
export function cardFields(): FieldSpec[] {
  return [
    { name: 'name', required: true, wide: true },
    { name: 'code' },
    { name: 'unit', list: ['%', 'people', 'events', 'hours', 'per 1,000'] },
    { name: 'definition', kind: 'long' },
    { name: 'direction', options: choicesOf('IndicatorDirection', 'indicator-direction') },
    { name: 'kind', options: choicesOf('IndicatorKind', 'indicator-kind') },
    { name: 'decimals', kind: 'number', min: 0, max: 6 },
    { name: 'status_method', options: choicesOf('StatusMethod', 'status-method') },
    { name: 'base_year', kind: 'number', min: 1800, max: 2200, when: (draft) => draft['status_method'] === 'target_path' },
    { name: 'base_value', kind: 'money', when: (draft) => draft['status_method'] === 'target_path' && isMoney(draft['computed']) },
    { name: 'base_value', kind: 'decimal', when: (draft) => draft['status_method'] === 'target_path' && !isMoney(draft['computed']) },
    {
      name: 'computed',
      options: [{ value: '', label: t('indicators-computed-none') }, ...words('indicators-computed', computedCounts)],
      wide: true,
    },
    { name: 'method', kind: 'long', when: (draft) => !draft['computed'] },
    { name: 'source', wide: true },
    { name: 'collector', when: (draft) => !draft['computed'] },
    { name: 'interval_months', kind: 'number', min: 1, max: 240, when: (draft) => !draft['computed'] },
    { name: 'next_due_on', kind: 'date', when: (draft) => !draft['computed'] },
    { name: 'revision' },
    { name: 'totals', options: choicesOf('TotalsRule', 'totals-rule') },
    { name: 'suppress_below', kind: 'number', min: 0, max: 1000 },
    { name: 'is_context', kind: 'check' },
    { name: 'note', kind: 'long' },
  ];
}

/** What stands behind one reading. */
export const READING_FIELDS: readonly FieldSpec[] = [
  { name: 'value', kind: 'decimal' },
  { name: 'measured_on', kind: 'date', required: true },
  { name: 'sample_size', kind: 'number', min: 0 },
  { name: 'margin', kind: 'decimal', min: 0 },
  { name: 'source', wide: true },
  { name: 'note', kind: 'long' },
];
