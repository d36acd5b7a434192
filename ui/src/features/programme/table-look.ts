/** How the table of the programme shows events: hidden columns, order and grouping, as remembered and as a saved view keeps it. Pure but for what is remembered. */
import type { SavedFilter } from '../../bindings';
import { settings } from '../../data/settings.svelte';
import type { Sort } from '../../parts/columns';

export interface TableLook {
  hidden: string[];
  sort: Sort | null;
  /** The column by which rows stand together; empty: none. */
  groupBy: string;
}

const HIDDEN_AT_FIRST = ['kind', 'audiences', 'booking', 'received', 'short_text', 'external_id'];

/** What this computer remembers for the plan. */
export const rememberedLook = (): TableLook => ({
  hidden: settings.get('programme-hidden_columns', HIDDEN_AT_FIRST),
  sort: settings.get<Sort | null>('programme-sort', { column: 'starts_at', isDescending: false }),
  groupBy: settings.get('programme-group_by', ''),
});

export function rememberLook(look: TableLook) {
  settings.set('programme-hidden_columns', look.hidden);
  settings.set('programme-sort', look.sort);
  settings.set('programme-group_by', look.groupBy);
}

type Kept = Pick<SavedFilter, 'hidden_columns' | 'sort_by' | 'group_by'>;

/** As a saved view keeps it. */
export const keptLook = ({ hidden, sort, groupBy }: TableLook): Kept => ({
  hidden_columns: [...hidden],
  sort_by: sort ? `${sort.isDescending ? '-' : ''}${sort.column}` : '',
  group_by: groupBy,
});

/** Of a saved view. */
export const lookOf = ({ hidden_columns, sort_by, group_by }: Kept): TableLook => ({
  hidden: [...hidden_columns],
  sort: sort_by === '' ? null : { column: sort_by.replace(/^-/, ''), isDescending: sort_by.startsWith('-') },
  groupBy: group_by,
});

/** Whether a table looks as a saved view keeps it. */
export function isSameLook(look: TableLook, kept: Kept): boolean {
  const now = keptLook(look);
  const all = new Set([...now.hidden_columns, ...kept.hidden_columns]);
  return (
    all.size === now.hidden_columns.length &&
    all.size === kept.hidden_columns.length &&
    now.sort_by === kept.sort_by &&
    now.group_by === kept.group_by
  );
}
