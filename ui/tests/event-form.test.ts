import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventDraft, Problem } from '../src/bindings';
import EventForm from '../src/features/programme/EventForm.svelte';
import type { StatusSteps } from '../src/features/programme/status.svelte';
import { usePlatform } from '../src/platform';
import { t } from '../src/text';
import { place } from '../src/text/place.svelte';

afterEach(cleanup);

/** Checks that are answered when the test says so. */
let checks: { draft: EventDraft; answer: (problems: readonly Problem[]) => void }[];
let saved: EventDraft[];
beforeEach(() => {
  checks = [];
  saved = [];
  place.currency = 'JPY';
  usePlatform({
    call(name, args) {
      const reply = (value: unknown) => ({ revision: 1, touched: {}, value });
      if (name === 'check_event')
        return new Promise((done) => checks.push({ draft: args['draft'] as EventDraft, answer: (problems) => done(reply(problems)) }));
      if (name === 'save_event') saved.push(args['draft'] as EventDraft);
      return Promise.resolve(reply(name === 'save_event' ? 'new' : []));
    },
  });
});

const problem = (key: string) =>
  ({
    key,
    code: 'no_organiser',
    severity: 'warning',
    field: null,
    session_id: null,
    values: { title: key },
    accepted: null,
  }) as unknown as Problem;
/** A workflow of one step, which needs a reason. */
const steps: StatusSteps = {
  asked: null,
  from: () => ['declined'],
  needsReason: (status) => status === 'declined',
  take: () => Promise.resolve(true),
};
const onsaved = vi.fn();
async function shown() {
  const view = render(EventForm, { props: { eventId: '', days: [], rooms: [], frameworks: [], steps, onclose: () => {}, onsaved } });
  await tick();
  const field = (id: string) => view.getByLabelText(new RegExp(`^${t(id)}`)) as HTMLInputElement;
  const type = (id: string, value: string) => fireEvent.input(field(id), { target: { value } });
  const said = () => view.container.querySelector('footer')?.textContent ?? '';
  return { ...view, field, type, said };
}

test('nothing is complained about before a letter is written', async () => {
  const { said, type } = await shown();
  await vi.waitFor(() => expect(checks).toHaveLength(1));
  checks[0]?.answer([problem('first')]);
  await tick();
  expect(said()).not.toContain('first');
  await type('event-title', 'Choir');
  await vi.waitFor(() => expect(checks).toHaveLength(2));
  checks[1]?.answer([problem('second')]);
  await vi.waitFor(() => expect(said()).toContain('second'));
});

test('a late answer to an older question does not replace a newer one', async () => {
  const { said, type } = await shown();
  await type('event-title', 'Choir');
  await vi.waitFor(() => expect(checks.at(-1)?.draft.event.title).toBe('Choir'));
  const older = checks.at(-1);
  await type('event-title', 'Choir night');
  await vi.waitFor(() => expect(checks.at(-1)?.draft.event.title).toBe('Choir night'));
  checks.at(-1)?.answer([problem('newer')]);
  await vi.waitFor(() => expect(said()).toContain('newer'));
  older?.answer([problem('older')]);
  await new Promise((done) => setTimeout(done, 20));
  expect(said()).toContain('newer');
  expect(said()).not.toContain('older');
});

test('money asked is in main units of the currency', async () => {
  const { type, container } = await shown();
  await type('event-title', 'Choir');
  await type('event-money_asked_minor', '¥5,000');
  await fireEvent.submit(container.querySelector('form')!);
  await vi.waitFor(() => expect(saved[0]?.event.money_asked_minor).toBe(5000));
});

test('a new session has the focus in its first field', async () => {
  const { getByText, container } = await shown();
  await fireEvent.click(getByText(t('event-form-session-add')));
  await vi.waitFor(() => expect(container.querySelector('fieldset[data-row]')?.contains(document.activeElement)).toBe(true));
  await fireEvent.click(getByText(t('event-form-partner-add')));
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('SELECT'));
});
