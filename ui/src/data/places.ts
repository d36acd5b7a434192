/** Where charts, key figures and found records lead: the program's names of screens and filters become the page's. */
import { filterNames, homes, screenViews } from '../bindings';
import { type Filter, type Place, router } from './router.svelte';

/** The entry of a name that comes from the program; names that need no translation have none. */
function entry<T>(list: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(list, name) ? list[name] : undefined;
}

/** The place that the program means by a screen and a filter. */
export function placeOf(screen: string, filter: Filter = {}): Place {
  const renamed = Object.fromEntries(Object.entries(filter).map(([name, value]) => [entry(filterNames, name) ?? name, value]));
  const view = entry(screenViews, screen);
  if (view) return { screen: view.screen, filter: { ...renamed, view: view.view } };
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
export function openRecord(table: string, id: string) {
  router.go(entry(homes, table) ?? 'overview', { [table]: id });
}
