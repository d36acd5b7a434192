//! What hosts tell after the week: how many came, and how many of them for the first time.
//!
//! More people than had registered, or than there were places, is good news and no problem. A return is missed as soon
//! as an event is marked as held, and its sentence says when it is due; after that day it is no mere hint. What is marked
//! as held before its day has come is told.

use super::found::{Found, stored_date};
use super::index::Programme;
use super::scope::Scope;
use crate::{EventStatus, Problem, Severity};

/// Events of which more learners are said to be new than came at all.
pub fn first_time_above_attended(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let found = programme.events.iter().filter(|event| scope.event(event)).filter_map(|event| {
        let (new, all) = (event.first_time_count?, event.attended_count?);
        let found = Found::event("first_time_above_attended", Severity::Hint, event)
            .field("first_time_count")
            .fact("first_time_count", &new.to_string())
            .fact("attended_count", &all.to_string());
        (all < new).then(|| found.done(event))
    });
    found.collect()
}

/// Events that are marked as held although none of their days has come.
pub fn held_too_early(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let held = programme.events.iter().filter(|event| scope.event(event) && event.status == EventStatus::Held);
    let found = held.filter_map(|event| {
        let first = programme.occasions_of(event).map(|occasion| occasion.starts_at.date()).min()?;
        let found = Found::event("held_too_early", Severity::Warning, event).field("status");
        (programme.today < first).then(|| found.fact("starts_on", &stored_date(first)).done(event))
    });
    found.collect()
}

/// Events that were held and of which nobody has told how many came.
pub fn returns_missing(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let missing = programme.events.iter().filter(|event| scope.event(event)).filter(|event| {
        event.status == EventStatus::Held && event.attended_count.is_none() && event.returned_on.is_none()
    });
    let found = missing.map(|event| {
        let is_late = programme.week.returns_due_on.is_some_and(|due_on| due_on < programme.today);
        let severity = if is_late { Severity::Warning } else { Severity::Hint };
        let found = Found::event("return_missing", severity, event).field("attended_count");
        match programme.week.returns_due_on {
            Some(due_on) => found.value("reason", "dated").value("due_on", &stored_date(due_on)).done(event),
            None => found.value("reason", "undated").done(event),
        }
    });
    found.collect()
}
