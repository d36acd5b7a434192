/** How far an edit of an occurrence of a series reaches: asked for every edit of one, and of nothing else. */
import type { ScopeRow, SeriesScope, Slot } from '../../bindings';
import { run } from '../../data/call';

/** An edit that waits for its reach. */
export interface AskedScope {
  title: string;
  rows: readonly ScopeRow[];
  answer: (scope: SeriesScope | null) => void;
}

/** A new time and place, or whether it is called off. */
export type SessionEdit = { slot: Slot } | { is_cancelled: boolean };

/** Call it while a component is set up. */
export function seriesScopes() {
  let asked = $state.raw<AskedScope | null>(null);
  return {
    get asked() {
      return asked;
    },
    /** The reach of an edit: `this` where a session stands alone, `null` where the person thought better of it. */
    async of(title: string, id: string, edit: SessionEdit): Promise<SeriesScope | null> {
      const args = { id, slot: 'slot' in edit ? edit.slot : null, is_cancelled: 'slot' in edit ? null : edit.is_cancelled };
      const rows = await run('check_session_scopes', args);
      if (rows === undefined) return null;
      if (rows.length === 0) return 'this';
      return new Promise((resolve) => {
        asked = {
          title,
          rows,
          answer: (scope) => {
            asked = null;
            resolve(scope);
          },
        };
      });
    },
  };
}
