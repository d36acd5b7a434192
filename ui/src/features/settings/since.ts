/** How much would be set aside by going back to a safety copy. Pure. */
import type { HistoryEntry } from '../../bindings';

/** Changes in effect that were made after a moment. */
export function countSince(entries: readonly HistoryEntry[], at: string): number {
  return entries.filter((entry) => entry.at > at && !entry.is_undone).length;
}
