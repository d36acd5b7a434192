/** Filters that fold where there is little room, and the question before a field goes with what was typed into it. */
import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { blanks, type OwnFieldRow } from '../src/bindings';
import { desk } from '../src/data/desk.svelte';
import OwnFieldList from '../src/features/settings/OwnFieldList.svelte';
import FilterFold from '../src/parts/FilterFold.svelte';
import { usePlatform } from '../src/platform';
import { memoryPlatform } from '../src/platform/memory';
import * as made from './demo/made';

afterEach(cleanup);

const children = createRawSnippet(() => ({ render: () => '<input aria-label="by day" />' }));
const settled = async () => {
  for (let round = 0; round < 5; round += 1) await new Promise((done) => setTimeout(done)).then(tick);
};
async function resized(width: number) {
  window.innerWidth = width;
  window.dispatchEvent(new Event('resize'));
  await tick();
}

test('filters stand in a row where there is room, and behind a button that counts them where there is not', async () => {
  await resized(1440);
  const { container } = render(FilterFold, { props: { count: 2, children } });
  expect(container.querySelector('button')).toBeNull();
  expect(container.querySelector('input')).not.toBeNull();
  // The window of 1280 at 200 %.
  await resized(640);
  const button = container.querySelector('button')!;
  expect(button.textContent?.replace(/[\u2066-\u2069]/g, '')).toBe('Filters (2)');
  expect(container.querySelector('input')).toBeNull();
  await fireEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(container.querySelector('input')).not.toBeNull();
  await resized(1440);
});

test('a field with values is deleted after a question that counts them, an empty one at once', async () => {
  const row = (id: string, name: string, value_count: number): OwnFieldRow => ({
    field: { ...blanks.own_field, id, name, subject: 'event' },
    value_count,
    misfit_count: 0,
    by_choice: {},
  });
  const platform = memoryPlatform({
    list_own_fields: () => [row('a', 'Safety class', 3), row('b', 'Stage', 0)],
    delete_records: () => ({ along: {}, left: {} }),
  });
  usePlatform(platform);
  desk.state = { ...made.state, plan: made.plan };
  const { container } = render(OwnFieldList);
  await settled();
  const gone = () => platform.calls.filter(({ name }) => name === 'delete_records').map(({ args }) => args['ids']);
  const bin = (name: string) =>
    [...container.querySelectorAll('button')].find(
      (one) => one.getAttribute('aria-label')?.includes('Delete') && one.getAttribute('aria-label')?.includes(name),
    )!;
  await fireEvent.click(bin('Safety class'));
  expect(gone()).toEqual([]);
  const dialog = container.querySelector('dialog')!;
  expect(dialog.textContent).toContain('3');
  await fireEvent.click([...dialog.querySelectorAll('button')].find((one) => one.textContent?.includes('Delete field and values'))!);
  await settled();
  expect(gone()).toEqual([['a']]);
  await fireEvent.click(bin('Stage'));
  await settled();
  expect(gone()).toEqual([['a'], ['b']]);
});
