/** The records of the invented plan. */
import type {
  AppState,
  BinRow,
  Budget,
  ChartTable,
  Difference,
  HistoryEntry,
  HouseStyleView,
  Hit,
  Milestone,
  Neighbourhood,
  OpenPlan,
  BoardView,
  FigureCard,
  ListCard,
  Overview,
  Problem,
  Profile,
  SafetyCopy,
  VersionRow,
  Week,
} from '../../src/bindings';

export const week: Week = {
  id: 'w1',
  title: 'Riverton Learning Week 2027',
  theme: 'Learning for every age',
  starts_on: '2027-05-03',
  ends_on: '2027-05-09',
  submissions_close_on: '2027-01-31',
  copy_deadline_on: '2027-03-05',
  print_on: '2027-03-20',
  returns_due_on: '2027-06-04',
  target_event_count: 450,
  target_place_count: 20000,
  target_partner_count: 118,
  target_events_per_1000: 2,
  short_text_max_words: 60,
  target_progress_percent: 70,
};

const weekBefore: Week = { ...week, id: 'w0', title: 'Riverton Learning Week 2026', starts_on: '2026-05-04', ends_on: '2026-05-10' };

export const plan: OpenPlan = {
  id: 'plan-1',
  begun_on: '2026-09-01',
  name: 'riverton',
  city: 'Riverton',
  currency: 'EUR',
  day_ends_minutes: 0,
  revision: 214,
  week,
  weeks: [weekBefore, week],
  undo: { code: 'move_session', values: { title: 'Robots at work' } },
  is_undo_older: false,
  redo: null,
  problem_count: 9,
  blocking_count: 3,
  notices: [],
  is_reader: false,
  as_of: null,
};

export const state: AppState = {
  plan,
  is_beginning: false,
  recent: [
    { key: 'a', name: 'riverton', city: 'Riverton', folder: 'Documents', opened_on: '2026-11-23', exists: true },
    { key: 'b', name: 'old-town-2025', city: 'Old Town', folder: 'Archive', opened_on: '2026-02-02', exists: false },
  ],
  settings: { language: 'en', theme: 'light', author: '', screen: 'overview', page: {} },
  languages: ['en', 'en-XA'],
  today: '2026-11-23',
  version: '0.1.0',
};

function problem(code: string, severity: Problem['severity'], values: Record<string, string>): Problem {
  return {
    code,
    severity,
    key: code,
    event_id: 'e1',
    session_id: null,
    other_event_id: null,
    other_session_id: null,
    field: null,
    values,
    remedies: [],
    accepted: null,
  };
}

const fresh = { action_id: null, revised_due_on: null, after_ids: [], explanation: '' };
const milestones: Milestone[] = [
  {
    id: 'm0',
    week_id: 'w1',
    title: 'Invite venues for their hours',
    due_on: '2026-11-16',
    responsible: 'Programme team',
    done_on: null,
    ...fresh,
  },
  {
    id: 'm1',
    week_id: 'w1',
    title: 'Reminder: the call for events closes',
    due_on: '2026-12-12',
    responsible: 'Programme team',
    done_on: null,
    ...fresh,
  },
  {
    id: 'm2',
    week_id: 'w1',
    title: 'Council: budget decision',
    due_on: '2027-01-18',
    responsible: 'Office of the mayor',
    done_on: null,
    ...fresh,
  },
  { id: 'm3', week_id: 'w1', title: 'Submissions close', due_on: '2027-01-31', responsible: '', done_on: null, ...fresh },
];

