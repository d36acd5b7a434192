/**
 * Keeps the focus when what had it goes away: a row that was deleted, a panel that closed with it.
 *
 * Browsers let it fall to the page, so that the next Tab begins at the top. Here it goes to the same control of the row
 * that follows, else of the one before, else to where it was before that. It never takes the focus from anything.
 *
 * A field that is typed into is another matter: a colleague's deletion must not lead the next letters into another row,
 * so the focus rests on the page then. A row that is only moved, by an order that changed, keeps it.
 */

const ROW = 'li, tr, [data-row], [data-record]';
const CONTROLS = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';
const REMEMBERED = 12;

interface Place {
  element: HTMLElement;
  row: HTMLElement;
  next: Element | null;
  previous: Element | null;
  /** Which control of its row it is. */
  index: number;
  /** The dialog or the page that it is in. */
  region: HTMLElement | null;
}

const controlsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>(CONTROLS)];
const isTypedInto = (element: Element): boolean => element.matches('textarea, input:not([type=checkbox], [type=radio], [type=button])');
const isThere = (element: Element | null): element is HTMLElement => element instanceof HTMLElement && element.isConnected;

function placeOf(element: HTMLElement): Place {
  const row = element.closest<HTMLElement>(ROW) ?? element;
  const [next, previous, index] = [row.nextElementSibling, row.previousElementSibling, controlsOf(row).indexOf(element)];
  return { element, row, next, previous, index, region: element.closest<HTMLElement>('dialog, main') };
}

/** Where the focus goes instead of a place that is no more. */
function insteadOf({ element, row, next, previous, index }: Place): HTMLElement | undefined {
  if (isThere(element)) return element;
  // A row that stays while one of its controls goes keeps the focus.
  const rows = (isTypedInto(element) ? [row] : [row, next, previous]).filter(isThere).filter((one) => !one.matches('.space'));
  for (const one of rows) {
    const controls = controlsOf(one);
    const found = controls[Math.min(Math.max(index, 0), controls.length - 1)] ?? (one.matches(CONTROLS) ? one : undefined);
    if (found) return found;
  }
  return undefined;
}

/** Where no letter goes anywhere, but for the same row in which a field was drawn anew. */
function rest(place: Place) {
  const found = insteadOf(place) ?? place.region;
  if (found === place.region && found?.tabIndex === -1) found.tabIndex = -1;
  found?.focus({ preventScroll: true });
}

/** Begins to keep the focus in a document; the returned function ends it. */
export function keepFocus(page: Document): () => void {
  let places: Place[] = [];
  const remember = (event: FocusEvent) => {
    if (event.target instanceof HTMLElement) places = [...places.slice(1 - REMEMBERED), placeOf(event.target)];
  };
  const look = (records: MutationRecord[]) => {
    const last = places.at(-1);
    const isLost = page.activeElement === null || page.activeElement === page.body;
    if (!last || !isLost) return;
    if (last.element.isConnected) {
      const isMoved = records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last.element)));
      if (isMoved) last.element.focus();
      return;
    }
    if (isTypedInto(last.element)) return rest(last);
    for (const place of [...places].reverse()) {
      const found = insteadOf(place);
      if (!found) continue;
      found.focus();
      if (page.activeElement === found) return;
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(page.body, { childList: true, subtree: true });
  page.addEventListener('focusin', remember);
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', remember);
  };
}
