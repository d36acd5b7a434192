import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FreeSlots, Label, PlacementPreview, SlotWish } from '../src/bindings';
import FindDialog from '../src/features/programme/FindDialog.svelte';
import PlacingDialog from '../src/features/programme/PlacingDialog.svelte';
import { memoryPlatform } from '../src/platform/memory';
import { usePlatform } from '../src/platform';
import { t } from '../src/text';

afterEach(cleanup);

const hall = { starts_at: '2027-05-06T10:00:00', ends_at: '2027-05-06T11:30:00', venue_id: 'v', room_id: 'hall' };
const room = { ...hall, starts_at: '2027-05-04T10:00:00', ends_at: '2027-05-04T11:30:00', room_id: 'room' };
const reasons: Label[] = [
  { code: 'room_free', values: { room: 'Hall' } },
  { code: 'more_can_come', values: { more_count: '40' } },
];
const row = (key: string, title: string) => ({
  key,
  event_id: key,
  session_id: key,
  title,
  from: room,
  from_place: 'Library · Room',
  to: hall,
  to_place: 'Library · Hall',
  reasons,
});
const preview: PlacementPreview = {
  rows: [row('a', 'Choir'), row('b', 'Kites')],
  left_out: [{ event_id: 'c', session_id: null, title: 'Online quiz', reason: 'online', values: {} }],
  unscheduled_before: 3,
  unscheduled_after: 1,
  clashes_before: 2,
  clashes_after: 0,
  costs: [{ kind: 'wish_day', before: 4, after: 1, weight: 6 }],
  cost_before: 24,
  cost_after: 6,
  steps: 10,
  was_stopped: false,
  unknown_place_count: 0,
};
const free: FreeSlots = {
  slots: [{ slot: hall, place: 'Library · Hall', reasons }],
  none: null,
  minutes: 90,
  is_length_assumed: false,
};

/** What was written, call by call. */
let written: string[][];
/** What was wished of free slots, question by question. */
let asked: (SlotWish | null)[];
beforeEach(() => {
  written = [];
  asked = [];
  usePlatform(
    memoryPlatform({
      check_placement: () => preview,
      list_slots: ({ wish }) => (asked.push(wish), wish?.on ? { ...free, slots: [] } : free),
      write_placement: ({ keys }) => written.push(keys) && keys.length,
    }),
  );
});
const words = (element: Element) => (element.textContent ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');

test('a placement is shown with what it improves, and what is ticked is written', async () => {
  const onclose = vi.fn();
  const view = render(PlacingDialog, { props: { onclose } });
  await vi.waitFor(() => expect(view.getAllByRole('checkbox')).toHaveLength(2));
  const shown = words(view.container);
  for (const part of [
    '3 before, 1 after',
    '2 before, 0 after',
    '24 before, 6 after',
    'Hall is free',
    '40 more can come',
    'Library · Room',
    'Online quiz',
  ]) {
    expect(shown).toContain(part);
  }
  await fireEvent.click(view.getAllByRole('checkbox')[0] as HTMLElement);
  await fireEvent.click(view.getByRole('button', { name: t('placing-apply', { count: 1 }) }));
  await vi.waitFor(() => expect(onclose).toHaveBeenCalled());
  expect(written).toEqual([['b']]);
});

test('a free slot that is chosen is handed over', async () => {
  const onmove = vi.fn();
  const view = render(FindDialog, {
    props: { title: 'Choir', eventId: 'a', sessionId: null, days: ['2027-05-04'], rooms: [], onclose: () => {}, onmove },
  });
  await vi.waitFor(() => expect(words(view.container)).toContain('Library · Hall'));
  expect(words(view.container)).toContain('40 more can come');
  await fireEvent.click(view.container.querySelector('ol button') as HTMLElement);
  expect(onmove).toHaveBeenCalledWith(hall);
});

test('a day can be wished, and a wish that nothing fits is told', async () => {
  const props = { title: 'Choir', eventId: 'a', sessionId: null, days: ['2027-05-04'], rooms: [], onclose: () => {}, onmove: () => {} };
  const view = render(FindDialog, { props });
  await vi.waitFor(() => expect(words(view.container)).toContain('Library · Hall'));
  await fireEvent.change(view.getByLabelText(t('move-day')), { target: { value: '2027-05-04' } });
  await vi.waitFor(() => expect(words(view.container)).toContain(t('placing-find-nothing')));
  expect(asked.at(-1)).toEqual({ on: '2027-05-04', from: null, to: null, venue_id: null });
});
