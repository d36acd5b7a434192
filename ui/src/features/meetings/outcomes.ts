/** What became of what was asked. */
import type { Decision, DecisionOutcome, MeetingRow } from '../../bindings';

export const OUTCOMES: readonly DecisionOutcome[] = ['agreed', 'amended', 'deferred', 'refused'];

/** The decision on a recommendation. */
export function decisionOn(row: MeetingRow, recommendationId: string): Decision | undefined {
  return row.decisions.find(({ decision }) => decision.recommendation_id === recommendationId)?.decision;
}
