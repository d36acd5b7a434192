/**
 * Words that were begun beside a record and not saved: they wait while another one is looked at, as long as the program
 * runs.
 */

const kept = new Map<string, object>();

/** What was begun under this key, or a blank one to begin with. */
export function draftOf<T extends object>(key: string, blank: T): T {
  const held = kept.get(key);
  if (held) return held as T;
  const draft = $state(blank);
  kept.set(key, draft);
  return draft;
}
