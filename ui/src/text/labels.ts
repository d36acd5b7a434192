/** Sentences for labels and notices that the program sends as code and values. */
import type { HistoryEntry, Label, Notice } from '../bindings';
import { joined } from './format';
import { hasText, t } from './text.svelte';
import { tv } from './values';

/** What a change did: "move session". A change of one field names it as forms do, and not by its column. */
export function changeText(label: Label): string {
  const { title, field } = label.values;
  if (label.code === 'set_event_field' && field) return tv('change-set_own_value', { name: fieldName('event', field), title });
  return tv(`change-${label.code}`, label.values);
}

/** What an entry of the history did; undo and redo carry the label of what they take or bring back. */
export function entryText(entry: HistoryEntry): string {
  const change = changeText(entry.label);
  return entry.act === 'change' ? change : t(`${entry.act}-label`, { change });
}

/** Something to tell. */
export function noticeText(notice: Notice): string {
  return tv(`notice-${notice.code}`, notice.values);
}

/** The name of a kind of record. */
export function tableName(table: string): string {
  const id = `history-table-${table}`;
  return hasText(id) ? t(id) : table;
}

/** The label of a field, as forms show it. */
export function fieldName(table: string, field: string): string {
  const id = `${table}-${field}`;
  return hasText(id) ? t(id) : field;
}

/** How often something stands in each field, by what people call it. */
export function byField(places: readonly { table: string; field: string }[]): { label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { table, field } of places) {
    const label = joined([tableName(table), fieldName(table, field)]);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, count]) => ({ label, count }));
}
