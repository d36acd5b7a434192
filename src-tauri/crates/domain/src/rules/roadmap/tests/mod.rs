//! Tests of the roadmap: dates and words in one line each, rings of milestones against a slow twin.

mod steps;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::rules::roadmap::*;
use crate::*;

const TODAY: &str = "2026-11-24";

fn on(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

fn today() -> NaiveDate {
    on(TODAY).unwrap()
}

/// `first > revised done status`, each part of which may be missing: `2026-10-01 >2026-12-01 behind`.
fn action(line: &str) -> Action {
    let mut action = Action { id: "a".to_owned(), title: "A".to_owned(), ..Action::default() };
    for word in line.split_whitespace() {
        match word.split_at(1) {
            (">", date) => action.revised_due_on = on(date),
            ("!", date) => action.done_on = on(date),
            ("<", date) => action.starts_on = on(date),
            ("?", why) => action.explanation = why.to_owned(),
            _ => match RoadmapStatus::from_word(word) {
                Some(status) => action.status = status,
                None => action.due_on = on(word),
            },
        }
    }
    action
}

/// `id first after:x,y >revised !done`, several with `;` between them.
fn milestones(line: &str) -> Vec<Milestone> {
    let one = |text: &str| {
        let mut words = text.split_whitespace();
        let id = words.next().unwrap().to_owned();
        let mut found = Milestone { title: id.to_uppercase(), id, due_on: today(), ..Milestone::default() };
        for word in words {
            match word.split_at(1) {
                (">", date) => found.revised_due_on = on(date),
                ("!", date) => found.done_on = on(date),
                (":", ids) => found.after_ids = ids.split(',').map(str::to_owned).collect(),
                _ => found.due_on = on(word).unwrap(),
            }
        }
        found
    };
    line.split(';').map(str::trim).filter(|text| !text.is_empty()).map(one).collect()
}

#[track_caller]
fn check_action(line: &str, effective_on: &str, slip: Option<i64>, late: Option<i64>, codes: &str) {
    let plan = Plan { actions: vec![action(line)], ..Plan::default() };
    let step = Step::from(&plan.actions[0]);
    assert_eq!(step.effective_on(), on(effective_on), "the date that counts in {line:?}");
    assert_eq!(step.slip_days(), slip, "the slip of {line:?}");
    assert_eq!(step.days_late(today()), late, "days late in {line:?}");
    let found: Vec<String> = problems(&plan, today()).into_iter().map(|it| it.code.replace("roadmap_", "")).collect();
    assert_eq!(found.join(" "), codes, "problems of {line:?}");
    assert_eq!(crate::rules::roadmap::late(&plan, today()).len(), usize::from(late.is_some()), "{line:?}");
}

#[test]
fn dates_and_words_of_an_action() {
    check_action("", "", None, None, "no_date");
    check_action("2026-12-01", "2026-12-01", Some(0), None, "");
    check_action("2026-11-24", "2026-11-24", Some(0), None, "");
    check_action("2026-11-20", "2026-11-20", Some(0), Some(4), "late_but_on_track");
    check_action("2026-11-20 behind", "2026-11-20", Some(0), Some(4), "explanation_missing");
    check_action("2026-11-20 behind ?flood", "2026-11-20", Some(0), Some(4), "");
    check_action("2026-10-01 >2026-12-01 postponed ?flood", "2026-12-01", Some(61), None, "");
    check_action("2026-10-01 >2026-12-01 postponed", "2026-12-01", Some(61), None, "explanation_missing");
    check_action("2026-12-10 >2026-12-01", "2026-12-01", Some(-9), None, "");
    check_action("2026-10-01 achieved", "2026-10-01", Some(0), None, "done_on_missing");
    check_action("2026-10-01 achieved !2026-10-11", "2026-10-01", Some(10), None, "");
    check_action("2026-10-01 on_track !2026-10-11", "2026-10-01", Some(10), None, "done_but_open");
    check_action("2026-12-01 <2026-12-02", "2026-12-01", Some(0), None, "starts_after_due");
    check_action("2026-12-01 <2026-12-01", "2026-12-01", Some(0), None, "");
    check_action(">2026-11-23", "2026-11-23", None, Some(1), "late_but_on_track");
}

#[track_caller]
fn check_links(line: &str, expected: &str) {
    let plan = Plan { milestones: milestones(line), ..Plan::default() };
    let found: Vec<String> = problems(&plan, today())
        .into_iter()
        .map(|it| {
            let other = it.values.get("titles").or(it.values.get("other_title")).cloned().unwrap_or_default();
            format!("{} {} {other}", it.code.replace("roadmap_", ""), it.values["title"]).trim().to_owned()
        })
        .collect();
    assert_eq!(found.join(", "), expected, "{line}");
}

#[test]
fn milestones_wait_for_each_other() {
    check_links("a 2026-12-01; b 2026-12-02 :a", "");
    check_links("a 2026-12-01; b 2026-12-01 :a", "");
    check_links("a 2026-12-03; b 2026-12-02 :a", "before_predecessor B A");
    check_links("a 2026-12-01 >2026-12-05; b 2026-12-02 :a", "explanation_missing A, before_predecessor B A");
    check_links("a 2026-12-03 !2026-11-01; b 2026-12-02 :a", "");
    check_links("a 2026-12-03; b 2026-12-02 !2026-11-01 :a", "");
    check_links("a 2026-12-03 :gone", "");
    check_links("a 2026-12-03 :a", "cycle A A");
    check_links("a 2026-12-03 :c; b 2026-12-02 :a; c 2026-12-04 :b; d 2026-12-04 :c", "cycle A A → B → C");
    check_links("a 2026-12-05 :b; b 2026-12-06 :a; c 2026-12-01 :a", "before_predecessor C A, cycle A A → B");
}

#[test]
fn a_milestone_is_called_by_its_dates() {
    let word = |line: &str| Step::from(&milestones(line)[0]).standing(today()).word();
    assert_eq!(word("a 2026-12-01"), "on_track");
    assert_eq!(word("a 2026-11-01"), "behind");
    assert_eq!(word("a 2026-11-01 >2026-12-01"), "postponed");
    assert_eq!(word("a 2026-12-01 >2026-12-01"), "on_track");
    assert_eq!(word("a 2026-12-02 >2026-12-01"), "on_track");
    assert_eq!(word("a 2026-12-11 >2026-12-01"), "on_track");
    assert_eq!(word("a 2026-11-01 !2026-12-01"), "achieved");
}

#[test]
fn all_that_hangs_on_a_milestone_follows_it() {
    let found = |line: &str| {
        let all = milestones(line);
        Waiting::new(&all).followers("a").into_iter().map(|it| it.id.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found("a; b :a; c :b; d"), "b c");
    assert_eq!(found("a; b :a !2026-11-01; c :b"), "");
    assert_eq!(found("a :c; b :a; c :b"), "b c", "a ring ends where it began");
    assert_eq!(found("a; b :a; c :a; d :b,c"), "b c d");
}

#[test]
fn a_week_is_prepared_from_forty_weeks_before() {
    let mut week = Week { starts_on: on("2027-05-03").unwrap(), ends_on: on("2027-05-09").unwrap(), ..Week::default() };
    let date = |week: &Week, code: &str| week_dates(week).into_iter().find(|(step, _)| step.code == code).unwrap().1;
    let expected = [
        ("theme", "2026-07-27"),
        ("call_opens", "2026-11-02"),
        ("partner_meeting", "2026-11-30"),
        ("call_closes", "2027-01-11"),
        ("decisions", "2027-02-01"),
        ("venue_check", "2027-02-08"),
        ("copy_deadline", "2027-02-22"),
        ("proofs", "2027-03-08"),
        ("print", "2027-03-22"),
        ("launch", "2027-04-19"),
        ("week", "2027-05-03"),
        ("returns", "2027-05-30"),
        ("report", "2027-07-04"),
        ("council", "2027-07-18"),
    ];
    for (code, day) in expected {
        assert_eq!(date(&week, code), on(day).unwrap(), "{code}");
    }
    assert_eq!(WEEK_STEPS.len(), expected.len());
    week.print_on = on("2027-03-15");
    assert_eq!(date(&week, "print"), on("2027-03-15").unwrap(), "the week's own date wins");
}

#[test]
fn steps_of_a_week_never_come_before_what_they_wait_for() {
    for (at, step) in WEEK_STEPS.iter().enumerate() {
        for before in step.after {
            let found = WEEK_STEPS.iter().position(|it| it.code == *before).unwrap();
            assert!(found < at && WEEK_STEPS[found].weeks <= step.weeks, "{} after {before}", step.code);
        }
    }
}

fn busy() -> Plan {
    let task = |id: &str, who: &str, due: &str, done: &str| Task {
        id: id.to_owned(),
        title: id.to_owned(),
        assignee: who.to_owned(),
        due_on: on(due),
        done_on: on(done),
        ..Task::default()
    };
    let mut plan = Plan {
        tasks: vec![
            task("old", "Ana", "2026-11-01", ""),
            task("soon", "Ana, Ben", "2026-11-30", ""),
            task("later", "Ana", "2026-12-01", ""),
            task("undated", "ana", "", ""),
            task("nobody's", "", "2026-11-25", ""),
            task("done", "Ana", "2026-11-25", "2026-11-20"),
        ],
        actions: vec![Action { owner: "Ben".to_owned(), ..action("2026-11-20 behind ?x") }],
        milestones: milestones("m 2026-11-20 >2026-11-26; n 2026-11-20 !2026-11-20"),
        ..Plan::default()
    };
    plan.milestones[0].responsible = "Cleo".to_owned();
    plan.partners.push(Partner {
        id: "p".to_owned(),
        name: "P".to_owned(),
        memorandum_remind_on: on("2026-11-24"),
        ..Partner::default()
    });
    plan.interactions.push(Interaction {
        id: "i".to_owned(),
        partner_id: "p".to_owned(),
        title: "letter".to_owned(),
        answer_due_on: on("2026-11-22"),
        author: "Ben".to_owned(),
        ..Interaction::default()
    });
    let indicator = |id: &str, computed: &str| Indicator {
        id: id.to_owned(),
        name: id.to_owned(),
        collector: "Ben".to_owned(),
        next_due_on: on("2026-11-30"),
        computed: computed.to_owned(),
        ..Indicator::default()
    };
    plan.indicators = vec![indicator("reading", ""), indicator("counted", "events_held")];
    plan
}

#[track_caller]
fn check_week(person: Option<&str>, expected: &str) {
    let found: Vec<String> = this_week(&busy(), today(), person).into_iter().map(|due| due.title).collect();
    assert_eq!(found.join(" "), expected, "{person:?}");
}

#[test]
fn this_week_holds_what_is_due_and_what_is_overdue() {
    check_week(None, "old A letter P nobody's M soon reading undated");
    check_week(Some("Ana"), "old P nobody's soon undated");
    check_week(Some(" BEN "), "A letter P nobody's soon reading");
    check_week(Some("Zoe"), "P nobody's");
    assert_eq!(names(&busy()), ["Ana", "Ben", "Cleo"]);
}

#[test]
fn a_goal_is_as_far_as_its_actions() {
    let of = |goal: &str, line: &str| Action { goal_id: Some(goal.to_owned()), ..action(line) };
    let plan = Plan {
        goals: vec![Goal { id: "g".to_owned(), ..Goal::default() }, Goal { id: "h".to_owned(), ..Goal::default() }],
        actions: vec![
            of("g", "2026-01-01 achieved"),
            of("g", "2026-01-01 behind"),
            of("g", "2027-01-01"),
            of("gone", "2027-01-01"),
        ],
        ..Plan::default()
    };
    let roll_ups = roll_ups(&plan, today());
    let goal = &roll_ups["g"];
    assert_eq!((goal.actions, goal.achieved, goal.late), (3, 1, 1));
    assert_eq!(goal.percent().map(f64::round), Some(33.0));
    assert_eq!(roll_ups["h"].percent(), None, "no actions is not nought percent");
    assert_eq!(roll_ups[""].actions, 1);
}

/// The slow twin: a milestone is in a ring when it can be reached from itself; two share one when each reaches the other.
fn slow_cycles(milestones: &[Milestone]) -> BTreeSet<BTreeSet<Id>> {
    let reach = |from: &str| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut next = vec![from];
        while let Some(id) = next.pop() {
            let links = milestones.iter().find(|it| it.id == id).map(|it| it.after_ids.as_slice()).unwrap_or_default();
            for link in links.iter().filter(|link| milestones.iter().any(|it| it.id == **link)) {
                if seen.insert(link.as_str()) {
                    next.push(link);
                }
            }
        }
        seen
    };
    let in_ring = milestones.iter().filter(|it| reach(&it.id).contains(it.id.as_str()));
    let ring = |it: &Milestone| {
        let shares =
            |other: &&Milestone| reach(&it.id).contains(other.id.as_str()) && reach(&other.id).contains(it.id.as_str());
        milestones.iter().filter(shares).map(|it| it.id.clone()).collect::<BTreeSet<Id>>()
    };
    in_ring.map(ring).collect()
}

proptest! {
    #[test]
    fn rings_are_those_of_the_slow_twin(links in prop::collection::vec(prop::collection::vec(0usize..14, 0..3), 0..12)) {
        let milestones: Vec<Milestone> = links
            .iter()
            .enumerate()
            .map(|(at, after)| Milestone {
                id: at.to_string(),
                after_ids: after.iter().map(ToString::to_string).collect(),
                ..Milestone::default()
            })
            .collect();
        let found: BTreeSet<BTreeSet<Id>> =
            cycles(&milestones).into_iter().map(|ring| ring.into_iter().collect()).collect();
        prop_assert_eq!(found, slow_cycles(&milestones));
    }
}
