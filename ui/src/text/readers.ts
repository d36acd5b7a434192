/** The readers of fields in the language of the page and the country of the plan; the reading itself is in `read`. */
import { bounds } from '../bindings';
import { currencyDigits } from './money';
import { formatDate, formatFullDate, formatMoney, formatNumber, formatTime, languageName, plainList } from './format';
import { place } from './place.svelte';
import { readEmail, readLink, readPhone } from './read/addresses';
import { dateOrder, type DateWords, dateWords, readDate } from './read/dates';
import { LanguageNames, readLanguages, tagsOf, writeLanguages } from './read/languages';
import { readMoney, writeMoney } from './read/money';
import { readNumber, writeNumber } from './read/numbers';
import { readTime } from './read/times';
import { type Fault, nothing, type Reader, withoutMarks } from './read/understood';
import { t, text } from './text.svelte';

export type { Fault, Reader, Understood } from './read/understood';

export interface NumberBounds {
  isWhole?: boolean;
  min?: number | undefined;
  max?: number | undefined;
}

export function numberReader({ isWhole = false, min, max }: NumberBounds): Reader<number> {
  const most = isWhole ? bounds.count : bounds.number;
  const rules = { language: text.language, isWhole, min: min ?? -most, max: max ?? most };
  return {
    read: (typed) => readNumber(typed, rules),
    write: (value) => writeNumber(value, text.language),
    tell: (value) => formatNumber(value, 20),
  };
}

/** Amounts in the smallest unit of the plan's currency. */
export function moneyReader(min?: number): Reader<number> {
  const { currency } = place;
  const rules = { language: text.language, currency, digits: currencyDigits(currency), min: min ?? -bounds.minor, max: bounds.minor };
  return {
    read: (typed) => readMoney(typed, rules),
    write: (value) => writeMoney(value, rules),
    tell: (value) => formatMoney(value, currency),
  };
}

// Names are asked of the browser some two hundred times: once for each language is enough.
let held: { language: string; words: DateWords } | null = null;

function wordsOf(language: string): DateWords {
  if (held?.language !== language || held.words.today !== place.today) {
    const named = (id: string, count: number) => Array.from({ length: count }, (_, index) => withoutMarks(t(`${id}-${index + 1}`)));
    const months = named('format-month', 12);
    const weekdays = named('format-weekday', 7);
    held = { language, words: dateWords(language, place.today || '2000-01-01', { months, weekdays }) };
  }
  return held.words;
}

/** The same for a cell of a table: empty is nothing, and what is not understood is a sentence. */
export function cellReading<T extends string | number>(reader: Reader<T>) {
  return (typed: string): { value: T | null; fault?: undefined } | { fault: string } => {
    const read = reader.read(typed);
    if (read.kind === 'fault') return { fault: faultText(read.fault) };
    if (read.kind === 'asked') return { fault: t('fields-asked') };
    return { value: read.kind === 'value' ? read.value : null };
  };
}

export interface DateBounds {
  min?: string | null | undefined;
  max?: string | null | undefined;
  /** What stands there: a date typed without a year is near it. */
  near?: string | null | undefined;
}

export function dateReader({ min, max, near }: DateBounds): Reader<string> {
  const rules = {
    order: dateOrder(text.language, place.country),
    words: wordsOf(text.language),
    near: near || place.near || place.today || '2000-01-01',
    ...(min ? { min } : {}),
    ...(max ? { max } : {}),
  };
  return { read: (typed) => readDate(typed, rules), write: (value) => withoutMarks(formatDate(value)), tell: formatFullDate };
}

export function timeReader(): Reader<string> {
  return { read: (typed) => readTime(typed, text.language), write: (value) => withoutMarks(formatTime(value)), tell: formatTime };
}

/** Languages by name or tag; the value is their tags with commas between them. */
export function languagesReader(): Reader<string> {
  const names = new LanguageNames(text.language);
  return {
    read: (typed) => readLanguages(typed, names),
    write: (value) => writeLanguages(value, names),
    tell: (value) => plainList(tagsOf(value).map(languageName)),
  };
}

const asTyped = (read: Reader<string>['read']): Reader<string> => ({ read, write: (value) => value, tell: (value) => value });
/** Words that mean themselves. */
export const wordsReader = asTyped((typed) => (typed.trim() === '' ? nothing : { kind: 'value', value: typed.trim() }));
export const emailReader = asTyped(readEmail);
export const linkReader = asTyped(readLink);
export const phoneReader = asTyped(readPhone);

/** Why what was typed is no value. */
export function faultText({ code, values = {} }: Fault): string {
  const date = values['date'];
  return t(`fields-fault-${code}`, typeof date === 'string' ? { ...values, date: formatDate(date) } : values);
}

/** The day on which weeks begin, Monday being 1: that of the language in the plan's country. */
export function firstWeekday(): number {
  const base = text.language.split('-')[0] ?? 'en';
  if (!/^[A-Z]{2}$/.test(place.country)) return base === 'en' ? 1 : weekOf(base);
  return weekOf(`${base}-${place.country}`);
}

function weekOf(locale: string): number {
  // Younger browsers have a function, older ones the value.
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}
