/** The cards of the board by status: in the order of time, those without a date last. Pure. */
import type { EventRow } from '../../bindings';
import { asPeopleCount, inCodeOrder } from '../../text/compare';

/** Sorts behind every moment. */
const LATER = '~';

/** The events as their columns show them. */
export function inTime(events: readonly EventRow[]): EventRow[] {
  return [...events].sort((a, b) => {
    const [one, other] = [a.starts_at ?? LATER, b.starts_at ?? LATER];
    return one < other ? -1 : one > other ? 1 : asPeopleCount(a.title, b.title) || inCodeOrder(a.id, b.id);
  });
}
