/** What the program proposes as a way out of a problem: its label, and what is called for it. The one place that knows. */
import type { Commands, Remedy } from '../bindings';
import { tv } from './values';

/** The label of a remedy's button: its fields are the values of the message. */
export function remedyText(remedy: Remedy): string {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(remedy)) if (value !== null) values[name] = String(value);
  return tv(`remedy-${remedy.code}`, values);
}

/** A command with its arguments. */
export type Call = { [name in keyof Commands]: { name: name; args: Commands[name]['args'] } }[keyof Commands];

/** What a remedy comes to: a command, a form to open, or the question for a reason. */
export type Way =
  | { kind: 'call'; call: Call }
  | { kind: 'event'; id: string; field: string }
  | { kind: 'venue'; id: string }
  | { kind: 'partner'; id: string }
  | { kind: 'accept'; key: string };

export function wayOf(remedy: Remedy): Way {
  switch (remedy.code) {
    case 'move_session': {
      const { session_id: id, starts_at, ends_at, venue_id, room_id } = remedy;
      return { kind: 'call', call: { name: 'move_session', args: { id, slot: { starts_at, ends_at, venue_id, room_id }, scope: null } } };
    }
    case 'set_capacity':
      return setField(remedy.event_id, 'capacity', remedy.capacity_count);
    case 'set_free':
      return setField(remedy.event_id, 'is_free', true);
    case 'set_insured':
      return setField(remedy.event_id, 'is_insured', true);
    case 'open_event':
      return { kind: 'event', id: remedy.event_id, field: remedy.field };
    case 'open_venue':
      return { kind: 'venue', id: remedy.venue_id };
    case 'open_partner':
      return { kind: 'partner', id: remedy.partner_id };
    case 'accept':
      return { kind: 'accept', key: remedy.key };
  }
}

const setField = (id: string, field: string, value: unknown): Way => ({
  kind: 'call',
  call: { name: 'set_event_field', args: { id, field, value } },
});
