/** How proposals of places read: times with places, and reasons in one line; and the venues that can be wished. */
import type { BoardRoom, Label, PlacementLeftOut, Slot } from '../../bindings';
import { joined } from '../../text';
import { tv } from '../../text/values';

/** "Tue 4 May, 10:00–11:30, Library · Hall", as far as it is known. */
export function slotText(slot: Slot, place: string): string {
  if (slot.starts_at === null) return tv('placing-slot-place', { place });
  const times = { starts_at: slot.starts_at, ends_at: slot.ends_at ?? slot.starts_at };
  return place === '' ? tv('placing-slot-time', times) : tv('placing-slot', { ...times, place });
}

/** Why a session goes there. */
export function reasonsText(reasons: readonly Label[]): string {
  return joined(reasons.map((reason) => tv(`placement-reason-${reason.code}`, reason.values)));
}

/** Why a session stays as it is. */
export function leftOutText(one: PlacementLeftOut): string {
  return tv(`placement-left_out-${one.reason}`, one.values);
}

/** The venues of these rooms, each once. */
export function venueOptions(rooms: readonly BoardRoom[]): { value: string; label: string }[] {
  const names = new Map(rooms.map((room) => [room.venue_id, room.venue_name] as const));
  return [...names].map(([value, label]) => ({ value, label }));
}
