/**
 * Whether anything can be changed now. The frame of the page says so; whatever would change something asks before a
 * person begins, for a form that is refused at its end is a form filled for nothing.
 */
import { getContext, setContext } from 'svelte';

/** At which revision a form was filled, and at which was told what others had changed since. */
export interface Filled {
  at: number;
  told?: number;
}

export interface Changing {
  /** Read reactively. */
  readonly isAllowed: boolean;
  /** Why not, in a sentence. */
  readonly why: string;
  /** What the page knows of the plan; a form notes it when it is filled. */
  revision(): number;
  /** Saves what was filled at one revision: what others changed since is not written over before it was told. */
  saveFrom<T>(form: Filled, save: () => Promise<T>): Promise<T>;
  /** Tells of words that were typed into a field that is gone, and are not in the plan. */
  lost(field: string, words: string, why: string): void;
}

/** Under which a component finds it. */
export const CHANGING = Symbol('changing');
const ALLOWED: Changing = { isAllowed: true, why: '', revision: () => 0, saveFrom: (_, save) => save(), lost: () => undefined };

export const provideChanging = (changing: Changing) => setContext(CHANGING, changing);
/** Call it while a component is set up. */
export const useChanging = (): Changing => getContext<Changing | undefined>(CHANGING) ?? ALLOWED;
