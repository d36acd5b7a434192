/**
 * Dates as people type them: `24.5.27`, `24 May`, `May 24, 2027`, `2027-05-24`, `5/24/2027`. Stored as `2027-05-24`.
 *
 * What may be one day or another is decided by the language and the country of the plan, else asked. Figures without
 * marks (`05242027`) are always asked about, unless they can only be year, month, day.
 */
import { folded } from '../fold';
import { fault, nothing, plainDigits, type Understood, withoutMarks } from './understood';

/** In which order a place writes day, month and year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface DateRules {
  /** `null`: nobody can say, as in English without a country. */
  order: DateOrder | null;
  words: DateWords;
  /** A date without a year is the one nearest to this day. */
  near: string;
  min?: string;
  max?: string;
}

/** Names of a language, folded: twelve of months, seven of weekdays from Monday, and days around today. */
export interface DateWords {
  months: readonly (readonly string[])[];
  weekdays: readonly (readonly string[])[];
  today: string;
  /** `today`, `tomorrow`: days from today. */
  relative: ReadonlyMap<string, number>;
}

const DAY_MS = 86_400_000;
const stored = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The order of a language in a country. */
export function dateOrder(language: string, country: string): DateOrder | null {
  const base = language.split('-')[0] ?? 'en';
  // English without a country is written both ways.
  if (base === 'en' && !country) return null;
  const locale = /^[A-Z]{2}$/.test(country) ? `${base}-${country}` : base;
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(0);
  const order = parts.map(({ type }) => ({ day: 'd', month: 'm', year: 'y' })[type as string] ?? '').join('');
  return order === 'mdy' || order === 'ymd' ? order : 'dmy';
}

/** The names of a language and of English. */
export function dateWords(
  language: string,
  today: string,
  further: { months?: readonly string[]; weekdays?: readonly string[] } = {},
): DateWords {
  const names = (count: number, options: Intl.DateTimeFormatOptions, day: (index: number) => number, more: readonly string[] | undefined) =>
    Array.from({ length: count }, (_, index) => {
      const written = [language, 'en'].flatMap((one) =>
        (['long', 'short'] as const).flatMap((style) => {
          const kind = options.month ? { month: style } : { weekday: style };
          // With the day beside it, some languages bend the name of the month.
          return [kind, { ...kind, day: 'numeric' } as const].map(
            (form) =>
              new Intl.DateTimeFormat(one, { ...form, timeZone: 'UTC' })
                .formatToParts(day(index))
                .find(({ type }) => type === 'month' || type === 'weekday')?.value ?? '',
          );
        }),
      );
      return [...new Set([...written, more?.[index] ?? ''].map((word) => plainWord(word)).filter((word) => /\p{L}/u.test(word)))];
    });
  const relative = new Map<string, number>();
  for (const one of ['en', language]) {
    const format = new Intl.RelativeTimeFormat(one, { numeric: 'auto' });
    for (const days of [-1, 0, 1]) relative.set(plainWord(format.format(days, 'day')), days);
  }
  return {
    months: names(12, { month: 'long' }, (index) => Date.UTC(2027, index, 15), further.months),
    // 4 January 2027 is a Monday.
    weekdays: names(7, { weekday: 'long' }, (index) => Date.UTC(2027, 0, 4 + index), further.weekdays),
    today,
    relative,
  };
}

const plainWord = (word: string) => folded(withoutMarks(word)).replace(/\.$/, '').trim();

/** A real day of the calendar as it is stored; `null`: there is none. */
export function dayOf(year: number, month: number, day: number): string | null {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? stored(at) : null;
}

interface Parts {
  year: string | null;
  month: string;
  day: string;
}

const wholeYear = (year: string) => (year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900));
const isYear = (year: string) => (year.length === 2 || year.length === 4) && 1800 <= wholeYear(year) && wholeYear(year) < 2300;

/** The day that is meant; without a year the one nearest to `near` that the field allows. */
function dateOf({ year, month, day }: Parts, { near, min, max }: DateRules): string | null {
  if (year !== null)
    return isYear(year) && day.length <= 2 && month.length <= 2 ? dayOf(wholeYear(year), Number(month), Number(day)) : null;
  const from = Number(near.slice(0, 4));
  const found = [from - 1, from, from + 1, from + 2, from + 3, from + 4]
    .map((one) => dayOf(one, Number(month), Number(day)))
    .filter((one) => one !== null);
  const inside = found.filter((one) => (!min || min <= one) && (!max || one <= max));
  const far = (one: string) => Math.abs(Date.parse(one) - Date.parse(near));
  return [...(inside.length > 0 ? inside : found)].sort((a, b) => far(a) - far(b))[0] ?? null;
}

function arranged(parts: readonly string[], order: DateOrder): Parts {
  const [a = '', b = '', c = null] = parts;
  if (parts.length === 2) return order === 'dmy' ? { day: a, month: b, year: null } : { month: a, day: b, year: null };
  if (order === 'ymd') return { year: a, month: b, day: c ?? '' };
  return order === 'dmy' ? { day: a, month: b, year: c } : { month: a, day: b, year: c };
}

