//! Goals, actions, tasks and notes. Milestones are in `council`, where the week's preparation began.
//!
//! Who is late is worked out in `rules::roadmap`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, Subject, record, words};

/// What the city wants to have reached by a date.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Goal {
    pub id: Id,
    pub title: String,
    pub description: String,
    /// By what it will be seen.
    pub measure: String,
    pub owner: String,
    pub starts_on: Option<NaiveDate>,
    /// The first promise; never changed when the date moves.
    pub due_on: Option<NaiveDate>,
    pub revised_due_on: Option<NaiveDate>,
    pub status: RoadmapStatus,
    /// Needed when behind or postponed.
    pub explanation: String,
    pub position: String,
}
impl Goal {
    /// The date that counts: the revised one, else the first promise.
    pub fn effective_on(&self) -> Option<NaiveDate> {
        self.revised_due_on.or(self.due_on)
    }
}

record!(Goal in "goal" {
    id, title, description, measure, owner, starts_on, due_on, revised_due_on, status, explanation, position
});

words!(
    /// How a goal, action or milestone stands.
    RoadmapStatus {
        OnTrack = "on_track", Behind = "behind", Postponed = "postponed", Achieved = "achieved",
    }
);

/// What is done for a goal, by whom and with what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Action {
    pub id: Id,
    pub goal_id: Option<Id>,
    pub title: String,
    pub measure: String,
    pub owner: String,
    pub involved: String,
    pub resources: String,
    pub source: String,
    pub starts_on: Option<NaiveDate>,
    /// The first promise; never changed when the date moves.
    pub due_on: Option<NaiveDate>,
    pub revised_due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub status: RoadmapStatus,
    pub explanation: String,
    pub position: String,
}
impl Action {
    /// The date that counts: the revised one, else the first promise.
    pub fn effective_on(&self) -> Option<NaiveDate> {
        self.revised_due_on.or(self.due_on)
    }
}

record!(Action in "action" {
    id, goal_id, title, measure, owner, involved, resources, source, starts_on, due_on, revised_due_on, done_on,
    status, explanation, position
});

/// Something somebody is to do, about anything in the plan or about nothing in particular.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Task {
    pub id: Id,
    pub subject: Option<Subject>,
    pub subject_id: Option<Id>,
    pub title: String,
    pub assignee: String,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub note: String,
}
record!(Task in "task" { id, subject, subject_id, title, assignee, due_on, done_on, note });

/// What somebody wants remembered about a record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Note {
    pub id: Id,
    pub subject: Subject,
    pub subject_id: Id,
    pub text: String,
    pub author: String,
    pub written_on: Option<NaiveDate>,
}
record!(Note in "note" { id, subject, subject_id, text, author, written_on });
