/** Short lists that people put into an order. Pure. */

/** The rows with one of them moved; a place outside the list changes nothing. */
export function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const all = [...rows];
  if (to < 0 || to >= all.length) return all;
  all.splice(to, 0, ...all.splice(from, 1));
  return all;
}

/** The rows without one of them. */
export function without<Row>(rows: readonly Row[], index: number): Row[] {
  return rows.filter((_, at) => at !== index);
}

/** A position text that comes after another: `a003` gives `a004`, and `a999` gives `a9991`. */
export function positionAfter(position: string | undefined): string {
  if (!position) return 'a000';
  const [, head = '', digits = ''] = /^(.*?)(\d*)$/.exec(position) ?? [];
  const next = digits === '' ? '' : String(Number(digits) + 1).padStart(digits.length, '0');
  // One digit more would come before its sibling in the order of texts.
  return next !== '' && next.length === digits.length && digits.length < 15 ? head + next : `${position}1`;
}
