/** Live queries: a part's view of the store of answers, for arguments that may change. */
import { untrack } from 'svelte';
import type { Failure } from '../bindings';
import { type Answer, answers } from './answers.svelte';
import type { Args, CommandName, Returns } from './call';

/** What a live query holds. The answer before stays while the new one is fetched. */
export class Query<T> {
  #answer = $state.raw<Answer | null>(null);
  /** What the question before was answered with. */
  #before: unknown;

  get value(): T | undefined {
    if (!this.#answer) return undefined;
    const { value } = this.#answer;
    return (value === undefined ? this.#before : value) as T | undefined;
  }

  get failure(): Failure | undefined {
    return this.#answer?.failure;
  }

  get isLoading(): boolean {
    return this.#answer?.isLoading ?? false;
  }

  /** Asks once more what was refused. */
  again() {
    void this.#answer?.ask();
  }

  /** Looks at the answer to another question; the returned function looks away. */
  show(answer: Answer | null): (() => void) | undefined {
    this.#before = answer === null ? undefined : untrack(() => this.value);
    this.#answer = answer;
    return answer?.watch();
  }
}

/**
 * Asks a command now and whenever something was touched that its answer depends on. Call it while a component is set
 * up. `args` is read reactively; `null` means: nothing to ask yet.
 */
export function query<N extends CommandName>(name: N, args: () => Args<N> | null): Query<Returns<N>> {
  const live = new Query<Returns<N>>();
  // Before the page is drawn: an answer that is known already is there at the first sight.
  $effect.pre(() => {
    const asked = args();
    return untrack(() => live.show(asked === null ? null : answers.of(name, asked as Record<string, unknown>)));
  });
  return live;
}
