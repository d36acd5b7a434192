import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { desk } from '../src/data/desk.svelte';
import { toasts } from '../src/data/toasts.svelte';
import Welcome from '../src/features/welcome/Welcome.svelte';
import { usePlatform } from '../src/platform';
import { memoryPlatform } from '../src/platform/memory';
import { t } from '../src/text';
import { state } from './demo/made';

afterEach(() => {
  cleanup();
  desk.state = null;
});

test('a plan that does not open at the start leaves every other way open', async () => {
  const refused = { code: 'in_use', values: {}, problems: [] };
  usePlatform(
    memoryPlatform({
      open_first: () => {
        throw refused;
      },
    }),
  );
  desk.state = { ...state, plan: null, is_beginning: true };
  const view = render(Welcome);
  await vi.waitFor(() => expect(view.queryByText(t('welcome-opening'))).not.toBeNull());
  expect(view.queryByRole('button', { name: t('parts-stop') })).toBeNull();
  expect(view.queryByRole('button', { name: t('welcome-open-do') })).toBeNull();
  await vi.waitFor(() => expect(view.getByRole('button', { name: t('welcome-open-do') })).toHaveProperty('disabled', false));
  expect(toasts.list[0]?.kind).toBe('failed');
});
