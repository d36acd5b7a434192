/**
 * What lies above the page: open dialogs, the topmost last.
 *
 * A modal dialog makes everything below it dead, messages included: whoever shows messages asks here where they
 * can be seen, heard and pressed.
 */
import { type Component, getContext, setContext, untrack } from 'svelte';

class Layers {
  #open = $state.raw<readonly symbol[]>([]);

  /** The topmost dialog; `undefined` while only the page is there. */
  get top(): symbol | undefined {
    return this.#open.at(-1);
  }

  /** Puts a dialog on top; the returned function takes it away: `$effect(() => layers.add(mine))`. */
  add(layer: symbol): () => void {
    // Untracked: an effect that opens a dialog must not run again because one was opened.
    untrack(() => (this.#open = [...this.#open, layer]));
    return () => {
      this.#open = this.#open.filter((other) => other !== layer);
    };
  }
}

export const layers = new Layers();

/** Shows messages while it is on top; the frame of the page provides it, for parts know nothing of messages. */
export type Messages = Component<{ isTop: boolean }>;

const MESSAGES = Symbol('messages');

export const provideMessages = (messages: Messages) => setContext(MESSAGES, messages);
export const useMessages = () => getContext<Messages | undefined>(MESSAGES);
