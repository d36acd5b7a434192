import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { draftId, type Problem, type Session } from '../../bindings';
import { emptySession } from './draft';
import SessionFields from './SessionFields.svelte';

afterEach(cleanup);

const problem: Problem = {
  code: 'ends_before_start',
  severity: 'blocks',
  key: 'ends_before_start:ends_at',
  event_id: null,
  session_id: null,
  other_event_id: null,
  other_session_id: null,
  field: 'ends_at',
  values: {},
  remedies: [],
  accepted: null,
};
const sessions: Session[] = [
  { ...emptySession('e'), id: 'known', starts_at: '2027-05-03T10:00:00', ends_at: '2027-05-03T11:00:00' },
  { ...emptySession('e'), starts_at: '2027-05-04T10:00:00', ends_at: '2027-05-04T09:00:00' },
];

test.each([
  [null, [true, true]],
  ['known', [true, false]],
  [`${draftId}-1`, [false, true]],
  ['another', [false, false]],
])('a problem of %s marks the sessions that it is about', (session_id, marked) => {
  const held = $state(sessions);
  const idOf = (session: Session) => session.id || `${draftId}-${held.indexOf(session)}`;
  const view = render(SessionFields, {
    props: { sessions: held, idOf, eventId: 'e', rooms: [], days: [], problems: [{ ...problem, session_id }] },
  });
  const rows = [...view.container.querySelectorAll('fieldset')];
  expect(rows.map((row) => row.querySelector('[aria-invalid="true"]') !== null)).toEqual(marked);
});
