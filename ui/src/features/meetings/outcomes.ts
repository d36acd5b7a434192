/** What became of what was asked. */
import { type Decision, type MeetingRow, words } from '../../bindings';

export const OUTCOMES = words.DecisionOutcome;

/** The decision on a recommendation. */
export function decisionOn(row: MeetingRow, recommendationId: string): Decision | undefined {
  return row.decisions.find(({ decision }) => decision.recommendation_id === recommendationId)?.decision;
}
