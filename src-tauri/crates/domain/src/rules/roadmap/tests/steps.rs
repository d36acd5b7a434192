//! What is due and how late, whose names there are, the dates of a week, and what goals come to.

use super::*;

#[test]
fn what_is_due_says_what_it_is_and_how_late() {
    let found = this_week(&busy(), today(), None);
    let shown: Vec<String> =
        found.iter().map(|it| format!("{} {} {}", it.title, it.kind.word(), it.days_late(today()))).collect();
    let expected = "old task 23, A action 4, letter answer 2, P memorandum 0, nobody's task -1, M milestone -2, \
                    soon task -6, reading reading -6, undated task 0";
    assert_eq!(shown.join(", "), expected);
    let step = found.iter().find(|it| it.title == "M").unwrap();
    assert_eq!(step.subject, Some((Subject::Milestone, "m".to_owned())));
}

#[test]
fn names_are_those_of_people_who_answer_for_something_as_they_are_written_most() {
    let mut plan = Plan {
        tasks: ["ana", "Ana; Ben", "ANA", "Ana"]
            .map(|who| Task { assignee: who.to_owned(), ..Task::default() })
            .to_vec(),
        ..Plan::default()
    };
    let collected = |collector: &str, computed: &str, is_context: bool| Indicator {
        collector: collector.to_owned(),
        computed: computed.to_owned(),
        is_context,
        ..Indicator::default()
    };
    plan.indicators = vec![
        collected("Cleo", "", false),
        collected("of the world", "", true),
        collected("counted", "hosts", false),
        collected("counted of the world", "hosts", true),
    ];
    assert_eq!(names(&plan), ["Ana", "Ben", "Cleo"]);
}

#[test]
fn dates_that_a_week_names_win_over_the_usual_distance() {
    let week = Week { starts_on: on("2027-05-03").unwrap(), ends_on: on("2027-05-09").unwrap(), ..Week::default() };
    let dates = |week: &Week| -> Vec<(&str, String)> {
        week_dates(week).into_iter().map(|(step, on)| (step.code, on.to_string())).collect()
    };
    let usual = dates(&week);
    let named = Week {
        submissions_close_on: on("2027-01-11"),
        copy_deadline_on: on("2027-02-22"),
        print_on: on("2027-03-23"),
        returns_due_on: on("2027-06-04"),
        ..week
    };
    let own = [
        ("call_closes", "2027-01-11"),
        ("copy_deadline", "2027-02-22"),
        ("print", "2027-03-23"),
        ("returns", "2027-06-04"),
    ];
    for ((code, usual), (_, date)) in usual.into_iter().zip(dates(&named)) {
        let expected = own.iter().find(|(of, _)| *of == code).map_or(usual, |(_, date)| (*date).to_owned());
        assert_eq!(date, expected, "{code}");
    }
}

#[test]
fn a_goal_counts_its_actions_by_their_word() {
    let of = |line: &str| Action { goal_id: Some("g".to_owned()), ..action(line) };
    let lines =
        ["2026-01-01 achieved", "2026-01-01 achieved", "2026-01-01 achieved", "2026-01-01 behind", "2027-01-01"];
    let plan = Plan {
        goals: vec![Goal { id: "g".to_owned(), ..Goal::default() }],
        actions: lines.map(of).to_vec(),
        ..Plan::default()
    };
    let expected = RollUp {
        counts: [(RoadmapStatus::OnTrack, 1), (RoadmapStatus::Behind, 1), (RoadmapStatus::Achieved, 3)].into(),
        actions: 5,
        achieved: 3,
        late: 1,
    };
    let found = &roll_ups(&plan, today())["g"];
    assert_eq!((found, found.percent()), (&expected, Some(60.0)));
}

#[test]
fn a_problem_of_the_roadmap_names_its_record_and_where_to_look() {
    let plan = Plan { actions: vec![action("2026-11-20")], ..Plan::default() };
    let values = [("table", "action"), ("id", "a"), ("title", "A"), ("day_count", "4")];
    let expected = Problem {
        code: "roadmap_late_but_on_track".to_owned(),
        severity: Severity::Warning,
        key: "roadmap_late_but_on_track-a".to_owned(),
        field: Some("status".to_owned()),
        values: values.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        ..Problem::default()
    };
    assert_eq!(problems(&plan, today()), [expected]);
    let undated = Plan { actions: vec![action("")], ..Plan::default() };
    let found = problems(&undated, today());
    assert_eq!((found[0].severity, found[0].field.as_deref()), (Severity::Hint, Some("due_on")));
}

#[test]
fn the_revised_date_counts_else_the_first() {
    for (first, revised, expected) in
        [("2026-01-01", "", "2026-01-01"), ("2026-01-01", "2026-02-01", "2026-02-01"), ("", "2026-02-01", "2026-02-01")]
    {
        let action = Action { due_on: on(first), revised_due_on: on(revised), ..Action::default() };
        let goal = Goal { due_on: on(first), revised_due_on: on(revised), ..Goal::default() };
        assert_eq!((action.effective_on(), goal.effective_on()), (on(expected), on(expected)));
        if let Some(due_on) = on(first) {
            let milestone = Milestone { due_on, revised_due_on: on(revised), ..Milestone::default() };
            assert_eq!(Some(milestone.effective_on()), on(expected));
        }
    }
    assert_eq!((Action::default().effective_on(), Goal::default().effective_on()), (None, None));
}

#[test]
fn records_stand_by_position_then_by_id() {
    let goal = |id: &str, position: &str| Goal { id: id.to_owned(), position: position.to_owned(), ..Goal::default() };
    let goals = [goal("c", "a1"), goal("b", "a0"), goal("d", "Zz"), goal("a", "a1")];
    let ids: Vec<&str> = in_order(&goals, |it| &it.position).iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["d", "b", "a", "c"]);
}
