/** What changed since a release, sorted as it is looked at. Pure. */
import type { ChangedEvent, ReleaseChange, ReleaseChanges } from '../../bindings';

/** By what changes are sorted. */
export type SortedBy = 'event' | 'host' | 'venue';

/** Changed events under one heading. */
export interface ChangeGroup {
  id: string;
  /** Empty: all of them under none. */
  name: string;
  /** How to reach a host. */
  about: readonly string[];
  events: readonly ChangedEvent[];
}

/** How many events there are of each kind of change, in the order in which they first appear. */
export function countKinds(events: readonly ChangedEvent[]): Map<ReleaseChange, number> {
  const counts = new Map<ReleaseChange, number>();
  for (const kind of events.flatMap((event) => event.kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** The events of a kind of change (all when empty) under their headings; an event stands under each of its hosts. */
export function groupChanges(changes: ReleaseChanges, by: SortedBy, kind: string): ChangeGroup[] {
  const events = changes.events.filter((event) => kind === '' || event.kinds.some((one) => one === kind));
  const known = new Map(events.map((event) => [event.event_id, event]));
  const of = (ids: readonly string[]) => ids.flatMap((id) => known.get(id) ?? []);
  const groups: Record<SortedBy, () => ChangeGroup[]> = {
    event: () => [{ id: '', name: '', about: [], events }],
    host: () =>
      changes.hosts.map(({ partner_id, name, contact, email, phone, event_ids }) => ({
        id: partner_id,
        name,
        about: [contact, email, phone].filter(Boolean),
        events: of(event_ids),
      })),
    venue: () => changes.venues.map(({ venue_id, name, event_ids }) => ({ id: venue_id, name, about: [], events: of(event_ids) })),
  };
  return groups[by]().filter((group) => group.events.length > 0);
}
