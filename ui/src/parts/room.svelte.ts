/** How wide the page is, measured in letters: a small window, a zoomed page and large texts are narrow alike. */
import { rem } from './rem.svelte';

class Room {
  #px = $state(1440);

  constructor() {
    if (typeof window === 'undefined') return;
    this.#px = window.innerWidth;
    addEventListener('resize', () => (this.#px = window.innerWidth));
  }

  /** Whether a panel takes the place of what it belongs to, as base.css has it. */
  get isNarrow(): boolean {
    return this.rem <= 56;
  }

  /** In `rem`. Read reactively. */
  get rem(): number {
    return this.#px / rem.px;
  }
}

export const roomFor = new Room();
