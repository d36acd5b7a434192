/** Dates, times and numbers as people write them. Stored forms in, words out; times are local to the city. */
import { text } from './text.svelte';

// Stored times carry no zone: read as UTC and written as UTC, they stay what they are.
const asDate = (stored: string) => new Date(`${stored.length === 10 ? `${stored}T00:00:00` : stored}Z`);

const cache = new Map<string, Intl.DateTimeFormat>();

function dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = text.language === 'en' || text.language === 'en-XA' ? 'en-GB' : text.language;
  const key = `${language} ${name}`;
  let format = cache.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
    cache.set(key, format);
  }
  return format;
}

/** `Tue 4 May` */
export function formatDay(stored: string): string {
  return dates('day', { weekday: 'short', day: 'numeric', month: 'short' }).format(asDate(stored)).replace(',', '');
}

/** `4 May 2027` */
export function formatDate(stored: string): string {
  return dates('date', { day: 'numeric', month: 'short', year: 'numeric' }).format(asDate(stored));
}

/** `3–9 May 2027` */
export function formatDateRange(from: string, to: string): string {
  return dates('range', { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(asDate(from), asDate(to));
}

/** `09:30`, from a date-time or a time. */
export function formatTime(stored: string): string {
  return (stored.includes('T') ? stored.slice(11, 16) : stored.slice(0, 5)).replace(/^0(?=\d:)/, '');
}

/** `9:30–11:00` */
export function formatTimeRange(from: string, to: string): string {
  return `${formatTime(from)}–${formatTime(to)}`;
}

/** `Tue 4 May, 9:30` */
export function formatMoment(stored: string): string {
  return `${formatDay(stored)}, ${formatTime(stored)}`;
}

/** A number in the language's own way. */
export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(text.language, { maximumFractionDigits: digits }).format(value);
}

/** Money from its smallest unit. */
export function formatMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(text.language, { style: 'currency', currency: currency || 'EUR' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}

/** `a, b and c` */
export function plainList(words: readonly string[]): string {
  return new Intl.ListFormat(text.language, { type: 'conjunction' }).format(words);
}
