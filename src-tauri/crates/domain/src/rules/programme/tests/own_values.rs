//! Values that their field does not understand are told, once each, for every kind of record that has fields.

use crate::rules::own_fields::value;
use crate::rules::testing::*;
use crate::*;

/// Expected: code, name of the record and value of each problem that own fields make.
#[track_caller]
fn check(kind: OwnKind, said: &str, expected: &str) {
    let mut plan = plan("Hall 10-12 title=Bread by=Library");
    plan.indicators.push(Indicator { id: "i".to_owned(), name: "Learners".to_owned(), ..Indicator::default() });
    let choices = vec!["Hall".to_owned()];
    for (subject, id, name) in [
        (OwnSubject::Event, plan.events[0].id.clone(), "Bread"),
        (OwnSubject::Partner, "Library".to_owned(), "Library"),
        (OwnSubject::Venue, plan.venues[0].id.clone(), "House"),
        (OwnSubject::Indicator, "i".to_owned(), "Learners"),
    ] {
        let field = OwnField {
            id: subject.word().to_owned(),
            name: "Own".to_owned(),
            subject,
            kind,
            choices: choices.clone(),
            ..OwnField::default()
        };
        let mut plan = plan.clone();
        plan.own_values.push(value(&field, &id, said.to_owned()));
        plan.own_fields.push(field);
        let found = problems(&plan, &plan.weeks[0], early());
        let found: Vec<&Problem> = found.iter().filter(|it| it.code.starts_with("own_")).collect();
        let told: Vec<String> =
            found.iter().map(|it| format!("{} {} {}", it.code, it.values["title"], it.values["value"])).collect();
        let expected = if expected.is_empty() { String::new() } else { format!("{expected} {name} {said}") };
        assert_eq!(told.join(", "), expected, "{kind:?} {said:?} of {subject:?}");
        for problem in found {
            assert_eq!(problem.field, Some(format!("own.{}", subject.word())), "the form opens at the field");
            // A choice that the list has no longer may still be right.
            let severity = if problem.code == "own_choice_gone" { Severity::Hint } else { Severity::Warning };
            assert_eq!(problem.severity, severity);
            assert_eq!(problem.event_id.is_some(), subject == OwnSubject::Event);
        }
    }
}

#[test]
fn what_a_field_does_not_understand_is_told() {
    check(OwnKind::Text, "anything", "");
    check(OwnKind::Number, "12", "");
    check(OwnKind::Number, "", "");
    check(OwnKind::Number, "twelve", "own_value_not_understood");
    check(OwnKind::Date, "soon", "own_value_not_understood");
    check(OwnKind::YesNo, "perhaps", "own_value_not_understood");
    check(OwnKind::Choice, "Hall", "");
    check(OwnKind::Choice, "Yard", "own_choice_gone");
}

#[test]
fn values_of_nobody_and_of_other_weeks_are_not_told() {
    let mut plan = plan("Hall 10-12");
    let field = OwnField { id: "f".to_owned(), kind: OwnKind::Number, ..OwnField::default() };
    plan.own_values.push(value(&field, "nobody", "twelve".to_owned()));
    plan.own_values.push(OwnValue { subject: Subject::Venue, ..value(&field, "House", "twelve".to_owned()) });
    plan.own_fields.push(field);
    let is_told = problems(&plan, &plan.weeks[0], early()).iter().any(|it| it.code.starts_with("own_"));
    assert!(!is_told, "a field of events says nothing of a venue");
}
