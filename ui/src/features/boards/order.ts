/** The order of a board's cards. Pure. */

/** The cards with one of them at another place; the same list when it is there already or cannot go there. */
export function moved(cards: readonly string[], from: number, to: number): string[] {
  const list = [...cards];
  if (from < 0 || list.length <= from || to < 0 || list.length <= to) return list;
  const [card] = list.splice(from, 1);
  if (card !== undefined) list.splice(to, 0, card);
  return list;
}

/** The cards as they can be shown: each once, nothing empty. */
export function settled(cards: readonly string[]): string[] {
  return [...new Set(cards.map((card) => card.trim()).filter((card) => card.includes(':')))];
}
