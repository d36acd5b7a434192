//! Agendas, decisions, declarations, and the boards that meetings look at.
//!
//! Papers and their recommendations are in `council`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// One item of a meeting's agenda.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct AgendaItem {
    pub id: Id,
    pub meeting_id: Id,
    pub paper_id: Option<Id>,
    pub title: String,
    /// How long it may take.
    pub minutes: Option<i64>,
    pub note: String,
    pub position: String,
}
record!(AgendaItem in "agenda_item" { id, meeting_id, paper_id, title, minutes, note, position });

/// What a meeting resolved, on a recommendation or of its own accord.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Decision {
    pub id: Id,
    pub meeting_id: Id,
    pub agenda_item_id: Option<Id>,
    pub recommendation_id: Option<Id>,
    pub title: String,
    pub outcome: DecisionOutcome,
    /// The action it became.
    pub action_id: Option<Id>,
    pub note: String,
    pub position: String,
}
record!(Decision in "decision" {
    id, meeting_id, agenda_item_id, recommendation_id, title, outcome, action_id, note, position
});

words!(
    /// What a meeting made of a recommendation.
    DecisionOutcome {
        Agreed = "agreed", Amended = "amended", Deferred = "deferred", Refused = "refused",
    }
);

/// A declaration or charter: what a body promised in public.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Declaration {
    pub id: Id,
    pub kind: DeclarationKind,
    pub title: String,
    pub text: String,
    pub adopted_on: Option<NaiveDate>,
    /// Who adopted it.
    pub body: String,
    pub signatories: Vec<String>,
    pub link: String,
}
record!(Declaration in "declaration" { id, kind, title, text, adopted_on, body, signatories, link });

words!(
    /// What was declared.
    DeclarationKind {
        Declaration = "declaration", Charter = "charter", Resolution = "resolution",
    }
);

/// A dashboard that the team put together. Cards are words such as `chart:temple`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Board {
    pub id: Id,
    pub title: String,
    pub about: String,
    pub cards: Vec<String>,
    pub position: String,
}
record!(Board in "board" { id, title, about, cards, position });
