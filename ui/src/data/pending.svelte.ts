/**
 * Fields of one record that were handed in and do not stand yet in what the plan answers: a record that is handed in
 * whole, field by field, must not take the field before back to what it was. What is chosen is shown by it; a field that
 * is typed into keeps its words by itself and is shown what the plan holds, or a refusal would take them away.
 */
import { untrack } from 'svelte';

/** How a save ended, as far as it matters here. */
interface Ended {
  ok: boolean;
}

export class Pending<T extends object> {
  #mine = $state.raw<Partial<T>>({});
  /** Those that the plan has taken: its next answer holds them. */
  #taken = new Set<keyof T>();

  /** `known` is what the plan answered last. Call it while a component is set up. */
  constructor(private readonly known: () => T | undefined) {
    $effect(() => {
      known();
      untrack(() => {
        if (this.#taken.size > 0) this.#mine = this.#without([...this.#taken]);
        this.#taken.clear();
      });
    });
  }

  /** The record with what was handed in. */
  get value(): T | undefined {
    const known = this.known();
    return known && { ...known, ...this.#mine };
  }

  /** Hands in some fields with the rest as it stands; what is refused stands as it was. */
  async save<R extends Ended>(part: Partial<T>, work: (whole: T) => Promise<R>): Promise<R | undefined> {
    const fields = Object.keys(part) as (keyof T)[];
    this.#mine = { ...this.#mine, ...part };
    fields.forEach((field) => this.#taken.delete(field));
    const whole = this.value;
    const outcome = whole && (await work(whole));
    if (outcome?.ok) fields.forEach((field) => this.#taken.add(field));
    else this.#mine = this.#without(fields);
    return outcome;
  }

  #without(fields: readonly (keyof T)[]): Partial<T> {
    return Object.fromEntries(Object.entries(this.#mine).filter(([field]) => !fields.includes(field as keyof T))) as Partial<T>;
  }
}
