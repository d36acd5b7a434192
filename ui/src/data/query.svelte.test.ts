import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import type { Hit } from '../bindings';
import { type Reply, type Touched, usePlatform } from '../platform';
import { answers } from './answers.svelte';
import { call } from './call';
import { type Query, query } from './query.svelte';

interface Asked {
  name: string;
  args: Record<string, unknown>;
  known: { revision: number; token?: number };
  reply: (reply: Reply) => void;
  answer: (value: unknown, revision?: number, touched?: Touched) => void;
  refuse: (code: string) => void;
}

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A platform whose answers come when the test says so. */
function slow(): Asked[] {
  const asked: Asked[] = [];
  usePlatform({
    call: (name, args, known) =>
      new Promise((done, fail) => {
        asked.push({
          name,
          args,
          known,
          reply: done,
          answer: (value, revision = 1, touched = {}) => done({ revision, touched, value }),
          refuse: (code) => fail({ code, values: {}, problems: [] }),
        });
      }),
  });
  return asked;
}

/** A part of the page that asks; `stop` takes it away. */
function part<T>(ask: () => Query<T>): { live: Query<T>; stop: () => void } {
  let live: Query<T> | undefined;
  const stop = $effect.root(() => void (live = ask()));
  stops.push(stop);
  flushSync();
  return { live: live as Query<T>, stop };
}

const settled = async () => {
  await new Promise((done) => setTimeout(done, 0));
  flushSync();
};
const hit = (title: string): Hit => ({ kind: 'event', id: title, title, detail: '' });
const venues = () => part(() => query('list_venues', () => ({})));

/** Somebody writes, and the program says what that touched. */
async function write(asked: Asked[], revision: number, touched: Touched) {
  void call('delete_event', { id: 'e' });
  asked.at(-1)?.answer(null, revision, touched);
  await settled();
}

describe('what was touched is asked again', () => {
  test('and the old answer stays meanwhile', async () => {
    const asked = slow();
    const { live } = venues();
    asked[0]?.answer(['a'], 1);
    await settled();
    expect(live.value).toEqual(['a']);
    await write(asked, 2, { venue: ['v'] });
    expect(asked).toHaveLength(3);
    expect(live.value, 'the old value stays').toEqual(['a']);
    asked[2]?.answer(['b'], 2);
    await settled();
    expect(live.value).toEqual(['b']);
  });

  test('but not what depends on other tables', async () => {
    const asked = slow();
    venues();
    asked[0]?.answer(['a'], 1);
    await settled();
    await write(asked, 2, { declaration: null });
    expect(asked.map(({ name }) => name)).toEqual(['list_venues', 'delete_event']);
  });

  test('by the table that an argument names', async () => {
    const asked = slow();
    part(() => query('list_records', () => ({ table: 'goal' })));
    asked[0]?.answer([], 1);
    await settled();
    await write(asked, 2, { action: ['a'] });
    expect(asked).toHaveLength(2);
    await write(asked, 3, { goal: ['g'] });
    expect(asked).toHaveLength(4);
  });

  test('another plan, week or language is everything', async () => {
    const asked = slow();
    const { live } = venues();
    asked[0]?.answer(['a'], 1);
    await settled();
    await write(asked, 2, { desk: null });
    asked[2]?.answer(['b'], 2);
    await settled();
    expect(live.value).toEqual(['b']);
  });
});

describe('a question is asked once', () => {
  test('however many parts show it', async () => {
    const asked = slow();
    const [one, two] = [venues(), venues()];
    expect(asked).toHaveLength(1);
    asked[0]?.answer(['a'], 1);
    await settled();
    expect([one.live.value, two.live.value]).toEqual([['a'], ['a']]);
    await write(asked, 2, { venue: null });
    expect(asked).toHaveLength(3);
  });

  test('and not again by a part that comes later, while it is true', async () => {
    const asked = slow();
    const one = venues();
    asked[0]?.answer(['a'], 1);
    await settled();
    one.stop();
    expect(venues().live.value, 'there at the first sight').toEqual(['a']);
    expect(asked).toHaveLength(1);
  });

  test('what is no longer true is not shown to a part that comes later', async () => {
    const asked = slow();
    const one = venues();
    asked[0]?.answer(['a'], 1);
    await settled();
    one.stop();
    await write(asked, 2, { venue: null });
    expect(asked, 'nobody shows it').toHaveLength(2);
    const { live } = venues();
    expect(live.value, 'a form must not begin with it').toBeUndefined();
    asked[2]?.answer(['b'], 2);
    await settled();
    expect(live.value).toEqual(['b']);
  });
});

