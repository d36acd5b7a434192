/** The words of an enum as choices of a form; the list itself comes from the program. */
import { words } from '../bindings';
import { t } from './text.svelte';

export interface Choice {
  value: string;
  label: string;
}

/** The choices of an enum, whose texts are `<prefix>-<word>`, in the program's order. */
export function choicesOf(name: keyof typeof words, prefix: string, without: readonly string[] = []): Choice[] {
  return words[name].filter((value) => !without.includes(value)).map((value) => ({ value, label: t(`${prefix}-${value}`) }));
}
