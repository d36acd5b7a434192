/** Which rows of a long table are drawn. */

export interface RowWindow {
  first: number;
  /** Exclusive. */
  last: number;
  /** Height of what is not drawn, before and after. */
  before: number;
  after: number;
}

/** The rows to draw: those in view and `overscan` more on each side. */
export function rowWindow(scrollTop: number, viewHeight: number, rowHeight: number, count: number, overscan: number): RowWindow {
  const top = Math.min(Math.max(0, Math.floor(scrollTop / rowHeight)), count);
  const shown = Math.ceil(viewHeight / rowHeight) + 1;
  const last = Math.min(count, top + shown + overscan);
  const first = Math.max(0, Math.min(top, last - shown) - overscan);
  return { first, last, before: first * rowHeight, after: (count - last) * rowHeight };
}

/** The places of a long list that are drawn: those of its window, and those kept besides. */
export function drawnPlaces(part: { first: number; last: number }, kept: readonly number[]): number[] {
  const beside = kept.filter((at) => at < part.first || at >= part.last);
  const inside = Array.from({ length: Math.max(0, part.last - part.first) }, (_, index) => part.first + index);
  return [...new Set([...beside, ...inside])].sort((a, b) => a - b);
}
