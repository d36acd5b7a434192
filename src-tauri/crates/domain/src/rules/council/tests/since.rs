//! What changed between two states of the plan, on plans of a few records.

use super::outlook::{read, today};
use crate::rules::since;
use crate::rules::since::{ChangeKind, SinceItem};
use crate::rules::testing::*;
use crate::*;

/// Expected: `code names` (or the number it moved by) for each change.
#[track_caller]
fn check_since(before: &Plan, after: &Plan, expected: &str) {
    let found: Vec<String> = since::since(before, after, 2027)
        .items
        .into_iter()
        .map(|it| format!("{} {}", it.code, it.by.map_or_else(|| it.names.join("+"), |by| by.to_string())))
        .collect();
    assert_eq!(found.join(", "), expected);
}

#[test]
fn nothing_changed_says_nothing() {
    let plan = plan("Hall 10-11, Annex 11-12");
    check_since(&plan, &plan, "");
}

#[test]
fn what_changed_is_told_by_kind() {
    let mut before = Plan {
        partners: vec![partner("Ana", PartnerStatus::Invited), partner("Gone", PartnerStatus::Prospect)],
        ..Plan::default()
    };
    before.actions = read(json!([{ "id": "a", "title": "Map" }, { "id": "b", "title": "Survey" }]));
    before.budget_lines = read(json!([{ "id": "l", "year": 2027, "planned_minor": 100, "secured_minor": 50 }]));
    before.indicators = read(json!([{ "id": "i", "name": "Literacy" }]));
    let mut after = before.clone();
    after.partners = vec![partner("Ana", PartnerStatus::Active), partner("Ben", PartnerStatus::Prospect)];
    after.actions[0].status = RoadmapStatus::Achieved;
    after.actions[1].revised_due_on = Some(today());
    after.budget_lines[0].secured_minor = 80;
    after.readings = read(json!([{ "id": "r", "indicator_id": "i", "measured_on": "2026-11-01", "value": 4.0 }]));
    after.decisions = read(json!([{ "id": "d", "title": "Fund it" }]));
    let expected = "decisions_new Fund it, actions_achieved Map, actions_moved Survey, budget_secured_up 30, \
                    partners_new Ben, partners_committed Ana, partners_gone Gone, readings_new Literacy";
    check_since(&before, &after, expected);
    let since = since::since(&before, &after, 2027);
    assert_eq!(since.change_kind("partner", "Ben"), Some(ChangeKind::New));
    assert_eq!(since.change_kind("action", "a"), Some(ChangeKind::Changed));
    assert_eq!(since.change_kind("partner", "Gone"), None, "what is gone carries no mark");
}

#[test]
fn a_sentence_names_three_and_counts_the_rest() {
    let cases: [(&[&str], &[&str], usize); 7] = [
        (&[], &[], 0),
        (&["Ana"], &["Ana"], 0),
        (&["Ana", "Ben", "Cas"], &["Ana", "Ben", "Cas"], 0),
        (&["Ana", "Ben", "Cas", "Dee", "Eve"], &["Ana", "Ben", "Cas"], 2),
        // One name is said once, however often it comes and however it is spaced.
        (&["Ana", " Ana ", "Ben", "Cas", "Ana"], &["Ana", "Ben", "Cas"], 0),
        (&["", "Ana", "  "], &["Ana"], 2),
        (&["", ""], &[], 2),
    ];
    for (names, shown, rest) in cases {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let item = SinceItem { code: "partners_new", table: "partner", ids: names.clone(), names, by: None };
        assert_eq!(item.named(), (shown.to_vec(), rest), "{:?}", item.names);
    }
}

