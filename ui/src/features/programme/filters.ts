/** Which events and rooms the views of the programme show. Pure; the same set for board, table and problems. */
import type { BoardRoom, EventRow, SavedFilter } from '../../bindings';
import { asPeopleCount, inCodeOrder } from '../../text/compare';
import { meetsOwn } from '../../cards/own-filters';

/** What a saved filter holds: the one model of filters of the programme. Empty lists and texts let everything through. */
export type Filters = Omit<SavedFilter, 'id' | 'title' | 'view' | 'hidden_columns' | 'sort_by' | 'group_by'>;

export const NO_FILTERS: Filters = {
  text: '',
  pillars: [],
  organisers: [],
  statuses: [],
  neighbourhoods: [],
  venues: [],
  audiences: [],
  days: [],
  tracks: [],
  only_problems: false,
  own: [],
};

/** A text without case and accents, for searching. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

function meets(chosen: readonly string[], present: readonly string[]): boolean {
  return chosen.length === 0 || present.some((value) => chosen.includes(value));
}

/** Whether every word of the search is somewhere in the event's title, text, organisers, people, places or audiences. */
function says(event: EventRow, text: string): boolean {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const names = [...event.organisers, ...event.people].map(({ name }) => name);
  const all = plain([event.title, event.short_text, ...names, ...event.venue_names, ...event.audiences].join(' '));
  return words.every((word) => all.includes(word));
}

/** The events to show. */
export function filterEvents(events: readonly EventRow[], filters: Filters): EventRow[] {
  return events.filter(
    (event) =>
      meets(filters.statuses, [event.status]) &&
      meets(filters.pillars, event.pillar_ids) &&
      meets(
        filters.organisers,
        event.organisers.map((organiser) => organiser.id),
      ) &&
      meets(filters.neighbourhoods, event.neighbourhood_ids) &&
      meets(filters.audiences, event.audiences) &&
      meets(filters.tracks, [event.track]) &&
      (filters.venues.length === 0 || event.sessions.some((session) => filters.venues.includes(session.venue_id ?? ''))) &&
      meets(
        filters.days,
        event.days.map((day) => day ?? ''),
      ) &&
      (!filters.only_problems || event.problem_count > 0) &&
      meetsOwn(event.own, filters.own) &&
      says(event, filters.text),
  );
}

/** The same events with those of their sessions alone that the filters of days and venues let through: for views that show sessions. */
export function filterSessions(events: readonly EventRow[], { days, venues }: Filters): readonly EventRow[] {
  if (days.length === 0 && venues.length === 0) return events;
  return events.map((event) => {
    const kept = event.sessions.flatMap((session, at) => {
      const day = event.days[at] ?? null;
      return meets(days, day === null ? [] : [day]) && meets(venues, session.venue_id === null ? [] : [session.venue_id])
        ? [{ session, day }]
        : [];
    });
    return kept.length === event.sessions.length
      ? event
      : { ...event, sessions: kept.map(({ session }) => session), days: kept.map(({ day }) => day) };
  });
}

/** The rooms to show as columns, by the name of their venue as people count; `used` holds the keys of those in use that day, `null` shows empty ones too. */
export function filterRooms(rooms: readonly BoardRoom[], filters: Filters, used: ReadonlySet<string> | null): BoardRoom[] {
  const kept = rooms.filter(
    (room) =>
      meets(filters.neighbourhoods, room.neighbourhood_id === null ? [] : [room.neighbourhood_id]) &&
      meets(filters.venues, [room.venue_id]) &&
      (used === null || used.has(room.id)),
  );
  // Hall 2 before Hall 10; the rooms of a venue stay in the order that it gives them.
  return kept.sort((a, b) => asPeopleCount(a.venue_name, b.venue_name) || inCodeOrder(a.venue_id, b.venue_id));
}

/** What the filters may name: the records of the plan that is open. */
export type Known = {
  readonly [list in 'pillars' | 'organisers' | 'neighbourhoods' | 'venues' | 'audiences' | 'days']: ReadonlySet<string>;
};

/** The filters without what the plan does not know: a deleted venue must not go on hiding everything. */
export function knownFilters(filters: Filters, known: Known): Filters {
  const lists = Object.entries(known).map(([list, ids]) => [list, filters[list as keyof Known].filter((id) => ids.has(id))] as const);
  const isSame = lists.every(([list, left]) => left.length === filters[list as keyof Known].length);
  return isSame ? filters : { ...filters, ...Object.fromEntries(lists) };
}

/** The lists of a filter, by name. */
const LISTS = ['pillars', 'organisers', 'statuses', 'neighbourhoods', 'venues', 'audiences', 'days', 'tracks', 'own'] as const;

/** How many filters are on. */
export function countFilters(filters: Filters): number {
  const lists = LISTS.filter((list) => filters[list].length > 0);
  return lists.length + Number(filters.text !== '') + Number(filters.only_problems);
}

/** The filters of a saved one, or what was remembered of some; what is missing lets everything through. */
export function filtersOf(saved: Partial<Filters>): Filters {
  const { text, only_problems, ...lists } = { ...NO_FILTERS, ...saved };
  return {
    text,
    only_problems,
    ...(Object.fromEntries(LISTS.map((list) => [list, [...lists[list]]])) as Pick<Filters, (typeof LISTS)[number]>),
  };
}

/** Whether two filters show the same, in whatever order their lists stand. */
export function isSameFilter(one: Filters, other: Filters): boolean {
  const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((value) => b.includes(value));
  return one.text === other.text && one.only_problems === other.only_problems && LISTS.every((list) => same(one[list], other[list]));
}

/** What there is to filter by. */
export function knownIn(
  events: readonly EventRow[],
  rooms: readonly BoardRoom[],
  pillars: readonly { id: string }[],
  days: readonly string[],
): Known {
  return {
    pillars: new Set(pillars.map(({ id }) => id)),
    organisers: new Set(events.flatMap((event) => event.organisers.map(({ id }) => id))),
    neighbourhoods: new Set([
      ...events.flatMap((event) => event.neighbourhood_ids),
      ...rooms.flatMap((room) => room.neighbourhood_id ?? []),
    ]),
    venues: new Set(rooms.map((room) => room.venue_id)),
    audiences: new Set(events.flatMap((event) => event.audiences)),
    days: new Set(days),
  };
}

/** The filters that another screen, a chart or the palette asks for by the names of one; `null`: it asks for none. */
export function askedFilters(asked: Readonly<Record<string, string | undefined>>): Filters | null {
  const lists = {
    pillar: 'pillars',
    status: 'statuses',
    neighbourhood: 'neighbourhoods',
    organiser: 'organisers',
    venue: 'venues',
    audience: 'audiences',
    track: 'tracks',
  } as const;
  const found = Object.entries(lists).filter(([name]) => asked[name]);
  if (found.length === 0) return null;
  return { ...NO_FILTERS, ...Object.fromEntries(found.map(([name, list]) => [list, (asked[name] ?? '').split(',')])) };
}
