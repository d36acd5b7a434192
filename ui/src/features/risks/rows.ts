/** Which risks the register shows. What makes a level and what is due is decided by the program. */
import { type RiskRow, words } from '../../bindings';

/** The highest first. */
export const LEVELS = [...words.RiskLevel].reverse();

export interface Wanted {
  /** Empty: all levels. */
  level: string;
  /** A cell of the matrix; empty: all. */
  likelihood: string;
  impact: string;
  showsClosed: boolean;
  onlyDue: boolean;
}

export const ALL: Wanted = { level: '', likelihood: '', impact: '', showsClosed: false, onlyDue: false };

/** The rows that fit, in their order. */
export function wantedRows(rows: readonly RiskRow[], wanted: Wanted): RiskRow[] {
  const fits = (asked: string, value: string) => asked === '' || asked === value;
  return rows.filter(
    ({ risk, level, is_review_due }) =>
      (wanted.showsClosed || !risk.is_closed) &&
      (!wanted.onlyDue || is_review_due) &&
      fits(wanted.level, level) &&
      fits(wanted.likelihood, risk.likelihood) &&
      fits(wanted.impact, risk.impact),
  );
}
