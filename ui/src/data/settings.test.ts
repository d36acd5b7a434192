import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usePlatform } from '../platform';
import { memoryPlatform } from '../platform/memory';
import { desk } from './desk.svelte';
import { settings } from './settings.svelte';

let platform: ReturnType<typeof memoryPlatform>;

beforeEach(() => {
  vi.useFakeTimers();
  platform = memoryPlatform({ set_settings: () => null });
  usePlatform(platform);
  settings.load({ language: 'en', theme: 'system', author: '', screen: 'overview', page: {} });
});
afterEach(() => vi.useRealTimers());

test('many changes are written once, a moment after the last', async () => {
  settings.change({ theme: 'dark' });
  settings.set('programme-view', 'table');
  settings.set('programme-day', '2027-05-04');
  expect(platform.calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(platform.calls.map(({ args }) => args)).toEqual([
    {
      settings: {
        language: 'en',
        theme: 'dark',
        author: '',
        screen: 'overview',
        page: { 'programme-view': 'table', 'programme-day': '2027-05-04' },
      },
    },
  ]);
});

test('what was never remembered has its first value', () => {
  settings.set('known', 0);
  expect(settings.get('known', 7)).toBe(0);
  expect(settings.get('unknown', 7)).toBe(7);
});

test('a new language is written at once, and everything is asked again in it', async () => {
  const before = desk.tick;
  await settings.speak('en-XA');
  expect(platform.calls).toHaveLength(1);
  expect(desk.tick).toBe(before + 1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(platform.calls, 'not written a second time').toHaveLength(1);
});
