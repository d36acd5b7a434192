/** The list of screens: navigation, router and palette read it. A new screen is one entry. */
import type { Component } from 'svelte';
import Budget from './features/budget/Budget.svelte';
import Boards from './features/boards/Boards.svelte';
import Council from './features/council/Council.svelte';
import History from './features/history/History.svelte';
import Import from './features/import/Import.svelte';
import Meetings from './features/meetings/Meetings.svelte';
import Indicators from './features/indicators/Indicators.svelte';
import Overview from './features/overview/Overview.svelte';
import Partners from './features/partners/Partners.svelte';
import Pillars from './features/pillars/Pillars.svelte';
import Practices from './features/practices/Practices.svelte';
import Programme from './features/programme/Programme.svelte';
import Publish from './features/publish/Publish.svelte';
import Roadmap from './features/roadmap/Roadmap.svelte';
import Risks from './features/risks/Risks.svelte';
import Settings from './features/settings/Settings.svelte';
import Team from './features/team/Team.svelte';
import Venues from './features/venues/Venues.svelte';
import type { Filter } from './data/router.svelte';
import type { IconName } from './design/icons';

/** Every screen gets what it is asked to show. */
export type ScreenComponent = Component<{ filter: Filter }> | Component;

export interface Screen {
  id: string;
  titleId: string;
  icon: IconName;
  component: ScreenComponent;
  /** Heading of the navigation under which it stands: text `nav-<group>`. */
  group: 'week' | 'progress' | 'share' | 'plan';
}

export const screens: readonly Screen[] = [
  { id: 'overview', titleId: 'screen-overview', icon: 'gauge', component: Overview, group: 'week' },
  { id: 'boards', titleId: 'screen-boards', icon: 'board', component: Boards, group: 'week' },
  { id: 'programme', titleId: 'screen-programme', icon: 'calendar', component: Programme, group: 'week' },
  { id: 'venues', titleId: 'screen-venues', icon: 'pin', component: Venues, group: 'week' },
  { id: 'partners', titleId: 'screen-partners', icon: 'people', component: Partners, group: 'week' },
  { id: 'import', titleId: 'screen-import', icon: 'import', component: Import, group: 'week' },
  { id: 'pillars', titleId: 'screen-pillars', icon: 'temple', component: Pillars, group: 'progress' },
  { id: 'indicators', titleId: 'screen-indicators', icon: 'trend', component: Indicators, group: 'progress' },
  { id: 'roadmap', titleId: 'screen-roadmap', icon: 'signpost', component: Roadmap, group: 'progress' },
  { id: 'budget', titleId: 'screen-budget', icon: 'wallet', component: Budget, group: 'progress' },
  { id: 'risks', titleId: 'screen-risks', icon: 'shield', component: Risks, group: 'progress' },
  { id: 'meetings', titleId: 'screen-meetings', icon: 'agenda', component: Meetings, group: 'share' },
  { id: 'council', titleId: 'screen-council', icon: 'gavel', component: Council, group: 'share' },
  { id: 'publish', titleId: 'screen-publish', icon: 'export', component: Publish, group: 'share' },
  { id: 'practices', titleId: 'screen-practices', icon: 'star', component: Practices, group: 'share' },
  { id: 'team', titleId: 'screen-team', icon: 'people', component: Team, group: 'plan' },
  { id: 'history', titleId: 'screen-history', icon: 'history', component: History, group: 'plan' },
  { id: 'settings', titleId: 'screen-settings', icon: 'settings', component: Settings, group: 'plan' },
];
