//! What the palette is told, on plans of a few records.

#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

fn find(plan: &Plan, week: Option<&Week>, text: &str) -> Vec<Hit> {
    hits(&SearchIndex::of(plan).unwrap(), plan, week, text).unwrap()
}

fn named(name: &str) -> String {
    name.to_owned()
}

#[test]
fn people_and_neighbourhoods_are_found_and_an_untitled_meeting_by_its_body() {
    let plan = Plan {
        partners: vec![domain::Partner { id: named("p"), name: named("Green Trust"), ..Default::default() }],
        people: vec![domain::Person {
            id: named("m"),
            name: named("Mary Ellen"),
            partner_id: Some(named("p")),
            ..Default::default()
        }],
        neighbourhoods: vec![domain::Neighbourhood { id: named("n"), name: named("Old Town"), ..Default::default() }],
        meetings: vec![domain::Meeting { id: named("c"), body: named("City Council"), ..Default::default() }],
        ..Plan::default()
    };
    let first = |text: &str| find(&plan, None, text).into_iter().next().map(|hit| (hit.kind, hit.title, hit.detail));
    let of = |kind: &str, title: &str, detail: &str| Some((named(kind), named(title), named(detail)));
    assert_eq!(first("mary"), of("person", "Mary Ellen", "Green Trust"));
    assert_eq!(
        first("ellen green").map(|(kind, title, _)| (kind, title)),
        Some((named("person"), named("Mary Ellen")))
    );
    assert_eq!(first("old town"), of("neighbourhood", "Old Town", ""));
    assert_eq!(first("council"), of("meeting", "City Council", ""));
}

#[test]
fn events_of_other_weeks_come_later_and_say_so() {
    let week = |id: &str| Week { id: id.to_owned(), title: format!("The week of {id}"), ..Week::default() };
    let event = |id: &str, week_id: &str| domain::Event {
        id: id.to_owned(),
        week_id: Some(week_id.to_owned()),
        title: "Chess".to_owned(),
        short_text: "Bring a friend.".to_owned(),
        ..domain::Event::default()
    };
    let plan = Plan {
        weeks: vec![week("2026"), week("2027")],
        events: vec![event("a", "2026"), event("b", "2027")],
        ..Plan::default()
    };
    let found: Vec<(String, String)> =
        find(&plan, plan.week(Some("2027")), "chess").into_iter().map(|hit| (hit.id, hit.detail)).collect();
    let expected = [("b", "Bring a friend."), ("a", "The week of 2026")];
    assert_eq!(found, expected.map(|(id, detail)| (id.to_owned(), detail.to_owned())));
}

#[test]
fn an_event_is_found_once_and_by_what_stands_on_its_screen() {
    let plan = Plan {
        events: vec![domain::Event {
            id: named("e"),
            title: named("Bread"),
            long_text: named("Rye and salt"),
            ..Default::default()
        }],
        sessions: vec![domain::Session {
            id: named("s"),
            event_id: named("e"),
            note: named("salt is in the hall"),
            ..Default::default()
        }],
        ..Plan::default()
    };
    let found = |text: &str| -> Vec<(String, String)> {
        find(&plan, None, text).into_iter().map(|it| (it.title, it.detail)).collect()
    };
    assert_eq!(found("salt"), [(named("Bread"), named("Rye and salt"))]);
    assert_eq!(found("hall"), [(named("Bread"), named("salt is in the hall"))]);
    assert!(found("").is_empty());
}

#[test]
fn better_titles_come_first() {
    let ranks =
        ["robot", "robots at work", "the robot", "minirobot", "x"].map(|title| rank(title, "robot", &["robot"]));
    assert_eq!(ranks, [0, 1, 2, 3, 4]);
}
