/** Small questions about a team that need no program to answer. Pure. */
import type { ConflictClaim, ConflictRow, JsonValue } from '../../bindings';

/** What a third value can be typed as; `null`: only one of those that people wrote can be taken. */
export type ThirdKind = 'text' | 'long' | 'decimal' | 'date' | null;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export function thirdKind({ kind, claims }: Pick<ConflictRow, 'kind' | 'claims'>): ThirdKind {
  if (kind === 'deleted_while_edited') return null;
  if (kind === 'text') return 'long';
  const values = claims.map(({ value }) => value);
  const all = (is: (value: JsonValue) => boolean) =>
    values.some((value) => value !== null) && values.every((value) => value === null || is(value));
  if (all((value) => typeof value === 'number')) return 'decimal';
  if (all((value) => typeof value === 'string' && DATE.test(value))) return 'date';
  // A word of the program or the name of another record is chosen where the record is, not typed here.
  return claims.every(isPlain) && all((value) => typeof value === 'string') ? 'text' : null;
}

const isPlain = ({ value, said }: ConflictClaim): boolean => value === null || value === said;

/** Which claim a key takes: `1` is the first, Enter the last, which the plan shows. */
export function claimOfKey(key: string, count: number): number | null {
  if (key === 'Enter') return count - 1;
  const at = /^[1-9]$/.test(key) ? Number(key) - 1 : count;
  return at < count ? at : null;
}

/** People who have a claim in some clash, each once, with how many. */
export function claimants(rows: readonly ConflictRow[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { claims } of rows)
    for (const name of new Set(claims.map((claim) => claim.name))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}
