/**
 * Numbers as people type them: `53,000`, `27.600`, `1 000`, `53,5466`, `−5`.
 *
 * A mark before three figures may separate thousands or begin the decimals. What the field allows decides first
 * (whole numbers, bounds), then the language; the field says which it was.
 */
import { fault, nothing, plainDigits, type Understood, withoutMarks } from './understood';

export interface NumberRules {
  /** Of the person: which mark begins decimals. */
  language: string;
  isWhole?: boolean;
  min?: number;
  max?: number;
}

/** A reading of typed figures, kept as text so that no figure is lost. */
export interface Figures {
  isNegative: boolean;
  whole: string;
  fraction: string;
}

const MOST = 1e15;
const SPACES = "[\\s\\u00a0\\u202f\\u2009'’٬]";

/** The mark before decimals in a language. */
export function decimalMark(language: string): string {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

// Thousands, or as in India hundreds above the first thousand.
const isGrouped = (groups: readonly string[]) =>
  /^[1-9]\d{0,2}$/.test(groups[0] ?? '') &&
  groups.at(-1)?.length === 3 &&
  groups.slice(1, -1).every(({ length }) => length === 3 || length === 2);

/** All readings of figures and marks, that of the language first; empty: these are no figures. */
export function readingsOf(typed: string, language: string): Figures[] {
  const bare = plainDigits(withoutMarks(typed))
    .trim()
    .replace('٫', language.startsWith('ar') ? decimalMark('ar') : '.');
  const [, sign = '', text = ''] = /^([-−–+]?)\s*(.*)$/su.exec(bare) ?? [];
  const one = text
    .replace(new RegExp(SPACES, 'gu'), ' ')
    .replace(/[.,]$/, '')
    .replace(/^([.,])(?=\d)/, '0$1');
  if (!/^\d+(?:[ .,]\d+)*$/.test(one)) return [];
  const groups = one.split(/[ .,]/);
  const marks = one.replace(/\d+/g, '');
  const isNegative = /[-−–]/.test(sign);
  const found: Figures[] = [];
  const isOneKind = new Set(marks).size <= 1;
  if (marks === '' || (isOneKind && isGrouped(groups))) found.push({ isNegative, whole: groups.join(''), fraction: '' });
  const [last, before] = [marks.at(-1), marks.slice(0, -1)];
  const canBeDecimals = last !== undefined && last !== ' ' && !before.includes(last) && new Set(before).size <= 1;
  if (canBeDecimals && (before === '' || isGrouped(groups.slice(0, -1)))) {
    const decimals = { isNegative, whole: groups.slice(0, -1).join(''), fraction: groups.at(-1) ?? '' };
    if (last === decimalMark(language)) found.unshift(decimals);
    else found.push(decimals);
  }
  return found;
}

const valueOf = ({ isNegative, whole, fraction }: Figures) => (isNegative ? -1 : 1) * Number(`${whole}.${fraction || '0'}`);
const isInside = (value: number, { min, max }: NumberRules) => (min === undefined || min <= value) && (max === undefined || value <= max);

/** A typed number within the rules of its field. */
export function readNumber(typed: string, rules: NumberRules): Understood<number> {
  if (withoutMarks(typed).trim() === '') return nothing;
  const readings = readingsOf(typed.replace(/\s*[%٪]\s*$/u, ''), rules.language);
  if (readings.length === 0) return fault(rules.isWhole ? 'number_whole' : 'number');
  const candidates = readings.map((figures) => ({ figures, value: valueOf(figures) || 0 }));
  // In whole numbers a mark before three figures can only separate thousands: `1.000` is a thousand.
  const isBare = ({ figures }: { figures: Figures }) => figures.fraction === '';
  const whole = candidates.some(isBare) ? candidates.filter(isBare) : candidates.filter(({ value }) => Number.isInteger(value));
  const allowed = rules.isWhole ? whole : candidates;
  if (allowed.length === 0) return fault('whole');
  const chosen = allowed.find(({ value }) => isInside(value, rules)) ?? allowed[0];
  if (!chosen || Math.abs(chosen.value) > MOST) return fault('too_large');
  const { value, figures } = chosen;
  if (rules.min !== undefined && value < rules.min) return fault('below', { bound: writeNumber(rules.min, rules.language) });
  if (rules.max !== undefined && value > rules.max) return fault('above', { bound: writeNumber(rules.max, rules.language) });
  return readings.length === 1 ? { kind: 'value', value } : { kind: 'value', value, how: figures.fraction === '' ? 'whole' : 'decimals' };
}

/** A number as a field shows it: every figure, and nothing between thousands. */
export function writeNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20, numberingSystem: 'latn' }).format(value);
}
