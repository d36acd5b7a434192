//! The programme of a week: what cannot both happen, what is missing, how it spreads and what it comes to.
//!
//! Looks at live events and at their sessions that are not cancelled; nothing else can be in anybody's way.

pub mod attendance;
pub mod bulk;
pub mod coverage;
pub mod festival_day;
pub mod figures;
pub mod last_time;
pub mod limits;
pub mod missing;
pub mod release;
pub mod schedule;
pub mod spread;
pub mod take_back;
pub mod travel;
pub mod week;

mod availability;
mod capacity;
mod completeness;
mod conflicts;
mod deadlines;
mod found;
mod index;
mod opening;
mod overlap;
mod own_values;
mod people;
mod records;
mod returns;
mod scope;
mod slots;
mod standing;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::maps::FastMap;
use crate::{Plan, Problem, Severity, Week};
use index::Programme;
use scope::{Finding, Scope, Unit};
use slots::Slots;

pub use availability::Availability;
pub use index::general_audiences;
pub use records::DraftedEvent;
pub use standing::{Standing, Touched};

/// The codes of all rules.
pub const CODES: &[&str] = &[
    "room_double_booked",
    "person_in_two_places",
    "travel_too_short",
    "person_not_available",
    "host_not_available",
    "outside_opening_hours",
    "outside_week",
    "room_too_small",
    "too_many_registered",
    "no_session",
    "no_venue",
    "time_unknown",
    "no_organiser",
    "organiser_not_committed",
    "no_pillar",
    "access_missing",
    "short_text_too_long",
    "not_free",
    "booking_without_way",
    "insurance_missing",
    "deadline_passed",
    "duplicate_title",
    "same_audience_clash",
    "newcomer_many_events",
    "first_time_above_attended",
    "return_missing",
    "held_too_early",
    "own_value_not_understood",
    "own_choice_gone",
];

/// Everything to look at in a week on a day, gravest first; what somebody has accepted carries the reason.
///
/// Who asks again after each change keeps a [`Standing`].
pub fn problems(plan: &Plan, week: &Week, today: NaiveDate) -> Vec<Problem> {
    Standing::new(plan, week, today).into_problems()
}

/// What all rules find in a programme, as far as the scope reaches.
fn findings<'a>(programme: &'a Programme<'a>, plan: &'a Plan, scope: &Scope) -> Vec<Finding> {
    let slots = Slots::new(programme);
    let mut found = conflicts::room_double_bookings(programme, &slots, scope);
    found.extend(people::people(programme, &slots, scope));
    found.extend(people::hosts_not_available(programme, &slots, scope));
    found.extend(people::newcomers_with_many(programme, plan, scope));
    found.extend(conflicts::same_audience_clashes(programme, scope));
    found.extend(opening::outside_opening_hours(programme, &slots, scope));
    found.extend(opening::outside_week(programme, &slots, scope));
    found.extend(capacity::rooms_too_small(programme, &slots, scope));
    found.extend(own_values::own_values_unclear(programme, plan, scope));
    let titles = completeness::duplicate_titles(programme, scope).into_iter();
    found.extend(titles.map(|problem| Finding { unit: Unit::Whole, problem }));
    let mut of_events = completeness::without_session(programme, scope);
    of_events.extend(completeness::without_venue(programme, scope));
    of_events.extend(completeness::times_unknown(programme, scope));
    of_events.extend(completeness::without_organiser(programme, scope));
    of_events.extend(completeness::organisers_not_committed(programme, scope));
    of_events.extend(completeness::without_pillar(programme, scope));
    of_events.extend(completeness::access_missing(programme, scope));
    of_events.extend(completeness::short_texts_too_long(programme, scope));
    of_events.extend(completeness::not_free(programme, scope));
    of_events.extend(completeness::bookings_without_way(programme, scope));
    of_events.extend(completeness::insurance_missing(programme, scope));
    of_events.extend(capacity::too_many_registered(programme, scope));
    of_events.extend(deadlines::deadlines_passed(programme, scope));
    of_events.extend(returns::first_time_above_attended(programme, scope));
    of_events.extend(returns::returns_missing(programme, scope));
    of_events.extend(returns::held_too_early(programme, scope));
    let unit = |problem: &Problem| Unit::Event(problem.event_id.clone().unwrap_or_default());
    found.extend(of_events.into_iter().map(|problem| Finding { unit: unit(&problem), problem }));
    found
}

fn accepted_reasons(plan: &Plan) -> FastMap<&str, &str> {
    plan.accepted_problems.iter().map(|accepted| (accepted.key.as_str(), accepted.reason.as_str())).collect()
}

/// By severity, then in the order in which the sessions happen; stored dates sort as text.
fn order(problem: &Problem) -> (Severity, Option<&String>, &str, Option<&String>, &str) {
    let value = |name| problem.values.get(name);
    (problem.severity, value("starts_at"), &problem.code, value("title"), &problem.key)
}
