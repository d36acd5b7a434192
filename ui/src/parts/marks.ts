/** Rows of a table chosen one by one and together, by what they are and in the order shown. Pure. */

/** The same with one more, or without it. */
export function toggled(marked: readonly string[], id: string): string[] {
  return marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id];
}

/** The same with all from one to another; a row that is no longer shown begins nothing. */
export function through(marked: readonly string[], order: readonly string[], from: string, to: string): string[] {
  const [start, end] = [order.indexOf(from), order.indexOf(to)];
  if (end < 0) return [...marked];
  const first = start < 0 ? end : Math.min(start, end);
  return [...new Set([...marked, ...order.slice(first, Math.max(start, end) + 1)])];
}
