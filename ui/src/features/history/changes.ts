/** Entries and differences as the history shows them. Pure. */
import type { Difference, HistoryEntry } from '../../bindings';
import { t } from '../../text';

export interface Day {
  on: string;
  entries: HistoryEntry[];
}

/** Entries by day, in the order given. */
export function byDay(entries: readonly HistoryEntry[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const on = entry.at.slice(0, 10);
    const last = days.at(-1);
    if (last?.on === on) last.entries.push(entry);
    else days.push({ on, entries: [entry] });
  }
  return days;
}

/** How many changes are undone by going back to a point: those after it that still stand. Entries come last first. */
export function countAfter(entries: readonly HistoryEntry[], changeId: number): number {
  return entries.filter((entry) => entry.change_id > changeId && !entry.is_undone).length;
}

export interface Group {
  table: string;
  items: Difference[];
}

/** Differences by table, in the order of their first appearance. */
export function byTable(differences: readonly Difference[]): Group[] {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const items = groups.get(difference.table);
    if (items) items.push(difference);
    else groups.set(difference.table, [difference]);
  }
  return [...groups].map(([table, items]) => ({ table, items }));
}

/** A value of a change, which comes in words; nothing has a word too. */
export const valueText = (value: string): string => value || t('value-nothing');
