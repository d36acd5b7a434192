import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { EventRow } from '../src/bindings';
import type { StatusSteps } from '../src/features/programme/status.svelte';
import Triage from '../src/features/programme/Triage.svelte';
import { usePlatform } from '../src/platform';
import { memoryPlatform } from '../src/platform/memory';
import { t } from '../src/text';

afterEach(cleanup);

const row = (id: string) =>
  ({
    id,
    title: `Event ${id}`,
    status: 'submitted',
    received_on: `2027-01-0${id}`,
    organisers: [],
    pillar_ids: [],
    sessions: [],
    days: [],
    venue_names: [],
    audiences: [],
    worst: null,
    problem_count: 0,
    own: {},
  }) as unknown as EventRow;

test('after a decision comes what took its place, and not what was left aside before', async () => {
  usePlatform(memoryPlatform({}));
  const all = ['5', '4', '3', '2', '1'].map(row);
  const steps = { asked: null, take: () => Promise.resolve(true) } as unknown as StatusSteps;
  const props = { events: all, waiting: 5, pillars: [], rooms: [], steps, onedit: () => {}, onshowall: () => {} };
  const view = render(Triage, { props });
  const current = () => view.container.querySelector('[aria-current=true] strong')?.textContent;
  const next = view.getByRole('button', { name: new RegExp(`^${t('triage-next')}`) });
  await fireEvent.click(next);
  await fireEvent.click(next);
  expect(current()).toBe('Event 3');
  // It was accepted, and is no longer waiting.
  await view.rerender({ ...props, events: all.filter(({ id }) => id !== '3') });
  await tick();
  expect(current()).toBe('Event 2');
  await view.rerender({ ...props, events: all.filter(({ id }) => !['3', '2', '1'].includes(id)) });
  await tick();
  expect(current()).toBe('Event 4');
});

test('arrows, pages, Home and End lead through the list, and what is looked at goes along', async () => {
  usePlatform(memoryPlatform({}));
  const steps = { asked: null, take: () => Promise.resolve(true) } as unknown as StatusSteps;
  const events = ['5', '4', '3', '2', '1'].map(row);
  const view = render(Triage, { props: { events, waiting: 5, pillars: [], rooms: [], steps, onedit: () => {}, onshowall: () => {} } });
  const current = () => view.container.querySelector('[aria-current=true] strong')?.textContent;
  const heights = { clientHeight: () => 170, offsetHeight: () => 56 };
  for (const [name, get] of Object.entries(heights)) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get });
  const seen: (string | undefined)[] = [];
  for (const key of ['End', 'ArrowUp', 'Home', 'ArrowUp', 'ArrowDown', 'PageDown', 'PageUp', 'PageUp']) {
    await fireEvent.keyDown(view.container.querySelector('[aria-current=true]')!, { key });
    await tick();
    seen.push(current() ?? undefined);
  }
  expect(seen).toEqual(['Event 1', 'Event 2', 'Event 5', 'Event 5', 'Event 4', 'Event 2', 'Event 4', 'Event 5']);
});
