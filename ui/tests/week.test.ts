import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { BoardRoom, EventRow, Session } from '../src/bindings';
import WeekBoard from '../src/features/programme/WeekBoard.svelte';

afterEach(cleanup);

const DAYS = ['2027-05-03', '2027-05-04', '2027-05-05'];
const hall = { id: 'hall', room_id: 'hall', venue_id: 'v', venue_name: 'Library', room_name: 'Hall' } as unknown as BoardRoom;

function event(id: string, from: string, to: string, more: Partial<Session> = {}): EventRow {
  const session = { id, event_id: id, starts_at: `${from}:00`, ends_at: `${to}:00`, is_all_day: false, is_time_known: true };
  const place = { venue_id: 'v', room_id: 'hall', is_cancelled: false, occurrence_on: null };
  const row = { id, title: id, mode: 'on_site', status: 'confirmed', pillar_ids: [], problem_count: 0, worst: null };
  return { ...row, sessions: [{ ...session, ...place, ...more }], days: [from.slice(0, 10)] } as unknown as EventRow;
}

function shown(events: readonly EventRow[]) {
  const [onmove, ondialog, onchoose, onday] = [vi.fn(() => Promise.resolve()), vi.fn(), vi.fn(), vi.fn()];
  const props = { days: DAYS, events, rooms: [hall], colourOf: () => 0, chosen: null, onchoose, onmove, ondialog, onday };
  const { container } = render(WeekBoard, { props });
  const spot = (id: string) => container.querySelector<HTMLElement>(`[data-spot="${id}"]`)!;
  const press = (id: string, key: string, altKey = false) => fireEvent.keyDown(spot(id), { key, altKey });
  return { container, spot, press, onmove, ondialog, onchoose, onday };
}

test('Alt and arrows move a session by a quarter of an hour and a day, Enter drops it, and it keeps its room', async () => {
  const { press, onmove } = shown([event('kites', '2027-05-03T10:00', '2027-05-03T11:30')]);
  await press('kites', 'ArrowRight', true);
  await press('kites', 'ArrowDown', true);
  expect(onmove).not.toHaveBeenCalled();
  await press('kites', 'Enter');
  const slot = { starts_at: '2027-05-04T10:15:00', ends_at: '2027-05-04T11:45:00', venue_id: 'v', room_id: 'hall' };
  expect(onmove.mock.calls).toEqual([['kites', slot]]);
});

test('Escape puts it back, and M opens the dialog', async () => {
  const { press, onmove, ondialog } = shown([event('kites', '2027-05-03T10:00', '2027-05-03T11:30')]);
  await press('kites', 'ArrowRight', true);
  await press('kites', 'Escape');
  await press('kites', 'Enter');
  expect(onmove).not.toHaveBeenCalled();
  await press('kites', 'm');
  expect(ondialog).toHaveBeenCalledOnce();
});

test('what has no hour stands at the top, and only the dialog gives it one', async () => {
  const { spot, press, onmove, ondialog } = shown([event('walk', '2027-05-03T00:00', '2027-05-03T00:00', { is_all_day: true })]);
  expect(spot('walk').closest('.heads')).not.toBeNull();
  await press('walk', 'ArrowDown', true);
  await press('walk', 'Enter');
  expect(onmove).not.toHaveBeenCalled();
  await press('walk', 'M');
  expect(ondialog).toHaveBeenCalledOnce();
});

test('of sixty at one hour the others are behind a number that lists them all', async () => {
  const { container, spot, onchoose } = shown(
    Array.from({ length: 60 }, (_, at) => event(`s${at}`, '2027-05-03T10:00', '2027-05-03T11:00')),
  );
  const blocks = container.querySelectorAll('.block').length;
  expect(blocks).toBeLessThan(6);
  expect(spot('more-0-600').textContent).toContain(`${60 - blocks}`);
  await fireEvent.click(spot('more-0-600'));
  const line = container.querySelector<HTMLElement>('dialog [data-line]')!;
  const id = line.dataset['line']!;
  await fireEvent.click(line);
  await tick();
  expect(onchoose).toHaveBeenCalledWith(id);
  // What is in use is among those that are drawn.
  expect(container.querySelector(`.block [data-spot="${id}"]`)).not.toBeNull();
});

test('one stop for Tab', () => {
  const { container } = shown([event('a', '2027-05-03T10:00', '2027-05-03T11:00'), event('b', '2027-05-04T10:00', '2027-05-04T11:00')]);
  expect(container.querySelectorAll('[data-spot][tabindex="0"]')).toHaveLength(1);
});
