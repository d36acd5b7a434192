/**
 * What the fields of one form tell each other: which of them cannot be saved as they are, and what was refused.
 *
 * A form makes it with `provideForm`, its fields find it by themselves. Saving asks `stops`: reasons are shown at the
 * fields and the first of them gets the focus. Nothing half typed is dropped, and nothing is saved around it.
 */
import { getContext, setContext, tick, untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { Problem } from '../bindings';

export interface FieldEntry {
  /** Names under which problems are about this field. */
  name: string;
  element: () => HTMLElement | undefined;
  /** Why it cannot be saved as it is; `null`: it can. */
  fault: () => string | null;
  /** Whether words stand in it that are no value yet. */
  isHalf: () => boolean;
}

const KEY = Symbol('form');

export class Form {
  /** Saving was tried: what is missing is shown from now on. */
  wasTried = $state(false);
  #fields = new SvelteSet<FieldEntry>();

  add(field: FieldEntry): () => void {
    untrack(() => this.#fields.add(field));
    return () => void this.#fields.delete(field);
  }

  get #ordered(): FieldEntry[] {
    const follows = (a: HTMLElement | undefined, b: HTMLElement | undefined) =>
      a && b ? (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1) : 0;
    return [...this.#fields].sort((a, b) => follows(a.element(), b.element()));
  }

  /** Whether something was typed that is no value yet, so that leaving would lose it. */
  get hasHalf(): boolean {
    return [...this.#fields].some((field) => field.isHalf());
  }

  /** Whether a field cannot be saved as it is. Shows why, and goes to the first. */
  stops(): boolean {
    this.wasTried = true;
    const first = this.#ordered.find((field) => field.fault() !== null);
    first?.element()?.focus();
    return first !== undefined;
  }

  /** Goes to the first field that a problem is about; those that no field shows come back. */
  async show(problems: readonly Problem[]): Promise<Problem[]> {
    await tick();
    const named = untrack(() => this.#ordered);
    const about = named.filter(({ name }) => problems.some(({ field }) => field === name)).map((field) => field.element());
    // Where a field stands several times, such as in each session, only those that it is about are marked.
    (about.find((input) => input?.getAttribute('aria-invalid') === 'true') ?? about[0])?.focus();
    return problems.filter(({ field }) => !named.some(({ name }) => name === field));
  }
}

/** Makes the form of this component and of everything in it. */
export function provideForm(): Form {
  return setContext(KEY, new Form());
}

/** The form around this field, if there is one. */
export function formAround(): Form | undefined {
  return getContext<Form | undefined>(KEY);
}
