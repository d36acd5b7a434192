//! Deadlines of the week that have passed while an event was not as far as they ask for.
//!
//! Of several that an event has missed, the last is told. Returns have a rule of their own.

use chrono::NaiveDate;

use super::found::{Found, stored_date};
use super::index::Programme;
use super::scope::Scope;
use crate::{Event, EventStatus, Problem, Severity};

/// Events behind a deadline, with which deadline it is.
pub fn deadlines_passed(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let week = programme.week;
    let today = programme.today;
    // What is over cannot be late any more.
    if week.ends_on < today {
        return Vec::new();
    }
    let passed = |on: Option<NaiveDate>| on.filter(|on| *on < today);
    let deadlines: [Deadline; 3] = [
        ("print", passed(week.print_on), lack_at_print),
        ("copy", passed(week.copy_deadline_on), lack_at_copy),
        ("submissions", passed(week.submissions_close_on), lack_at_submissions),
    ];
    let ours = programme.events.iter().filter(|event| scope.event(event));
    let found = ours.filter_map(|event| {
        let (deadline, on, lack) =
            deadlines.iter().find_map(|(deadline, on, lack)| Some((*deadline, (*on)?, lack(event)?)))?;
        let found = Found::event("deadline_passed", Severity::Warning, event)
            .field(if lack == "no_text" { "short_text" } else { "status" })
            .fact("deadline", deadline)
            .fact("due_on", &stored_date(on))
            .fact("lack", lack);
        Some(found.done(event))
    });
    found.collect()
}

/// Its word, the day if it has passed, and what an event should have had by then and has not.
type Deadline = (&'static str, Option<NaiveDate>, fn(&Event) -> Option<&'static str>);

fn lack_at_submissions(event: &Event) -> Option<&'static str> {
    (event.status == EventStatus::Draft).then_some("not_submitted")
}

fn lack_at_copy(event: &Event) -> Option<&'static str> {
    if event.status == EventStatus::Draft || event.status.is_pending() {
        return Some("undecided");
    }
    let is_to_come = event.status.is_in_programme() && event.status != EventStatus::Held;
    (is_to_come && event.short_text.trim().is_empty()).then_some("no_text")
}

fn lack_at_print(event: &Event) -> Option<&'static str> {
    lack_at_copy(event).or_else(|| (event.status == EventStatus::Accepted).then_some("unconfirmed"))
}
