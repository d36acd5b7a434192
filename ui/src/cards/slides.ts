/** The pages of a presentation, from the cards of a board. Pure. */

/** One page: the title, a few figures, or one card. */
export type Slide = { kind: 'title' } | { kind: 'figures'; cards: string[] } | { kind: 'card'; card: string };

/** Figures that fit on one page in large type. */
const FIGURES_A_PAGE = 6;

/** The pages of a board: its title, its figures together where they follow each other, every other card alone. */
export function slidesOf(cards: readonly string[]): Slide[] {
  const slides: Slide[] = [{ kind: 'title' }];
  for (const card of cards) {
    const last = slides.at(-1);
    if (!card.startsWith('figure:')) slides.push({ kind: 'card', card });
    else if (last?.kind === 'figures' && last.cards.length < FIGURES_A_PAGE) last.cards.push(card);
    else slides.push({ kind: 'figures', cards: [card] });
  }
  return slides;
}

/** Where a key leads from a page; the same page when it leads nowhere, `null` for a key that means nothing here. */
export function slideAfter(key: string, at: number, count: number, isMirrored: boolean): number | null {
  const forward = isMirrored ? 'ArrowLeft' : 'ArrowRight';
  const backward = isMirrored ? 'ArrowRight' : 'ArrowLeft';
  const next: Record<string, number> = {
    [forward]: at + 1,
    ArrowDown: at + 1,
    PageDown: at + 1,
    ' ': at + 1,
    [backward]: at - 1,
    ArrowUp: at - 1,
    PageUp: at - 1,
    Home: 0,
    End: count - 1,
  };
  const to = next[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