/// A plan whose pillar has two features with these ratings and an ambition of four.
fn rated(first: Option<i64>, second: Option<i64>) -> Plan {
    let mut plan = ground();
    plan.features = read(json!([{ "id": "f", "area_id": "pillar" }, { "id": "g", "area_id": "pillar" }]));
    plan.assessments =
        read(json!([{ "id": "round", "framework_id": "main", "scale_max": 4, "held_on": "2026-05-03" }]));
    plan.ratings = read(json!([
        { "id": "rf", "assessment_id": "round", "feature_id": "f", "now": first, "ambition": 4 },
        { "id": "rg", "assessment_id": "round", "feature_id": "g", "now": second, "ambition": 4 },
    ]));
    plan
}

#[test]
fn pillars_go_up_and_down_by_points_of_a_hundred() {
    let item = |code: &'static str, name: &str, by: i64| SinceItem {
        code,
        table: "area",
        ids: vec!["pillar".to_owned()],
        names: vec![name.to_owned()],
        by: Some(by),
    };
    let cases = [
        (rated(Some(1), Some(1)), rated(Some(2), Some(1)), vec![item("pillar_up", "Pillar", 13)]),
        (rated(Some(4), Some(3)), rated(Some(2), Some(3)), vec![item("pillar_down", "Pillar", 25)]),
        (rated(Some(1), Some(3)), rated(Some(3), Some(1)), vec![]),
        (rated(None, None), rated(Some(3), Some(1)), vec![]),
    ];
    for (before, mut after, expected) in cases {
        let found = since::since(&before, &after, 2027);
        let is_moved = !expected.is_empty();
        assert_eq!(found.items, expected);
        assert_eq!(found.change_kind("area", "pillar"), is_moved.then_some(ChangeKind::Changed));
        after.areas[0].short_name = "P".to_owned();
        let names: Vec<Vec<String>> =
            since::since(&before, &after, 2027).items.into_iter().map(|it| it.names).collect();
        assert_eq!(names, expected.iter().map(|_| vec!["P".to_owned()]).collect::<Vec<_>>());
    }
}

#[test]
fn features_whose_rating_or_ambition_differs_are_marked() {
    let before = rated(Some(1), Some(2));
    let marked = |after: &Plan| {
        let found = since::since(&before, after, 2027);
        ["f", "g"].map(|feature| found.change_kind("feature", feature))
    };
    assert_eq!(marked(&before), [None, None]);
    assert_eq!(marked(&rated(Some(2), Some(2))), [Some(ChangeKind::Changed), None]);
    let mut wanted = before.clone();
    wanted.ratings[1].ambition = Some(3);
    assert_eq!(marked(&wanted), [None, Some(ChangeKind::Changed)]);
    let mut noted = before.clone();
    noted.ratings[0].note = "Seen twice".to_owned();
    assert_eq!(marked(&noted), [None, None], "a note says nothing to a meeting");
}

#[test]
fn goals_and_actions_are_told_by_the_status_that_they_came_to() {
    let plan_of = |goal: RoadmapStatus, action: RoadmapStatus| Plan {
        goals: vec![Goal { id: "g".into(), title: "Read".into(), status: goal, ..Goal::default() }],
        actions: vec![Action { id: "a".into(), title: "Map".into(), status: action, ..Action::default() }],
        ..Plan::default()
    };
    for from in RoadmapStatus::ALL {
        for to in RoadmapStatus::ALL {
            let is_told = from != to;
            let (goal, action) = (format!("goals_{} Read", to.word()), format!("actions_{} Map", to.word()));
            check_since(&plan_of(*from, *from), &plan_of(*to, *from), if is_told { &goal } else { "" });
            check_since(&plan_of(*from, *from), &plan_of(*from, *to), if is_told { &action } else { "" });
        }
    }
}

#[test]
fn a_milestone_is_done_once() {
    let plan_of = |done_on: Option<NaiveDate>| Plan {
        milestones: vec![Milestone { id: "m".into(), title: "Report".into(), done_on, ..Milestone::default() }],
        ..Plan::default()
    };
    let (open, done, later) = (plan_of(None), plan_of(Some(today())), plan_of(today().succ_opt()));
    check_since(&open, &done, "milestones_done Report");
    check_since(&done, &later, "");
    check_since(&done, &open, "");
    check_since(&open, &open, "");
}