export const overview: Overview = {
  days_to_opening: 161,
  submissions_close_in_days: 69,
  last_meeting_on: '2026-10-21',
  figures: [
    {
      code: 'events',
      value: 412,
      target: 450,
      percent: 91.6,
      values: { session_count: '520', unscheduled_count: '9' },
      screen: 'programme',
    },
    {
      code: 'confirmed',
      value: 293,
      target: 412,
      percent: 71.1,
      values: { submitted_count: '60', waiting_count: '12' },
      screen: 'programme',
    },
    { code: 'partners', value: 96, target: 118, percent: 81.4, values: { invited_count: '118', new_count: '14' }, screen: 'partners' },
    { code: 'places', value: 18240, target: 20000, percent: 91.2, values: { resident_count: '164000' }, screen: 'programme' },
    {
      code: 'money',
      value: 14_200_000,
      target: 16_000_000,
      percent: 88.8,
      values: { asked_minor: '16000000', granted_minor: '14200000', currency: 'EUR' },
      screen: 'programme',
    },
    { code: 'problems', value: 9, target: null, percent: null, values: { blocking_count: '3' }, screen: 'problems' },
  ],
  attention: [
    problem('no_organiser', 'blocks', { title: 'Robots at work' }),
    problem('no_session', 'blocks', { title: 'Night of the open workshops' }),
    problem('booking_without_way', 'warning', { title: 'Baking bread with grandmothers from four countries' }),
    problem('no_pillar', 'warning', { title: 'Choir for beginners' }),
    problem('access_missing', 'hint', { title: 'Walk along the old harbour', venue: 'Harbour House' }),
  ],
  attention_total: 9,
  milestones,
};

export const emptyOverview: Overview = {
  ...overview,
  last_meeting_on: null,
  figures: overview.figures.map((figure) => ({
    ...figure,
    value: 0,
    target: null,
    percent: null,
    values: { session_count: '0', invited_count: '0', resident_count: '', asked_minor: '0', blocking_count: '0' },
  })),
  attention: [],
  attention_total: 0,
  milestones: [],
};

export const table: ChartTable = {
  columns: ['Day', 'Total'],
  rows: [
    ['Mon 3', '52'],
    ['Tue 4', '58'],
  ],
};

export const hits: Hit[] = [
  { kind: 'event', id: 'e1', title: 'Robots at work', detail: 'Meet the machines that weld, pack and paint.' },
  { kind: 'venue', id: 'v1', title: 'Robotics Hall', detail: '4 Dock Road' },
  { kind: 'partner', id: 'p1', title: 'Robert Boyle College', detail: '' },
];

export const houseStyle: HouseStyleView = {
  style: { id: 'h1', logo: '', logo_alt: '', accent: '#B3261E', heading_font: '', text_font: 'Gill Sans', code_points: false },
  usual_logo_alt: 'Logo of Riverton',
  colour: { colour: '#B3261E', ratio: 6.54, least: 4.5, is_enough: true, readable: '#B3261E' },
  notices: [{ code: 'font_missing', values: { family: 'Gill Sans' } }],
};

export const profile: Profile = {
  id: 'c1',
  city: 'Riverton',
  country: 'IE',
  level: 'city',
  population: 164000,
  population_year: 2026,
  population_source: 'Census',
  area_km2: 71.4,
  time_zone: 'Europe/Dublin',
  currency: 'EUR',
  languages: ['en', 'ga'],
  organisation: 'Lifelong Learning Office',
  weight_unplaced: null,
  weight_capacity_waste: null,
  weight_wish_day: null,
  weight_wish_time: null,
  weight_wish_place: null,
  weight_day_spread: null,
  weight_neighbourhood_spread: null,
  weight_audience_clash: null,
  weight_host_clash: null,
  weight_pillar_balance: null,
  weight_same_day: null,
  weight_moved_time: null,
  weight_moved_room: null,
  weight_moved_venue: null,
  day_ends_at: null,
};

const places: [string, number, number][] = [
  ['Old Town', 21000, 6],
  ['Harbour', 26500, 4],
  ['Northfield', 33000, 3],
  ['Mill Quarter', 28500, 5],
  ['Eastbrook', 31000, 1],
  ['Southgate', 24000, 2],
];
export const neighbourhoods: Neighbourhood[] = places.map(([name, population, deprivation_rank]) => ({
  id: name,
  name,
  population,
  deprivation_rank,
  note: '',
  outline: '',
}));

