/**
 * Whether anything can be changed now. The frame of the page says so; whatever would change something asks before a
 * person begins, for a form that is refused at its end is a form filled for nothing.
 */
import { getContext, setContext } from 'svelte';

export interface Changing {
  /** Read reactively. */
  readonly isAllowed: boolean;
  /** Why not, in a sentence. */
  readonly why: string;
}

const CHANGING = Symbol('changing');
const ALLOWED: Changing = { isAllowed: true, why: '' };

export const provideChanging = (changing: Changing) => setContext(CHANGING, changing);
/** Call it while a component is set up. */
export const useChanging = (): Changing => getContext<Changing | undefined>(CHANGING) ?? ALLOWED;
