/** Small questions about a team that need no program to answer. Pure. */
import type { ConflictChoice, ConflictClaim, ConflictRow, JsonValue } from '../../bindings';

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

/** Which claim the plan shows until somebody decides; -1: all texts together. */
export function shownClaim({ kind, claims }: Pick<ConflictRow, 'kind' | 'claims'>): number {
  if (kind === 'text') return -1;
  // A record that one deleted and another changed is still there.
  return kind === 'deleted_while_edited' ? claims.findIndex(({ value }) => value === 1) : claims.length - 1;
}

/** What leaves the plan as it shows it. */
export function choiceShown(row: ConflictRow): ConflictChoice {
  const at = shownClaim(row);
  return at < 0 ? { value: row.shown } : { claim: at };
}

/** What a key decides: `1` takes what the first wrote, Enter what the plan shows. */
export function choiceOfKey(key: string, row: ConflictRow): ConflictChoice | null {
  if (key === 'Enter') return choiceShown(row);
  if (!/^[1-9]$/.test(key)) return null;
  const at = Number(key) - 1;
  if (at < row.claims.length) return { claim: at };
  // Texts put together stand below them.
  return at === row.claims.length && shownClaim(row) < 0 ? choiceShown(row) : null;
}

/** People who have a claim in some clash, each once, with how many. */
export function claimants(rows: readonly ConflictRow[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { claims } of rows)
    for (const name of new Set(claims.map((claim) => claim.name))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}
