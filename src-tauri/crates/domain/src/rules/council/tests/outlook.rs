//! What is late, what is to be decided, who gives what, and what changed, on plans of a few records.

use serde_json::{Value, json};

use crate::rules::testing::*;
use crate::rules::{outlook, since};
use crate::*;

fn today() -> NaiveDate {
    "2026-11-24".parse().expect("a date")
}

fn read<T: serde::de::DeserializeOwned>(values: Value) -> Vec<T> {
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
    let gifts: Vec<(String, i64, i64, usize)> = outlook::contributions(&plan)
        .into_iter()
        .map(|it| (it.name, it.pledged_minor, it.received_minor, it.offers))
        .collect();
    assert_eq!(gifts, [("a".to_owned(), 15, 5, 2), ("b".to_owned(), 0, 0, 1)]);
}

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
    assert_eq!(since.change_kind("partner", "Ben"), Some(since::ChangeKind::New));
    assert_eq!(since.change_kind("action", "a"), Some(since::ChangeKind::Changed));
    assert_eq!(since.change_kind("partner", "Gone"), None, "what is gone carries no mark");
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
