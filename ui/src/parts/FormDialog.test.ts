import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '../bindings';
import { t } from '../text';
import FormDialogFixture from '../../tests/FormDialogFixture.svelte';

afterEach(cleanup);
const save = vi.fn();
const onclose = vi.fn();
beforeEach(() => {
  save.mockReset().mockResolvedValue({ ok: true, value: 'id' });
  onclose.mockReset();
});

async function shown(link = '') {
  const view = render(FormDialogFixture, { props: { save, onclose, link } });
  await tick();
  await tick();
  const input = (label: string) => view.getByLabelText(new RegExp(`^${label}`), { selector: 'input' }) as HTMLInputElement;
  const press = async (name: string) => {
    await fireEvent.click(view.getByRole('button', { name }));
    await tick();
    await tick();
  };
  const type = (label: string, words: string) => fireEvent.input(input(label), { target: { value: words } });
  const escape = async () => {
    await fireEvent(view.container.querySelector('dialog')!, new Event('cancel', { cancelable: true }));
    await tick();
    await tick();
  };
  return { ...view, input, press, type, escape };
}
const TITLE = t('event-title');
const PLACES = t('event-capacity');

test('begins at its first field', async () => {
  const { input } = await shown();
  expect(document.activeElement).toBe(input(TITLE));
});

test('closes at once while nothing was changed', async () => {
  const { escape } = await shown();
  await escape();
  expect(onclose).toHaveBeenCalledOnce();
});

test('asks before answers are lost, and Escape means to go on', async () => {
  const { type, escape, press, queryByText, input } = await shown();
  await type(TITLE, 'Choir');
  await escape();
  expect(onclose).not.toHaveBeenCalled();
  expect(queryByText(t('fields-unsaved'))).not.toBeNull();
  expect(document.activeElement?.textContent).toContain(t('fields-keep'));
  await escape();
  await escape();
  await escape();
  expect(onclose).not.toHaveBeenCalled();
  expect(input(TITLE).value).toBe('Choir');
  await escape();
  await press(t('fields-leave'));
  expect(onclose).toHaveBeenCalledOnce();
});

test('half a number counts as a change, stops the saving and gets the focus', async () => {
  const { type, escape, press, queryByText, input, container } = await shown();
  await type(TITLE, 'Choir');
  await type(PLACES, 'abc');
  await press(t('parts-save'));
  expect(save).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(input(PLACES));
  expect(container.textContent).toContain(t('fields-fault-number_whole'));
  await type(PLACES, '12');
  await press(t('parts-save'));
  expect(save).toHaveBeenCalledOnce();
  expect(queryByText(t('fields-unsaved'))).toBeNull();
  await escape();
});

test('what was stored before and would not be taken today stops nobody who changes something else', async () => {
  const { type, press } = await shown('ring Rosa');
  await type(TITLE, 'Choir');
  await press(t('parts-save'));
  expect(save).toHaveBeenCalledOnce();
});

test('what is missing is said when saving, not before', async () => {
  const { press, container, input } = await shown();
  expect(container.textContent).not.toContain(t('fields-fault-required'));
  await press(t('parts-save'));
  expect(save).not.toHaveBeenCalled();
  expect(container.textContent).toContain(t('fields-fault-required'));
  expect(document.activeElement).toBe(input(TITLE));
});

test('a refusal stands at its field, which gets the focus; one without a field stands by the buttons', async () => {
  const problem = { key: 'k', code: 'number_negative', field: 'capacity', values: {}, accepted: null } as unknown as Problem;
  save.mockResolvedValue({ ok: false, cancelled: false, failure: { code: 'invalid', values: {}, problems: [problem] } });
  const { type, press, input, container } = await shown();
  await type(TITLE, 'Choir');
  await press(t('parts-save'));
  await vi.waitFor(() => expect(document.activeElement).toBe(input(PLACES)));
  expect(input(PLACES).getAttribute('aria-invalid')).toBe('true');
  save.mockResolvedValue({ ok: false, cancelled: false, failure: { code: 'looking_back', values: {}, problems: [] } });
  await press(t('parts-save'));
  await vi.waitFor(() => expect(container.querySelector('footer')?.textContent).toContain(t('error-looking_back')));
});
