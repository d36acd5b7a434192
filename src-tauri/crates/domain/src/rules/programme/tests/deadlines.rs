//! Deadlines that have passed, papers that are missing, and registrations that no place is for.

use crate::rules::testing::*;
use crate::*;

/// What is behind a deadline on a day: `deadline lack`.
fn late(programme: &str, today: &str) -> String {
    let mut plan = plan(programme);
    let week = &mut plan.weeks[0];
    let day = |text: &str| text.parse().ok();
    week.submissions_close_on = day("2027-01-31");
    week.copy_deadline_on = day("2027-03-01");
    week.print_on = day("2027-04-01");
    let found = problems(&plan, &plan.weeks[0], today.parse().expect("a day"));
    let found = found.iter().filter(|it| it.code == "deadline_passed");
    let words: Vec<String> = found
        .map(|it| {
            // The form opens at what is missing.
            let field = if it.values["lack"] == "no_text" { "short_text" } else { "status" };
            assert_eq!((it.field.as_deref(), it.severity), (Some(field), Severity::Warning));
            format!("{} {}", it.values["deadline"], it.values["lack"])
        })
        .collect();
    words.join(", ")
}

#[test]
fn deadlines_that_have_passed() {
    for (status, today, expected) in [
        ("draft", "2027-01-31", ""),
        ("draft", "2027-02-01", "submissions not_submitted"),
        ("draft", "2027-03-02", "copy undecided"),
        ("draft", "2027-04-02", "print undecided"),
        ("submitted", "2027-02-01", ""),
        ("submitted", "2027-03-02", "copy undecided"),
        ("needs_information", "2027-04-02", "print undecided"),
        ("accepted", "2027-03-01", ""),
        ("accepted", "2027-03-02", "copy no_text"),
        ("accepted text=Come", "2027-03-02", ""),
        ("accepted text=Come", "2027-04-02", "print unconfirmed"),
        ("confirmed text=Come", "2027-04-02", ""),
        ("confirmed", "2027-04-02", "print no_text"),
        ("held", "2027-05-09", ""),
        ("declined", "2027-05-09", ""),
        ("draft", "2027-05-09", "print undecided"),
        ("draft", "2027-05-10", ""),
    ] {
        assert_eq!(late(&format!("Hall 10-11 status={status}"), today), expected, "{status}, {today}");
    }
}

#[test]
fn a_return_is_late_after_its_day() {
    let mut plan = plan("Hall 10-11 status=held");
    plan.weeks[0].returns_due_on = "2027-06-01".parse().ok();
    for (today, severity) in [("2027-06-01", Severity::Hint), ("2027-06-02", Severity::Warning)] {
        let found = problems(&plan, &plan.weeks[0], today.parse().expect("a day"));
        assert_eq!((&*found[0].code, found[0].severity), ("return_missing", severity), "{today}");
    }
}

#[test]
fn insurance_papers() {
    for (programme, expected) in [
        ("Hall 10-11", ""),
        ("Hall 10-11 uninsured", "insurance_missing Hall 10-11"),
        ("Hall 10-11 uninsured status=accepted", "insurance_missing Hall 10-11"),
        ("Hall 10-11 uninsured status=submitted", ""),
        ("Hall 10-11 uninsured online", ""),
    ] {
        check(programme, expected);
    }
    let plan = plan("Hall 10-11 uninsured");
    for (today, severity) in [("2027-04-03", Severity::Hint), ("2027-04-04", Severity::Warning)] {
        let found = problems(&plan, &plan.weeks[0], today.parse().expect("a day"));
        assert_eq!(found[0].severity, severity, "thirty days before the week, {today}");
        assert_eq!(found[0].remedies[0].code(), "set_insured");
    }
}

#[test]
fn more_registrations_than_places() {
    for (notes, expected) in [
        ("for=40 registered=40", ""),
        ("for=40 registered=41", "places 40"),
        ("registered=41", ""),
        ("for=40", ""),
        ("size=30 registered=31", "room 30"),
        ("size=50 for=40 registered=45", "places 40"),
        ("for=40 registered=41 status=held", ""),
        ("for=40 registered=41 status=withdrawn", ""),
    ] {
        let plan = plan(&format!("Hall 10-11 {notes}"));
        let found = problems(&plan, &plan.weeks[0], early());
        let found = found.iter().filter(|it| it.code == "too_many_registered");
        let words: Vec<String> =
            found.map(|it| format!("{} {}", it.values["reason"], it.values["places_count"])).collect();
        assert_eq!(words.join(", "), expected, "{notes}");
    }
    let mut plan = plan("Hall 10-11 size=50 for=40 registered=90");
    assert_eq!(first_of(&plan), Some(("open_event".to_owned(), None)), "the room does not hold them");
    let again = Session { id: "more".to_owned(), starts_at: Some(at(monday(), "12")), ..plan.sessions[0].clone() };
    plan.sessions.push(Session { ends_at: Some(at(monday(), "13")), ..again });
    assert_eq!(first_of(&plan), Some(("set_capacity".to_owned(), Some(45))), "half of them at each session");
    plan.events[0].registered_count = Some(80);
    assert_eq!(first_of(&plan), None, "two sessions of forty");
}

fn first_of(plan: &Plan) -> Option<(String, Option<i64>)> {
    let found = problems(plan, &plan.weeks[0], early());
    let problem = found.iter().find(|it| it.code == "too_many_registered")?;
    let first = problem.remedies.first()?;
    let places = if let Remedy::SetCapacity { capacity_count, .. } = first { Some(*capacity_count) } else { None };
    Some((first.code().to_owned(), places))
}
