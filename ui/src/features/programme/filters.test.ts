import { describe, expect, test } from 'vitest';
import { countFilters, type Known, knownFilters, NO_FILTERS } from './filters';

const known: Known = {
  pillars: new Set(['p1', 'p2']),
  organisers: new Set(['o1']),
  neighbourhoods: new Set<string>(),
  venues: new Set(['v1']),
  audiences: new Set(['families']),
};

describe('filters keep only what the plan knows', () => {
  test('what is known stays, in its order', () => {
    const filters = { ...NO_FILTERS, pillars: ['p2', 'p1'], venues: ['v1'], text: 'choir' };
    expect(knownFilters(filters, known), 'the same object: nothing is written back').toBe(filters);
  });
  test('what was deleted, or belongs to another plan, hides nothing any more', () => {
    const filters = { ...NO_FILTERS, pillars: ['p1', 'gone'], venues: ['of another plan'], neighbourhoods: ['n1'] };
    const left = knownFilters(filters, known);
    expect(left).toEqual({ ...NO_FILTERS, pillars: ['p1'] });
    expect(countFilters(left)).toBe(1);
    expect(filters.venues, 'what was given is left alone').toEqual(['of another plan']);
  });
  test('words, statuses and signs are of no plan, and stay', () => {
    const filters = { ...NO_FILTERS, text: 'choir', statuses: ['confirmed'], onlyProblems: true, organisers: ['gone'] };
    expect(knownFilters(filters, known)).toEqual({ ...filters, organisers: [] });
  });
});
