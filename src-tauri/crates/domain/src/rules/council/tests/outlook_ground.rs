//! Meetings before and after a day, what gifts are worth, what hosts returned, and on what ratings rest.

use serde_json::Value;

use crate::rules::outlook;
use crate::rules::testing::*;
use crate::*;

fn today() -> NaiveDate {
    "2026-11-24".parse().expect("a date")
}

fn read<T: serde::de::DeserializeOwned>(values: Value) -> Vec<T> {
    serde_json::from_value(values).expect("records")
}

/// Expected: ids of the last meeting and of the next, `-` for none.
#[track_caller]
fn check_meetings(days: &[&str], last: &str, next: &str) {
    let meetings = days.iter().enumerate().map(|(at, day)| json!({ "id": at.to_string(), "held_on": day }));
    let plan = Plan { meetings: read(meetings.collect()), ..Plan::default() };
    let id = |meeting: Option<&Meeting>| meeting.map_or("-".to_owned(), |it| it.id.clone());
    assert_eq!(
        (id(outlook::last_meeting(&plan, today())).as_str(), id(outlook::next_meeting(&plan, today())).as_str()),
        (last, next),
        "{days:?}"
    );
}

#[test]
fn a_meeting_of_today_is_the_next_one() {
    check_meetings(&[], "-", "-");
    check_meetings(&["2026-11-24"], "-", "0");
    check_meetings(&["2026-11-23", "2026-11-25"], "0", "1");
    check_meetings(&["2026-10-01", "2026-11-01", "2027-02-01", "2027-01-01"], "1", "3");
    check_meetings(&["2026-11-01", "2026-11-01", "2027-01-01", "2027-01-01"], "1", "2");
}

#[test]
fn papers_are_late_after_their_day_and_before_the_meeting_is_over() {
    let late_of = |held_on: &str, papers_due_on: &str| {
        let meeting = json!([{ "id": "m", "title": "Budget", "body": "council", "held_on": held_on, "papers_due_on": papers_due_on }]);
        let plan = Plan { meetings: read(meeting), ..Plan::default() };
        outlook::late_all(&plan, today()).into_iter().map(|it| it.title).collect::<Vec<_>>()
    };
    assert_eq!(late_of("2026-11-24", "2026-11-23"), ["Budget"]);
    assert!(late_of("2026-11-23", "2026-11-20").is_empty());
    assert!(late_of("2026-11-30", "2026-11-24").is_empty());
}

#[test]
fn tasks_and_readings_are_late_after_their_day_and_until_they_are_done() {
    let plan = Plan {
        tasks: read(json!([
            { "id": "1", "title": "today", "due_on": "2026-11-24" }, { "id": "2", "title": "late", "due_on": "2026-11-23", "assignee": " Ana " },
            { "id": "3", "title": "done", "due_on": "2026-11-01", "done_on": "2026-11-02" }, { "id": "4", "title": "no day" },
        ])),
        indicators: read(json!([
            { "id": "1", "name": "of today", "next_due_on": "2026-11-24" }, { "id": "2", "name": "awaited", "next_due_on": "2026-11-23", "collector": "Ben" },
        ])),
        ..Plan::default()
    };
    let found: Vec<_> =
        outlook::late_all(&plan, today()).into_iter().map(|it| (it.table, it.title, it.owner)).collect();
    let expected = [("indicator", "awaited", "Ben"), ("task", "late", "Ana")];
    assert_eq!(found, expected.map(|(table, title, owner)| (table, title.to_owned(), owner.to_owned())));
}

#[test]
fn late_steps_are_of_one_kind() {
    let plan = Plan {
        goals: read(json!([{ "id": "g", "title": "goal", "due_on": "2026-11-02", "owner": "Mayor" }])),
        actions: read(
            json!([{ "id": "a", "title": "second", "due_on": "2026-11-02" }, { "id": "b", "title": "first", "due_on": "2026-11-01" }]),
        ),
        ..Plan::default()
    };
    let of = |kind| {
        outlook::late_steps(&plan, today(), kind)
            .into_iter()
            .map(|it| format!("{} {}", it.title, it.owner))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (of(Subject::Action), of(Subject::Goal)),
        (vec!["first ".to_owned(), "second ".to_owned()], vec!["goal Mayor".to_owned()])
    );
    assert!(of(Subject::Milestone).is_empty());
}

