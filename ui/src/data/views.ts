/** The views of the screens that have several, in the order in which they are offered: screens and palette read it. */
import { t } from '../text';

export const views = {
  programme: ['week', 'rooms', 'table', 'board', 'agenda', 'map', 'triage', 'missing', 'grants', 'problems', 'releases'],
  partners: ['list', 'board', 'network', 'offers', 'answers', 'coverage'],
  pillars: ['framework', 'ratings', 'compare', 'ties', 'links', 'gaps'],
  indicators: ['list', 'bars', 'collect'],
  roadmap: ['goals', 'gantt', 'milestones', 'week'],
  meetings: ['upcoming', 'past', 'declarations'],
  team: ['people', 'clashes', 'came_in', 'place'],
  history: ['changes', 'versions', 'bin'],
  settings: ['machine', 'city', 'weeks', 'neighbourhoods', 'own', 'look', 'placing', 'safety'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ScreenWithViews = keyof typeof views;
export type ViewOf<S extends ScreenWithViews> = (typeof views)[S][number];

export const hasViews = (screen: string): screen is ScreenWithViews => Object.hasOwn(views, screen);

export function isViewOf<S extends ScreenWithViews>(screen: S, name: string | undefined): name is ViewOf<S> {
  return (views[screen] as readonly (string | undefined)[]).includes(name);
}

/** The views of a screen as a choice offers them. */
export function viewOptions(screen: ScreenWithViews): { value: string; label: string }[] {
  return views[screen].map((value) => ({ value, label: t(`${screen}-view-${value}`) }));
}
