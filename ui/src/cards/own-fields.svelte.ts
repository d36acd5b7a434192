/** Columns and values of the plan's own fields, for the tables and forms of the records that have them. */
import { blanks, type OwnField, type OwnSubject, type OwnValue } from '../bindings';
import { records } from '../data/records';
import type { Column } from '../parts/columns';
import { isChosen, ownOptions, ownOrder, ownReading, ownText, ownWritten } from '../text/own';

/** With what the name of a column or a field of a form begins; the id of the field follows. */
export const OWN = 'own.';

/** The fields of a kind of record in their order. */
export function inOrder(fields: readonly OwnField[], subject: OwnSubject): OwnField[] {
  const ours = fields.filter((field) => field.subject === subject);
  // Positions are keys of a program, compared letter by letter.
  const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return ours.sort((a, b) => by(a.position, b.position) || by(a.id, b.id));
}

/** The fields of a kind of record, live. Call it while a component is set up. */
export function ownFields(subject: () => OwnSubject): { readonly value: readonly OwnField[] } {
  const all = records('own_field');
  const ours = $derived(inOrder(all.value ?? [], subject()));
  return {
    get value() {
      return ours;
    },
  };
}

/** What a record says, by field. */
export const cellsOf = (values: readonly OwnValue[]): Record<string, string> =>
  Object.fromEntries(values.map(({ own_field_id, value }) => [own_field_id, value]));

/** The same as values of a record. */
export function asValues(subject: OwnSubject, subjectId: string, cells: Readonly<Record<string, string | undefined>>): OwnValue[] {
  return Object.entries(cells).map(([own_field_id, value]) => ({
    ...blanks.own_value,
    // Whether there is one already; which id it has follows from record and field.
    id: own_field_id,
    subject,
    subject_id: subjectId,
    own_field_id,
    value: value ?? '',
  }));
}

/** A column for each field; with `save` its cells can be changed where they stand. */
export function ownColumns<Row>(
  fields: readonly OwnField[],
  cells: (row: Row) => Readonly<Record<string, string | undefined>>,
  save?: (field: OwnField) => (row: Row, value: unknown) => void | Promise<unknown>,
): Column<Row>[] {
  return fields.map((field): Column<Row> => {
    const value = (row: Row) => cells(row)[field.id] ?? '';
    const read = ownReading(field);
    return {
      id: `${OWN}${field.id}`,
      titleId: '',
      title: field.name,
      width: field.kind === 'text' ? 200 : 130,
      text: (row) => ownText(field, value(row)),
      order: (row) => ownOrder(field, value(row)),
      ...(isChosen(field) ? { group: (row: Row) => ownText(field, value(row)) } : {}),
      ...(field.kind === 'number' ? { align: 'end' as const } : {}),
      ...(save
        ? {
            edit: {
              value: (row: Row) => ownWritten(field, value(row)),
              ...(isChosen(field) ? { options: (row: Row) => ownOptions(field, value(row)) } : {}),
              ...(read ? { read, tell: (value: unknown) => ownText(field, String(value ?? '')) } : {}),
              save: save(field),
            },
          }
        : {}),
    };
  });
}
