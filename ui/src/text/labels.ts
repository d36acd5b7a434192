/** Sentences for labels and notices that the program sends as code and values. */
import type { HistoryEntry, Label, Notice } from '../bindings';
import { t } from './text.svelte';
import { tv } from './values';

/** What a change did: "move session". */
export function changeText(label: Label): string {
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
