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
