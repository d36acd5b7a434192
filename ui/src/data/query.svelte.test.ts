import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { Hit } from '../bindings';
import { usePlatform } from '../platform';
import { desk } from './desk.svelte';
import { query } from './query.svelte';

interface Asked {
  args: Record<string, unknown>;
  answer: (value: unknown) => void;
  refuse: (code: string) => void;
}

let stop = () => {};
afterEach(() => stop());

/** A platform whose answers come when the test says so. */
function slow(): Asked[] {
  const asked: Asked[] = [];
  usePlatform({
    call: (_name, args) =>
      new Promise((done, fail) => {
        asked.push({
          args,
          answer: (value) => done({ revision: desk.revision, value }),
          refuse: (code) => fail({ code, values: {}, problems: [] }),
        });
      }),
  });
  return asked;
}

const settled = async () => {
  await new Promise((done) => setTimeout(done, 0));
  flushSync();
};
const hit = (title: string): Hit => ({ kind: 'event', id: title, title, detail: '' });

test('a live query runs again when the plan changes, and keeps the old value meanwhile', async () => {
  const asked = slow();
  let live: { value: unknown } | undefined;
  stop = $effect.root(() => void (live = query('list_charts', () => ({}))));
  flushSync();
  asked[0]?.answer(['temple']);
  await settled();
  expect(live?.value).toEqual(['temple']);
  desk.refresh();
  flushSync();
  expect(asked).toHaveLength(2);
  expect(live?.value, 'the old value stays').toEqual(['temple']);
  asked[1]?.answer(['coverage']);
  await settled();
  expect(live?.value).toEqual(['coverage']);
});

test('an answer that comes too late is not shown', async () => {
  const asked = slow();
  let words = $state('ro');
  let live: { value: Hit[] | undefined } | undefined;
  stop = $effect.root(() => void (live = query('search', () => ({ text: words }))));
  flushSync();
  words = 'rob';
  flushSync();
  asked[1]?.answer([hit('Robots')]);
  await settled();
  asked[0]?.answer([hit('Roses')]);
  await settled();
  expect(live?.value?.map(({ title }) => title)).toEqual(['Robots']);
});

test('without arguments nothing is asked and nothing is held', async () => {
  const asked = slow();
  let words = $state('ro');
  let live: { value: Hit[] | undefined; isLoading: boolean } | undefined;
  stop = $effect.root(() => void (live = query('search', () => (words ? { text: words } : null))));
  flushSync();
  asked[0]?.answer([hit('Roses')]);
  await settled();
  words = '';
  flushSync();
  expect(asked).toHaveLength(1);
  expect(live?.value).toBeUndefined();
  expect(live?.isLoading).toBe(false);
});

test('a refusal is held beside the old value', async () => {
  const asked = slow();
  let live: { failure: { code: string } | undefined } | undefined;
  stop = $effect.root(() => void (live = query('list_charts', () => ({}))));
  flushSync();
  asked[0]?.refuse('no_week');
  await settled();
  expect(live?.failure?.code).toBe('no_week');
});
