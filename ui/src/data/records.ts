/** Plain records: listed, saved and deleted by the name of their table. */
import type { AnyRecord, DeletedWith, JsonValue } from '../bindings';
import { formatNumber, plainList, t } from '../text';
import { takeBack } from './actions.svelte';
import { call, done, run } from './call';
import { failureText } from '../text/failure';
import { tableName } from '../text/labels';
import { query } from './query.svelte';
import { toasts } from './toasts.svelte';

export type RecordTable = AnyRecord['table'];
/** A record of one table, with its `table`. */
export type RecordOf<T extends RecordTable> = Extract<AnyRecord, { table: T }>;
/** Some fields of a record. */
export type FieldsOf<T extends RecordTable> = Partial<Omit<RecordOf<T>, 'id' | 'table'>>;

/** Every record of a table, live, while they are wanted. Call it while a component is set up. */
export function records<T extends RecordTable>(
  table: T,
  isWanted: () => boolean = () => true,
): { readonly value: readonly RecordOf<T>[] | undefined } {
  const live = query('list_records', () => (isWanted() ? { table } : null));
  return {
    get value() {
      return live.value as readonly RecordOf<T>[] | undefined;
    },
  };
}

/** Saves one record and gives back its id; a refusal is shown. */
export async function saveRecord(record: AnyRecord): Promise<string | undefined> {
  return (await run('save_records', { records: [record] }))?.[0];
}

/**
 * Saves some fields of a record that is there; a refusal is shown. Forms of one field write so: a whole record would
 * bring back what another field held before it was left a moment ago.
 */
export async function changeRecord<T extends RecordTable>(table: T, id: string, fields: FieldsOf<T>): Promise<boolean> {
  return done('set_record_fields', { table, id, fields: fields as Record<string, JsonValue> });
}

/** The same of a field that is saved where it stands, which shows itself why it was refused. */
export function saveFields<T extends RecordTable>(table: T, id: string, fields: FieldsOf<T>) {
  return call('set_record_fields', { table, id, fields: fields as Record<string, JsonValue> });
}

/** Puts a row in another place among its siblings; a place outside the list changes nothing. */
export async function moveRecord(table: RecordTable, rows: readonly { id: string }[], from: number, to: number): Promise<void> {
  const row = rows[from];
  if (!row || to === from || to < 0 || to >= rows.length) return;
  const before = rows[to < from ? to : to + 1];
  await run('move_record', { table, id: row.id, before_id: before?.id ?? null });
}

/** What went to the bin: a record, how many of which kinds went along, and how many stay and no longer name it. */
function deletedText(name: string, { along, left }: DeletedWith): string {
  const kinds = (counts: DeletedWith['left']) =>
    Object.entries(counts).map(([table, count]) => t('parts-deleted-what', { kind: tableName(table), count: formatNumber(count) }));
  const [went, stay] = [kinds(along), kinds(left)];
  return [
    went.length === 0 ? t('parts-deleted', { name }) : t('parts-deleted-with', { name, what: plainList(went) }),
    ...(stay.length === 0 ? [] : [t('parts-deleted-left', { what: plainList(stay) })]),
  ].join(' ');
}

let lastGone = '';

/** Moves a record to the bin and offers to take that back. */
export async function removeRecord(table: RecordTable, id: string, name: string): Promise<boolean> {
  const outcome = await call('delete_records', { table, ids: [id] });
  // The second press of a double click finds nothing: to say so would take the place of the way back.
  const isSecondPress = !outcome.ok && outcome.failure?.code === 'not_found' && id === lastGone;
  if (outcome.ok) {
    lastGone = id;
    toasts.say(deletedText(name, outcome.value), takeBack);
  } else if (!outcome.cancelled && !isSecondPress) toasts.fail(failureText(outcome.failure));
  return outcome.ok;
}
