/**
 * Keeps what somebody works in where it stands when things above it come and go, so that the next click lands where it
 * was meant. For engines that do not anchor the scroll by themselves.
 */

/** Call it while a component is set up: `change` reads what makes the page differ. */
export function stayInPlace(element: () => HTMLElement | undefined, change: () => unknown): void {
  let before: number | null = null;
  $effect.pre(() => {
    change();
    const held = element();
    before = held?.contains(document.activeElement) ? held.getBoundingClientRect().top : null;
  });
  $effect(() => {
    change();
    const held = element();
    if (before === null || !held) return;
    scrollerOf(held)?.scrollBy({ top: held.getBoundingClientRect().top - before, behavior: 'instant' });
    before = null;
  });
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY) && around.scrollHeight > around.clientHeight) return around;
  }
  return null;
}
