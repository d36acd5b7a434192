//! What a learning city is measured against: frameworks as data, tags to them, and rating rounds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// A framework, such as the Key Features of Learning Cities or the city's own strategy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Framework {
    pub id: Id,
    /// Stable key of the data it came from, such as `key-features`; empty for the city's own.
    pub key: String,
    pub name: String,
    pub source: String,
    /// The one whose pillars colour the programme.
    pub is_main: bool,
    pub position: String,
}
record!(Framework in "framework" { id, key, name, source, is_main, position });

/// A tier of a framework: the temple's pediment, columns or steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Level {
    pub id: Id,
    pub framework_id: Id,
    pub name: String,
    pub part: TemplePart,
    pub position: String,
}
record!(Level in "level" { id, framework_id, name, part, position });

words!(
    /// Where a level is drawn in the temple.
    TemplePart { Pediment = "pediment", Columns = "columns", Steps = "steps" }
);

/// A theme of a level. The areas of the main framework's columns are the pillars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Area {
    pub id: Id,
    pub level_id: Id,
    /// The framework's own number, such as `4`.
    pub code: String,
    pub name: String,
    /// For charts and chips.
    pub short_name: String,
    /// 1 to 6 for the pillar colours; 0 for none.
    pub colour: i64,
    pub position: String,
}
record!(Area in "area" { id, level_id, code, name, short_name, colour, position });

/// Something a city of this area can be seen to do or have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Feature {
    pub id: Id,
    pub area_id: Id,
    pub code: String,
    pub name: String,
    /// What could show it, in words.
    pub measures: String,
    pub position: String,
}
record!(Feature in "feature" { id, area_id, code, name, measures, position });

/// Ties a record to an area or feature. Its id derives from the pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Tag {
    pub id: Id,
    pub subject: TagSubject,
    pub subject_id: Id,
    pub area_id: Id,
    pub feature_id: Option<Id>,
}
record!(Tag in "tag" { id, subject, subject_id, area_id, feature_id });

words!(
    /// What can be tagged.
    TagSubject { Event = "event", Partner = "partner" }
);

/// A dated round of ratings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Assessment {
    pub id: Id,
    pub framework_id: Id,
    pub title: String,
    pub held_on: NaiveDate,
    /// The best rating; 0 is none of it yet.
    pub scale_max: i64,
    pub note: String,
}
record!(Assessment in "assessment" { id, framework_id, title, held_on, scale_max, note });

/// Where the city stands on one feature and where it wants to be. Its id derives from the pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Rating {
    pub id: Id,
    pub assessment_id: Id,
    pub feature_id: Id,
    /// `None`: not rated, which is not zero.
    pub now: Option<i64>,
    pub ambition: Option<i64>,
    pub note: String,
    pub evidence: String,
}
record!(Rating in "rating" { id, assessment_id, feature_id, now, ambition, note, evidence });
