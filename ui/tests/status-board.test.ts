import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Area, EventRow, EventStatus } from '../src/bindings';
import StatusBoard from '../src/features/programme/StatusBoard.svelte';
import type { StatusSteps } from '../src/features/programme/status.svelte';

afterEach(cleanup);
Element.prototype.scrollIntoView ??= () => {};

const event = {
  id: 'e',
  title: 'Garden in a crate',
  status: 'submitted',
  organisers: [{ id: 'p', name: 'Kestrel Garden Centres' }],
  people: [],
  pillar_ids: ['a'],
  starts_at: '2027-05-03T11:00:00',
  sessions: [{ id: 's', starts_at: '2027-05-03T11:00:00', is_time_known: true, is_all_day: false, is_cancelled: false }],
  days: ['2027-05-03'],
  problem_count: 2,
  worst: 'warning',
} as unknown as EventRow;
const pillars = [{ id: 'a', colour: 4 }] as unknown as Area[];

function shown() {
  const take = vi.fn((_ids: readonly string[], _status: EventStatus, _title: string) => Promise.resolve(false));
  const steps: StatusSteps = {
    asked: null,
    from: () => ['accepted', 'withdrawn'],
    needsReason: (status) => status === 'withdrawn',
    take,
  };
  const view = render(StatusBoard, { props: { events: [event], pillars, steps, chosen: null } });
  return { ...view, take, card: view.container.querySelector<HTMLElement>('[data-card]')! };
}
const said = (element: Element | null) => (element?.textContent ?? '').replace(/[\u2066-\u2069]/g, '').trim();

test('a card tells title, host, first day and hour, pillar and what is wrong', () => {
  const { card } = shown();
  expect(card.closest('[data-column]')?.getAttribute('data-column')).toBe('submitted');
  expect(said(card.querySelector('strong'))).toBe('Garden in a crate');
  expect(card.querySelector('strong svg')).not.toBeNull();
  expect(said(card.querySelector('.host'))).toBe('Kestrel Garden Centres');
  expect(said(card.querySelector('.when'))).toBe('Mon 3 May, 11:00');
  expect(card.querySelector('.pillar-4')).not.toBeNull();
  expect(said(card)).toContain('2 problems');
});

test('keys lead to the next status that a step leads to, past those that none leads to', async () => {
  const { card, take } = shown();
  await fireEvent.keyDown(card, { key: 'ArrowRight', altKey: true });
  await fireEvent.keyDown(card, { key: 'ArrowLeft', altKey: true });
  expect(take.mock.calls).toEqual([[['e'], 'accepted', 'Garden in a crate']]);
});
