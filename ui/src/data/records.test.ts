import { beforeEach, expect, test } from 'vitest';
import type { DeletedWith } from '../bindings';
import { memoryPlatform, refuse } from '../platform/memory';
import { usePlatform } from '../platform';
import { removeRecord } from './records';
import { toasts } from './toasts.svelte';

beforeEach(() => toasts.clear());

test.each([
  [{}, {}, '“Harbour” was deleted.'],
  [{ reading: 60 }, {}, '“Harbour” was deleted, and with it: Readings (60).'],
  [{ assessment: 4, reading: 1060 }, {}, '“Harbour” was deleted, and with it: Rating rounds (4) and Readings (1,060).'],
  [{}, { venue: 3 }, '“Harbour” was deleted. Still there, without it: Venues (3).'],
  [{ reading: 60 }, { venue: 3 }, '“Harbour” was deleted, and with it: Readings (60). Still there, without it: Venues (3).'],
])('a deletion that took along %o, and left %o, says so by kind', async (along, left, words) => {
  usePlatform(memoryPlatform({ delete_records: () => ({ along, left }) as DeletedWith }));
  expect(await removeRecord('neighbourhood', 'h', 'Harbour')).toBe(true);
  expect(toasts.list.map(({ text }) => text)).toContain(words);
});

test('the second press of a double click leaves the way back where it is', async () => {
  let isThere = true;
  usePlatform(
    memoryPlatform({
      delete_records: () => {
        if (!isThere) throw refuse('not_found') as unknown as Error;
        isThere = false;
        return { along: {}, left: {} };
      },
    }),
  );
  const both = [removeRecord('neighbourhood', 'h', 'Harbour'), removeRecord('neighbourhood', 'h', 'Harbour')];
  expect(await Promise.all(both)).toEqual([true, false]);
  expect(toasts.list.map(({ text }) => text)).toEqual(['“Harbour” was deleted.']);
  expect(await removeRecord('neighbourhood', 'other', 'Quay')).toBe(false);
  expect(toasts.list.map(({ kind }) => kind)).toContain('failed');
});
