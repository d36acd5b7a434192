/** Where the parts of charts, key figures and found records lead: the program's names of screens and filters become the page's. */
import { type Filter, type Place, router } from './router.svelte';

/** Filters of the charts by their name in the program, and what the screens call them. */
const FILTERS: Record<string, string> = {
  pillar_id: 'pillar',
  area_id: 'area',
  feature_id: 'feature',
  neighbourhood_id: 'neighbourhood',
  event_id: 'event',
  venue_id: 'venue',
  partner_id: 'partner',
  week_id: 'week',
  indicator_id: 'indicator',
  on: 'day',
  goal_id: 'goal',
  action_id: 'action',
  milestone_id: 'milestone',
};

/** Screens that are a view of another one. */
const VIEWS: Record<string, Place> = { problems: { screen: 'programme', filter: { view: 'problems' } } };

/** The screen for each kind of record. */
const HOMES: Record<string, string> = {
  event: 'programme',
  venue: 'venues',
  room: 'venues',
  partner: 'partners',
  person: 'partners',
  paper: 'council',
  feature: 'pillars',
  goal: 'roadmap',
  action: 'roadmap',
  milestone: 'roadmap',
  task: 'roadmap',
  area: 'pillars',
  assessment: 'pillars',
  practice: 'practices',
  budget_line: 'budget',
  risk: 'risks',
  meeting: 'meetings',
  agenda_item: 'meetings',
  decision: 'meetings',
  declaration: 'meetings',
  indicator: 'indicators',
};

/** The place that the program means by a screen and a filter. */
export function placeOf(screen: string, filter: Filter = {}): Place {
  const renamed = Object.fromEntries(Object.entries(filter).map(([name, value]) => [FILTERS[name] ?? name, value]));
  const view = VIEWS[screen];
  if (view) return { screen: view.screen, filter: { ...renamed, ...view.filter } };
  // Events that a chart counts are read best in the table.
  const isList = screen === 'programme' && Object.keys(renamed).length > 0 && !renamed['view'] && !renamed['event'] && !renamed['day'];
  return { screen, filter: isList ? { ...renamed, view: 'table' } : renamed };
}

/** Shows the place that the program means. */
export function follow(screen: string, filter: Filter = {}) {
  const place = placeOf(screen, filter);
  router.go(place.screen, place.filter);
}

/** Shows a record on its screen. */
export function openRecord(kind: string, id: string) {
  router.go(HOMES[kind] ?? 'overview', { [kind]: id });
}
