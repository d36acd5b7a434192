/** Amounts as people type them, kept as a whole number of the currency's smallest unit, never as a fraction in between. */
import { decimalMark, readingsOf } from './numbers';
import { fault, nothing, type Understood, withoutMarks } from './understood';

export interface MoneyRules {
  language: string;
  /** ISO 4217. */
  currency: string;
  /** Decimals of the currency. */
  digits: number;
  /** Smallest amount, in the smallest unit. */
  min?: number;
  max?: number;
}

/** The signs by which a currency is known: `EUR`, `€`. */
function signsOf({ currency, language }: MoneyRules): string[] {
  if (!/^[A-Z]{3}$/.test(currency)) return [];
  const sign = (currencyDisplay: 'symbol' | 'narrowSymbol') =>
    new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay })
      .formatToParts(0)
      .find(({ type }) => type === 'currency')?.value ?? '';
  return [...new Set([currency, sign('symbol'), sign('narrowSymbol')])].filter(Boolean);
}

/** A typed amount in the smallest unit. */
export function readMoney(typed: string, rules: MoneyRules): Understood<number> {
  let bare = withoutMarks(typed).trim();
  if (bare === '') return nothing;
  for (const sign of signsOf(rules)) {
    const at = bare.toUpperCase();
    const wanted = sign.toUpperCase();
    if (at.endsWith(wanted)) bare = bare.slice(0, -sign.length).trim();
    else if (at.startsWith(wanted)) bare = bare.slice(sign.length).trim();
  }
  const readings = readingsOf(bare, rules.language);
  if (readings.length === 0)
    return fault(/\p{Sc}|\b[A-Za-z]{3}\b/u.test(bare) && /\d/.test(bare) ? 'other_currency' : 'amount', { currency: rules.currency });
  const fitting = readings.filter(({ fraction }) => fraction.length <= rules.digits);
  const [first] = fitting;
  if (!first) {
    return rules.digits === 0
      ? fault('amount_whole', { currency: rules.currency })
      : fault('amount_decimals', { currency: rules.currency, digits: rules.digits });
  }
  const size = Number(`${first.whole}${first.fraction.padEnd(rules.digits, '0')}`);
  if (!Number.isSafeInteger(size)) return fault('too_large');
  const value = first.isNegative ? -size || 0 : size;
  if (rules.min !== undefined && value < rules.min) return fault('below', { bound: writeMoney(rules.min, rules) });
  if (rules.max !== undefined && value > rules.max) return fault('above', { bound: writeMoney(rules.max, rules) });
  return readings.length === 1 ? { kind: 'value', value } : { kind: 'value', value, how: first.fraction === '' ? 'whole' : 'decimals' };
}

/** The plain figures of an amount, for a field: all decimals of its currency. */
export function writeMoney(minor: number, { language, digits }: Pick<MoneyRules, 'language' | 'digits'>): string {
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (digits === 0) return `${sign}${figures}`;
  return `${sign}${figures.slice(0, -digits)}${decimalMark(language)}${figures.slice(-digits)}`;
}