#[test]
fn memoranda_wait_from_the_day_of_their_reminder() {
    let mut plan = ground();
    plan.partners = read(json!([
        { "id": "1", "name": "due", "memorandum_remind_on": "2026-11-24", "memorandum_ends_on": "2027-01-31" },
        { "id": "2", "name": "later", "memorandum_remind_on": "2026-11-25" }, { "id": "3", "name": "never" },
        { "id": "4", "name": "left", "status": "former", "memorandum_remind_on": "2026-11-01" },
    ]));
    plan.goals = read(
        json!([{ "id": "g", "title": "moved", "status": "postponed", "due_on": "2026-12-01", "revised_due_on": "2027-12-01" }]),
    );
    plan.meetings = read(json!([{ "id": "m", "held_on": "2026-11-01" }]));
    plan.decisions = read(json!([{ "id": "d", "meeting_id": "m", "title": "agreed", "outcome": "agreed" }]));
    let found: Vec<String> = outlook::to_decide(&plan, today())
        .into_iter()
        .map(|it| format!("{} {} {}", it.code, it.title, it.on.map_or("-".to_owned(), |on| on.to_string())))
        .collect();
    let expected =
        ["goal_unexplained moved 2027-12-01", "decision_open agreed 2026-11-01", "memorandum due 2027-01-31"];
    assert_eq!(found, expected);
}

#[test]
fn an_invitation_that_was_answered_or_never_sent_is_not_silent() {
    let plan = Plan {
        partners: read(json!([
            { "id": "1", "name": "asked", "status": "invited", "invited_on": "2026-10-01" },
            { "id": "2", "name": "answered", "status": "invited", "invited_on": "2026-10-01", "answered_on": "2026-10-05" },
            { "id": "3", "name": "interested", "status": "interested", "invited_on": "2026-10-01" },
            { "id": "4", "name": "letter", "status": "active" }, { "id": "5", "name": "letter answered", "status": "active" },
        ])),
        interactions: read(json!([
            { "id": "1", "partner_id": "4", "answer_due_on": "2026-11-01" },
            { "id": "2", "partner_id": "5", "answer_due_on": "2026-11-01", "answered_on": "2026-11-05" },
        ])),
        ..Plan::default()
    };
    let silent: Vec<&str> = outlook::silent_partners(&plan, today()).iter().map(|it| it.name.as_str()).collect();
    assert_eq!(silent, ["asked", "letter"]);
}

#[test]
fn the_largest_gift_comes_first_whether_promised_or_received() {
    let plan = Plan {
        partners: ["a", "b", "c", "d", "e"].map(|id| partner(id, PartnerStatus::Active)).to_vec(),
        offers: read(json!([
            { "id": "1", "partner_id": "a", "amount_minor": 10 }, { "id": "2", "partner_id": "b", "received_minor": 20 },
            { "id": "3", "partner_id": "e" }, { "id": "4", "partner_id": "d" }, { "id": "5", "partner_id": "c" },
            { "id": "6", "partner_id": "c" },
        ])),
        ..Plan::default()
    };
    let names: Vec<String> = outlook::contributions(&plan).into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["b", "a", "c", "d", "e"]);
}

#[test]
fn money_is_of_the_year_of_the_week() {
    let week = Week { starts_on: "2028-05-01".parse().expect("a date"), ..Week::default() };
    assert_eq!((outlook::budget_year(Some(&week), today()), outlook::budget_year(None, today())), (2028, 2026));
}

#[test]
fn hosts_return_what_live_events_of_the_week_had() {
    let mut plan = plan("Hall 10-11, Hall 12-13, Hall 14-15, Hall 16-17 status=cancelled, Hall 18-19");
    for (event, count) in plan.events.iter_mut().zip([Some(30), Some(12), None, Some(99), Some(7)]) {
        event.attended_count = count;
        event.first_time_count = count.map(|count| count / 3);
    }
    plan.events[4].week_id = Some("another".to_owned());
    let returned = outlook::returned(&plan, "week");
    assert_eq!((returned.returned, returned.events, returned.attended, returned.first_time), (2, 3, 42, 14));
}