describe('late answers', () => {
  test('to an older question are not shown', async () => {
    const asked = slow();
    let words = $state('ro');
    const { live } = part(() => query('search', () => ({ text: words })));
    words = 'rob';
    flushSync();
    asked[1]?.answer([hit('Robots')]);
    await settled();
    asked[0]?.answer([hit('Roses')]);
    await settled();
    expect(live.value?.map(({ title }) => title)).toEqual(['Robots']);
  });

  test('what was touched while it was under way is asked once more', async () => {
    const asked = slow();
    const { live } = venues();
    await write(asked, 2, { venue: null });
    expect(asked, 'one at a time').toHaveLength(2);
    asked[0]?.answer(['old'], 1);
    await settled();
    expect(asked).toHaveLength(3);
    asked[2]?.answer(['new'], 2);
    await settled();
    expect(live.value).toEqual(['new']);
    expect(asked).toHaveLength(3);
  });

  test('older news is no news', async () => {
    const asked = slow();
    venues();
    asked[0]?.answer(['a'], 5);
    await settled();
    await write(asked, 4, { venue: null });
    expect(answers.revision).toBe(5);
    expect(asked).toHaveLength(2);
  });

  test('a program that never catches up is not asked for ever', async () => {
    const asked = slow();
    venues();
    asked[0]?.answer(['a'], 1);
    await settled();
    await write(asked, 9, { venue: null });
    for (let at = 2; at < 8; at += 1) {
      asked[at]?.answer(['a'], 1);
      await settled();
    }
    expect(asked.length).toBeLessThan(5);
  });
});

describe('differences', () => {
  test('are put together with the list that is held; rows that stayed are the same', async () => {
    const asked = slow();
    const { live } = venues();
    const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    asked[0]?.reply({ revision: 1, touched: {}, value: [a, b, c], token: 7 });
    await settled();
    await write(asked, 2, { venue: ['b'] });
    expect(asked[2]?.known).toEqual({ revision: 2, token: 7 });
    asked[2]?.reply({ revision: 2, touched: {}, put: [[1, { id: 'b2' }]], token: 8 });
    await settled();
    expect(live.value).toEqual([a, { id: 'b2' }, c]);
    await write(asked, 3, { venue: null });
    asked[4]?.reply({ revision: 3, touched: {}, from: [2, -1, 0], put: [[1, { id: 'd' }]], token: 9 });
    await settled();
    expect(live.value).toEqual([c, { id: 'd' }, a]);
    expect((live.value as unknown[])[2]).toBe(a);
  });

  test('no difference changes nothing', async () => {
    const asked = slow();
    const { live } = venues();
    asked[0]?.reply({ revision: 1, touched: {}, value: ['a'], token: 7 });
    await settled();
    const before = live.value;
    await write(asked, 2, { venue: null });
    asked[2]?.reply({ revision: 2, touched: {}, put: [], token: 8 });
    await settled();
    expect(live.value).toBe(before);
  });
});

test('without arguments nothing is asked and nothing is held', async () => {
  const asked = slow();
  let words = $state('ro');
  const { live } = part(() => query('search', () => (words ? { text: words } : null)));
  asked[0]?.answer([hit('Roses')]);
  await settled();
  words = '';
  flushSync();
  expect(asked).toHaveLength(1);
  expect(live.value).toBeUndefined();
  expect(live.isLoading).toBe(false);
});

test('a refusal is held beside the old value, and asked again when something changes', async () => {
  const asked = slow();
  const { live } = venues();
  asked[0]?.refuse('no_week');
  await settled();
  expect(live.failure?.code).toBe('no_week');
  expect(asked).toHaveLength(1);
  await write(asked, 2, { week: null });
  asked.at(-1)?.answer(['a'], 2);
  await settled();
  expect(live.value).toEqual(['a']);
  expect(live.failure).toBeUndefined();
});

test('only so many answers are kept that nobody shows', async () => {
  const asked = slow();
  for (let number = 0; number < 200; number += 1) {
    const { stop } = part(() => query('search', () => ({ text: String(number) })));
    asked[number]?.answer([]);
    await settled();
    stop();
  }
  part(() => query('search', () => ({ text: '199' })));
  expect(asked, 'the last is still known').toHaveLength(200);
  part(() => query('search', () => ({ text: '0' })));
  expect(asked, 'the first is not').toHaveLength(201);
});
