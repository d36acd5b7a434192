/**
 * A list of rows of many heights, drawn in steps: what fills the window at once, the rest in the frames after.
 *
 * For lists that cannot be windowed because their rows differ in height; those of one height are better off with
 * `VirtualList` or `DataTable`.
 */

/** How many more are drawn in each frame, as a share of what is there: a frame costs more than most rows in it. */
const GROWTH = 8;

/** The number of items to draw now: `first` at once, all of them a few frames later. Call it while a component is set up. */
export function gradual(total: () => number, first: number): { readonly count: number } {
  let count = $state(first);
  $effect(() => {
    if (count >= total() || typeof requestAnimationFrame === 'undefined') return;
    const frame = requestAnimationFrame(() => {
      const timer = setTimeout(() => (count *= GROWTH), 0);
      stop = () => clearTimeout(timer);
    });
    let stop = () => cancelAnimationFrame(frame);
    return () => stop();
  });
  return {
    get count() {
      return count;
    },
  };
}
