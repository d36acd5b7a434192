/**
 * Values of the plan's own fields, in stored form: what they say to people, how they sort, and what typed words mean.
 *
 * Numbers and dates have one stored form; a value that is none is kept as it was written, and shown so. Pure.
 */
import type { OwnField } from '../bindings';
import { formatDate, formatNumber } from './format';
import { cellReading, dateReader, numberReader } from './readers';
import { t } from './text.svelte';

/** What is needed of a field. */
export type OwnKindOf = Pick<OwnField, 'kind' | 'choices'>;

/** Yes and no as they are stored. */
export const YES_NO = ['yes', 'no'] as const;

const NUMBER = /^-?(\d+\.?\d*|\.\d+)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a day is one of the calendar. */
function isDay(value: string): boolean {
  if (!DATE.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Whether a field does not understand a value that stands in it. */
export function isMisfit({ kind, choices }: OwnKindOf, value: string): boolean {
  if (value.trim() === '') return false;
  if (kind === 'number') return !NUMBER.test(value);
  if (kind === 'date') return !isDay(value);
  if (kind === 'choice') return !choices.includes(value);
  if (kind === 'yes_no') return !YES_NO.some((word) => word === value);
  return false;
}

/** A value in words; one that its field does not understand as it was written. */
export function ownText(field: OwnKindOf, value: string): string {
  if (value.trim() === '' || isMisfit(field, value)) return value;
  if (field.kind === 'number') return formatNumber(Number(value), 20);
  if (field.kind === 'date') return formatDate(value);
  if (field.kind === 'yes_no') return t(`value-${value}`);
  return value;
}

/** By what a column sorts: numbers by size, days by date, choices as the list has them; what is empty first, misfits last. */
export function ownOrder(field: OwnKindOf, value: string): string | number {
  if (field.kind === 'text') return value;
  if (value.trim() === '') return -Infinity;
  if (isMisfit(field, value)) return Infinity;
  if (field.kind === 'number') return Number(value);
  if (field.kind === 'date') return Date.parse(value);
  return field.kind === 'choice' ? field.choices.indexOf(value) : YES_NO.findIndex((word) => word === value);
}

/** A number as it is stored: every figure, and no power of ten. */
export function storedNumber(value: number): string {
  const plain = String(value);
  return plain.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : plain;
}

/** What typed words mean in a cell of numbers or days; `undefined`: they mean themselves. */
export function ownReading({ kind }: OwnKindOf) {
  if (kind === 'date') return emptied(cellReading(dateReader({})));
  if (kind !== 'number') return undefined;
  const read = cellReading(numberReader({}));
  return emptied((typed: string) => {
    const found = read(typed);
    if (found.fault !== undefined) return found;
    return { value: found.value === null ? null : storedNumber(found.value) };
  });
}

/** A cell without words says nothing. */
function emptied(read: (typed: string) => { value: string | null; fault?: undefined } | { fault: string }) {
  return (typed: string): { value: string; fault?: undefined } | { fault: string } => {
    const found = read(typed);
    return found.fault === undefined ? { value: found.value ?? '' } : found;
  };
}

/** A value as a cell holds it while it is changed: as it is typed. */
export function ownWritten(field: OwnKindOf, value: string): string {
  if (value.trim() === '' || isMisfit(field, value)) return value;
  if (field.kind === 'number') return numberReader({}).write(Number(value));
  return field.kind === 'date' ? dateReader({}).write(value) : value;
}

/** What can be chosen: nothing, each choice, and what stands there though it is none of them. */
export function ownOptions(field: OwnKindOf, value: string): { value: string; label: string }[] {
  const known =
    field.kind === 'yes_no'
      ? YES_NO.map((word) => ({ value: word, label: t(`value-${word}`) }))
      : field.choices.map((choice) => ({ value: choice, label: choice }));
  const kept = field.kind === 'choice' ? t('own_fields-choice_gone', { choice: value }) : t('own_fields-kept', { value });
  return [{ value: '', label: t('own_fields-nothing') }, ...known, ...(isMisfit(field, value) ? [{ value, label: kept }] : [])];
}

/** Whether a field is filled in by choosing. */
export const isChosen = ({ kind }: OwnKindOf): boolean => kind === 'choice' || kind === 'yes_no';
