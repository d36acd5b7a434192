/** Where a list that opens beside its button stands, so that all of it is inside the window. */

export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Place {
  left: number;
  top: number;
  /** No taller than this; what is longer scrolls. */
  maxHeight: number;
}

/** Between the button and its list. */
const GAP = 4;
/** Between the list and the edge of the window. */
const EDGE = 8;

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

/**
 * Below the button if it fits there, else above, else where more room is. The list begins at the button's edge on
 * the side named and is pushed back into the window where it would stand out of it.
 */
export function placeBeside(
  button: Rect,
  list: { width: number; height: number },
  view: { width: number; height: number },
  side: 'left' | 'right',
): Place {
  const below = view.height - (button.top + button.height) - GAP - EDGE;
  const above = button.top - GAP - EDGE;
  const isBelow = list.height <= below || below >= above;
  const maxHeight = Math.max(0, isBelow ? below : above);
  const height = Math.min(list.height, maxHeight);
  const left = side === 'left' ? button.left : button.left + button.width - list.width;
  return {
    left: within(left, EDGE, Math.max(EDGE, view.width - list.width - EDGE)),
    top: isBelow ? button.top + button.height + GAP : button.top - GAP - height,
    maxHeight,
  };
}
