/** The choices of a field while they are edited, and those that records have though the list no longer has them. Pure. */
import type { OwnFieldRow } from '../../bindings';

/** A line of the list of choices: what it is called, and what it was called when the form was opened; new ones were nothing. */
export interface ChoiceLine {
  key: number;
  text: string;
  was: string;
}

export const choiceLines = (choices: readonly string[]): ChoiceLine[] => choices.map((text, key) => ({ key, text, was: text }));

/** Choices that are called otherwise now, by what they were called. */
export function renamedChoices(lines: readonly ChoiceLine[]): Record<string, string> {
  const changed = lines.filter(({ text, was }) => was !== '' && text.trim() !== '' && text.trim() !== was);
  return Object.fromEntries(changed.map(({ text, was }) => [was, text.trim()]));
}

/** What records chose that the list no longer has, with how often. */
export function goneChoices({ field, by_choice }: Pick<OwnFieldRow, 'field' | 'by_choice'>): [string, number][] {
  if (field.kind !== 'choice') return [];
  return Object.entries(by_choice).flatMap(([choice, count]) =>
    field.choices.includes(choice) || count === undefined ? [] : [[choice, count]],
  );
}
