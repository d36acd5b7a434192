/** Sets of files that are written into one folder: what is ticked, what is asked of the program, what is kept of it. */
import type { OutputKind, OutputRow, SetFile, SetNote, SetPart, SetReport } from '../../bindings';
import type { OutputOptions } from '../../data/outputs';

/** Endings that are ticked, by document. */
export type Ticks = Partial<Record<OutputKind, readonly string[]>>;

type Row = Pick<OutputRow, 'kind' | 'endings' | 'lacks' | 'set_endings'>;

/** What is proposed: what was ticked the last time; before that, each document as the file that is usual for it. */
export function proposed(rows: readonly Row[]): Ticks {
  const isKept = rows.some((row) => row.set_endings.length > 0);
  return Object.fromEntries(rows.map((row) => [row.kind, isKept ? row.set_endings : row.endings.slice(0, 1)]));
}

/** What is ticked of a document, in the order of its files; nothing of one that cannot be written yet. */
export function tickedOf(row: Row, ticks: Ticks): string[] {
  return row.lacks ? [] : row.endings.filter((ending) => ticks[row.kind]?.includes(ending));
}

/** Every file of every document, or none. */
export function allTicks(rows: readonly Row[], isOn: boolean): Ticks {
  return Object.fromEntries(rows.map((row) => [row.kind, isOn ? row.endings : []]));
}

/** Ticks one file or takes the tick away. */
export function toggled(ticks: Ticks, kind: OutputKind, ending: string, isOn: boolean): Ticks {
  const others = (ticks[kind] ?? []).filter((other) => other !== ending);
  return { ...ticks, [kind]: isOn ? [...others, ending] : others };
}

/** What the program is asked to write. */
export function partsOf<R extends Row>(rows: readonly R[], ticks: Ticks, optionsOf: (row: R) => OutputOptions): SetPart[] {
  return rows
    .map((row) => ({ kind: row.kind, options: optionsOf(row), endings: tickedOf(row, ticks) }))
    .filter(({ endings }) => endings.length > 0);
}

export const countOf = (parts: readonly SetPart[]): number => parts.reduce((sum, { endings }) => sum + endings.length, 0);

/** Files that are in the folder already and were left as they are. */
export const thereAlready = (files: readonly SetFile[]): SetFile[] => files.filter(({ failure }) => failure?.code === 'file_is_there');

/** Files that were not written, for any other reason than that they are there. */
export const left = (files: readonly SetFile[]): SetFile[] => files.filter(({ failure }) => failure && failure.code !== 'file_is_there');

/** What was not written comes before what was: that is what somebody has to do something about. */
export const inOrder = (files: readonly SetFile[]): SetFile[] => [
  ...files.filter(({ failure }) => failure),
  ...files.filter(({ failure }) => !failure),
];

/** Of a set, only some of its files. */
export function only(parts: readonly SetPart[], files: readonly SetFile[]): SetPart[] {
  const isThere = (kind: OutputKind, ending: string) => files.some((file) => file.kind === kind && file.ending === ending);
  return parts
    .map((part) => ({ ...part, endings: part.endings.filter((ending) => isThere(part.kind, ending)) }))
    .filter(({ endings }) => endings.length > 0);
}

/** What became of a set, with what became of a part of it later. */
export function withLater(files: readonly SetFile[], later: SetReport): SetFile[] {
  return files.map((file) => later.files.find(({ kind, ending }) => kind === file.kind && ending === file.ending) ?? file);
}

/** What is noted in the plan: what is ticked, and of each document that was written now the first of its files. */
export function notesOf(parts: readonly SetPart[], written: readonly SetFile[]): SetNote[] {
  const nameOf = (kind: OutputKind) => written.find((file) => file.kind === kind && file.written)?.written?.name ?? '';
  return parts.map(({ kind, options, endings }) => ({ kind, options, endings, file_name: nameOf(kind) }));
}