#[test]
fn money_moves_up_and_down_in_its_smallest_unit() {
    let plan_of = |planned: i64, secured: i64, spent: i64| Plan {
        budget_lines: vec![BudgetLine {
            id: "l".into(),
            year: 2027,
            planned_minor: planned,
            secured_minor: secured,
            spent_minor: spent,
            ..BudgetLine::default()
        }],
        ..Plan::default()
    };
    let before = plan_of(100, 50, 10);
    for (after, expected) in [
        (plan_of(130, 50, 10), "budget_planned_up 30"),
        (plan_of(80, 50, 10), "budget_planned_down 20"),
        (plan_of(100, 51, 10), "budget_secured_up 1"),
        (plan_of(100, 0, 10), "budget_secured_down 50"),
        (plan_of(100, 50, 17), "budget_spent_up 7"),
        (plan_of(100, 50, 9), "budget_spent_down 1"),
        (plan_of(100, 50, 10), ""),
    ] {
        check_since(&before, &after, expected);
        let mark = since::since(&before, &after, 2027).change_kind("budget_line", "l");
        assert_eq!(mark, (!expected.is_empty()).then_some(ChangeKind::Changed), "{expected}");
    }
    // Of another year only the mark is left.
    let found = since::since(&before, &plan_of(130, 50, 10), 2026);
    assert_eq!((found.items.len(), found.change_kind("budget_line", "l")), (0, Some(ChangeKind::Changed)));
    let found = since::since(&Plan::default(), &plan_of(0, 0, 0), 2027);
    assert_eq!((found.items.len(), found.change_kind("budget_line", "l")), (0, Some(ChangeKind::New)));
}

#[test]
fn events_are_told_when_they_come_are_confirmed_or_fall_away() {
    use EventStatus::{Accepted, Cancelled, Confirmed, Declined, Draft, Held};
    let plan_of = |status: EventStatus| {
        let mut plan = ground();
        plan.events = vec![Event { status, ..event("e", "Talk") }];
        plan
    };
    for (from, to, expected) in [
        (Draft, Accepted, ""),
        (Draft, Confirmed, "events_confirmed Talk"),
        (Accepted, Held, "events_confirmed Talk"),
        (Confirmed, Held, ""),
        (Confirmed, Accepted, ""),
        (Confirmed, Cancelled, "events_cancelled Talk"),
        (Draft, Declined, "events_cancelled Talk"),
        (Declined, Cancelled, ""),
        (Cancelled, Draft, ""),
        (Cancelled, Confirmed, "events_confirmed Talk"),
    ] {
        check_since(&plan_of(from), &plan_of(to), expected);
    }
    check_since(&ground(), &plan_of(Draft), "events_new Talk");
    check_since(&plan_of(Draft), &ground(), "events_gone Talk");
}

#[test]
fn partners_commit_and_leave() {
    use PartnerStatus::{Active, Committed, Former, Interested, Paused, Prospect};
    let plan_of = |status| Plan { partners: vec![partner("Ana", status)], ..Plan::default() };
    for (from, to, expected) in [
        (Prospect, Interested, ""),
        (Interested, Committed, "partners_committed Ana"),
        (Committed, Active, ""),
        (Active, Paused, "partners_left Ana"),
        (Paused, Former, ""),
        (Former, Active, "partners_committed Ana"),
        (Active, Interested, ""),
    ] {
        check_since(&plan_of(from), &plan_of(to), expected);
    }
}

