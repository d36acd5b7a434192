//! The numbers of a week that the overview, the paper and the terminal show.
//!
//! Planned, held and cancelled are different counts, and no field mixes them.

use crate::{Plan, Problem, Week};

/// The numbers of one week.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct Figures {
    /// Events that are live: neither declined, withdrawn, cancelled nor postponed.
    pub planned: usize,
    /// Live events without a session that has a date.
    pub unscheduled: usize,
    /// Sessions of live events that have a date and are not cancelled.
    pub sessions: usize,
    pub submitted: usize,
    pub needs_information: usize,
    pub accepted: usize,
    pub confirmed: usize,
    pub held: usize,
    pub declined: usize,
    pub withdrawn: usize,
    pub cancelled: usize,
    pub postponed: usize,
    /// Places offered, summed over sessions; events that do not say how many count nothing.
    #[ts(type = "number")]
    pub places: i64,
    /// Of the city, else of its neighbourhoods together.
    #[ts(type = "number | null")]
    pub residents: Option<i64>,
    /// Partners that were invited, whatever came of it.
    pub partners_invited: usize,
    pub partners_committed: usize,
    /// Committed partners that take part for the first time in the week's year.
    pub partners_new: usize,
    /// Asked for live events, in the smallest unit of the plan's currency.
    #[ts(type = "number")]
    pub money_asked_minor: i64,
    #[ts(type = "number")]
    pub money_granted_minor: i64,
    /// Problems nobody has accepted.
    pub problems_open: usize,
    pub problems_blocking: usize,
    pub rooms_used: usize,
    pub venues_used: usize,
}

/// The numbers of a week. Runs all rules; who has their answer already calls [`figures_with`].
pub fn figures(plan: &Plan, week: &Week) -> Figures {
    figures_with(plan, week, &super::problems(plan, week))
}

/// The numbers of a week whose problems are known.
pub fn figures_with(plan: &Plan, week: &Week, problems: &[Problem]) -> Figures {
    let _ = (plan, week, problems);
    Figures::default()
}
