/** The list of screens: navigation, router and palette read it. A new screen is one entry. */
import type { Component } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import Overview from './features/overview/Overview.svelte';
import type { Filter } from './data/router.svelte';
import type { IconName } from './design/icons';

/** Every screen gets what it is asked to show. */
export type ScreenComponent = Component<{ filter: Filter }> | Component;

export interface Screen {
  id: string;
  titleId: string;
  icon: IconName;
  /** Its component. The Overview comes with the page, the others after it: a start waits for none of them. */
  load: () => Promise<{ default: ScreenComponent }>;
  /** Heading of the navigation under which it stands: text `nav-<group>`. */
  group: 'week' | 'progress' | 'share' | 'plan';
}

export const screens: readonly Screen[] = [
  { id: 'overview', titleId: 'screen-overview', icon: 'gauge', load: () => Promise.resolve({ default: Overview }), group: 'week' },
  { id: 'boards', titleId: 'screen-boards', icon: 'board', load: () => import('./features/boards/Boards.svelte'), group: 'week' },
  {
    id: 'programme',
    titleId: 'screen-programme',
    icon: 'calendar',
    load: () => import('./features/programme/Programme.svelte'),
    group: 'week',
  },
  { id: 'venues', titleId: 'screen-venues', icon: 'pin', load: () => import('./features/venues/Venues.svelte'), group: 'week' },
  { id: 'partners', titleId: 'screen-partners', icon: 'people', load: () => import('./features/partners/Partners.svelte'), group: 'week' },
  { id: 'import', titleId: 'screen-import', icon: 'import', load: () => import('./features/import/Import.svelte'), group: 'week' },
  { id: 'pillars', titleId: 'screen-pillars', icon: 'temple', load: () => import('./features/pillars/Pillars.svelte'), group: 'progress' },
  {
    id: 'indicators',
    titleId: 'screen-indicators',
    icon: 'trend',
    load: () => import('./features/indicators/Indicators.svelte'),
    group: 'progress',
  },
  {
    id: 'roadmap',
    titleId: 'screen-roadmap',
    icon: 'signpost',
    load: () => import('./features/roadmap/Roadmap.svelte'),
    group: 'progress',
  },
  { id: 'budget', titleId: 'screen-budget', icon: 'wallet', load: () => import('./features/budget/Budget.svelte'), group: 'progress' },
  { id: 'risks', titleId: 'screen-risks', icon: 'shield', load: () => import('./features/risks/Risks.svelte'), group: 'progress' },
  { id: 'meetings', titleId: 'screen-meetings', icon: 'agenda', load: () => import('./features/meetings/Meetings.svelte'), group: 'share' },
  { id: 'council', titleId: 'screen-council', icon: 'gavel', load: () => import('./features/council/Council.svelte'), group: 'share' },
  { id: 'publish', titleId: 'screen-publish', icon: 'export', load: () => import('./features/publish/Publish.svelte'), group: 'share' },
  {
    id: 'practices',
    titleId: 'screen-practices',
    icon: 'star',
    load: () => import('./features/practices/Practices.svelte'),
    group: 'share',
  },
  { id: 'team', titleId: 'screen-team', icon: 'people', load: () => import('./features/team/Team.svelte'), group: 'plan' },
  { id: 'history', titleId: 'screen-history', icon: 'history', load: () => import('./features/history/History.svelte'), group: 'plan' },
  {
    id: 'settings',
    titleId: 'screen-settings',
    icon: 'settings',
    load: () => import('./features/settings/Settings.svelte'),
    group: 'plan',
  },
];

const here = new SvelteMap<string, ScreenComponent>([['overview', Overview]]);

/** The component of a screen once it is there; `bring` fetches it. */
export const componentOf = ({ id }: Screen): ScreenComponent | undefined => here.get(id);

/** Fetches a screen that is not there yet. */
export async function bring({ id, load }: Screen): Promise<void> {
  if (!here.has(id)) here.set(id, (await load()).default);
}

/** Fetches the screens that are not there yet, one after the other, so that nobody waits for one later. */
export async function bringAll(): Promise<void> {
  for (const screen of screens) await bring(screen);
}
