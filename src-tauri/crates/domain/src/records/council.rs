//! Meetings, the papers tabled at them, and the dates that lead there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// A meeting of a council or committee.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Meeting {
    pub id: Id,
    pub body: String,
    pub held_on: NaiveDate,
    pub papers_due_on: Option<NaiveDate>,
    pub place: String,
    pub title: String,
    pub themes: Vec<String>,
    pub note: String,
}
record!(Meeting in "meeting" { id, body, held_on, papers_due_on, place, title, themes, note });

/// A paper for a meeting. What comes from the plan (figures, charts, programme) is not stored here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Paper {
    pub id: Id,
    pub meeting_id: Option<Id>,
    pub week_id: Option<Id>,
    pub title: String,
    /// The council's own number, such as `2027/014`.
    pub reference: String,
    pub agenda_item: String,
    pub report_of: String,
    pub author: String,
    pub written_on: Option<NaiveDate>,
    pub purpose: PaperPurpose,
    pub wards: String,
    pub is_public: bool,
    /// Why it is exempt; empty when public.
    pub exemption: String,
    pub summary: String,
    pub summary_max_words: i64,
    pub background: String,
    pub finance: String,
    pub equality: String,
    pub climate: String,
    pub rural: String,
    pub legal: String,
    pub consultation: String,
    pub next_steps: String,
    pub max_pages: i64,
}
record!(Paper in "paper" {
    id, meeting_id, week_id, title, reference, agenda_item, report_of, author, written_on, purpose, wards,
    is_public, exemption, summary, summary_max_words, background, finance, equality, climate, rural, legal,
    consultation, next_steps, max_pages
});

words!(
    /// What the meeting is to do with the paper.
    PaperPurpose { Decision = "decision", Discussion = "discussion", Noting = "noting" }
);

/// One numbered recommendation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Recommendation {
    pub id: Id,
    pub paper_id: Id,
    pub verb: RecommendationVerb,
    /// What follows the verb.
    pub text: String,
    /// The body on whose consent it depends, for [`RecommendationVerb::AgreeSubjectTo`].
    pub subject_to: String,
    pub position: String,
}
record!(Recommendation in "recommendation" { id, paper_id, verb, text, subject_to, position });

words!(
    /// The verb of a recommendation.
    RecommendationVerb {
        Note = "note", Reaffirm = "reaffirm", Approve = "approve", Agree = "agree",
        AgreeSubjectTo = "agree_subject_to", Consider = "consider",
    }
);

/// A way to decide; one of them is to do nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PaperOption {
    pub id: Id,
    pub paper_id: Id,
    pub title: String,
    pub text: String,
    pub is_do_nothing: bool,
    pub is_preferred: bool,
    pub position: String,
}
record!(PaperOption in "paper_option" { id, paper_id, title, text, is_do_nothing, is_preferred, position });

/// A risk and the answer to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Risk {
    pub id: Id,
    pub paper_id: Option<Id>,
    pub title: String,
    pub likelihood: RiskLevel,
    pub impact: RiskLevel,
    pub answer: String,
    pub owner: String,
    pub position: String,
    pub action_id: Option<Id>,
    pub reviewed_on: Option<NaiveDate>,
    pub is_closed: bool,
}
record!(Risk in "risk" {
    id, paper_id, title, likelihood, impact, answer, owner, position, action_id, reviewed_on, is_closed
});

words!(
    /// How likely or how grave.
    RiskLevel { Low = "low", Medium = "medium", High = "high" }
);

/// A dated step of the week's preparation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Milestone {
    pub id: Id,
    pub week_id: Option<Id>,
    pub title: String,
    pub due_on: NaiveDate,
    pub responsible: String,
    pub done_on: Option<NaiveDate>,
    pub action_id: Option<Id>,
    /// `due_on` is the first promise and stays.
    pub revised_due_on: Option<NaiveDate>,
    /// Milestones that must be done before.
    pub after_ids: Vec<String>,
    pub explanation: String,
}
impl Milestone {
    /// The date that counts: the revised one, else the first promise.
    pub fn effective_on(&self) -> NaiveDate {
        self.revised_due_on.unwrap_or(self.due_on)
    }
}

record!(Milestone in "milestone" {
    id, week_id, title, due_on, responsible, done_on, action_id, revised_due_on, after_ids, explanation
});
