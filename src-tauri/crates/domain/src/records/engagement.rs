//! What partners are to the city over time: roles, offers, what was said, and ties between them.
//!
//! What follows from it (totals, silence, networks) is worked out in `rules`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, LetterReason, record, words};

/// What a partner has been to the learning city, and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PartnerRole {
    pub id: Id,
    pub partner_id: Id,
    pub role: PartnerRoleKind,
    /// `None`: since before it was written down.
    pub from_on: Option<NaiveDate>,
    /// `None`: still.
    pub until_on: Option<NaiveDate>,
    pub note: String,
}
record!(PartnerRole in "partner_role" { id, partner_id, role, from_on, until_on, note });

words!(
    /// What a partner is to the learning city.
    PartnerRoleKind {
        Host = "host", Sponsor = "sponsor", Expert = "expert", GrantGiver = "grant_giver",
        Mobiliser = "mobiliser", Adviser = "adviser", VenueOwner = "venue_owner",
    }
);

/// What a partner promised, and what of it came.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Offer {
    pub id: Id,
    pub partner_id: Id,
    /// `None`: for the learning city as a whole.
    pub week_id: Option<Id>,
    pub kind: OfferKind,
    pub title: String,
    /// Money, or what the offer is worth in money.
    pub amount_minor: Option<i64>,
    /// How many rooms, people, hours …; `None` for money.
    pub quantity: Option<f64>,
    pub unit: String,
    pub pledged_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    /// `None`: nothing has come yet.
    pub received_minor: Option<i64>,
    pub received_quantity: Option<f64>,
    pub received_on: Option<NaiveDate>,
    pub note: String,
}
record!(Offer in "offer" {
    id, partner_id, week_id, kind, title, amount_minor, quantity, unit, pledged_on, due_on, received_minor,
    received_quantity, received_on, note
});

words!(
    /// What a partner can promise.
    OfferKind {
        Money = "money", Room = "room", People = "people", Hours = "hours", Material = "material",
        Media = "media", Expertise = "expertise",
    }
);

/// A call, meeting, visit or letter, and whether it was answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Interaction {
    pub id: Id,
    pub partner_id: Id,
    pub person_id: Option<Id>,
    pub kind: InteractionKind,
    pub held_on: NaiveDate,
    pub title: String,
    /// `None`: no answer is awaited.
    pub answer_due_on: Option<NaiveDate>,
    pub answered_on: Option<NaiveDate>,
    pub author: String,
    pub note: String,
    /// Of a letter that the program made: why it was written.
    pub letter_reason: Option<LetterReason>,
    /// Of one about what changed since a release: which.
    pub letter_release_id: Option<Id>,
    /// The events of which it told.
    pub letter_event_ids: Vec<Id>,
}
record!(Interaction in "interaction" {
    id, partner_id, person_id, kind, held_on, title, answer_due_on, answered_on, author, note, letter_reason,
    letter_release_id, letter_event_ids
});

words!(
    /// How the city and a partner were in touch.
    InteractionKind {
        Call = "call", Meeting = "meeting", Visit = "visit", Email = "email", Letter = "letter",
    }
);

/// How one partner sees its tie to another at a date: strength, and six answers on trust and value, each 1 to 4.
///
/// The six questions follow the PARTNER tool: trust is reliability, openness and shared aims; value is influence,
/// resources and commitment (Varda and others, Visible Network Labs).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Tie {
    pub id: Id,
    pub from_partner_id: Id,
    pub to_partner_id: Id,
    pub kind: TieKind,
    pub captured_on: NaiveDate,
    /// 1 now and then, 2 every quarter, 3 every month, 4 every week.
    pub strength: Option<i64>,
    pub reliability: Option<i64>,
    pub openness: Option<i64>,
    pub shared_aims: Option<i64>,
    pub influence: Option<i64>,
    pub resources: Option<i64>,
    pub commitment: Option<i64>,
    pub note: String,
}
record!(Tie in "tie" {
    id, from_partner_id, to_partner_id, kind, captured_on, strength, reliability, openness, shared_aims,
    influence, resources, commitment, note
});

words!(
    /// How two partners are tied.
    TieKind {
        WorksWith = "works_with", Funds = "funds", Refers = "refers",
    }
);