const label = (code: string, title: string) => ({ code, values: { title, name: title } });
const entry = (change_id: number, at: string, code: string, title: string, record_count = 1): HistoryEntry => ({
  change_id,
  at,
  author: 'Aoife',
  label: label(code, title),
  record_count,
  changes: [],
  act: 'change',
  is_undone: change_id === 211,
});
export const history: HistoryEntry[] = [
  entry(214, '2026-11-23T16:20:00', 'move_session', 'Robots at work'),
  entry(213, '2026-11-23T16:12:00', 'save_event', 'Choir for beginners', 4),
  entry(212, '2026-11-23T09:40:00', 'import_events', 'submissions.xlsx', 96),
  entry(211, '2026-11-22T15:02:00', 'delete_event', 'Test event'),
  entry(210, '2026-11-22T14:58:00', 'save_venue', 'Harbour House', 3),
];

export const versions: VersionRow[] = [
  { id: 'x1', name: 'Sent to the council', at: '2026-10-21T10:00:00', author: 'Aoife' },
  { id: 'x2', name: 'Before the call for events', at: '2026-09-01T09:00:00', author: 'Aoife' },
];

export const differences: Difference[] = [
  {
    table: 'event',
    id: 'e1',
    name: 'Robots at work',
    kind: 'changed',
    changes: [
      { field: 'capacity', from: '24', to: '20' },
      { field: 'status', from: 'accepted', to: 'confirmed' },
    ],
  },
  { table: 'event', id: 'e2', name: 'Choir for beginners', kind: 'added', changes: [] },
  {
    table: 'session',
    id: 's1',
    name: 'Robots at work',
    kind: 'changed',
    changes: [{ field: 'starts_at', from: '2027-05-04T10:00:00', to: '2027-05-05T10:00:00' }],
  },
  { table: 'venue', id: 'v4', name: 'Corner Hall', kind: 'removed', changes: [] },
];

export const bin: BinRow[] = [
  { table: 'event', id: 'e7', name: 'Juggling for accountants', deleted_at: '2026-11-20T11:00:00' },
  { table: 'venue', id: 'v4', name: 'Corner Hall', deleted_at: '2026-11-19T11:30:00' },
];

export const copies: SafetyCopy[] = [
  { key: 'k1', at: '2026-11-23T08:55:00', reason: 'daily', bytes: 1_830_000 },
  { key: 'k2', at: '2026-11-22T09:10:00', reason: 'before_restore', bytes: 1_790_000 },
];

export const boards: BoardView[] = [
  {
    id: 'built-in:pillars',
    title: 'Pillars',
    about: 'How far the pillars have come.',
    cards: ['figure:events', 'chart:temple', 'list:late'],
    is_built_in: true,
  },
];

export function figureCard(code: string): FigureCard {
  const key = overview.figures.find((figure) => figure.code === code);
  const value = key?.value ?? 3;
  return {
    code,
    title: code,
    unit: 'count',
    value,
    number: String(value),
    detail: '',
    target: key?.target ?? null,
    percent: key?.percent ?? null,
    status: null,
    status_text: '',
    screen: 'programme',
    filter: {},
  };
}

export function listCard(code: string): ListCard {
  return { code, title: code, about: '', rows: [], total: 0, empty: '–', screen: 'roadmap', filter: {} };
}
const nothing = { line_count: 0, planned_minor: 0, secured_minor: 0, spent_minor: 0, matched_minor: 0, gap_minor: 0, remaining_minor: 0 };
export const noBudget: Budget = {
  lines: [],
  sums: { total: nothing, categories: [], sources: [], years: [], weeks: [] },
  problems: [],
  years: [],
  current_year: null,
  currency: 'EUR',
};
