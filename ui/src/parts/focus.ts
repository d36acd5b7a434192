/** Where the focus goes when a row comes or goes. Lists bear `data-rows`, their rows `data-row`. */
import { tick } from 'svelte';

const FIELDS = ':is(input, select, textarea):not(:disabled)';
const ANY = `${FIELDS}, button:not(:disabled), a[href], [tabindex="0"]`;

/** To the first field of the row that was added: the last one, or the one of a place. */
export async function focusAdded(list: HTMLElement | null | undefined, place = -1): Promise<void> {
  await tick();
  const row = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].at(place);
  const field = row?.querySelector<HTMLElement>(FIELDS);
  field?.focus();
  // What a new row begins with is a proposal: typing replaces it.
  if (field instanceof HTMLInputElement) field.select();
  row?.scrollIntoView?.({ block: 'nearest' });
}

/** To the row that took the place of the one that went, else to the one before, else to the button that adds one. */
export async function focusAfterRemoval(list: HTMLElement | null | undefined, index: number): Promise<void> {
  await tick();
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const row = rows[Math.min(index, rows.length - 1)];
  const target = row?.matches('[tabindex="0"]') ? row : row?.querySelector<HTMLElement>(ANY);
  (target ?? [...(list?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])].at(-1))?.focus();
}

const REVEAL_MS = 3000;

/**
 * Brings a record that was just added into view and gives it the focus, once its list shows it (`data-record`).
 * Whoever has gone elsewhere meanwhile is left alone.
 */
export async function revealRecord(id: string): Promise<void> {
  await tick();
  const before = document.activeElement;
  const end = Date.now() + REVEAL_MS;
  const look = () => {
    if (document.activeElement !== before && document.activeElement !== document.body) return;
    const row = document.querySelector<HTMLElement>(`[data-record="${CSS.escape(id)}"]`);
    if (!row) return void (Date.now() < end && setTimeout(look, 50));
    row.scrollIntoView?.({ block: 'nearest' });
    (row.matches('button, a') ? row : row.querySelector<HTMLElement>(ANY))?.focus();
  };
  look();
}

/** Brings the cell of a table that has the focus back into sight; nothing lies under the first column, which stays. */
export function keepCellInSight(scroller: HTMLElement): void {
  const cell = document.activeElement;
  if (!(cell instanceof HTMLElement) || cell.dataset['cell'] === undefined || !scroller.contains(cell)) return;
  const first = scroller.querySelector<HTMLElement>('thead th')?.offsetWidth ?? 0;
  scroller.style.scrollPaddingInlineStart = `${first}px`;
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
