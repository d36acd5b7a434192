//! What hosts are asked for.

use crate::rules::missing::{HostMissing, MissingDetail, missing_details};
use crate::rules::testing::*;
use crate::*;

/// Two events of one host, one of two, one of none; all complete.
fn city() -> Plan {
    let mut plan = plan("Hall 10-11, Hall 12-13, Hall 14-15, Hall 16-17");
    plan.partners = vec![partner("Zoo", PartnerStatus::Committed), partner("art school", PartnerStatus::Committed)];
    plan.event_partners.clear();
    for (at, hosts) in [(0, &["Zoo"][..]), (1, &["Zoo"]), (2, &["Zoo", "art school"]), (3, &[])] {
        for host in hosts {
            plan.event_partners.push(EventPartner {
                id: format!("{at}{host}"),
                event_id: plan.events[at].id.clone(),
                partner_id: (*host).to_owned(),
                role: EventRole::Organiser,
            });
        }
    }
    for event in &mut plan.events {
        event.short_text = "A few words".to_owned();
        event.audiences = vec!["adults".to_owned()];
        event.capacity = Some(5);
    }
    plan
}

fn ask(plan: &Plan) -> Vec<HostMissing> {
    missing_details(plan, &plan.weeks[0], &problems(plan, &plan.weeks[0], early()))
}

#[test]
fn nobody_is_asked_for_what_is_there() {
    assert_eq!(ask(&city()), []);
}

#[test]
fn each_host_is_asked_for_its_own_and_those_of_nobody_come_last() {
    let mut plan = city();
    plan.events[0].audiences.clear();
    plan.events[2].is_insured = false;
    plan.events[3].capacity = None;
    let told: Vec<(String, usize, usize)> =
        ask(&plan).into_iter().map(|it| (it.name, it.events.len(), it.detail_count)).collect();
    let row = |name: &str, events, details| (name.to_owned(), events, details);
    assert_eq!(told, [row("art school", 1, 1), row("Zoo", 2, 2), row("", 1, 1)]);
}

#[test]
fn a_question_of_the_team_is_the_reason_of_its_last_step() {
    let mut plan = city();
    plan.events[0].status = EventStatus::NeedsInformation;
    let step = |id: &str, to_status, reason: &str| StatusStep {
        id: id.to_owned(),
        event_id: plan.events[0].id.clone(),
        to_status,
        taken_on: Some(monday()),
        reason: reason.to_owned(),
        ..StatusStep::default()
    };
    let steps = vec![
        step("3", EventStatus::NeedsInformation, "Which hall?"),
        step("1", EventStatus::NeedsInformation, "How long?"),
        step("2", EventStatus::Submitted, "Sent again"),
    ];
    plan.status_steps = steps;
    let asked = ask(&plan);
    assert_eq!(asked[0].events[0].question, "Which hall?");
    assert!(asked[0].events[0].details.contains(&MissingDetail::Answer));
    // Once it goes on, nothing is asked any more.
    plan.events[0].status = EventStatus::Accepted;
    assert_eq!(ask(&plan), []);
}

#[test]
fn of_what_was_held_only_how_many_came_is_asked_until_somebody_says() {
    let mut plan = city();
    plan.events[0].status = EventStatus::Held;
    plan.events[0].audiences.clear();
    plan.events[0].capacity = None;
    let asked = ask(&plan);
    assert_eq!((asked.len(), &asked[0].events[0].details), (1, &vec![MissingDetail::Return]));
    plan.events[0].attended_count = Some(0);
    assert_eq!(ask(&plan), []);
    (plan.events[0].attended_count, plan.events[0].returned_on) = (None, Some(monday()));
    assert_eq!(ask(&plan), []);
}

