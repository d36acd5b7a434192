/** Live queries: run again when the plan changes or their arguments do. */
import { untrack } from 'svelte';
import type { Failure } from '../bindings';
import { type Args, call, type CommandName, type Returns } from './call';
import { desk } from './desk.svelte';

/** What a live query holds. The old value stays while the new one is fetched. */
export class Query<T> {
  value = $state.raw<T | undefined>(undefined);
  failure = $state.raw<Failure | undefined>(undefined);
  isLoading = $state(true);
}

/**
 * Asks a command now and whenever the plan changes. Call it while a component is set up.
 * `args` is read reactively; `null` means: nothing to ask yet.
 */
export function query<N extends CommandName>(name: N, args: () => Args<N> | null): Query<Returns<N>> {
  const live = new Query<Returns<N>>();
  let latest = 0;
  $effect(() => {
    void desk.tick;
    const asked = args();
    latest += 1;
    const turn = latest;
    untrack(() => {
      if (asked === null) {
        live.value = undefined;
        live.isLoading = false;
        return;
      }
      live.isLoading = true;
      void call(name, asked).then((outcome) => {
        // A newer question is under way: this answer is too old to show.
        if (turn !== latest) return;
        live.isLoading = false;
        if (outcome.ok) {
          live.value = outcome.value;
          live.failure = undefined;
        } else if (!outcome.cancelled) {
          live.failure = outcome.failure;
        }
      });
    });
  });
  return live;
}
