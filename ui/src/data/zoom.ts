/** How large the page is shown: the steps of Ctrl with +, −, 0 and the wheel. Pure. */

/** In per cent; the steps that people know from their browser. */
export const ZOOM_STEPS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

const nextUp = (percent: number) => ZOOM_STEPS.find((step) => step > percent) ?? ZOOM_STEPS[ZOOM_STEPS.length - 1] ?? percent;
const nextDown = (percent: number) => ZOOM_STEPS.findLast((step) => step < percent) ?? ZOOM_STEPS[0];

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The zoom after a key press; `null` for keys that mean something else. */
export function zoomAfterKey(event: Key, percent: number): number | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  // Without Shift the key of + says =, and on some keyboards − is the minus sign of its own.
  if (event.key === '+' || event.key === '=') return nextUp(percent);
  if (event.key === '-' || event.key === '_' || event.key === '\u2212') return nextDown(percent);
  return event.key === '0' ? 100 : null;
}

/** The zoom after a turn of the wheel with Ctrl. */
export function zoomAfterWheel(deltaY: number, percent: number): number {
  if (deltaY === 0) return percent;
  return deltaY < 0 ? nextUp(percent) : nextDown(percent);
}
