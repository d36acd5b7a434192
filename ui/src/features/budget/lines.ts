/** The lines of the budget as the table shows them: by category, each with what it comes to. */
import { type BudgetCategory, type BudgetLine, words } from '../../bindings';

export const CATEGORIES = words.BudgetCategory;
export const SOURCES = words.BudgetSource;

export interface Amounts {
  planned: number;
  secured: number;
  spent: number;
  matched: number;
}
export interface Group extends Amounts {
  category: BudgetCategory;
  lines: readonly BudgetLine[];
}

/** What lines come to, in the smallest unit. */
export function amountsOf(lines: readonly BudgetLine[]): Amounts {
  const sum = (amount: (line: BudgetLine) => number) => lines.reduce((total, line) => total + amount(line), 0);
  return {
    planned: sum((line) => line.planned_minor),
    secured: sum((line) => line.secured_minor),
    spent: sum((line) => line.spent_minor),
    matched: sum((line) => line.matched_minor),
  };
}

/** Lines by category in the order of the words; categories without a line are left out. */
export function groupsOf(lines: readonly BudgetLine[]): Group[] {
  return CATEGORIES.map((category) => {
    const own = lines.filter((line) => line.category === category);
    return { category, lines: own, ...amountsOf(own) };
  }).filter((group) => group.lines.length > 0);
}

/** A share of a hundred; nothing of nothing has none. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? (100 * part) / whole : null;
}
