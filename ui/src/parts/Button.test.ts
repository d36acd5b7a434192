import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import Button from './Button.svelte';

afterEach(cleanup);
const children = createRawSnippet(() => ({ render: () => '<span>Write</span>' }));

test('keeps the focus while it can do nothing', async () => {
  const onclick = vi.fn();
  const { getByRole, rerender } = render(Button, { props: { children, onclick, disabled: false } });
  const button = getByRole('button') as HTMLButtonElement;
  button.focus();
  await rerender({ disabled: true });
  expect(document.activeElement).toBe(button);
  expect(button.disabled).toBe(false);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await fireEvent.click(button);
  expect(onclick).not.toHaveBeenCalled();
  button.blur();
  await tick();
  expect(button.disabled).toBe(true);
  await rerender({ disabled: false });
  expect(button.hasAttribute('aria-disabled')).toBe(false);
  await fireEvent.click(button);
  expect(onclick).toHaveBeenCalledOnce();
});
