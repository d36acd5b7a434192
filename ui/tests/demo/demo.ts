/** A small invented plan in memory, to look at screens in a browser and in tests. Writes are taken and forgotten. */
import { type AppState, type BoardCard, type EventStatus, type Settings, words } from '../../src/bindings';
import { type Answers, memoryPlatform, refuse } from '../../src/platform/memory';
import * as made from './made';
import { teamAnswers } from './team';

const charts = import.meta.glob<string>('../../../src-tauri/crates/charts/golden/*.screen.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function chartOf(name: string) {
  const svg = Object.entries(charts).find(([path]) => path.includes(`/${name}.screen.svg`))?.[1] ?? '';
  const [, title = name, summary = ''] = /<title[^>]*>(.*?)<\/title>\s*<desc[^>]*>(.*?)<\/desc>/.exec(svg) ?? [];
  return { name, title, summary, says_summary: false, svg, width: 640, height: 355, table: made.table, parts: [] };
}

function cardOf(code: string): BoardCard {
  const name = code.slice(code.indexOf(':') + 1);
  if (code.startsWith('figure:')) return { kind: 'figure', code, figure: made.figureCard(name) };
  if (code.startsWith('list:')) return { kind: 'list', code, list: made.listCard(name) };
  if (code.startsWith('chart:')) return { kind: 'chart', code, chart: chartOf(name) };
  return { kind: 'text', code, text: name };
}

/** Answers for a plan with events, or without any when `isEmpty`. */
export function demoAnswers(state: AppState, isEmpty: boolean): Answers {
  let current = state;
  const overview = isEmpty ? made.emptyOverview : made.overview;
  return {
    get_app_state: () => current,
    set_settings: ({ settings }) => ((current = { ...current, settings }), null),
    close_plan: () => ((current = { ...current, plan: null }), null),
    sample_plan: () => ((current = { ...current, plan: made.plan }), null),
    open_plan: ({ accept_risk }) => {
      if (!accept_risk) throw refuse('in_synced_folder', { service: 'Nextcloud' });
      current = { ...current, plan: made.plan };
      return null;
    },
    new_plan: () => ((current = { ...current, plan: made.plan }), null),
    list_status_rules: () =>
      words.EventStatus.map((status) => ({
        status: status as EventStatus,
        steps: ['cancelled' as const],
        needs_reason: status === 'cancelled',
      })),
    list_missing_details: () => [],
    get_team: () => null,
    list_time_zones: () => ['Europe/Dublin', 'Europe/London'],
    get_overview: () => overview,
    list_charts: () => ['temple', 'events_by_day', 'coverage', 'status_funnel', 'pillar_radar', 'hours_heat', 'gantt'],
    list_boards: () => made.boards,
    list_cards: () => [],
    get_cards: ({ codes }) => codes.map(cardOf),
    get_changes_since: () => ({ is_known: false, about: '', on: null, rows: [], marks: [], figures: [] }),
    draw_chart: ({ name }) => chartOf(name),
    search: () => made.hits,
    get_info: () => ({ city: 'Riverton', counts: {}, revision: 214, format_version: 1, bytes: 1_840_000 }),
    verify_plan: () => ({ is_intact: true, is_log_equal: true, difference_count: 0, differences: [] }),
    get_profile: () => made.profile,
    save_profile: () => null,
    list_own_fields: () => [],
    get_house_style: () => made.houseStyle,
    list_fonts: () => ['Inter', 'Source Serif 4'],
    check_colour: ({ colour }) => ({ ...made.houseStyle.colour, colour }),
    list_neighbourhoods: () => made.neighbourhoods,
    list_records: () => [],
    get_roadmap: () => ({ goals: [], loose_actions: [], milestones: [], problems: [], late: 0, owners: [], week_steps_missing: 14 }),
    list_this_week: () => ({ from_on: '2026-11-24', until_on: '2026-11-30', rows: [], people: [] }),
    add_week_milestones: () => 14,
    save_records: ({ records }) => (records as { id: string }[]).map(({ id }) => id || 'r9'),
    delete_records: () => ({ along: {}, left: {} }),
    look_at: () => null,
    save_week: () => 'w9',
    delete_week: () => null,
    choose_week: () => null,
    list_history: () => made.history,
    list_versions: () => made.versions,
    save_version: () => 'v9',
    list_differences: () => made.differences,
    list_bin: () => made.bin,
    restore_record: () => ({ record_count: 1, link_count: 0, left_alone_count: 0, cleared_count: 0 }),
    undo_to: () => 2,
    list_safety_copies: () => made.copies,
    restore_safety_copy: () => null,
    list_events: () => [],
    list_sessions: () => [],
    list_board_rooms: () => [],
    list_frameworks: () => [],
    list_problems: () => made.overview.attention,
    list_venues: () => [],
    list_partners: () => [],
    list_people: () => [],
    list_papers: () => [],
    get_budget: () => made.noBudget,
    list_risks: () => [],
    list_meetings: () => ({ meetings: [], declaration_problems: [] }),
    list_framework_keys: () => [],
    undo: () => ({ code: 'move_session', values: { title: 'Robots at work' } }),
    redo: () => null,
    get_progress: () => ({ step: '', about: '', done: 0, total: 0 }),
    stop_work: () => null,
  };
}

/** A platform as the address asks for: `?screen=`, `theme=`, `language=`, `section=`, `view=`, `plan` none with `welcome`, `empty`, `team`. */
export function demoPlatform(asked: URLSearchParams) {
  const settings: Settings = {
    language: asked.get('language') ?? 'en',
    theme: asked.get('theme') ?? 'light',
    author: 'Aoife',
    screen: asked.get('screen') ?? 'overview',
    page: {
      'settings-section': asked.get('section') ?? 'machine',
      of_plans: [
        { id: made.plan.id, page: { 'history-view': asked.get('view') ?? 'changes', 'team-view': asked.get('view') ?? 'people' } },
      ],
    },
  };
  const isEmpty = asked.has('empty');
  const plan = asked.has('welcome') ? null : isEmpty ? { ...made.plan, problem_count: 0, undo: null } : made.plan;
  const answers = demoAnswers({ ...made.state, plan, settings }, isEmpty);
  return memoryPlatform(asked.has('team') ? { ...answers, ...teamAnswers } : answers);
}
