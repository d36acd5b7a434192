/** Erasing for ever, which the page must not undo by what it remembers. */
import type { Erasure } from '../bindings';
import { type Args, run } from './call';
import { settings } from './settings.svelte';

/** The commands that erase for ever. */
type Erasing = 'delete_person_for_ever' | 'delete_words_for_ever';

/** Erases, and reads anew what is remembered of the screens: the program took the words out of searches and filters. */
export async function eraseForEver<N extends Erasing>(name: N, args: Args<N>): Promise<Erasure | undefined> {
  await settings.write();
  const erased = await run(name, args);
  if (erased) await settings.reload();
  return erased;
}
