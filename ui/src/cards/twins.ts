/** What the search for duplicates shows, worked out of the answers. Pure. */
import type { MergeView, TwinField, TwinHanging, TwinKind, TwinRow, TwinSide } from '../bindings';

/** Pairs that are shown at once: whoever decides twenty sees the next twenty. */
export const MOST_PAIRS = 20;

/** What people read of a record: its name, and what tells it from others of the name. */
export function sideText(side: TwinSide): string {
  return [side.name, ...side.details].join(' · ');
}

/** The pairs that are shown, and how many wait behind them. */
export function shownPairs(rows: readonly TwinRow[]): { pairs: readonly TwinRow[]; more: number } {
  return { pairs: rows.slice(0, MOST_PAIRS), more: Math.max(0, rows.length - MOST_PAIRS) };
}

/** Whether a pair is the one that stands side by side, whichever of the two stays. */
export function isPair(row: TwinRow, one: TwinSide | null, other: TwinSide | null): boolean {
  const ids = [row.keep.id, row.gone.id];
  return one !== null && other !== null && ids.includes(one.id) && ids.includes(other.id) && one.id !== other.id;
}

/** The fields to look at. */
export function shownFields(view: MergeView, onlyDifferent: boolean): readonly TwinField[] {
  return onlyDifferent ? view.fields.filter((field) => field.is_different) : view.fields;
}

/** The ids of the text that says what hangs on a record, the one for its kind first. */
export function hangingIds(kind: TwinKind, row: TwinHanging): [string, string] {
  return [`twins-of-${kind}-${row.of}`, `twins-of-${row.of}`];
}
