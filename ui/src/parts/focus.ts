/** Where the focus goes when a row comes or goes. Lists bear `data-rows`, their rows `data-row`. */
import { tick } from 'svelte';

const FIELDS = ':is(input, select, textarea):not(:disabled)';
const ANY = `${FIELDS}, button:not(:disabled), a[href], [tabindex="0"]`;

/** To the first field of the row that was added last. */
export async function focusAdded(list: HTMLElement | null | undefined): Promise<void> {
  await tick();
  const row = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].at(-1);
  row?.querySelector<HTMLElement>(FIELDS)?.focus();
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
