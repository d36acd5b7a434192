//! What hosts tell after the week.

use crate::rules::attendance;
use crate::rules::testing::*;
use crate::*;

/// Problems of one held event with these numbers.
fn found(attended: Option<i64>, first_time: Option<i64>, registered: Option<i64>) -> Vec<Problem> {
    let mut plan = plan("Hall 10-11 for=20 status=held");
    plan.events[0].attended_count = attended;
    plan.events[0].first_time_count = first_time;
    plan.events[0].registered_count = registered;
    problems(&plan, &plan.weeks[0], late())
}

/// A day after the week.
fn late() -> NaiveDate {
    monday() + TimeDelta::days(14)
}

#[test]
fn numbers_that_cannot_be_are_hints() {
    for (attended, first_time, registered, expected) in [
        (Some(20), Some(5), Some(18), ""),
        (Some(20), Some(20), None, ""),
        (Some(0), Some(0), Some(9), ""),
        // More than had registered, or than there were places, is good news.
        (Some(90), Some(5), Some(18), ""),
        (Some(20), None, None, ""),
        (Some(20), Some(21), None, "first_time_above_attended"),
        (Some(0), Some(1), None, "first_time_above_attended"),
        // Not returned is not zero: a number alone is not held against nothing.
        (None, Some(3), None, "return_missing"),
        (None, None, Some(18), "return_missing"),
    ] {
        let found = found(attended, first_time, registered);
        let codes: Vec<&str> = found.iter().map(|problem| problem.code.as_str()).collect();
        assert_eq!(codes.join(" "), expected, "{attended:?} {first_time:?} {registered:?}");
        assert!(found.iter().all(|problem| problem.severity == Severity::Hint));
    }
}

#[test]
fn only_held_events_owe_a_return() {
    for status in EventStatus::ALL {
        let plan = plan(&format!("Hall 10-11 status={}", status.word()));
        let is_missed = problems(&plan, &plan.weeks[0], early()).iter().any(|problem| problem.code == "return_missing");
        assert_eq!(is_missed, *status == EventStatus::Held, "{status:?}");
    }
}

#[test]
fn the_day_it_is_due_is_told() {
    let mut plan = plan("Hall 10-11 status=held");
    assert_eq!(problems(&plan, &plan.weeks[0], late())[0].values["reason"], "undated");
    plan.weeks[0].returns_due_on = NaiveDate::from_ymd_opt(2027, 5, 30);
    let problem = problems(&plan, &plan.weeks[0], late()).remove(0);
    assert_eq!((problem.values["reason"].as_str(), problem.values["due_on"].as_str()), ("dated", "2027-05-30"));
    plan.events[0].returned_on = NaiveDate::from_ymd_opt(2027, 5, 20);
    assert!(problems(&plan, &plan.weeks[0], late()).is_empty(), "a return without numbers is a return");
}

#[test]
fn nothing_is_held_before_its_day() {
    let day = |after: i64| monday() + TimeDelta::days(after);
    for (programme, today, expected) in [
        ("Hall tue 10-11 status=held", day(0), Some("2027-05-04")),
        ("Hall tue 10-11 status=held", day(1), None),
        ("Hall tue 10-11 status=held", day(9), None),
        ("Hall tue 10-11", day(0), None),
        ("Hall tue 10-11 status=cancelled", day(0), None),
        // Without a date nobody knows.
        ("Hall none status=held", day(0), None),
        ("House tue ? status=held", day(0), Some("2027-05-04")),
    ] {
        let plan = plan(programme);
        let found = problems(&plan, &plan.weeks[0], today);
        let found = found.iter().find(|problem| problem.code == "held_too_early");
        assert_eq!(found.map(|it| it.values["starts_on"].as_str()), expected, "{programme}, {today}");
    }
    // Of several days the first is enough.
    let mut plan = plan("Hall tue 10-11 status=held");
    let first = Session { id: "first".to_owned(), starts_at: Some(at(monday(), "10")), ..plan.sessions[0].clone() };
    plan.sessions.push(Session { ends_at: Some(at(monday(), "11")), ..first });
    let found = problems(&plan, &plan.weeks[0], monday());
    assert!(found.iter().all(|problem| problem.code != "held_too_early"));
}

#[test]
fn of_nobody_there_is_no_share_and_no_average() {
    let mut plan = plan("Hall 10-11 status=held");
    let found = |plan: &Plan| {
        let found = attendance::attendance(plan, &plan.weeks[0]);
        (found.missed_percent(), found.rating_average(), found.first_time_percent())
    };
    assert_eq!(found(&plan), (None, None, None));
    let event = &mut plan.events[0];
    (event.registered_count, event.attended_count, event.first_time_count) = (Some(0), Some(0), Some(0));
    (event.rating_count, event.rating_average) = (Some(0), Some(4.0));
    assert_eq!(found(&plan), (None, None, None));
    let event = &mut plan.events[0];
    (event.registered_count, event.attended_count, event.first_time_count) = (Some(4), Some(3), Some(0));
    (event.rating_count, event.rating_average) = (None, Some(4.0));
    assert_eq!(found(&plan), (Some(25.0), Some(4.0), Some(0.0)), "an average of nobody knows how many counts as one");
}
