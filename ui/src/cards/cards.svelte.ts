/** All cards of a board in one question, whose answers are given out by the word of each card. */
import type { BoardCard } from '../bindings';
import { query } from '../data/query.svelte';

export interface Cards {
  /** What a card shows; `undefined` before the answer is there. */
  of: (code: string) => BoardCard | undefined;
}

/** Asks for the cards with these words, live. Call it while a component is set up. */
export function cardsOf(codes: () => readonly string[]): Cards {
  const answer = query('get_cards', () => (codes().length > 0 ? { codes: [...new Set(codes())] } : null));
  const byCode = $derived(new Map((answer.value ?? []).map((card) => [card.code, card])));
  return { of: (code) => byCode.get(code) };
}
