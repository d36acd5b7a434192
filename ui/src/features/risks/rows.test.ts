import { expect, test } from 'vitest';
import { blanks, type RiskLevel, type RiskRow } from '../../bindings';
import { ALL, wantedRows } from './rows';

const row = (title: string, level: RiskLevel, is_closed = false, is_review_due = false): RiskRow => ({
  risk: { ...blanks.risk, title, likelihood: level, impact: level, is_closed },
  level,
  is_review_due,
  paper_title: '',
  action_title: '',
});
const rows = [row('a', 'high', false, true), row('b', 'low'), row('c', 'high', true)];
const titles = (wanted: Partial<typeof ALL>) =>
  wantedRows(rows, { ...ALL, ...wanted })
    .map(({ risk }) => risk.title)
    .join('');

test('closed risks are hidden until they are asked for', () => {
  expect(titles({})).toBe('ab');
  expect(titles({ showsClosed: true })).toBe('abc');
});

test('levels, cells and what is due narrow the register', () => {
  expect(titles({ level: 'high' })).toBe('a');
  expect(titles({ likelihood: 'low', impact: 'low' })).toBe('b');
  expect(titles({ onlyDue: true })).toBe('a');
});