#[test]
fn what_the_rules_found_is_asked_unless_it_was_accepted() {
    let mut plan = city();
    plan.sessions.retain(|session| session.event_id != plan.events[0].id);
    let asked = ask(&plan);
    assert_eq!(asked[0].events[0].details, [MissingDetail::Date]);
    let found = problems(&plan, &plan.weeks[0], early());
    let key = found.iter().find(|problem| problem.code == "no_session").expect("it has no date").key.clone();
    plan.accepted_problems.push(AcceptedProblem { key, reason: "Open house".to_owned(), ..AcceptedProblem::default() });
    assert_eq!(ask(&plan), []);
}

#[test]
fn drafts_and_what_is_off_are_left_in_peace() {
    for status in EventStatus::ALL {
        let mut plan = city();
        plan.events[0].capacity = None;
        plan.events[0].status = *status;
        let is_asked = match status {
            EventStatus::Submitted
            | EventStatus::NeedsInformation
            | EventStatus::Accepted
            | EventStatus::Confirmed
            | EventStatus::Held => true,
            EventStatus::Draft
            | EventStatus::Declined
            | EventStatus::Withdrawn
            | EventStatus::Cancelled
            | EventStatus::Postponed => false,
        };
        assert_eq!(!ask(&plan).is_empty(), is_asked, "{status:?}");
    }
}

#[test]
fn each_problem_asks_the_host_for_what_the_host_knows() {
    use MissingDetail::*;
    for (code, expected) in [
        ("no_session", Some(Date)),
        ("time_unknown", Some(Time)),
        ("no_venue", Some(Place)),
        ("short_text_too_long", Some(ShorterText)),
        ("access_missing", Some(Access)),
        ("booking_without_way", Some(BookingWay)),
        ("return_missing", Some(Return)),
        ("insurance_missing", Some(Insurance)),
        ("room_double_booked", None),
        ("no_pillar", None),
    ] {
        let plan = city();
        let problem =
            Problem { code: code.to_owned(), event_id: Some(plan.events[0].id.clone()), ..Problem::default() };
        let asked = missing_details(&plan, &plan.weeks[0], [&problem]);
        let details: Vec<MissingDetail> = asked.iter().flat_map(|it| it.events[0].details.clone()).collect();
        assert_eq!(details, Vec::from_iter(expected), "{code}");
        let held = Plan { events: vec![Event { status: EventStatus::Held, ..plan.events[0].clone() }], ..plan };
        let asked = missing_details(&held, &held.weeks[0], [&problem]);
        assert_eq!(!asked.is_empty(), expected == Some(Return), "{code}, of what was held");
    }
}

#[test]
fn insurance_is_asked_for_before_anything_is_promised() {
    for status in [EventStatus::Submitted, EventStatus::NeedsInformation, EventStatus::Accepted, EventStatus::Held] {
        let mut plan = city();
        plan.events[0].is_insured = false;
        plan.events[0].status = status;
        let asked = missing_details(&plan, &plan.weeks[0], []);
        let is_asked = asked.iter().any(|it| it.events[0].details.contains(&MissingDetail::Insurance));
        let expected = matches!(status, EventStatus::Submitted | EventStatus::NeedsInformation);
        assert_eq!(is_asked, expected, "{status:?}: once promised, the rules say so");
    }
}

#[test]
fn of_two_questions_the_later_one_stands_in_whatever_order_they_are_kept() {
    let mut plan = city();
    plan.events[0].status = EventStatus::NeedsInformation;
    let step = |id: &str, day: i64, reason: &str| StatusStep {
        id: id.to_owned(),
        event_id: plan.events[0].id.clone(),
        to_status: EventStatus::NeedsInformation,
        taken_on: Some(monday() + TimeDelta::days(day)),
        reason: reason.to_owned(),
        ..StatusStep::default()
    };
    let mut steps = vec![step("1", 0, "How long?"), step("2", 0, "Which hall?"), step("0", 1, "For whom?")];
    for _ in 0..3 {
        steps.rotate_left(1);
        plan.status_steps = steps.clone();
        assert_eq!(ask(&plan)[0].events[0].question, "For whom?");
    }
}
