//! The programme of a week: what cannot both happen, what is missing, how it spreads and what it comes to.
//!
//! Looks at live events and at their sessions that are not cancelled; nothing else can be in anybody's way.

pub mod coverage;
pub mod figures;
pub mod schedule;
pub mod spread;
pub mod week;

mod capacity;
mod completeness;
mod conflicts;
mod found;
mod index;
mod opening;
mod overlap;
mod returns;
mod slots;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::{Plan, Problem, Week};
use index::Programme;
use slots::Slots;

/// The codes of all rules.
pub const CODES: &[&str] = &[
    "room_double_booked",
    "person_in_two_places",
    "outside_opening_hours",
    "outside_week",
    "room_too_small",
    "no_session",
    "time_unknown",
    "no_organiser",
    "organiser_not_committed",
    "no_pillar",
    "access_missing",
    "short_text_too_long",
    "not_free",
    "booking_without_way",
    "duplicate_title",
    "same_audience_clash",
    "first_time_above_attended",
    "return_missing",
];

/// Everything to look at in a week, gravest first; what somebody has accepted carries the reason.
pub fn problems(plan: &Plan, week: &Week) -> Vec<Problem> {
    let programme = Programme::new(plan, week);
    let slots = Slots::new(&programme);
    let mut problems = conflicts::room_double_bookings(&programme, &slots);
    problems.extend(conflicts::people_in_two_places(&programme, &slots));
    problems.extend(opening::outside_opening_hours(&programme, &slots));
    problems.extend(opening::outside_week(&programme, &slots));
    problems.extend(capacity::rooms_too_small(&programme, &slots));
    problems.extend(completeness::without_session(&programme));
    problems.extend(completeness::times_unknown(&programme));
    problems.extend(completeness::without_organiser(&programme));
    problems.extend(completeness::organisers_not_committed(&programme));
    problems.extend(completeness::without_pillar(&programme));
    problems.extend(completeness::access_missing(&programme));
    problems.extend(completeness::short_texts_too_long(&programme));
    problems.extend(completeness::not_free(&programme));
    problems.extend(completeness::bookings_without_way(&programme));
    problems.extend(completeness::duplicate_titles(&programme));
    problems.extend(conflicts::same_audience_clashes(&programme));
    problems.extend(returns::first_time_above_attended(&programme));
    problems.extend(returns::returns_missing(&programme));
    mark_accepted(plan, &mut problems);
    sorted(problems)
}

/// Gravest first. Sorts positions rather than the problems, which are large.
fn sorted(problems: Vec<Problem>) -> Vec<Problem> {
    let mut positions: Vec<_> = problems.iter().enumerate().map(|(at, problem)| (order(problem), at)).collect();
    positions.sort_unstable();
    let positions: Vec<usize> = positions.into_iter().map(|(_, at)| at).collect();
    let mut problems: Vec<Option<Problem>> = problems.into_iter().map(Some).collect();
    positions.into_iter().filter_map(|at| problems[at].take()).collect()
}

fn mark_accepted(plan: &Plan, problems: &mut [Problem]) {
    let reasons: HashMap<&str, &str> =
        plan.accepted_problems.iter().map(|accepted| (accepted.key.as_str(), accepted.reason.as_str())).collect();
    for problem in problems {
        problem.accepted = reasons.get(problem.key.as_str()).map(|reason| (*reason).to_owned());
    }
}

/// By severity, then in the order in which the sessions happen; stored dates sort as text.
fn order(problem: &Problem) -> (crate::Severity, Option<&String>, &str, Option<&String>, &str) {
    let value = |name| problem.values.get(name);
    (problem.severity, value("starts_at"), &problem.code, value("title"), &problem.key)
}
