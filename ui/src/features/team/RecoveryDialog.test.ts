import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { t } from '../../text';
import RecoveryDialog from './RecoveryDialog.svelte';

afterEach(cleanup);

test('the sheet says why it stays, and closes when it is kept', async () => {
  const onclose = vi.fn();
  const view = render(RecoveryDialog, { props: { recoveryKey: 'abcd-efgh', onclose } });
  const corner = view.getByRole('button', { name: t('parts-close') });
  await fireEvent.click(corner);
  expect(onclose).not.toHaveBeenCalled();
  expect(view.getByRole('alert').textContent).toContain(t('team-screen-recovery-held'));
  const box = view.getByRole('checkbox');
  expect(document.activeElement).toBe(box);
  await fireEvent.click(box);
  expect(view.queryByRole('alert')).toBeNull();
  await fireEvent.click(corner);
  expect(onclose).toHaveBeenCalledOnce();
});
