/** What fields and records of an import are called. */
import type { ImportKind, ImportPreview } from '../../bindings';
import { formatNumber, hasText, plainList, t } from '../../text';

/** A field that a column can become, or that a row changes. */
export function fieldName(kind: ImportKind, field: string): string {
  const places = [`import-${kind}-field`, 'import-field', 'event', 'session', 'venue', 'partner', 'budget_line'];
  const id = places.map((place) => `${place}-${field}`).find(hasText);
  return id ? t(id) : field;
}

/** Records counted apart from rows: `74 events and 120 sessions`; empty when there are none. */
export function recordsText(preview: ImportPreview, how: 'new' | 'changed'): string {
  const counted = preview.records.filter((one) => one[how] > 0);
  return plainList(counted.map((one) => t(`import-table-${one.table}`, { count: one[how], shown: formatNumber(one[how]) })));
}
