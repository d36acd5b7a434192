/**
 * The way out of the page: one command.
 *
 * Says what a platform is and which one is in use; knows no window itself.
 */
import type { Failure } from '../bindings';

/** Tables and the ids of their rows that changed; `null`: all of a table. `desk` stands for everything. */
export type Touched = Readonly<Record<string, readonly string[] | null>>;

/** What every reply says of the desk: its revision, and what changed since the last one that the page knew. */
interface Stand {
  revision: number;
  touched: Touched;
}

/** A value as a whole; long lists come with a token, by which the next answer may be told as a difference. */
export interface Whole extends Stand {
  value: unknown;
  token?: number;
}

/** A list as what differs from the one held: where each row stood before (-1: nowhere), and the new rows. */
export interface Difference extends Stand {
  put: readonly (readonly [number, unknown])[];
  from?: readonly number[];
  token: number;
}

/** What a call brings back when it is not refused. */
export type Reply = { cancelled: true } | Whole | Difference;

/** What the page knows already when it asks. */
export interface Known {
  /** The last revision of the desk that it was told of. */
  revision: number;
  /** For a form that is saved: the revision at which it was filled, and at which was told what others had changed since. */
  form?: { at: number; told?: number };
  /** The token of the answer to the same question that it holds. */
  token?: number;
}

/** Where commands go. A refusal is thrown as [`Failure`]. */
export interface Platform {
  call(name: string, args: Record<string, unknown>, known: Known): Promise<Reply>;
}

let current: Platform = {
  call: () => Promise.reject({ code: 'platform_missing', values: {}, problems: [] } satisfies Failure),
};

/** Chooses where calls go; once at the start, and in tests. */
export function usePlatform(platform: Platform) {
  current = platform;
}

/** The platform in use. */
export function platform(): Platform {
  return current;
}
