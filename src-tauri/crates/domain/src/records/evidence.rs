//! What stands behind ratings: opinions of raters, weights, evidence; links between frameworks; practices.
//!
//! The rounds and ratings themselves are in `framework`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, Subject, record, words};

/// How one rater sees one feature. Its id derives from round, feature and rater.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Opinion {
    pub id: Id,
    pub assessment_id: Id,
    pub feature_id: Id,
    pub rater: String,
    pub now: Option<i64>,
    pub ambition: Option<i64>,
    pub note: String,
}
record!(Opinion in "opinion" { id, assessment_id, feature_id, rater, now, ambition, note });

/// How many points a feature can bring in a scored round. Its id derives from the pair.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Criterion {
    pub id: Id,
    pub assessment_id: Id,
    pub feature_id: Id,
    pub points: f64,
}
record!(Criterion in "criterion" { id, assessment_id, feature_id, points });

/// What shows that something is so: a note, a link, or a file kept in the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Evidence {
    pub id: Id,
    /// The round it was brought to; `None`: at any time.
    pub assessment_id: Option<Id>,
    pub subject: Subject,
    pub subject_id: Id,
    pub kind: EvidenceKind,
    pub title: String,
    pub link: String,
    pub note: String,
    /// SHA-256 of the content; empty without a file.
    pub file_hash: String,
    pub file_name: String,
    pub file_bytes: Option<i64>,
    pub added_on: Option<NaiveDate>,
}
record!(Evidence in "evidence" {
    id, assessment_id, subject, subject_id, kind, title, link, note, file_hash, file_name, file_bytes, added_on
});

words!(
    /// What shows that something is so.
    EvidenceKind {
        Note = "note", Link = "link", File = "file",
    }
);

/// Says that an area or feature of one framework answers to one of another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CrossLink {
    pub id: Id,
    pub from_area_id: Id,
    pub from_feature_id: Option<Id>,
    pub to_area_id: Id,
    pub to_feature_id: Option<Id>,
    pub note: String,
}
record!(CrossLink in "cross_link" { id, from_area_id, from_feature_id, to_area_id, to_feature_id, note });

/// What a city did and what came of it, for others to learn from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Practice {
    pub id: Id,
    pub title: String,
    pub place: String,
    pub year: Option<i64>,
    /// Ours; otherwise another city's.
    pub is_own: bool,
    pub problem: String,
    pub what_was_done: String,
    pub partners: String,
    pub resources: String,
    pub results: String,
    pub lessons: String,
    pub source: String,
}
record!(Practice in "practice" {
    id, title, place, year, is_own, problem, what_was_done, partners, resources, results, lessons, source
});
