/** An invented team of three, to look at its screens in a browser and in tests. */
import type { CameIn, ConflictRow, TeamView } from '../../src/bindings';
import type { Answers } from '../../src/platform/memory';

export const team: TeamView = {
  name: 'Riverton planners',
  my_name: 'Ann',
  role: 'editor',
  place: 'team files',
  place_kind: 'folder',
  is_paused: false,
  says: [{ code: 'saved', values: {} }],
  told: [],
  reached_at: '2026-11-30T09:00:00',
  unreachable_since_at: null,
  unsent_count: 0,
  waiting_count: 0,
  conflict_count: 2,
  came_in_count: 3,
  invitation_count: 1,
  keys: 'open',
  must_enter_passphrase: false,
  must_change_passphrase: false,
  has_older_passphrase: false,
  members: [
    { id: 'a', name: 'Ann', role: 'editor', device_count: 2, is_me: true, is_removed: false, seen_at: null, behind_count: 0 },
    {
      id: 'b',
      name: 'Ben',
      role: 'editor',
      device_count: 1,
      is_me: false,
      is_removed: false,
      seen_at: '2026-11-18T09:00:00',
      behind_count: 4,
    },
    {
      id: 'c',
      name: 'Cleo',
      role: 'reader',
      device_count: 1,
      is_me: false,
      is_removed: false,
      seen_at: '2026-11-30T08:50:00',
      behind_count: 0,
    },
  ],
};

export const clash = (id: string, name: string): ConflictRow => ({
  id,
  kind: 'value',
  table: 'event',
  record_id: `r-${id}`,
  name,
  field: 'title',
  field_name: 'Title',
  shown: 'Lanterns',
  claims: [
    { name: 'Ann', is_me: true, at: '2026-11-30T08:00:00', said: 'Kites', value: 'Kites' },
    { name: 'Ben', is_me: false, at: '2026-11-30T09:00:00', said: 'Lanterns', value: 'Lanterns' },
  ],
});

export const cameIn: CameIn = {
  change_count: 3,
  upto: 214,
  people: [
    {
      name: 'Ben',
      at: '2026-11-30T09:00:00',
      change_count: 3,
      record_count: 2,
      records: [
        {
          table: 'event',
          id: 'e',
          name: 'Kites',
          kind: 'changed',
          at: '2026-11-30T09:00:00',
          changes: [{ field: 'title', from: 'Kite', to: 'Kites' }],
        },
        { table: 'goal', id: 'g', name: 'Read for pleasure', kind: 'removed', at: '2026-11-30T08:00:00', changes: [] },
      ],
    },
  ],
};

export const teamAnswers: Answers = {
  get_team: () => ({ ...team, says: [{ code: 'old_copy', values: { name: 'Ben', day_count: '12' } }, ...team.says] }),
  list_conflicts: () => [
    clash('1', 'Kites over the river'),
    clash('2', 'A walk with a very long title that goes on over the end of the line'),
  ],
  get_came_in: () => cameIn,
  list_erasures: () => [
    {
      at: '2026-11-29T10:00:00',
      name: 'Ann',
      is_place_done: true,
      copies: [
        { name: 'Ann', device: 1, confirmed_at: '2026-11-29T10:00:00' },
        { name: 'Ben', device: 1, confirmed_at: null },
      ],
    },
  ],
  list_recent_edits: () => [],
};
