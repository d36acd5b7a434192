/**
 * Lists of rows of many heights, of which what fills the window is drawn at once: the rest in the frames after, or as
 * one comes near it.
 *
 * For lists that cannot be windowed because their rows differ in height; those of one height are better off with
 * `VirtualList` or `DataTable`.
 */
import { untrack } from 'svelte';

/** How many more are drawn in each frame, as a share of what is there: a frame costs more than most rows in it. */
const GROWTH = 8;

/** When one of so many rows at the end of what is drawn comes near, more are: nobody sees that it ends there. */
const AHEAD = 6;

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

/**
 * The number of rows to draw now of a list that may have hundreds: `first`, which fill the window and a little more,
 * and as many again whenever the end of them comes near. `list` is attached to the element that holds them, `rows`
 * selects them in it, and `reach` sees to it that the row at a place is there.
 */
export function asReached(total: () => number, first: number, rows = ':scope > *') {
  let count = $state(first);
  return {
    get count() {
      return count;
    },
    reach(place: number) {
      untrack(() => (count = Math.max(count, place + AHEAD)));
    },
    list(element: Element) {
      if (count >= total()) return;
      if (typeof IntersectionObserver === 'undefined') {
        count = Infinity;
        return;
      }
      const observer = new IntersectionObserver((seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) count += first;
      });
      const watch = () => {
        observer.disconnect();
        // All of them: whoever goes to the end at once never sees the first.
        for (const near of [...element.querySelectorAll(rows)].slice(-AHEAD)) observer.observe(near);
      };
      watch();
      // What is folded or filtered away can be the very row that was watched.
      const changes = new MutationObserver(watch);
      changes.observe(element, { childList: true, subtree: true });
      return () => {
        observer.disconnect();
        changes.disconnect();
      };
    },
  };
}

/** Groups as far as their items are drawn; those of the last may be cut. A group without items counts as one. */
export function upTo<Item, Group extends { readonly items: readonly Item[] }>(groups: readonly Group[], count: number): Group[] {
  const drawn: Group[] = [];
  let left = count;
  for (const group of groups) {
    if (left <= 0) break;
    drawn.push(group.items.length <= left ? group : { ...group, items: group.items.slice(0, left) });
    left -= Math.max(1, group.items.length);
  }
  return drawn;
}
