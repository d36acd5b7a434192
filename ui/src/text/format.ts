/**
 * Dates, times and numbers as people write them. Stored forms in, words out; times are local to the city.
 *
 * Dates are put together by the messages of `formats.ftl`, as in the program, so that screen and paper agree.
 */
import { currencyCode, currencyDigits } from './money';
import { hasText, isolated, SET_APART, t, text, TO_HERE } from './text.svelte';

// Stored times carry no zone: read as UTC and written as UTC, they stay what they are.
const asDate = (stored: string) => new Date(`${stored.slice(0, 10)}T00:00:00Z`);

/**
 * What is read as one: with a direction of its own, and without marks around its parts, which would turn them around in a
 * text from right to left.
 */
function asOne(words: string): string {
  const bare = words.replace(/[\u2066-\u2069]/g, '');
  return text.direction === 'rtl' ? `${SET_APART}${bare}${TO_HERE}` : words;
}

function dateBy(id: string, stored: string): string {
  const date = asDate(stored);
  if (Number.isNaN(date.getTime())) return stored;
  const weekday = date.getUTCDay() || 7;
  const month = date.getUTCMonth() + 1;
  return asOne(
    t(id, {
      weekday: t(`format-weekday-${weekday}`),
      weekday_short: t(`format-weekday_short-${weekday}`),
      day: String(date.getUTCDate()),
      month: t(`format-month-${month}`),
      month_short: t(`format-month_short-${month}`),
      year: String(date.getUTCFullYear()),
    }),
  );
}

/** `Tue 4 May` */
export function formatDay(stored: string): string {
  return dateBy('format-date-short', stored);
}

/** `4 May 2027` */
export function formatDate(stored: string): string {
  return dateBy('format-date-long', stored);
}

/** `Tuesday 4 May 2027` */
export function formatFullDate(stored: string): string {
  return dateBy('format-date-full', stored);
}

/** `3–9 May 2027` */
export function formatDateRange(from: string, to: string): string {
  if (from === to) return formatDate(from);
  if (from.slice(0, 7) === to.slice(0, 7))
    return asOne(t('format-range-days', { from: String(asDate(from).getUTCDate()), to: formatDate(to) }));
  const first = from.slice(0, 4) === to.slice(0, 4) ? dateBy('format-date-day_month', from) : formatDate(from);
  return asOne(t('format-range-dates', { from: first, to: formatDate(to) }));
}

/** `9:30`, from a date-time or a time. */
export function formatTime(stored: string): string {
  const [hour = '', minute = ''] = (stored.includes('T') ? stored.slice(11) : stored).split(':');
  // Marks around each number would turn hours and minutes around in a text from right to left.
  return t('format-time', { hour: hour.replace(/^0(?=\d)/, ''), minute }).replace(/[\u2066-\u2069]/g, '');
}

/** `9:30–11:00`; `9:30` alone where nobody has said when it ends. */
export function formatTimeRange(from: string, to: string): string {
  if (from === to) return formatTime(from);
  return asOne(t('format-range-times', { from: formatTime(from), to: formatTime(to) }));
}

/** `1:30–3:00 (early on Sun 9 May)`: a time in the night, where it stands under the day before. */
export function formatNight(times: string, on: string): string {
  return asOne(t('format-night', { time: times, date: formatDay(on) }));
}

/** `Tue 4 May, 9:30` */
export function formatMoment(stored: string): string {
  return asOne(t('format-moment', { date: formatDay(stored), time: formatTime(stored) }));
}

const TWELVE_HOURS = 12 * 60 * 60 * 1000;

/** `Tue 4 May, 10:00–11:30`; an end in the same night needs no second date. */
export function formatSpan(from: string, to: string): string {
  const isOneEvening = from.slice(0, 10) === to.slice(0, 10) || Date.parse(`${to}Z`) - Date.parse(`${from}Z`) < TWELVE_HOURS;
  if (isOneEvening) return asOne(t('format-moment', { date: formatDay(from), time: formatTimeRange(from, to) }));
  return asOne(t('format-range-dates', { from: formatMoment(from), to: formatMoment(to) }));
}

/** A number in the language's own way. */
export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(text.language, { maximumFractionDigits: digits }).format(value);
}

/** `71%` */
export function formatPercent(percent: number): string {
  return t('format-percent', { number: formatNumber(percent) });
}

/**
 * Money from its smallest unit; no cents when there are none. An old plan can hold any word for its currency, and `Intl`
 * throws at what is no code: then the word stands behind the number.
 */
export function formatMoney(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const code = currencyCode(currency);
  const isCode = /^[A-Z]{3}$/.test(code);
  const format = new Intl.NumberFormat(text.language, {
    ...(isCode ? { style: 'currency', currency: code } : {}),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const amount = format.format(minor / 10 ** digits);
  return isCode || code === '' ? amount : `${amount}\u00a0${isolated(currency.trim())}`;
}

/** Money in a few figures, such as `€12.4k`, with the same words as in the program's drawings. */
export function formatShortMoney(minor: number, currency: string): string {
  const amount = Math.abs(minor) / 10 ** currencyDigits(currency);
  const short =
    amount < 9_999.5
      ? formatNumber(amount)
      : amount < 999_500
        ? t('format-thousands', { number: formatNumber(amount / 1e3, 1) })
        : t('format-millions', { number: formatNumber(amount / 1e6, 1) });
  const own = `format-currency-${currency}`;
  const written = currency === '' ? short : t(hasText(own) ? own : 'format-currency', { amount: short, currency });
  return minor < 0 ? `${t('format-minus')}${written}` : written;
}

/** A language by its code, in the language of the page; what is no code stays as it was written. */
export function languageName(code: string): string {
  if (!/^[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?$/.test(code)) return code;
  return new Intl.DisplayNames([text.language, 'en'], { type: 'language' }).of(code) ?? code;
}

/** The size of a file. */
export function formatBytes(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(text.language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** `a, b and c` */
export function plainList(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  const last = rest.pop();
  if (last === undefined) return first;
  const most = rest.reduce((before, next) => t('format-list', { first: before, next }), first);
  return t('format-list_last', { first: most, next: last });
}

/** `a · b`: facts in one line, without those that are not there. */
export function joined(facts: readonly (string | number | null | undefined | false)[]): string {
  return facts
    .filter(Boolean)
    .map((fact) => isolated(String(fact)))
    .join(' · ');
}
