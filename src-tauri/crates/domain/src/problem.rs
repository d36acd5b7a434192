//! Something to look at, as the rules report it. What it says to people is in the locale files, by its code.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

words!(
    /// How much a problem matters.
    Severity { Blocks = "blocks", Warning = "warning", Hint = "hint" }
);

/// What a rule found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// Such as `room_double_booked`; the text is the message `problem-room_double_booked`.
    pub code: String,
    pub severity: Severity,
    /// Same for the same problem as long as its facts are the same; an acceptance names it.
    pub key: String,
    pub event_id: Option<Id>,
    pub session_id: Option<Id>,
    /// The other event, when two are in each other's way.
    pub other_event_id: Option<Id>,
    pub other_session_id: Option<Id>,
    /// The field of the event or session to look at.
    pub field: Option<String>,
    /// What the text needs: names, and dates and numbers in their stored form.
    pub values: BTreeMap<String, String>,
    /// What would put it right, most useful first.
    pub remedies: Vec<Remedy>,
    /// The reason given, when somebody has accepted it.
    pub accepted: Option<String>,
}

words!(
    /// Where a session is moved as a way out.
    MoveWay { Room = "room", Time = "time", Tray = "tray" }
);

/// A one-click way out of a problem. The text is the message `remedy-<code>`, its values the fields beside the code.
///
/// Says what is to be done and knows no command; who does it stands in the page, in one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Remedy {
    /// Another room at the same time, another time in the same place, or off the board.
    MoveSession {
        session_id: Id,
        way: MoveWay,
        title: String,
        /// The name of the room.
        room: String,
        starts_at: Option<NaiveDateTime>,
        ends_at: Option<NaiveDateTime>,
        venue_id: Option<Id>,
        room_id: Option<Id>,
    },
    /// Offers as many places as the room holds.
    SetCapacity { event_id: Id, capacity_count: i64 },
    /// Asks nothing of visitors.
    SetFree { event_id: Id },
    /// Notes that the event is insured.
    SetInsured { event_id: Id },
    /// The form of an event, at the field in question.
    OpenEvent { event_id: Id, field: String, title: String },
    /// The form of a venue.
    OpenVenue { venue_id: Id, venue: String },
    /// The form of a partner.
    OpenPartner { partner_id: Id, partner: String },
    /// Living with it, for a reason.
    Accept { key: String },
}

impl Remedy {
    /// The codes of all remedies.
    pub const CODES: &[&str] = &[
        "move_session",
        "set_capacity",
        "set_free",
        "set_insured",
        "open_event",
        "open_venue",
        "open_partner",
        "accept",
    ];

    /// Its code, as in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::MoveSession { .. } => "move_session",
            Self::SetCapacity { .. } => "set_capacity",
            Self::SetFree { .. } => "set_free",
            Self::SetInsured { .. } => "set_insured",
            Self::OpenEvent { .. } => "open_event",
            Self::OpenVenue { .. } => "open_venue",
            Self::OpenPartner { .. } => "open_partner",
            Self::Accept { .. } => "accept",
        }
    }
}

/// A problem somebody decided to live with. Its id derives from the key, which changes with the facts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct AcceptedProblem {
    pub id: Id,
    pub key: String,
    pub code: String,
    pub reason: String,
}
record!(AcceptedProblem in "accepted_problem" { id, key, code, reason });

/// Who sees to a problem, and by when. Its id derives from the key, which changes with the facts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ProblemOwner {
    pub id: Id,
    pub key: String,
    pub code: String,
    /// A person of the team, as tasks have; empty: nobody yet.
    pub owner: String,
    pub due_on: Option<NaiveDate>,
}
record!(ProblemOwner in "problem_owner" { id, key, code, owner, due_on });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_remedy_travels_under_its_code() {
        let id = || "1".to_owned();
        let all = [
            Remedy::MoveSession {
                session_id: id(),
                way: MoveWay::Tray,
                title: id(),
                room: id(),
                starts_at: None,
                ends_at: None,
                venue_id: None,
                room_id: None,
            },
            Remedy::SetCapacity { event_id: id(), capacity_count: 20 },
            Remedy::SetFree { event_id: id() },
            Remedy::SetInsured { event_id: id() },
            Remedy::OpenEvent { event_id: id(), field: id(), title: id() },
            Remedy::OpenVenue { venue_id: id(), venue: id() },
            Remedy::OpenPartner { partner_id: id(), partner: id() },
            Remedy::Accept { key: id() },
        ];
        let codes: Vec<&str> = all.iter().map(Remedy::code).collect();
        assert_eq!(codes, Remedy::CODES);
        for remedy in all {
            assert_eq!(serde_json::to_value(&remedy).unwrap()["code"], remedy.code());
        }
    }
}
