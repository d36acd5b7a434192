import { expect, test } from 'vitest';
import { choiceLines, goneChoices, renamedChoices } from './own-fields';

test('a choice that is called otherwise is told by what it was', () => {
  const [hall, yard] = choiceLines(['Hall', 'Yard']);
  const lines = [
    { ...hall!, text: ' Great hall ' },
    { ...yard!, text: '' },
    { key: 9, text: 'Roof', was: '' },
  ];
  expect(renamedChoices(lines)).toEqual({ Hall: 'Great hall' });
  expect(renamedChoices(choiceLines(['Hall']))).toEqual({});
});

test('choices that the list no longer has are told as long as somebody has them', () => {
  const field = { id: 'f', subject: 'event', name: 'Stage', kind: 'choice', choices: ['Hall'], hint: '', position: '' } as const;
  const row = { field: { ...field, choices: ['Hall'] }, by_choice: { Hall: 2, Yard: 1 } };
  expect(goneChoices(row)).toEqual([['Yard', 1]]);
  expect(goneChoices({ ...row, field: { ...row.field, kind: 'text' } })).toEqual([]);
});
