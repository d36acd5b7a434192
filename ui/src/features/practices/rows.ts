/** Which practices are listed. Pure. */
import type { RecordOf } from '../../data/records';
import { folded } from '../../text';

export type Practice = RecordOf<'practice'>;

export interface Wanted {
  text: string;
  /** `own`, `other` or everything. */
  whose: string;
  area: string;
}

/** The practices that fit the words, whose they are and the area they are tagged with. */
export function filterPractices(
  all: readonly Practice[],
  wanted: Wanted,
  areasOf: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Practice[] {
  const words = folded(wanted.text).split(/\s+/).filter(Boolean);
  return all.filter((practice) => {
    if (wanted.whose !== '' && practice.is_own !== (wanted.whose === 'own')) return false;
    if (wanted.area !== '' && !areasOf.get(practice.id)?.has(wanted.area)) return false;
    const { title, place, problem, what_was_done, results, lessons } = practice;
    const text = folded([title, place, problem, what_was_done, results, lessons].join(' '));
    return words.every((word) => text.includes(word));
  });
}
