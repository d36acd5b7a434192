/** What waits for a decision, and where the eye goes next. Pure. */
import type { EventRow } from '../../bindings';
import { inCodeOrder } from '../../text/compare';

/** The submitted events: the newest day first, and within a day as they came, for ids rise with time. Those that nobody dated come last. */
export function waitingForDecision(events: readonly EventRow[]): EventRow[] {
  const newest = (a: EventRow, b: EventRow) => inCodeOrder(b.received_on ?? '', a.received_on ?? '') || inCodeOrder(a.id, b.id);
  return events.filter((event) => event.status === 'submitted').sort(newest);
}

/** Which event is looked at: the chosen one; when it is gone, the one that took its place. */
export function lookedAt(list: readonly EventRow[], chosen: string | null, at: number): EventRow | undefined {
  return list.find((event) => event.id === chosen) ?? list[Math.min(at, list.length - 1)];
}

/** The event before or after; the ends hold. */
export function beside(list: readonly EventRow[], id: string, by: 1 | -1): EventRow | undefined {
  const at = list.findIndex((event) => event.id === id);
  return list[Math.min(Math.max(at + by, 0), list.length - 1)];
}
