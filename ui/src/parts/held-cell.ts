/** The cell of a table whose words were refused: leaving it by Tab leads back, once for the same words. */
import { tick } from 'svelte';

export class HeldCell {
  #words: string | null = null;
  #wasTab = false;

  /** With every key and press in the table, before anything else hears of it. */
  heard(event: KeyboardEvent | PointerEvent): void {
    this.#wasTab = event instanceof KeyboardEvent && event.key === 'Tab';
  }

  /** Leads back to the cell that waits; who went elsewhere by pointer is left alone. */
  async hold(words: string | null, table: HTMLElement): Promise<void> {
    const isHeld = this.#wasTab && words !== this.#words;
    this.#words = words;
    await tick();
    if (isHeld || table.contains(document.activeElement)) table.querySelector<HTMLElement>('td [aria-invalid=true]')?.focus();
  }
}
