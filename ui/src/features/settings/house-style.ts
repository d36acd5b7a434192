/** What the form of the look offers: a few colours that can be read on white, and the fonts that there are. */
import type { Option } from '../../parts/Select.svelte';

export const PALETTE = [
  { colour: '#23395B', name: 'navy' },
  { colour: '#005EA5', name: 'blue' },
  { colour: '#00695C', name: 'teal' },
  { colour: '#2E6B2E', name: 'green' },
  { colour: '#8A5A00', name: 'ochre' },
  { colour: '#B3261E', name: 'red' },
  { colour: '#9C2A6B', name: 'berry' },
  { colour: '#5B3FA0', name: 'violet' },
  { colour: '#3C4043', name: 'grey' },
] as const;

/** The fonts of this computer, and those that the plan names and this computer may lack: a choice never vanishes. */
export function fontOptions(here: readonly string[], chosen: readonly (string | undefined)[]): Option[] {
  const lacking = chosen.filter((font): font is string => !!font && !here.includes(font));
  return [...new Set([...lacking, ...here])].map((value) => ({ value, label: value }));
}
