/** Scrolling while something is dragged: what is held at the edge of a list brings into view what lies beyond. */

const NEAR = 32;
const STEP = 16;

const pull = (value: number, low: number, high: number) => (value < low + NEAR ? -STEP : value > high - NEAR ? STEP : 0);

/** Scrolls a little when the pointer is near an edge. */
export function scrollAtEdge(scroller: HTMLElement, at: { clientX: number; clientY: number }) {
  const box = scroller.getBoundingClientRect();
  scroller.scrollBy(pull(at.clientX, box.left, box.right), pull(at.clientY, box.top, box.bottom));
}
