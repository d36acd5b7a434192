/** What the palette offers on the programme; each opens a dialog of it. */
import type { Action } from '../../data/actions.svelte';

/** What the actions open. */
interface Opens {
  sweep: () => void;
  copy: () => void;
  findTwins: () => void;
}

/** The actions, each of which needs a week. */
export function actionsOf(hasWeek: () => boolean, { sweep, copy, findTwins }: Opens): Action[] {
  return [
    { id: 'bulk-open', icon: 'calendar', command: 'set_bulk_change', isAvailable: hasWeek, run: sweep },
    { id: 'copy-open', icon: 'calendar', command: 'add_copies', isAvailable: hasWeek, run: copy },
    { id: 'twins-open', icon: 'calendar', command: 'merge_records', isAvailable: hasWeek, run: findTwins },
  ];
}
