/**
 * The way out of the page: one command.
 *
 * Says what a platform is and which one is in use; knows no window itself.
 */
import type { Failure } from '../bindings';

/** What a call brings back when it is not refused. */
export type Reply = { revision: number; value: unknown } | { cancelled: true };

/** Where commands go. A refusal is thrown as [`Failure`]. */
export interface Platform {
  call(name: string, args: Record<string, unknown>): Promise<Reply>;
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
