/** Puts siblings of a framework into another order. Pure. */
import { moved } from '../../parts/rows';

/** The siblings that need another position once one has moved, with it. */
export function reordered<Row extends { position: string }>(rows: readonly Row[], from: number, to: number): Row[] {
  const places = moved(rows, from, to).map((row, at) => ({ row, position: `a${String(at).padStart(3, '0')}` }));
  return places.filter(({ row, position }) => row.position !== position).map(({ row, position }) => ({ ...row, position }));
}
