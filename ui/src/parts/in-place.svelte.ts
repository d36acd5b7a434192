/**
 * A field that is saved where it stands, when it is left. What was typed stays until the plan holds it: a save that is
 * refused says why, and where somebody else wrote there meanwhile, only who has read that puts theirs in its place.
 * What the field looks like, and when it is left, is its own affair.
 */
import type { Failure } from '../bindings';
import { failureText } from '../text/failure';
import { tv } from '../text/values';
import type { Changing, Filled } from './changing.svelte';

/** Of what a save answered, why it was refused; saves that tell their refusals themselves answer something else. */
function refusalOf(answer: unknown): Failure | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { ok, failure } = answer as { ok?: boolean; failure?: Failure };
  return ok === false && failure ? failure : null;
}

export class InPlace {
  /** Why what was typed is not in the plan. */
  refused = $state.raw<string | null>(null);
  /** Whether it was refused for what somebody else wrote there, so that either can be taken. */
  isTold = $state(false);
  #filled: Filled;
  #running: Promise<unknown> | null = null;

  constructor(private readonly changing: Changing) {
    this.#filled = { at: changing.revision() };
  }

  /** Somebody begins to type, or thinks better of it. */
  begin(): void {
    this.refused = null;
    this.isTold = false;
    this.#filled = { at: this.changing.revision() };
  }

  /** Other words stand there than those that were refused: they are tried as the first were. What somebody else wrote waits. */
  rewrite(): void {
    if (!this.isTold) this.refused = null;
  }

  /** Saves, one after another, and says whether the plan holds it. */
  async save(work: () => unknown): Promise<boolean> {
    while (this.#running) await this.#running;
    const mine = this.changing.saveFrom(this.#filled, async () => work()).finally(() => (this.#running = null));
    this.#running = mine;
    const failure = refusalOf(await mine);
    if (failure === null) {
      this.begin();
      return true;
    }
    this.isTold = failure.code === 'changed_meanwhile';
    if (this.isTold) this.#filled = { ...this.#filled, told: this.changing.revision() };
    this.refused = this.isTold ? tv('fields-changed_meanwhile', failure.values) : failureText(failure);
    return false;
  }
}
