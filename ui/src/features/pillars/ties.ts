/** Counts and groups of what is tied to a framework. Pure. */
import type { Feature, Subject, TiedRow } from '../../bindings';

/** The kinds of records that are tagged, in the order of the table. */
export const SUBJECTS = ['event', 'partner', 'action', 'indicator', 'practice', 'goal'] as const satisfies readonly Subject[];

/** How many different records of each kind are tied to an area, its features included. */
export function countsOf(rows: readonly TiedRow[], areaId: string): Record<string, number> {
  const seen = new Set<string>();
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const key = `${row.subject} ${row.subject_id}`;
    if (row.area_id !== areaId || seen.has(key)) continue;
    seen.add(key);
    counts[row.subject] = (counts[row.subject] ?? 0) + 1;
  }
  return counts;
}

export interface Group {
  /** `undefined`: tied to the area as a whole. */
  feature: Feature | undefined;
  rows: TiedRow[];
}

/** The records of one kind at an area: those of the whole area first, then by feature in their order. */
export function tiesAt(rows: readonly TiedRow[], areaId: string, subject: Subject, features: readonly Feature[]): Group[] {
  const ours = rows.filter((row) => row.area_id === areaId && row.subject === subject);
  const places = [undefined, ...features.filter((feature) => feature.area_id === areaId)];
  return places
    .map((feature) => ({ feature, rows: ours.filter((row) => row.feature_id === (feature?.id ?? null)) }))
    .filter((group) => group.rows.length > 0);
}
