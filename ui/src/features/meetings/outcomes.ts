/** What became of what was asked. */
import type { AgendaItem, Decision, DecisionOutcome, MeetingRow } from '../../bindings';

export const OUTCOMES: readonly DecisionOutcome[] = ['agreed', 'amended', 'deferred', 'refused'];

/** The decision on a recommendation. */
export function decisionOn(row: MeetingRow, recommendationId: string): Decision | undefined {
  return row.decisions.find(({ decision }) => decision.recommendation_id === recommendationId)?.decision;
}

/** The items whose positions change when one moves by a step; nothing at the ends. */
export function moved(items: readonly AgendaItem[], id: string, by: -1 | 1): AgendaItem[] {
  const at = items.findIndex((item) => item.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= items.length) return [];
  const order = [...items];
  const [item] = order.splice(at, 1);
  if (item) order.splice(to, 0, item);
  // Positions of equal width sort as numbers do.
  const placed = order.map((it, index) => ({ ...it, position: `a${String(index).padStart(3, '0')}` }));
  return placed.filter((it) => items.find((old) => old.id === it.id)?.position !== it.position);
}
