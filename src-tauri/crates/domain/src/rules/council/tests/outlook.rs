//! What is late, what is to be decided and who gives what, on plans of a few records.

use serde_json::{Value, json};

use crate::rules::outlook;
use crate::rules::testing::*;
use crate::*;

pub(super) fn today() -> NaiveDate {
    "2026-11-24".parse().expect("a date")
}

pub(super) fn read<T: serde::de::DeserializeOwned>(values: Value) -> Vec<T> {
    serde_json::from_value(values).expect("records")
}

/// Expected: titles of what is late, the longest first.
#[track_caller]
fn check_late(fill: impl FnOnce(&mut Plan), expected: &str) {
    let mut plan = Plan::default();
    fill(&mut plan);
    let found: Vec<String> = outlook::late_all(&plan, today()).into_iter().map(|late| late.title).collect();
    assert_eq!(found.join(", "), expected);
}

#[test]
fn a_wide_gap_without_an_action_is_to_be_decided() {
    let mut plan = ground();
    plan.features = read(json!([
        { "id": "f2", "area_id": "pillar", "name": "Two" }, { "id": "f3", "area_id": "pillar", "name": "Three" },
        { "id": "f1", "area_id": "pillar", "name": "One" }, { "id": "done", "area_id": "pillar", "name": "Acted on" },
        { "id": "open", "area_id": "pillar", "name": "Not rated" },
    ]));
    plan.assessments =
        read(json!([{ "id": "round", "framework_id": "main", "scale_max": 4, "held_on": "2026-05-03" }]));
    let rating = |feature: &str, now: Option<i64>, ambition: i64| json!({ "id": feature, "assessment_id": "round", "feature_id": feature, "now": now, "ambition": ambition });
    plan.ratings = read(json!([
        rating("f2", Some(1), 3),
        rating("f3", Some(1), 4),
        rating("f1", Some(1), 2),
        rating("done", Some(0), 4),
        rating("open", None, 4),
    ]));
    plan.tags = read(json!([
        { "id": "t", "subject": "action", "subject_id": "a", "area_id": "pillar", "feature_id": "done" },
    ]));
    let found = outlook::to_decide(&plan, today());
    let gaps: Vec<&str> =
        found.iter().filter(|it| it.code == "gap_without_action").map(|it| it.title.as_str()).collect();
    assert_eq!(gaps, ["Three", "Two"], "the widest first; one step is no wide gap");
}

#[test]
fn the_day_itself_is_not_late() {
    let actions = json!([
        { "id": "a", "title": "today", "due_on": "2026-11-24" },
        { "id": "b", "title": "yesterday", "due_on": "2026-11-23" },
        { "id": "c", "title": "moved on", "due_on": "2026-11-01", "revised_due_on": "2027-01-01" },
        { "id": "d", "title": "moved and late", "due_on": "2026-10-01", "revised_due_on": "2026-11-20" },
        { "id": "e", "title": "done", "due_on": "2026-10-01", "done_on": "2026-11-20" },
        { "id": "f", "title": "achieved", "due_on": "2026-10-01", "status": "achieved" },
        { "id": "g", "title": "no date" },
    ]);
    check_late(|plan| plan.actions = read(actions), "moved and late, yesterday");
}

#[test]
fn milestones_goals_tasks_readings_and_papers_are_late_too() {
    let fill = |plan: &mut Plan| {
        plan.milestones = read(json!([{ "id": "m", "title": "milestone", "due_on": "2026-11-01" },
            { "id": "n", "title": "done", "due_on": "2026-11-01", "done_on": "2026-11-01" }]));
        plan.goals = read(json!([{ "id": "g", "title": "goal", "due_on": "2026-11-02", "status": "behind" }]));
        plan.tasks = read(json!([{ "id": "t", "title": "task", "due_on": "2026-11-03" }]));
        plan.indicators = read(json!([{ "id": "i", "name": "reading", "next_due_on": "2026-11-04" },
            { "id": "k", "name": "by its interval", "interval_months": 12 },
            { "id": "l", "name": "never read", "interval_months": 12 },
            { "id": "m", "name": "of the world", "next_due_on": "2026-11-04", "is_context": true },
            { "id": "j", "name": "computed", "next_due_on": "2026-11-04", "computed": "events" }]));
        plan.readings = read(json!([{ "id": "1", "indicator_id": "k", "measured_on": "2025-10-31", "value": 1.0 },
            { "id": "2", "indicator_id": "k", "measured_on": "2026-11-01" }]));
        plan.meetings = read(json!([
            { "id": "p", "body": "council", "held_on": "2026-12-01", "papers_due_on": "2026-11-05" },
            { "id": "q", "body": "held", "held_on": "2026-11-10", "papers_due_on": "2026-11-05" },
            { "id": "r", "body": "written", "held_on": "2026-12-01", "papers_due_on": "2026-11-05" }]));
        plan.papers = read(json!([{ "id": "x", "meeting_id": "r", "title": "ready", "written_on": "2026-11-01" },
            { "id": "y", "meeting_id": "r", "title": "unwritten" }]));
    };
    check_late(fill, "by its interval, milestone, goal, task, reading, council, unwritten");
}

