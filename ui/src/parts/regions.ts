/** F6 goes from one part of the page to the next, so that nobody presses Tab through the whole navigation. */

/** In their order: navigation, top bar, what is done while looking back, the screen, the panel beside a list. */
const REGIONS = 'nav, .page > header, .page > .banner, main, main aside';
const FOCUSABLE = ':is(button, input, select, textarea):not(:disabled):not([tabindex="-1"]), a[href], [tabindex="0"], summary';

/** The first place in a region that takes the focus; in the navigation, the screen that is shown. */
function entrance(region: HTMLElement): HTMLElement | null {
  const shown = region.localName === 'nav' ? region.querySelector<HTMLElement>('[aria-current="page"]') : null;
  if (shown) return shown;
  const all = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)];
  // A panel is a region of its own.
  return all.find((element) => region.localName === 'aside' || !element.closest('aside')) ?? null;
}

/** Moves the focus to the next region, or the one before; whether there was one. */
export function goToRegion(isBack: boolean): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter((region) => entrance(region) !== null);
  if (regions.length === 0) return false;
  // The innermost: a panel lies within the screen.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = at < 0 ? (isBack ? -1 : 0) : (at + (isBack ? -1 : 1)) % regions.length;
  entrance(regions.at(next) as HTMLElement)?.focus();
  return true;
}
