import { expect, test } from 'vitest';
import { blanks, type BudgetLine } from '../../bindings';
import { amountsOf, groupsOf, shareOf } from './lines';

const line = (id: string, category: BudgetLine['category'], planned_minor: number, secured_minor: number): BudgetLine => ({
  ...blanks.budget_line,
  id,
  category,
  planned_minor,
  secured_minor,
});
const lines = [line('a', 'grants', 500, 200), line('b', 'staff', 100, 100), line('c', 'grants', 50, 0)];

test('categories stand in their order and add up', () => {
  expect(groupsOf(lines).map(({ category, planned, secured }) => `${category} ${planned} ${secured}`)).toEqual([
    'staff 100 100',
    'grants 550 200',
  ]);
  expect(amountsOf(lines)).toEqual({ planned: 650, secured: 300, spent: 0, matched: 0 });
});

test('nothing has no share', () => {
  expect(shareOf(5, 0)).toBeNull();
  expect(shareOf(1, 4)).toBe(25);
});
