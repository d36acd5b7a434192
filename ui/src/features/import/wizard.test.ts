import { expect, test } from 'vitest';
import type { ImportPreview, ImportQuestion } from '../../bindings';
import { answered, firstStep, hindrance, kindOf, mapped, reread, stepsOf, toggled, toWrite } from './wizard';

const column = (header: string, field: string) => ({ header, field, certainty: 'sure', samples: [] });
const preview = {
  columns: [column('Name', ''), column('Titel', 'title')],
  options: { mapping: null, date_order: null, left_out_lines: [3], left_out_kinds: [] },
  questions: [],
  new: 2,
  changed: 1,
} as unknown as ImportPreview;
const question = (code: string, option: string): ImportQuestion => ({ code, option, choices: [], proposed: '', values: {} });

test('a word of an address names a kind', () =>
  expect([kindOf('budget'), kindOf('cats'), kindOf(undefined)]).toEqual(['budget', 'events', 'events']));

test('outlines have no columns', () => {
  expect(stepsOf(preview)).toEqual(['file', 'columns', 'look', 'write']);
  expect(stepsOf({ ...preview, columns: [] })).toEqual(['file', 'look', 'write']);
  expect(stepsOf(null)).toHaveLength(4);
});

test('one begins where something is in doubt, else at what the file would do', () => {
  expect(firstStep(preview)).toBe('look');
  expect(firstStep({ ...preview, questions: [question('date_order', 'date_order')] })).toBe('file');
  expect(firstStep({ ...preview, questions: [question('title_column', 'mapping')] })).toBe('columns');
});

test('an open question and an empty file stand in the way', () => {
  expect(toWrite(preview)).toBe(3);
  expect(hindrance(preview)).toBeNull();
  expect(hindrance({ ...preview, questions: [question('date_order', 'date_order')] })).toBe('question');
  expect(hindrance({ ...preview, new: 0, changed: 0 })).toBe('nothing');
});

test('an answer becomes an option, a column becomes a field', () => {
  expect(answered(preview, question('date_order', 'date_order'), 'day_first').date_order).toBe('day_first');
  expect(answered(preview, question('date_order', 'date_order'), '').date_order).toBeNull();
  expect(answered(preview, question('title_column', 'mapping'), 'Name').mapping).toEqual({ Name: 'title', Titel: 'title' });
  expect(answered(preview, question('year', 'year'), 2027).year).toBe(2027);
  expect(answered(preview, question('year', 'year'), 'Name').mapping).toEqual({ Name: 'year', Titel: 'title' });
  expect(mapped(preview, 'Titel', '').mapping).toEqual({ Name: '', Titel: '' });
});

test('another sheet forgets what was said of the old one', () => {
  expect(reread(preview.options, { sheet: 'B' })).toMatchObject({ sheet: 'B', mapping: null, left_out_lines: [] });
  expect(reread(preview.options, { date_order: 'day_first' })).toMatchObject({ left_out_lines: [3] });
});

test('rows are left out and taken back', () => {
  expect(toggled([1, 2], 3, true)).toEqual([1, 2, 3]);
  expect(toggled([1, 2], 2, false)).toEqual([1]);
  expect(toggled([1], 1, true)).toEqual([1]);
});
