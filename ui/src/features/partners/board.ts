/** The columns of the board. Pure. */
import type { PartnerRow, PartnerStatus } from '../../bindings';
import { STATUSES } from './rows';

/** Partners of each status, in their order. */
export function byStatus(rows: readonly PartnerRow[]): Map<PartnerStatus, PartnerRow[]> {
  const columns = new Map<PartnerStatus, PartnerRow[]>(STATUSES.map((status) => [status, []]));
  for (const row of rows) columns.get(row.draft.partner.status)?.push(row);
  return columns;
}

/** The status so many columns further on; `undefined` beyond the edge. */
export function nextStatus(status: PartnerStatus, steps: number): PartnerStatus | undefined {
  return STATUSES[STATUSES.indexOf(status) + steps];
}
