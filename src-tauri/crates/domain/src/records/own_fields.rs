//! Fields that a plan defines itself, and what records say in them.
//!
//! One table holds what every such field is, one what every record says in it: another field needs no other table.
//! What a value means is said in `rules::own_fields`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, Subject, record, words};

/// A field that the plan defines for one kind of record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct OwnField {
    pub id: Id,
    /// Whose field it is.
    pub subject: OwnSubject,
    pub name: String,
    pub kind: OwnKind,
    /// What can be chosen, in order; only read where the kind is a choice.
    pub choices: Vec<String>,
    /// What to write into it, in words for whoever fills in a form.
    pub hint: String,
    /// Among the fields of its kind of record.
    pub position: String,
}
record!(OwnField in "own_field" { id, subject, name, kind, choices, hint, position });

words!(
    /// A kind of record that can have fields of its own; spelled as its table.
    OwnSubject { Event = "event", Venue = "venue", Partner = "partner", Indicator = "indicator" }
);

impl OwnSubject {
    /// The same among everything that tags, notes and values can be about.
    pub fn subject(self) -> Subject {
        match self {
            Self::Event => Subject::Event,
            Self::Venue => Subject::Venue,
            Self::Partner => Subject::Partner,
            Self::Indicator => Subject::Indicator,
        }
    }
}

words!(
    /// What a field of the plan's own holds.
    OwnKind { Text = "text", Number = "number", Date = "date", Choice = "choice", YesNo = "yes_no" }
);

/// What one record says in one field. Its id derives from the pair, so that two people who fill in the same cell meet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct OwnValue {
    pub id: Id,
    pub subject: Subject,
    pub subject_id: Id,
    pub own_field_id: Id,
    /// As it was written. What its kind understands stands in one form: `1.5`, `2027-05-03`, a choice as the list has
    /// it, `yes` and `no`. Empty: nothing is said.
    pub value: String,
}
record!(OwnValue in "own_value" { id, subject, subject_id, own_field_id, value });
