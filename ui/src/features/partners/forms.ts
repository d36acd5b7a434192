/** Which fields the small forms of a partner ask for, and what their records begin with. Pure. */
import { type AnyRecord, blanks, type Offer, type Person, type Week } from '../../bindings';
import type { FieldsOf, RecordOf } from '../../data/records';
import type { FieldSpec } from '../../cards/RecordForm.svelte';
import { t } from '../../text';
import { choicesOf } from '../../text/options';

/** The six questions of a tie: trust first, then value. */
export const QUESTIONS = ['reliability', 'openness', 'shared_aims', 'influence', 'resources', 'commitment'] as const;

export const roleFields = (): FieldSpec[] => [
  { name: 'role', options: choicesOf('PartnerRoleKind', 'partner-role-kind'), wide: true },
  { name: 'from_on', kind: 'date' },
  { name: 'until_on', kind: 'date' },
  { name: 'note', wide: true },
];

export const offerFields = (weeks: readonly Week[]): FieldSpec[] => [
  { name: 'title', required: true, wide: true },
  { name: 'kind', options: choicesOf('OfferKind', 'offer-kind') },
  { name: 'week_id', options: weeks.map(({ id, title }) => ({ value: id, label: title })), emptyLabel: t('partners-offers-all') },
  { name: 'amount_minor', kind: 'money' },
  { name: 'received_minor', kind: 'money' },
  { name: 'quantity', kind: 'decimal', min: 0, when: (draft) => draft['kind'] !== 'money' },
  { name: 'received_quantity', kind: 'decimal', min: 0, when: (draft) => draft['kind'] !== 'money' },
  { name: 'unit', when: (draft) => draft['kind'] !== 'money', wide: true },
  { name: 'pledged_on', kind: 'date' },
  { name: 'due_on', kind: 'date' },
  { name: 'received_on', kind: 'date', wide: true },
  { name: 'note', kind: 'long' },
];

export const interactionFields = (people: readonly Person[]): FieldSpec[] => [
  { name: 'title', required: true, wide: true },
  { name: 'kind', options: choicesOf('InteractionKind', 'interaction-kind') },
  { name: 'held_on', kind: 'date', required: true },
  { name: 'person_id', options: people.map(({ id, name }) => ({ value: id, label: name })), emptyLabel: t('partners-none') },
  { name: 'author' },
  { name: 'answer_due_on', kind: 'date' },
  { name: 'answered_on', kind: 'date' },
  { name: 'note', kind: 'long' },
];

export const taskFields = (): FieldSpec[] => [
  { name: 'title', required: true, wide: true },
  { name: 'assignee' },
  { name: 'due_on', kind: 'date' },
  { name: 'done_on', kind: 'date' },
  { name: 'note', kind: 'long' },
];

export const newRole = (partner_id: string, from_on: string): RecordOf<'partner_role'> => ({ ...blanks.partner_role, partner_id, from_on });

export const newOffer = (partner_id: string, pledged_on: string, week_id: string | null): RecordOf<'offer'> => ({
  ...blanks.offer,
  partner_id,
  pledged_on,
  week_id,
});

export const newInteraction = (partner_id: string, held_on: string, author: string): RecordOf<'interaction'> => ({
  ...blanks.interaction,
  partner_id,
  held_on,
  author,
});

export const newTask = (partner_id: string): RecordOf<'task'> => ({ ...blanks.task, subject: 'partner', subject_id: partner_id });

export const newTie = (from_partner_id: string, captured_on: string): RecordOf<'tie'> => ({ ...blanks.tie, from_partner_id, captured_on });

/** A record as the forms want it. */
export const asRecord = <T extends AnyRecord['table']>(table: T, record: object): RecordOf<T> =>
  ({ ...record, table }) as unknown as RecordOf<T>;

/** The day after which the offer counts as received, with everything that was promised. */
export function asReceived(offer: Offer, on: string): FieldsOf<'offer'> {
  return {
    received_on: offer.received_on ?? on,
    received_minor: offer.received_minor ?? offer.amount_minor,
    received_quantity: offer.received_quantity ?? offer.quantity,
  };
}
