//! What a learning city is measured against: frameworks as data, tags to them, and rating rounds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// A framework, such as the Key Features of Learning Cities or the city's own strategy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Framework {
    pub id: Id,
    /// Stable key of the data it came from, such as `key-features`; empty for the city's own.
    pub key: String,
    pub name: String,
    pub source: String,
    /// The one whose pillars colour the programme.
    pub is_main: bool,
    pub position: String,
    pub version: String,
    pub adopted_on: Option<NaiveDate>,
    pub note: String,
}
record!(Framework in "framework" { id, key, name, source, is_main, position, version, adopted_on, note });

/// A tier of a framework: the temple's pediment, columns or steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Feature {
    pub id: Id,
    pub area_id: Id,
    pub code: String,
    pub name: String,
    /// What could show it, in words.
    pub measures: String,
    pub position: String,
    /// In the light version of a round.
    pub is_light: bool,
}
record!(Feature in "feature" { id, area_id, code, name, measures, position, is_light });

/// Ties a record to an area or feature. Its id derives from the pair.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Tag {
    pub id: Id,
    pub subject: Subject,
    pub subject_id: Id,
    pub area_id: Id,
    pub feature_id: Option<Id>,
}
record!(Tag in "tag" { id, subject, subject_id, area_id, feature_id });

words!(
    /// A kind of record that tags, tasks, notes and evidence can be about; spelled as its table.
    Subject {
        Event = "event", Partner = "partner", Action = "action", Indicator = "indicator", Practice = "practice",
        Goal = "goal", Milestone = "milestone", Risk = "risk", BudgetLine = "budget_line", Meeting = "meeting",
        Decision = "decision", Declaration = "declaration", Feature = "feature", Venue = "venue", Week = "week",
    }
);

/// A dated round of ratings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Assessment {
    pub id: Id,
    pub framework_id: Id,
    pub title: String,
    pub held_on: NaiveDate,
    /// The best rating; 0 is none of it yet.
    pub scale_max: i64,
    pub note: String,
    pub kind: AssessmentKind,
    /// Only the features picked as the dozen of the light version.
    pub is_light: bool,
    /// `None`: the city as a whole.
    pub neighbourhood_id: Option<Id>,
    /// Points needed in a scored round.
    pub pass_mark: Option<f64>,
}
record!(Assessment in "assessment" {
    id, framework_id, title, held_on, scale_max, note, kind, is_light, neighbourhood_id, pass_mark
});

words!(
    /// How a round is judged.
    AssessmentKind { Rating = "rating", Scored = "scored" }
);

/// Where the city stands on one feature and where it wants to be. Its id derives from the pair.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
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
