import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import RecordFormFixture from './RecordFormFixture.svelte';
import { blanks, type BudgetLine } from '../src/bindings';
import { toasts } from '../src/data/toasts.svelte';
import { usePlatform } from '../src/platform';
import { memoryPlatform } from '../src/platform/memory';
import { t } from '../src/text';
import { place } from '../src/text/place.svelte';

afterEach(cleanup);
beforeEach(() => {
  place.currency = 'EUR';
  toasts.list = [];
});

const platform = memoryPlatform({ save_records: () => ['new'], get_app_state: () => ({}) as never });
const line = (id: string, title: string): BudgetLine => ({ ...blanks.budget_line, id, title });
const field = (view: { getByLabelText: (text: RegExp) => HTMLElement }, id: string) =>
  view.getByLabelText(new RegExp(`^${t(id)}`)) as HTMLInputElement;

test('a new record is saved in its smallest unit, said, and found in its list', async () => {
  usePlatform(platform);
  const view = render(RecordFormFixture, { props: { lines: [line('a', 'Hall')] } });
  await fireEvent.click(view.getByText('New'));
  await fireEvent.input(field(view, 'budget_line-title'), { target: { value: 'Chairs' } });
  await fireEvent.input(field(view, 'budget_line-year'), { target: { value: '2027' } });
  await fireEvent.input(field(view, 'budget_line-planned_minor'), { target: { value: '1,500' } });
  await fireEvent.submit(view.container.querySelector('form')!);
  await vi.waitFor(() => expect(toasts.list.map(({ text }) => text)).toEqual([t('parts-added', { name: 'Chairs' })]));
  const saved = platform.calls.find(({ name }) => name === 'save_records')?.args['records'] as BudgetLine[];
  expect(saved[0]).toMatchObject({ title: 'Chairs', year: 2027, planned_minor: 150_000 });
  await view.rerender({ lines: [line('a', 'Hall'), line('new', 'Chairs')] });
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Chairs'));
});