#[test]
fn an_indicator_is_told_when_a_value_of_it_is_new_or_another() {
    let plan_of = |values: &[Option<f64>]| {
        let reading = |(at, value): (usize, &Option<f64>)| Reading {
            id: at.to_string(),
            indicator_id: at.to_string(),
            value: *value,
            ..Reading::default()
        };
        let indicators = (0..2).map(|at| json!({ "id": at.to_string(), "name": format!("I{at}") })).collect();
        let readings = values.iter().enumerate().map(reading).collect();
        Plan { indicators: read(indicators), readings, ..Plan::default() }
    };
    let before = plan_of(&[Some(1.0), None]);
    check_since(&before, &before, "");
    check_since(&before, &plan_of(&[Some(2.0), None]), "readings_new I0");
    check_since(&before, &plan_of(&[Some(1.0), Some(1.0)]), "readings_new I1");
    check_since(&plan_of(&[Some(1.0)]), &before, "readings_new I1");
    let mut noted = before.clone();
    noted.readings[0].note = "Checked".to_owned();
    check_since(&before, &noted, "");
}

#[test]
fn a_risk_is_closed_once() {
    let plan_of = |is_closed| Plan {
        risks: vec![Risk { id: "r".into(), title: "Rain".into(), is_closed, ..Risk::default() }],
        ..Plan::default()
    };
    check_since(&plan_of(false), &plan_of(true), "risks_closed Rain");
    check_since(&plan_of(true), &plan_of(true), "");
    check_since(&plan_of(true), &plan_of(false), "");
}

#[test]
fn whatever_is_new_is_told_and_marked_in_the_order_of_a_meeting() {
    let titled = |title: &str| json!([{ "id": "x", "title": title }]);
    let after = Plan {
        decisions: read(titled("decision")),
        papers: read(titled("paper")),
        meetings: read(json!([{ "id": "x", "body": "meeting" }])),
        declarations: read(titled("declaration")),
        assessments: read(titled("round")),
        goals: read(titled("goal")),
        actions: read(titled("action")),
        milestones: read(titled("milestone")),
        offers: read(titled("offer")),
        events: read(titled("event")),
        partners: read(json!([{ "id": "x", "name": "partner" }])),
        indicators: read(json!([{ "id": "x", "name": "indicator" }])),
        risks: read(titled("risk")),
        practices: read(titled("practice")),
        evidence: read(titled("evidence")),
        ..Plan::default()
    };
    let expected = "decisions_new decision, papers_new paper, meetings_new meeting, declarations_new declaration, \
                    rounds_new round, goals_new goal, actions_new action, milestones_new milestone, offers_new offer, \
                    events_new event, partners_new partner, indicators_new indicator, risks_new risk, \
                    practices_new practice, evidence_new evidence";
    check_since(&Plan::default(), &after, expected);
    let found = since::since(&Plan::default(), &after, 2027);
    for item in &found.items {
        assert_eq!(found.change_kind(item.table, "x"), Some(ChangeKind::New), "{}", item.code);
    }
    let gone: Vec<&str> = since::since(&after, &Plan::default(), 2027).items.iter().map(|it| it.code).collect();
    assert_eq!(gone, ["events_gone", "partners_gone"], "of the rest the history tells");
}

proptest::proptest! {
    /// The slow twin: a record is marked new exactly when no record before has its id.
    #[test]
    fn new_partners_are_those_that_were_not_there(old in "[a-f]{0,6}", new in "[a-f]{0,6}") {
        let plan_of = |ids: &str| {
            let mut ids: Vec<char> = ids.chars().collect();
            ids.sort_unstable();
            ids.dedup();
            let partners = ids.iter().map(|id| partner(&id.to_string(), PartnerStatus::Prospect)).collect();
            Plan { partners, ..Plan::default() }
        };
        let since = since::since(&plan_of(&old), &plan_of(&new), 2027);
        for id in "abcdef".chars() {
            let is_new = new.contains(id) && !old.contains(id);
            proptest::prop_assert_eq!(since.change_kind("partner", &id.to_string()).is_some(), is_new);
        }
    }
}
