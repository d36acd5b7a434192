/** Turns values in stored form, as the program sends them, into what a message shows. */
import { formatDate, formatMoment, formatTime } from './format';

/** Names whose values are a person's own words and stay as they are, even when they look like a number. */
const WORDS =
  /(^|_)(title|name|names|event|venue|room|partner|person|value|text|reason|from|to|other|code|detail|key|city|file|column|organiser|facilitator)$/;

/** One stored value as shown: dates and times written out, numbers as numbers. */
export function shown(name: string, value: string): string | number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return formatMoment(value);
  if (/^\d{2}:\d{2}(:\d{2})?$/.test(value)) return formatTime(value);
  if (!WORDS.test(name) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return value;
}

/** All values of a message. */
export function shownValues(values: { readonly [name: string]: string | undefined }): Record<string, string | number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(name, value ?? '')]));
}
