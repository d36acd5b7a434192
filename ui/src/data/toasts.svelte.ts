/** What is said to the person in passing: shown in the topmost layer and spoken in its live region. */

import { untrack } from 'svelte';
import { answers } from './answers.svelte';

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'failed';
  /** Text id and work of a button that belongs to a change, such as undo; `changedAt` is when that was. */
  action?: { textId: string; run: (changedAt: number) => void };
  /** Text id and work of buttons that take nothing back, such as to open a file that was written. */
  ways: readonly Way[];
  changedAt: number;
}

export interface Way {
  textId: string;
  run: () => void;
}

/** How long a message stays: a refusal has to be understood, not only noticed. */
const LIFE_MS = { done: 8_000, failed: 20_000 } as const;

class Toasts {
  /** The last message; a new one takes its place, for two would be read as one. */
  list = $state.raw<Toast[]>([]);
  /** Spoken only, not shown. */
  spoken = $state('');
  #next = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Said in this turn: what it tells belongs to the screen that this turn leads to. */
  #isFresh = false;

  /** Says that something was done. */
  say(text: string, action?: Toast['action'], ways: readonly Way[] = []) {
    // Where nothing was changed there is nothing to take back: the change before is another one.
    const ours = answers.isLastWriteIdle ? undefined : action;
    this.#show({ id: this.#next++, text, kind: 'done', ways, changedAt: answers.changedAt, ...(ours ? { action: ours } : {}) });
  }

  /** Says that something was refused, and what to do. */
  fail(text: string) {
    this.#show({ id: this.#next++, text, kind: 'failed', ways: [], changedAt: answers.changedAt });
  }

  /** The same beside what was refused in this very turn, such as several fields that are left at once. */
  failToo(text: string) {
    const before = this.#isFresh ? untrack(() => this.list).find(({ kind }) => kind === 'failed') : undefined;
    this.fail(before ? `${before.text} ${text}` : text);
  }

  /** Speaks a result to those who do not see it. */
  speak(text: string) {
    // The same sentence twice must be a change, or it is not spoken again.
    this.spoken = untrack(() => this.spoken) === text ? `${text}\u00a0` : text;
    this.#freshen();
  }

  close(id: number) {
    if (untrack(() => this.list).some((toast) => toast.id === id)) this.clear();
  }

  clear() {
    clearTimeout(this.#timer);
    this.list = [];
  }

  /** Somebody reads: nothing goes away meanwhile. */
  hold() {
    clearTimeout(this.#timer);
  }

  /** Nobody reads any more: the message has its whole life again. */
  release() {
    clearTimeout(this.#timer);
    const toast = untrack(() => this.list).at(-1);
    if (toast) this.#timer = setTimeout(() => this.clear(), LIFE_MS[toast.kind]);
  }

  /** Another screen or another dialog is in front: messages of the one before go with it. */
  turn() {
    if (this.#isFresh) return;
    this.clear();
    this.spoken = '';
  }

  #show(toast: Toast) {
    this.list = [toast];
    this.#freshen();
    this.release();
  }

  #freshen() {
    this.#isFresh = true;
    setTimeout(() => (this.#isFresh = false), 0);
  }
}

export const toasts = new Toasts();
