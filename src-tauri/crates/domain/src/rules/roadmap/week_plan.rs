//! The usual way to a learning week: its steps, counted back from the week's start and on from its end.
//!
//! Drawn from how festivals of learning are run. Titles are messages, `roadmap-week-<code>`.

use chrono::{NaiveDate, TimeDelta};

use crate::Week;

/// One step of the usual way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekStep {
    /// Its title is the message `roadmap-week-<code>`.
    pub code: &'static str,
    /// Weeks from the first day of the week when below zero, from its last day when above.
    pub weeks: i64,
    /// Steps that come before.
    pub after: &'static [&'static str],
}

const fn step(code: &'static str, weeks: i64, after: &'static [&'static str]) -> WeekStep {
    WeekStep { code, weeks, after }
}

/// The steps in the order in which they are due.
pub const WEEK_STEPS: &[WeekStep] = &[
    step("theme", -40, &[]),
    step("call_opens", -26, &["theme"]),
    step("partner_meeting", -22, &["call_opens"]),
    step("call_closes", -16, &["call_opens"]),
    step("decisions", -13, &["call_closes"]),
    step("venue_check", -12, &["decisions"]),
    step("copy_deadline", -10, &["decisions"]),
    step("proofs", -8, &["copy_deadline", "venue_check"]),
    step("print", -6, &["proofs"]),
    step("launch", -2, &["print"]),
    step("week", 0, &["launch"]),
    step("returns", 3, &["week"]),
    step("report", 8, &["returns"]),
    step("council", 10, &["report"]),
];

/// Each step with its day. Dates that the week itself names win over the usual distance.
pub fn week_dates(week: &Week) -> Vec<(WeekStep, NaiveDate)> {
    let own = |code: &str| match code {
        "call_closes" => week.submissions_close_on,
        "copy_deadline" => week.copy_deadline_on,
        "print" => week.print_on,
        "returns" => week.returns_due_on,
        _ => None,
    };
    let counted = |step: &WeekStep| {
        let from = if 0 < step.weeks { week.ends_on } else { week.starts_on };
        from.checked_add_signed(TimeDelta::weeks(step.weeks)).unwrap_or(from)
    };
    WEEK_STEPS.iter().map(|step| (*step, own(step.code).unwrap_or_else(|| counted(step)))).collect()
}
