/** The four steps of an import, what stands in the way of writing, and how answers become options. Pure. */
import type { ImportKind, ImportOptions, ImportPreview, ImportQuestion } from '../../bindings';

export const KINDS = ['events', 'partners', 'indicators', 'outlines', 'budget', 'tables'] as const satisfies readonly ImportKind[];
export const STEPS = ['file', 'columns', 'look', 'write'] as const;
export type Step = (typeof STEPS)[number];

/** Everything as the file is found to be. */
export const NO_OPTIONS: ImportOptions = {
  encoding: null,
  delimiter: null,
  sheet: null,
  header_row: null,
  date_order: null,
  decimal_mark: null,
  mapping: null,
  sender: null,
  left_out_lines: [],
  left_out_kinds: [],
  indicator_id: null,
  name: null,
  year: null,
  repeats: null,
};

/** The kind that a word of an address means; events where it means none. */
export const kindOf = (word: string | undefined): ImportKind => KINDS.find((kind) => kind === word) ?? 'events';

/** The steps that a file has: outlines have no columns. */
export const stepsOf = (preview: ImportPreview | null): readonly Step[] =>
  STEPS.filter((step) => step !== 'columns' || preview === null || preview.columns.length > 0);

/** Where one begins: at what the file would do, or before it at what it leaves open. */
export function firstStep(preview: ImportPreview): Step {
  if (preview.questions.length === 0) return 'look';
  return preview.questions.some(asksForColumn) ? 'columns' : 'file';
}

/** Rows that would change the plan. */
export const toWrite = (preview: ImportPreview): number => preview.new + preview.changed;

/** Why nothing can be written now. */
export function hindrance(preview: ImportPreview): 'question' | 'nothing' | null {
  if (preview.questions.length > 0) return 'question';
  return toWrite(preview) === 0 ? 'nothing' : null;
}

/** The field that a question about a column asks for. */
const FIELDS: Record<string, string> = {
  title_column: 'title',
  name_column: 'name',
  year: 'year',
  value: 'value',
  amount_column: 'planned',
};

/** Whether a column of the file may be the answer to a question. */
export const asksForColumn = (question: ImportQuestion): boolean => question.option === 'mapping' || question.option === 'year';

/** The options with a question answered; an empty answer takes the answer back. */
export function answered(preview: ImportPreview, question: ImportQuestion, answer: string | number | null): ImportOptions {
  const { options } = preview;
  if (!asksForColumn(question) || typeof answer !== 'string') return { ...options, [question.option]: answer === '' ? null : answer };
  const field = FIELDS[question.code] ?? question.code;
  return mapped(preview, answer, field);
}

/** The options with a column given to a field; a field of one column is taken from the column that had it. */
export function mapped(preview: ImportPreview, header: string, field: string): ImportOptions {
  const mapping = Object.fromEntries(preview.columns.map((column) => [column.header, column.header === header ? field : column.field]));
  return { ...preview.options, mapping };
}

/** Another way of reading the file makes other columns and lines: what was said of the old ones no longer holds. */
export function reread(options: ImportOptions, part: Partial<ImportOptions>): ImportOptions {
  const isOtherTable = 'sheet' in part || 'header_row' in part || 'delimiter' in part;
  return { ...options, ...(isOtherTable ? { mapping: null, left_out_lines: [], left_out_kinds: [] } : {}), ...part };
}

/** A list with a word put in or taken out. */
export const toggled = <T>(list: readonly T[], one: T, isIn: boolean): T[] =>
  isIn ? [...list.filter((other) => other !== one), one] : list.filter((other) => other !== one);
