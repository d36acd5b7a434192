/** Which events and rooms the views of the programme show. Pure; the same set for board, table and problems. */
import type { BoardRoom, EventRow } from '../../bindings';

/** Empty lists and texts let everything through. */
export interface Filters {
  text: string;
  pillars: string[];
  organisers: string[];
  statuses: string[];
  neighbourhoods: string[];
  venues: string[];
  audiences: string[];
  tracks: string[];
  onlyProblems: boolean;
}

export const NO_FILTERS: Filters = {
  text: '',
  pillars: [],
  organisers: [],
  statuses: [],
  neighbourhoods: [],
  venues: [],
  audiences: [],
  tracks: [],
  onlyProblems: false,
};

/** A text without case and accents, for searching. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

function meets(chosen: readonly string[], present: readonly string[]): boolean {
  return chosen.length === 0 || present.some((value) => chosen.includes(value));
}

/** Whether every word of the search is somewhere in the event's title, text, organisers, places or audiences. */
function says(event: EventRow, text: string): boolean {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const all = plain(
    [event.title, event.short_text, ...event.organisers.map((organiser) => organiser.name), ...event.venue_names, ...event.audiences].join(
      ' ',
    ),
  );
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
      (!filters.onlyProblems || event.problem_count > 0) &&
      says(event, filters.text),
  );
}

const byName = new Intl.Collator(undefined, { numeric: true });

/** The rooms to show as columns, by the name of their venue as people count; `used` holds the keys of those in use that day, `null` shows empty ones too. */
export function filterRooms(rooms: readonly BoardRoom[], filters: Filters, used: ReadonlySet<string> | null): BoardRoom[] {
  const kept = rooms.filter(
    (room) =>
      meets(filters.neighbourhoods, room.neighbourhood_id === null ? [] : [room.neighbourhood_id]) &&
      meets(filters.venues, [room.venue_id]) &&
      (used === null || used.has(room.id)),
  );
  // Hall 2 before Hall 10; the rooms of a venue stay in the order that it gives them.
  return kept.sort((a, b) => byName.compare(a.venue_name, b.venue_name) || a.venue_id.localeCompare(b.venue_id));
}

/** What the filters may name: the records of the plan that is open. */
export type Known = { readonly [list in 'pillars' | 'organisers' | 'neighbourhoods' | 'venues' | 'audiences']: ReadonlySet<string> };

/** The filters without what the plan does not know: a deleted venue must not go on hiding everything. */
export function knownFilters(filters: Filters, known: Known): Filters {
  const lists = Object.entries(known).map(([list, ids]) => [list, filters[list as keyof Known].filter((id) => ids.has(id))] as const);
  const isSame = lists.every(([list, left]) => left.length === filters[list as keyof Known].length);
  return isSame ? filters : { ...filters, ...Object.fromEntries(lists) };
}

/** How many filters are on. */
export function countFilters(filters: Filters): number {
  const lists = [
    filters.pillars,
    filters.organisers,
    filters.statuses,
    filters.neighbourhoods,
    filters.venues,
    filters.audiences,
    filters.tracks,
  ];
  return lists.filter((list) => list.length > 0).length + Number(filters.text !== '') + Number(filters.onlyProblems);
}
