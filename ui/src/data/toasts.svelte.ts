/** What is said to the person in passing: shown at the foot and spoken in the live region. */

import { untrack } from 'svelte';

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'failed';
  /** Text id and work of a button, such as undo. */
  action?: { textId: string; run: () => void };
}

class Toasts {
  list = $state.raw<Toast[]>([]);
  /** Spoken only, not shown. */
  spoken = $state('');
  #next = 1;

  /** Says that something was done; goes away by itself. */
  say(text: string, action?: Toast['action']) {
    const toast: Toast = { id: this.#next++, text, kind: 'done', ...(action ? { action } : {}) };
    this.list = [...untrack(() => this.list).slice(-2), toast];
    setTimeout(() => this.close(toast.id), 8000);
  }

  /** Says that something was refused; stays until closed. */
  fail(text: string) {
    this.list = [...untrack(() => this.list).slice(-2), { id: this.#next++, text, kind: 'failed' }];
  }

  /** Speaks a result to those who do not see it. */
  speak(text: string) {
    // The same sentence twice must be a change, or it is not spoken again.
    this.spoken = untrack(() => this.spoken) === text ? `${text}\u00a0` : text;
  }

  close(id: number) {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
