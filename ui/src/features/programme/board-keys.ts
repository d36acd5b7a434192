/** Which block the arrow keys go to next: by column and time, without a map of pixels. */

export type Towards = 'up' | 'down' | 'forward' | 'back';

/** Whatever the arrow keys stop at. */
export interface Spot {
  column: number;
  /** Minutes of the day. */
  from: number;
}

/** The one to go to, of all by column and time; `undefined` at the edge of the board. */
export function neighbour<S extends Spot>(spots: readonly S[], from: S, towards: Towards): S | undefined {
  if (towards === 'up' || towards === 'down') {
    const next = spots[spots.indexOf(from) + (towards === 'down' ? 1 : -1)];
    return next?.column === from.column ? next : undefined;
  }
  const isAhead = (spot: S) => (towards === 'forward' ? spot.column > from.column : spot.column < from.column);
  const distance = (spot: S) => Math.abs(spot.column - from.column) * 10_000 + Math.abs(spot.from - from.from);
  return spots.filter(isAhead).reduce<S | undefined>((best, spot) => (best && distance(best) <= distance(spot) ? best : spot), undefined);
}
