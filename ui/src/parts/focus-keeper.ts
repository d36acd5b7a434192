/**
 * Keeps the focus when what had it goes away: a row that was deleted, a panel that closed with it.
 *
 * Browsers let it fall to the page, so that the next Tab begins at the top. Here it goes to the same control of the row
 * that follows, else of the one before, else to where it was before that. It never takes the focus from anything.
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
}

const controlsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>(CONTROLS)];
const isThere = (element: Element | null): element is HTMLElement => element instanceof HTMLElement && element.isConnected;

function placeOf(element: HTMLElement): Place {
  const row = element.closest<HTMLElement>(ROW) ?? element;
  return { element, row, next: row.nextElementSibling, previous: row.previousElementSibling, index: controlsOf(row).indexOf(element) };
}

/** Where the focus goes instead of a place that is no more. */
function insteadOf({ element, row, next, previous, index }: Place): HTMLElement | undefined {
  if (isThere(element)) return element;
  // A row that stays while one of its controls goes keeps the focus.
  const rows = [row, next, previous].filter(isThere).filter((one) => !one.matches('.space'));
  for (const one of rows) {
    const controls = controlsOf(one);
    const found = controls[Math.min(Math.max(index, 0), controls.length - 1)] ?? (one.matches(CONTROLS) ? one : undefined);
    if (found) return found;
  }
  return undefined;
}

/** Begins to keep the focus in a document; the returned function ends it. */
export function keepFocus(page: Document): () => void {
  let places: Place[] = [];
  const remember = (event: FocusEvent) => {
    if (event.target instanceof HTMLElement) places = [...places.slice(1 - REMEMBERED), placeOf(event.target)];
  };
  const look = () => {
    const last = places.at(-1);
    if (!last || last.element.isConnected) return;
    const isLost = page.activeElement === null || page.activeElement === page.body;
    if (!isLost) return;
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
