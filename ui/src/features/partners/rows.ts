/** Which partners are listed, and what a new one begins with. Pure. */
import { type PartnerDraft, type PartnerRow, type Person, words } from '../../bindings';
import { cellsOf } from '../../cards/own-fields.svelte';
import { meetsOwn } from '../../cards/own-filters';
import { folded } from '../../text';

export const SECTORS = words.Sector;
export const STATUSES = words.PartnerStatus;

export interface Wanted {
  text: string;
  sector: string;
  status: string;
  /** What is asked of the plan's own fields. */
  own: string[];
}

/** The partners that have all words of the search, and the sector and status; empty ones let all through. */
export function filterPartners(rows: readonly PartnerRow[], wanted: Wanted): PartnerRow[] {
  const asked = folded(wanted.text).split(/\s+/).filter(Boolean);
  return rows.filter(({ draft, neighbourhood_name }) => {
    const { partner, people } = draft;
    if (wanted.sector && partner.sector !== wanted.sector) return false;
    if (wanted.status && partner.status !== wanted.status) return false;
    if (!meetsOwn(cellsOf(draft.own_values), wanted.own)) return false;
    const said = [...people.flatMap((person) => [person.name, person.role, person.email]), ...draft.own_values.map(({ value }) => value)];
    const all = folded([partner.name, partner.website, partner.note, neighbourhood_name, ...said].join(' '));
    return asked.every((word) => all.includes(word));
  });
}

/** A person of a partner who is not named yet; the first one is the contact. */
export function emptyPerson(people: readonly Person[]): Person {
  return {
    id: '',
    name: '',
    partner_id: null,
    role: '',
    email: '',
    phone: '',
    is_contact: people.length === 0,
    note: '',
    consent_on: null,
    consent_note: '',
    keep_until: null,
    away_dates: [],
    available_from: null,
    available_to: null,
  };
}

/** A new partner; its ids are given on saving. */
export function emptyPartner(status: string, sector: string): PartnerDraft {
  return {
    partner: {
      id: '',
      name: '',
      sector: SECTORS.find((known) => known === sector) ?? 'civil_society',
      status: STATUSES.find((known) => known === status) ?? 'prospect',
      neighbourhood_id: null,
      website: '',
      first_year: null,
      note: '',
      memorandum_signed_on: null,
      memorandum_ends_on: null,
      memorandum_remind_on: null,
      memorandum_note: '',
      invited_on: null,
      answered_on: null,
      away_dates: [],
      available_from: null,
      available_to: null,
    },
    people: [],
    tags: [],
    own_values: [],
  };
}
