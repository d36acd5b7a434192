//! Something to look at, as the rules report it. What it says to people is in the locale files, by its code.

use std::collections::BTreeMap;

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

/// A one-click way out of a problem. The text is the message `remedy-<code>`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Remedy {
    /// Such as `move_session`, `open_event`, `open_venue`, `accept`.
    pub code: String,
    /// The command to call, empty when the remedy opens a form.
    pub command: String,
    /// Its arguments: a JSON object.
    #[ts(type = "Record<string, unknown>")]
    pub arguments: serde_json::Value,
    /// What the text needs, such as the name of the room.
    pub values: BTreeMap<String, String>,
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