/** Figures with marks between them. */
function readFigures(parts: readonly string[], isDotted: boolean, rules: DateRules): Understood<string> {
  if (parts.length === 1) return readBare(parts[0] ?? '', rules);
  if (parts.length > 3) return fault('date');
  const longAt = parts.findIndex((part) => part.length > 2);
  if (parts.length === 2 && longAt >= 0) return parts[longAt]?.length === 4 ? fault('date_half') : fault('date');
  if (longAt === 1 || parts.some((part, index) => part.length > 2 && index !== longAt)) return fault('date');
  const long = parts[longAt];
  if (long !== undefined && !isYear(long)) return fault('year');
  // A year of four figures says where it stands; of two figures it leads only where that is the custom.
  const orders: readonly DateOrder[] =
    longAt === 0 ? ['ymd'] : longAt === 2 || parts.length === 2 || rules.order !== 'ymd' ? ['dmy', 'mdy'] : ['ymd', 'dmy', 'mdy'];
  const of = (order: DateOrder) => dateOf(arranged(parts, order), rules);
  const found = [...new Set(orders.map(of).filter((date) => date !== null))];
  if (found.length === 0) return fault('no_such_day');
  // Where months lead, dots are foreign, and who writes them may mean either.
  const order =
    isDotted && rules.order !== 'ymd'
      ? rules.order === 'mdy'
        ? null
        : 'dmy'
      : rules.order === 'ymd' && !orders.includes('ymd')
        ? 'mdy'
        : rules.order;
  const first = order && orders.includes(order) ? of(order) : null;
  if (first) return { kind: 'value', value: first };
  const [only] = found;
  return found.length === 1 && only ? { kind: 'value', value: only } : { kind: 'asked', choices: found };
}

/** Figures without marks: nobody can be sure, so every possible day is offered. */
function readBare(digits: string, rules: DateRules): Understood<string> {
  if (digits.length <= 4) return fault('date_half');
  const cut = (...sizes: number[]) => {
    let at = 0;
    return sizes.map((size) => digits.slice(at, (at += size)));
  };
  if (digits.length !== 6 && digits.length !== 8) return fault('date');
  const long = digits.length === 8;
  const year = long ? 4 : 2;
  const first = dateOf(arranged(cut(year, 2, 2), 'ymd'), rules);
  const others = (['dmy', 'mdy'] as const).map((order) => dateOf(arranged(cut(2, 2, year), order), rules));
  const found = [...new Set([...others, first].filter((date) => date !== null))];
  if (found.length === 0) return fault('date');
  return long && first && found.length === 1 ? { kind: 'value', value: first } : { kind: 'asked', choices: found };
}

const indexOf = (names: readonly (readonly string[])[], word: string, least: number) => {
  const exact = names.findIndex((all) => all.includes(word));
  if (exact >= 0) return exact;
  const near = names.flatMap((all, index) => (word.length >= least && all.some((name) => name.startsWith(word)) ? [index] : []));
  return near.length === 1 ? (near[0] ?? -1) : -1;
};
const SMALL = new Set(['of', 'the', 'de', 'den', 'del', 'di', 'le', 'el', 'am', 'on', 'st', 'nd', 'rd', 'th', 'er', 'a']);

/** Words and figures: `Mon 24 May 2027`. */
function readWords(tokens: readonly string[], rules: DateRules): Understood<string> {
  let month = -1;
  let weekday = -1;
  const figures: string[] = [];
  for (const token of tokens) {
    const asMonth = indexOf(rules.words.months, token, 3);
    const asWeekday = indexOf(rules.words.weekdays, token, 2);
    if (/^\d+$/.test(token)) figures.push(token);
    else if (SMALL.has(token)) continue;
    else if (asWeekday >= 0 && weekday < 0 && (asMonth < 0 || month >= 0)) weekday = asWeekday;
    else if (asMonth >= 0 && month < 0) month = asMonth;
    else return fault('date');
  }
  const isWeekday = (date: string) => weekday < 0 || (new Date(date).getUTCDay() + 6) % 7 === weekday;
  const checked = (read: Understood<string>) =>
    // A day that is not that weekday: one of the two is a slip, and nobody but the person knows which.
    read.kind === 'value' && !isWeekday(read.value) ? ({ kind: 'asked', choices: [read.value] } as const) : read;
  if (month < 0) return figures.length > 1 ? checked(readFigures(figures, tokens.includes('.'), rules)) : fault('date_half');
  const long = figures.findIndex(({ length }) => length > 2);
  const [first, second] = long === 0 ? [figures[1], figures[0]] : figures;
  if (first === undefined || figures.length > 2) return fault(figures.length > 2 ? 'date' : 'date_half');
  if (second !== undefined && !isYear(second)) return fault('year');
  const date = dateOf({ year: second ?? null, month: String(month + 1), day: first }, rules);
  return date === null ? fault('no_such_day') : checked({ kind: 'value', value: date });
}

/** A typed date within the rules of its field. */
export function readDate(typed: string, rules: DateRules): Understood<string> {
  const text = plainDigits(withoutMarks(typed)).trim();
  if (text === '') return nothing;
  const asian = /^(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?$/u.exec(text);
  const days = rules.words.relative.get(plainWord(text));
  const read = asian
    ? readFigures(asian.slice(1, 4), false, { ...rules, order: 'ymd' })
    : days !== undefined
      ? ({ kind: 'value', value: stored(Date.parse(rules.words.today) + days * DAY_MS) } as const)
      : readTokens(folded(text), rules);
  if (read.kind !== 'value') return read;
  if (rules.min && read.value < rules.min) return fault('before', { date: rules.min });
  if (rules.max && read.value > rules.max) return fault('after', { date: rules.max });
  return read;
}

function readTokens(text: string, rules: DateRules): Understood<string> {
  if (/[^\p{L}\p{M}\d\s.,/\-–'’]/u.test(text)) return fault('date');
  const tokens = text.match(/\p{L}+|\d+/gu) ?? [];
  if (tokens.some((token) => /\p{L}/u.test(token))) return readWords(tokens, rules);
  return readFigures(tokens, /\d\s*\.\s*\d/.test(text), rules);
}
