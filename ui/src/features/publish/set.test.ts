import { expect, test } from 'vitest';
import type { OutputKind, SetFile } from '../../bindings';
import { allTicks, countOf, inOrder, left, notesOf, only, partsOf, proposed, thereAlready, tickedOf, toggled, withLater } from './set';

const row = (kind: OutputKind, endings: string[], set_endings: string[] = [], lacks = '') => ({ kind, endings, set_endings, lacks });
const rows = [
  row('council_paper', ['pdf', 'docx'], [], 'no_paper'),
  row('business_case', ['pdf', 'docx', 'odt']),
  row('programme', ['ics', 'xml']),
];
const options = () => ({});

const file = (kind: OutputKind, ending: string, code?: string): SetFile => {
  const name = `${kind}.${ending}`;
  const failure = code ? { code, values: {}, problems: [] } : null;
  return { kind, ending, name, failure, written: failure ? null : { name, bytes: 10, pages: null, notices: [] } };
};

test('each document as its usual file is proposed, until somebody has ticked', () => {
  expect(partsOf(rows, proposed(rows), options).map(({ kind, endings }) => [kind, endings])).toEqual([
    ['business_case', ['pdf']],
    ['programme', ['ics']],
  ]);
  const kept = [...rows.slice(0, 2), row('programme', ['ics', 'xml'], ['xml'])];
  expect(partsOf(kept, proposed(kept), options).map(({ endings }) => endings)).toEqual([['xml']]);
});

test('what cannot be written yet is never ticked, and files keep their order', () => {
  expect(countOf(partsOf(rows, allTicks(rows, true), options))).toBe(5);
  expect(partsOf(rows, allTicks(rows, false), options)).toEqual([]);
  const ticks = toggled(toggled(allTicks(rows, false), 'business_case', 'odt', true), 'business_case', 'pdf', true);
  expect(tickedOf(rows[1]!, ticks)).toEqual(['pdf', 'odt']);
  expect(tickedOf(rows[1]!, toggled(ticks, 'business_case', 'pdf', false))).toEqual(['odt']);
});

test('only what is there already is asked for again, and its outcome takes the place of the first', () => {
  const parts = partsOf(rows, allTicks(rows, true), options);
  const files = [file('business_case', 'pdf'), file('business_case', 'docx', 'file_is_there'), file('programme', 'ics', 'disk_full')];
  expect(thereAlready(files)).toHaveLength(1);
  expect(left(files).map(({ ending }) => ending)).toEqual(['ics']);
  expect(inOrder(files).map(({ ending }) => ending)).toEqual(['docx', 'ics', 'pdf']);
  const again = only(parts, thereAlready(files));
  expect(again.map(({ kind, endings }) => [kind, endings])).toEqual([['business_case', ['docx']]]);
  const later = withLater(files, { files: [file('business_case', 'docx')] });
  expect(later.map(({ failure }) => failure?.code ?? 'ok')).toEqual(['ok', 'ok', 'disk_full']);
});

test('noted is what is ticked, and the name of what was written now', () => {
  const parts = partsOf(rows, allTicks(rows, true), options);
  const notes = notesOf(parts, [file('business_case', 'pdf', 'file_is_there'), file('business_case', 'docx')]);
  expect(notes.map(({ kind, file_name, endings }) => [kind, file_name, endings.length])).toEqual([
    ['business_case', 'business_case.docx', 3],
    ['programme', '', 2],
  ]);
});
