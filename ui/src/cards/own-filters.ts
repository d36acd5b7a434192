/**
 * Filters by the plan's own fields: each entry is the id of a field, a sign and what is asked of it. Pure.
 *
 * `=` is one of several that may stand there, `~` are words that must all be in it, `>` and `<` are the ends of a range,
 * themselves included. Entries of one field with `=` are choices beside each other; all else must hold together.
 */
import type { OwnField } from '../bindings';
import { folded } from '../text';

export type Sign = '=' | '~' | '>' | '<';

export interface OwnFilter {
  fieldId: string;
  sign: Sign;
  asked: string;
}

/** An entry of a filter; `null`: it is none. */
export function readOwn(entry: string): OwnFilter | null {
  const at = entry.search(/[=~<>]/);
  if (at < 1) return null;
  return { fieldId: entry.slice(0, at), sign: entry[at] as Sign, asked: entry.slice(at + 1) };
}

export const writeOwn = ({ fieldId, sign, asked }: OwnFilter): string => `${fieldId}${sign}${asked}`;

const NUMBER = /^-?(\d+\.?\d*|\.\d+)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a value lies on a side of a bound: numbers by size, days by date; a value of another kind lies nowhere. */
function isBeyond(value: string, bound: string, sign: '>' | '<'): boolean {
  const are = (kind: RegExp) => kind.test(value) && kind.test(bound);
  if (are(NUMBER)) return sign === '>' ? Number(value) >= Number(bound) : Number(value) <= Number(bound);
  return are(DATE) && (sign === '>' ? value >= bound : value <= bound);
}

/** Whether what a record says in the plan's own fields is what the entries ask for. */
export function meetsOwn(cells: Readonly<Record<string, string | undefined>>, entries: readonly string[]): boolean {
  if (entries.length === 0) return true;
  const all = entries.flatMap((entry) => readOwn(entry) ?? []);
  const chosen = new Map<string, string[]>();
  for (const { fieldId, sign, asked } of all) {
    const value = (cells[fieldId] ?? '').trim();
    if (sign === '=') chosen.set(fieldId, [...(chosen.get(fieldId) ?? []), asked]);
    else if (value === '') return false;
    else if (sign === '~') {
      const words = folded(asked).split(/\s+/).filter(Boolean);
      if (!words.every((word) => folded(value).includes(word))) return false;
    } else if (!isBeyond(value, asked, sign)) return false;
  }
  return [...chosen].every(([fieldId, values]) => values.includes((cells[fieldId] ?? '').trim()));
}

/** The signs by which a field is asked. */
export function signsOf({ kind }: Pick<OwnField, 'kind'>): readonly Sign[] {
  if (kind === 'text') return ['~', '='];
  return kind === 'number' || kind === 'date' ? ['>', '<', '='] : ['='];
}

/** The entries that fields of the plan can answer: one that was deleted, or is of another kind now, hides nothing. */
export function knownOwn(entries: readonly string[], fields: readonly Pick<OwnField, 'id' | 'kind'>[]): string[] {
  return entries.filter((entry) => {
    const read = readOwn(entry);
    const field = fields.find(({ id }) => id === read?.fieldId);
    return read !== null && field !== undefined && signsOf(field).includes(read.sign);
  });
}

/**
 * The entries with what one field is asked by a sign; empty words ask nothing, but for `=`, which asks by them whether
 * nothing stands there. Who asks that asks nothing else of the field, unless it has choices.
 */
export function withOwn(entries: readonly string[], fieldId: string, sign: Sign, asked: readonly string[], hasChoices = false): string[] {
  const wanted = asked.filter((words) => words.trim() !== '' || (sign === '=' && words === ''));
  const others = entries.filter((entry) => {
    const read = readOwn(entry);
    if (read?.fieldId !== fieldId) return true;
    return read.sign !== sign && (hasChoices || wanted.length === 0 || (sign !== '=' && read.sign !== '='));
  });
  return [...others, ...wanted.map((words) => writeOwn({ fieldId, sign, asked: words }))];
}

/** What a field is asked by a sign. */
export function askedOf(entries: readonly string[], fieldId: string, sign: Sign): string[] {
  return entries.flatMap((entry) => {
    const read = readOwn(entry);
    return read && read.fieldId === fieldId && read.sign === sign ? [read.asked] : [];
  });
}
