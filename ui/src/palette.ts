/** What the palette offers for the words typed, best first. Pure. */
import { folded } from './text';

/** Something the palette can do or show. */
export interface Entry {
  key: string;
  label: string;
  /** What kind of thing it is, or where it is. */
  detail: string;
  keys?: string;
  run: () => void;
}

/** How well a label fits: 0 begins with the words, 1 a word of it does, 2 contains them; `undefined` does not fit. */
export function rankOf(label: string, words: string): number | undefined {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const text = folded(label);
  if (text.startsWith(wanted.join(' '))) return 0;
  const parts = text.split(/\s+/);
  if (wanted.every((word) => parts.some((part) => part.startsWith(word)))) return 1;
  return wanted.every((word) => text.includes(word)) ? 2 : undefined;
}

/** The entries that fit the words, best first; entries that fit alike keep their order. */
export function fitting(entries: readonly Entry[], words: string): Entry[] {
  return entries
    .flatMap((entry) => {
      const rank = rankOf(entry.label, words);
      return rank === undefined ? [] : [{ entry, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** The place of the choice after an arrow key; it goes round. */
export function nextChoice(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'PageDown') return Math.min(count - 1, at + 8);
  if (key === 'PageUp') return Math.max(0, at - 8);
  return undefined;
}
