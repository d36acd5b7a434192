/**
 * Turns values in stored form, as the program sends them, into what a message shows.
 *
 * The ending of a value's name says how; the rule stands in `assets/locales/README.md`, and the program follows the same one.
 */
import { formatDay, formatMoment, formatNumber, formatSpan, formatTimeRange, plainList } from './format';
import { t } from './text.svelte';

type Stored = { readonly [name: string]: string | undefined };

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const HOURS = /^(\d{2}:\d{2}(:\d{2})?\/\d{2}:\d{2}(:\d{2})?( |$))*$/;

/** One stored value as people write it. A value that cannot be read is shown as it is. */
export function shown(name: string, value: string): string {
  if (name.endsWith('_at') && MOMENT.test(value)) return formatMoment(value);
  if (name.endsWith('_on') && DATE.test(value)) return formatDay(value);
  if (name.endsWith('_hours') && HOURS.test(value)) return plainList(value.split(' ').filter(Boolean).map(hours));
  if (isCount(name, value)) return formatNumber(Number(value));
  return value;
}

/** All values of a message, with the plain numbers for plurals and the spans that begin and end among them. */
export function shownValues(values: Stored): Record<string, string | number> {
  const all: Record<string, string | number> = {};
  for (const [name, value = ''] of Object.entries(values)) {
    all[name] = shown(name, value);
    if (isCount(name, value)) all[`${name}_raw`] = Number(value);
    const prefix = name.endsWith('starts_at') ? name.slice(0, -'starts_at'.length) : undefined;
    const end = prefix === undefined ? undefined : values[`${prefix}ends_at`];
    if (end && MOMENT.test(value) && MOMENT.test(end)) all[`${prefix}span`] = formatSpan(value, end);
  }
  return all;
}

/** The message with this id and values in stored form, as the program sends them. */
export function tv(id: string, values: Stored): string {
  return t(id, shownValues(values));
}

const isCount = (name: string, value: string) => /_(count|minutes)$/.test(name) && /^-?\d+$/.test(value);

function hours(span: string): string {
  const [from = '', to = ''] = span.split('/');
  return formatTimeRange(from, to);
}
