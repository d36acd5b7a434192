import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asReached, upTo } from './gradual.svelte';

describe('groups up to a number of items', () => {
  const groups = [{ items: ['a', 'b'] }, { items: [] }, { items: ['c', 'd', 'e'] }];
  it.each([
    [0, []],
    [1, [['a']]],
    [2, [['a', 'b']]],
    [3, [['a', 'b'], []]],
    [4, [['a', 'b'], [], ['c']]],
    [9, [['a', 'b'], [], ['c', 'd', 'e']]],
  ])('%i', (count, expected) => {
    expect(upTo(groups, count).map(({ items }) => items)).toEqual(expected);
  });
});

/** A list of so many rows, drawn as far as it is asked; gives what is drawn and how to come near an element of it. */
function drawing(total: number, first: number) {
  const watched = new Map<Element, () => void>();
  class Observer {
    #gone: Element[] = [];
    readonly #told: IntersectionObserverCallback;
    constructor(told: IntersectionObserverCallback) {
      this.#told = told;
    }
    observe(element: Element) {
      this.#gone.push(element);
      const entry = { isIntersecting: true } as IntersectionObserverEntry;
      watched.set(element, () => this.#told([entry], this as unknown as IntersectionObserver));
    }
    disconnect() {
      for (const element of this.#gone) watched.delete(element);
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  const list = document.createElement('ul');
  let rows: ReturnType<typeof asReached> | undefined;
  const stop = $effect.root(() => {
    rows = asReached(() => total, first);
    $effect.pre(() => {
      const count = Math.min(total, rows?.count ?? 0);
      list.replaceChildren(...Array.from({ length: count }, () => document.createElement('li')));
    });
    $effect(() => rows?.list(list));
  });
  flushSync();
  const near = () => [...watched.keys()].map((element) => [...list.children].indexOf(element));
  // The last one: one can go to the end at once.
  const come = () => flushSync(() => [...watched.values()].at(-1)?.());
  return { list, near, come, reach: (place: number) => flushSync(() => rows?.reach(place)), stop };
}

describe('rows as they are reached', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('are drawn as many again whenever the end of them comes near', () => {
    const { list, near, come, stop } = drawing(100, 30);
    expect([list.children.length, near()]).toEqual([30, [24, 25, 26, 27, 28, 29]]);
    come();
    expect([list.children.length, near()]).toEqual([60, [54, 55, 56, 57, 58, 59]]);
    come();
    come();
    expect([list.children.length, near()]).toEqual([100, []]);
    stop();
  });
  it('go on where the watched row is folded away', async () => {
    const { list, near, come, stop } = drawing(100, 30);
    list.children[24]?.remove();
    await Promise.resolve();
    expect(near()).toEqual([23, 24, 25, 26, 27, 28]);
    come();
    expect(list.children.length).toBe(60);
    stop();
  });
  it('are there up to a place that is chosen by keys', () => {
    const { list, reach, stop } = drawing(100, 30);
    reach(5);
    expect(list.children.length).toBe(30);
    reach(80);
    expect(list.children.length).toBe(86);
    stop();
  });
  it('are all drawn where they are few', () => {
    const { list, near, stop } = drawing(7, 30);
    expect([list.children.length, near()]).toEqual([7, []]);
    stop();
  });
});
