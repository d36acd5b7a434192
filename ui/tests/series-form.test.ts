import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventDraft, Occurrence, Session, Usual } from '../src/bindings';
import EventForm from '../src/features/programme/EventForm.svelte';
import { emptyDraft, emptySession } from '../src/features/programme/draft';
import { usePlatform } from '../src/platform';
import { t } from '../src/text';

afterEach(cleanup);

const DAYS = ['2027-05-04', '2027-05-05', '2027-05-06'];
const usual: Usual = { starts: '10:00:00', minutes: 60, is_all_day: false, is_time_known: true, venue_id: null, room_id: null };

let asked: { draft: EventDraft; usual: Usual | null }[];
let saved: EventDraft[];

/** A program whose every rule makes all of the days, at the time that is wanted. */
function answer({ draft, usual: wanted }: { draft: EventDraft; usual: Usual | null }) {
  const now = wanted ?? usual;
  const left = DAYS.filter((day) => !draft.event.excluded_dates.includes(day));
  const sessions: Session[] = left.map((day) => ({
    ...emptySession(''),
    id: day,
    occurrence_on: day,
    starts_at: `${day}T${now.starts}`,
    ends_at: `${day}T${now.starts.slice(0, 2)}:45:00`,
  }));
  const occurrences: Occurrence[] = DAYS.map((on) =>
    left.includes(on) ? { on, kind: 'usual', session_id: on } : { on, kind: 'skipped', session_id: null },
  );
  const others = draft.sessions.filter((session) => session.occurrence_on === null);
  return { occurrences, sessions: [...sessions, ...others], usual: now, refusal: null };
}

let stored: EventDraft;
beforeEach(() => {
  asked = [];
  saved = [];
  stored = emptyDraft('week');
  usePlatform({
    call(name, args) {
      const reply = (value: unknown) => Promise.resolve({ revision: 1, touched: {}, value });
      if (name === 'get_event')
        return reply({ draft: stored, problems: [], steps: [], history: [], series: null, umbrella: null, parts: [] });
      if (name === 'check_series') {
        const question = args as unknown as { draft: EventDraft; usual: Usual | null };
        asked.push(question);
        return reply(answer(question));
      }
      if (name === 'save_event') saved.push(args['draft'] as EventDraft);
      return reply(name === 'save_event' ? 'new' : []);
    },
  });
});

async function shown(eventId = '') {
  const props = { eventId, days: DAYS, rooms: [], frameworks: [], onclose: () => {}, onsaved: () => {} };
  const steps = { asked: null, from: () => [], needsReason: () => false, take: () => Promise.resolve(true) };
  const view = render(EventForm, { props: { ...props, steps } });
  await tick();
  await vi.waitFor(() => view.getByLabelText(new RegExp(`^${t('event-title')}`)));
  const choose = (id: string, value: string) => fireEvent.change(view.getByLabelText(new RegExp(`^${t(id)}`)), { target: { value } });
  const pressDay = (which: number) => fireEvent.click(view.container.querySelectorAll('.series li button')[which] as HTMLElement);
  const lines = () => [...view.container.querySelectorAll('.series li')].map((line) => line.className.split(' ')[0]);
  const save = () => fireEvent.submit(view.container.querySelector('form') as HTMLFormElement);
  const title = () => fireEvent.input(view.getByLabelText(new RegExp(`^${t('event-title')}`)), { target: { value: 'Choir' } });
  return { ...view, choose, pressDay, lines, save, title };
}

test('a choice makes the rule, and what the rule makes is saved with it', async () => {
  const { choose, lines, save, title } = await shown();
  await title();
  await choose('event-recurrence_rule', 'weekly');
  await vi.waitFor(() => expect(lines()).toEqual(['usual', 'usual', 'usual']));
  expect(asked.at(-1)?.draft.event).toMatchObject({ recurrence_rule: 'FREQ=WEEKLY;BYDAY=TU', span_starts_on: '2027-05-04' });
  await choose('series-end', 'count');
  expect(asked).toHaveLength(1);
  await save();
  expect(saved).toHaveLength(0);
  await choose('series-end', 'never');
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(1));
  await save();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.sessions.map((session) => session.occurrence_on)).toEqual(DAYS);
});

test('a day is left out and comes back, and another date stays beside the rule', async () => {
  const own = { ...emptySession('e'), id: 'own', starts_at: '2027-05-08T15:00:00', ends_at: '2027-05-08T16:00:00' };
  stored.event = { ...stored.event, id: 'e', title: 'Choir', recurrence_rule: 'FREQ=DAILY', span_starts_on: '2027-05-04' };
  stored.sessions = answer({ draft: { ...stored, sessions: [own] }, usual: null }).sessions;
  const { pressDay, lines, save } = await shown('e');
  await vi.waitFor(() => expect(lines()).toContain('usual'));
  await pressDay(1);
  await vi.waitFor(() => expect(lines()).toEqual(['usual', 'skipped', 'usual']));
  expect(asked.at(-1)?.draft.event.excluded_dates).toEqual(['2027-05-05']);
  await pressDay(1);
  await vi.waitFor(() => expect(lines()).toEqual(['usual', 'usual', 'usual']));
  await save();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.event.excluded_dates).toEqual([]);
  expect(saved[0]?.sessions.map(({ id }) => id)).toContain('own');
});

test('a rule that the controls cannot say is kept until another one is chosen', async () => {
  const rule = 'FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO,TU';
  stored.event = { ...stored.event, id: 'e', title: 'Choir', recurrence_rule: rule, span_starts_on: '2027-05-04' };
  const { choose, getByText, save } = await shown('e');
  await vi.waitFor(() => getByText(t('series-other-kept')));
  await choose('event-recurrence_rule', 'daily');
  await vi.waitFor(() => expect(asked.at(-1)?.draft.event.recurrence_rule).toBe('FREQ=DAILY'));
  await choose('event-recurrence_rule', 'other');
  await vi.waitFor(() => expect(asked.at(-1)?.draft.event.recurrence_rule).toBe(rule));
  await save();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.event.recurrence_rule).toBe(rule);
});

test('what no longer repeats is single dates', async () => {
  stored.event = { ...stored.event, id: 'e', title: 'Choir', recurrence_rule: 'FREQ=DAILY', span_starts_on: '2027-05-04' };
  const { choose, lines, save } = await shown('e');
  await vi.waitFor(() => expect(lines()).not.toHaveLength(0));
  await choose('event-recurrence_rule', 'weekly');
  await vi.waitFor(() => expect(lines()).toHaveLength(3));
  await choose('event-recurrence_rule', 'none');
  await save();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.event).toMatchObject({ recurrence_rule: '', span_starts_on: null, excluded_dates: [] });
  expect(saved[0]?.sessions.map(({ occurrence_on }) => occurrence_on)).toEqual([null, null, null]);
});