/// A round of four features, of which three are of the main framework: rated 2 of 4, 4 of 4 and not.
fn rated() -> Plan {
    let mut plan = ground();
    plan.areas.push(Area { id: "other".to_owned(), level_id: "of another".to_owned(), ..Area::default() });
    plan.features = read(json!([
        { "id": "1", "area_id": "pillar" }, { "id": "2", "area_id": "pillar" }, { "id": "3", "area_id": "pillar" },
        { "id": "4", "area_id": "other" },
    ]));
    plan.assessments = read(json!([
        { "id": "old", "framework_id": "main", "held_on": "2025-05-03", "scale_max": 4, "title": "First" },
        { "id": "round", "framework_id": "main", "held_on": "2026-05-03", "scale_max": 4, "title": "Second" },
    ]));
    plan.ratings = read(json!([
        { "id": "1", "assessment_id": "round", "feature_id": "1", "now": 2, "ambition": 4, "evidence": " a survey " },
        { "id": "2", "assessment_id": "round", "feature_id": "2", "now": 4, "ambition": 4, "evidence": "  " },
        { "id": "3", "assessment_id": "round", "feature_id": "4", "now": 4, "evidence": "of another" },
        { "id": "4", "assessment_id": "old", "feature_id": "3", "now": 1, "evidence": "of before" },
    ]));
    plan
}

#[test]
fn ratings_rest_on_what_was_brought_to_their_round() {
    let mut plan = rated();
    plan.opinions = read(json!([
        { "id": "1", "assessment_id": "round", "rater": "Library" }, { "id": "2", "assessment_id": "round", "rater": " Library " },
        { "id": "3", "assessment_id": "round", "rater": "School" }, { "id": "4", "assessment_id": "round", "rater": " " },
        { "id": "5", "assessment_id": "old", "rater": "Museum" },
    ]));
    plan.evidence = read(json!([
        { "id": "1", "subject": "feature", "subject_id": "1", "assessment_id": "round" },
        { "id": "2", "subject": "feature", "subject_id": "3" },
        { "id": "3", "subject": "feature", "subject_id": "2", "assessment_id": "old" },
        { "id": "4", "subject": "feature", "subject_id": "4" }, { "id": "5", "subject": "action", "subject_id": "2" },
    ]));
    plan.indicators = read(json!([{ "id": "a" }, { "id": "b" }, { "id": "c" }]));
    plan.readings = read(json!([
        { "id": "1", "indicator_id": "a", "value": 1.0 }, { "id": "2", "indicator_id": "a", "value": 2.0 }, { "id": "3", "indicator_id": "b" },
    ]));
    let ground = outlook::ground(&plan);
    assert_eq!((ground.title.as_str(), ground.held_on), ("Second", "2026-05-03".parse().ok()));
    assert_eq!((ground.rated, ground.features, ground.raters), (2, 3, 2));
    assert_eq!((ground.evidence, ground.features_with_evidence), (3, 2), "one in words, two brought, two features");
    assert_eq!((ground.indicators_measured, ground.indicators), (1, 3));
}

#[test]
fn a_pillar_that_meets_the_target_has_reached_it() {
    let mut plan = rated();
    plan.areas.push(Area { id: "unrated".to_owned(), ..plan.areas[0].clone() });
    let of = |target: Option<i64>| {
        outlook::pillars_on_target(&plan, Some(&Week { target_progress_percent: target, ..week() }))
    };
    assert_eq!(
        (of(Some(75)), of(Some(76)), of(None)),
        (Some((1, 1)), Some((0, 1)), None),
        "3 of 4 on average; no rating is no pillar"
    );
    plan.ratings.clear();
    assert_eq!(outlook::pillars_on_target(&plan, Some(&Week { target_progress_percent: Some(1), ..week() })), None);
    assert_eq!(outlook::pillars_on_target(&plan, None), None);
}