/// Expected: `code title` for each thing to decide.
#[track_caller]
fn check_to_decide(fill: impl FnOnce(&mut Plan), expected: &str) {
    let mut plan = ground();
    fill(&mut plan);
    let found: Vec<String> =
        outlook::to_decide(&plan, today()).into_iter().map(|it| format!("{} {}", it.code, it.title)).collect();
    assert_eq!(found.join(", "), expected);
}

#[test]
fn the_next_meeting_is_asked_only_what_it_has_not_decided() {
    let fill = |plan: &mut Plan| {
        plan.meetings = read(json!([{ "id": "old", "body": "c", "held_on": "2026-11-01" },
            { "id": "next", "body": "c", "held_on": "2026-12-01" }, { "id": "later", "body": "c", "held_on": "2027-01-01" }]));
        plan.papers = read(json!([{ "id": "p", "meeting_id": "next" }, { "id": "q", "meeting_id": "later" }]));
        plan.recommendations = read(json!([
            { "id": "1", "paper_id": "p", "verb": "approve", "text": "grants", "position": "a" },
            { "id": "2", "paper_id": "p", "verb": "agree", "text": "decided", "position": "b" },
            { "id": "3", "paper_id": "p", "verb": "note", "text": "noted", "position": "c" },
            { "id": "4", "paper_id": "q", "verb": "approve", "text": "too early", "position": "a" }]));
        plan.decisions = read(json!([{ "id": "d", "meeting_id": "next", "recommendation_id": "2", "title": "it",
            "outcome": "deferred" }]));
    };
    check_to_decide(fill, "recommendation grants");
}

#[test]
fn goals_without_a_word_and_agreed_decisions_without_an_end_wait() {
    let fill = |plan: &mut Plan| {
        plan.goals = read(json!([{ "id": "1", "title": "silent", "status": "behind" },
            { "id": "2", "title": "explained", "status": "behind", "explanation": "staff left" },
            { "id": "3", "title": "fine" }]));
        plan.actions =
            read(json!([{ "id": "done", "title": "", "done_on": "2026-11-01" }, { "id": "open", "title": "" }]));
        plan.decisions = read(json!([{ "id": "a", "title": "done", "action_id": "done" },
            { "id": "b", "title": "open", "action_id": "open" }, { "id": "c", "title": "no action", "outcome": "amended" },
            { "id": "d", "title": "refused", "outcome": "refused" }]));
    };
    check_to_decide(fill, "goal_unexplained silent, decision_open open, decision_open no action");
}

#[test]
fn silence_is_an_invitation_or_a_letter_without_answer() {
    let mut plan = Plan::default();
    let rows = [("a", "invited", true), ("b", "invited", false), ("c", "committed", true), ("d", "former", true)];
    for (id, status, is_asked) in rows {
        let mut partner = partner(id, PartnerStatus::from_word(status).expect("a status"));
        partner.invited_on = is_asked.then(today);
        plan.partners.push(partner);
    }
    plan.interactions = read(json!([
        { "id": "1", "partner_id": "c", "held_on": "2026-10-01", "answer_due_on": "2026-11-23" },
        { "id": "2", "partner_id": "d", "held_on": "2026-10-01", "answer_due_on": "2026-11-23" },
        { "id": "3", "partner_id": "b", "held_on": "2026-10-01", "answer_due_on": "2026-11-24" }]));
    let silent: Vec<&str> = outlook::silent_partners(&plan, today()).iter().map(|it| it.id.as_str()).collect();
    assert_eq!(silent, ["a", "c"]);
}

#[test]
fn money_and_gifts_add_up_in_whole_cents() {
    let mut plan = Plan {
        budget_lines: read(json!([
            { "id": "1", "year": 2027, "planned_minor": 1000, "secured_minor": 400, "spent_minor": 1 },
            { "id": "2", "year": 2027, "planned_minor": 100, "secured_minor": 400, "matched_minor": 7 },
            { "id": "3", "year": 2026, "planned_minor": 5000 }])),
        offers: read(json!([{ "id": "1", "partner_id": "a", "amount_minor": 10 }, { "id": "2", "partner_id": "b" },
            { "id": "3", "partner_id": "a", "amount_minor": 5, "received_minor": 5 },
            { "id": "4", "partner_id": "gone", "amount_minor": 99 }])),
        ..Plan::default()
    };
    plan.partners = vec![partner("b", PartnerStatus::Active), partner("a", PartnerStatus::Active)];
    let money = outlook::money(&plan, 2027);
    assert_eq!((money.planned_minor, money.secured_minor, money.gap_minor), (1100, 800, 300), "as the budget has it");
    let gift = |partner: &str, pledged_minor: i64, received_minor: i64, offers: usize| outlook::Contribution {
        partner_id: partner.to_owned(),
        name: partner.to_owned(),
        pledged_minor,
        received_minor,
        offers,
    };
    assert_eq!(outlook::contributions(&plan), [gift("a", 15, 5, 2), gift("b", 0, 0, 1)]);
}
