import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppState } from '../bindings';
import { usePlatform } from '../platform';
import { memoryPlatform } from '../platform/memory';
import { desk } from './desk.svelte';
import { eraseForEver } from './erasing';
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
        page: { of_plans: [{ id: '', page: { 'programme-view': 'table', 'programme-day': '2027-05-04' } }] },
      },
    },
  ]);
});

test('what was never remembered has its first value', () => {
  settings.set('known', 0);
  expect(settings.get('known', 7)).toBe(0);
  expect(settings.get('unknown', 7)).toBe(7);
});

test('a filter belongs to its plan and comes back with it', () => {
  const onDesk = (id: string) => (desk.state = { plan: { id } } as unknown as AppState);
  onDesk('a');
  settings.set('venues-neighbourhood', 'n1');
  settings.setForAll('zoom', 125);
  onDesk('b');
  expect(settings.get('venues-neighbourhood', '')).toBe('');
  expect(settings.getForAll('zoom', 100)).toBe(125);
  settings.set('venues-neighbourhood', 'n2');
  onDesk('a');
  expect(settings.get('venues-neighbourhood', '')).toBe('n1');
  desk.state = null;
});

test('the plan unused for longest is forgotten', () => {
  for (let plan = 0; plan < 25; plan += 1) {
    desk.state = { plan: { id: `plan-${plan}` } } as unknown as AppState;
    settings.set('known', plan);
  }
  expect(settings.get('known', -1)).toBe(24);
  desk.state = { plan: { id: 'plan-5' } } as unknown as AppState;
  expect(settings.get('known', -1)).toBe(5);
  desk.state = { plan: { id: 'plan-4' } } as unknown as AppState;
  expect(settings.get('known', -1)).toBe(-1);
  desk.state = null;
});

test('a new language is written at once, and only once', async () => {
  await settings.speak('en-XA');
  expect(platform.calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(platform.calls, 'not written a second time').toHaveLength(1);
});

test('what was erased for ever is not remembered by the page and not written back', async () => {
  let stored = { ...settings.value };
  platform = memoryPlatform({
    set_settings: (args) => ((stored = args.settings), null),
    delete_words_for_ever: () => {
      stored = { ...stored, page: { search: 'about …' } };
      return { person_count: 0, still: [], files: [], unfinished: [] };
    },
    get_app_state: () => ({ settings: stored }) as AppState,
  });
  usePlatform(platform);
  settings.setForAll('search', 'about Quillfeather');
  await eraseForEver('delete_words_for_ever', { words: 'Quillfeather' });
  settings.setForAll('column', 3);
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored.page).toEqual({ search: 'about …', column: 3 });
});
