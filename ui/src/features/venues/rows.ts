/** Which venues are listed, and what a new one begins with. Pure. */
import { type Room, type Venue, type VenueDraft, type VenueRow, words } from '../../bindings';
import { cellsOf } from '../../cards/own-fields.svelte';
import { meetsOwn } from '../../cards/own-filters';
import { folded } from '../../text';

export const ACCESS = words.AccessFeature;

/** The venues that have all words of the search and lie in the neighbourhood; an empty one lets all through. */
export function filterVenues(rows: readonly VenueRow[], search: string, neighbourhoodId: string, own: readonly string[]): VenueRow[] {
  const asked = folded(search).split(/\s+/).filter(Boolean);
  return rows.filter(({ draft, neighbourhood_name, owner_name }) => {
    if (neighbourhoodId && draft.venue.neighbourhood_id !== neighbourhoodId) return false;
    if (!meetsOwn(cellsOf(draft.own_values), own)) return false;
    const rooms = [...draft.rooms.map((room) => room.name), ...draft.own_values.map(({ value }) => value)];
    const all = folded([draft.venue.name, draft.venue.address, draft.venue.postcode, neighbourhood_name, owner_name, ...rooms].join(' '));
    return asked.every((word) => all.includes(word));
  });
}

/** Places in the largest room; none when no room says how many. */
export function largest(rooms: readonly Room[]): number | null {
  const known = rooms.map((room) => room.capacity).filter((capacity) => capacity !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** Whether nobody has said yet how people get in. */
export function lacksAccess(venue: Venue): boolean {
  return !venue.is_online && venue.access_features.length === 0 && venue.access_note === '';
}

/** A room that has no name yet. */
export function emptyRoom(): Room {
  return { id: '', venue_id: '', name: '', capacity: null, setup_minutes: 0, position: '' };
}

/** A new venue; its ids are given on saving. */
export function emptyVenue(neighbourhoodId: string): VenueDraft {
  return {
    venue: {
      id: '',
      name: '',
      address: '',
      postcode: '',
      neighbourhood_id: neighbourhoodId || null,
      latitude: null,
      longitude: null,
      owner_id: null,
      access_features: [],
      access_note: '',
      is_online: false,
      note: '',
    },
    rooms: [],
    openings: [],
    own_values: [],
  };
}
