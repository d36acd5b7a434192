//! What meetings left open.

use crate::rules::decisions;
use crate::rules::testing::*;
use crate::*;

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

fn plan_with(held_on: &str, verb: RecommendationVerb) -> Plan {
    let text = str::to_owned;
    Plan {
        meetings: vec![Meeting { id: text("me"), held_on: on(held_on), ..Meeting::default() }],
        papers: vec![Paper { id: text("pp"), meeting_id: Some(text("me")), ..Paper::default() }],
        recommendations: vec![Recommendation {
            id: text("rc"),
            paper_id: text("pp"),
            verb,
            ..Recommendation::default()
        }],
        ..Plan::default()
    }
}

fn decision(recommendation_id: Option<&str>, outcome: DecisionOutcome, action_id: Option<&str>) -> Decision {
    Decision {
        id: "de".to_owned(),
        meeting_id: "me".to_owned(),
        recommendation_id: recommendation_id.map(str::to_owned),
        outcome,
        action_id: action_id.map(str::to_owned),
        ..Decision::default()
    }
}

#[test]
fn a_recommendation_waits_from_the_day_after_its_meeting() {
    let plan = plan_with("2026-10-21", RecommendationVerb::Approve);
    assert_eq!(decisions::undecided(&plan, on("2026-10-21")).len(), 0);
    assert_eq!(decisions::undecided(&plan, on("2026-10-22")).len(), 1);
    let answered = Plan { decisions: vec![decision(Some("rc"), DecisionOutcome::Refused, None)], ..plan };
    assert_eq!(decisions::undecided(&answered, on("2026-10-22")).len(), 0, "refused is an answer");
}

#[test]
fn what_is_carried_asks_for_an_action_unless_it_was_only_noted() {
    use DecisionOutcome::{Agreed, Amended, Deferred, Refused};
    let cases = [
        (RecommendationVerb::Approve, Some("rc"), Agreed, None, true),
        (RecommendationVerb::Approve, Some("rc"), Amended, None, true),
        (RecommendationVerb::Approve, Some("rc"), Agreed, Some("ac"), false),
        (RecommendationVerb::Approve, Some("rc"), Deferred, None, false),
        (RecommendationVerb::Approve, Some("rc"), Refused, None, false),
        (RecommendationVerb::Note, Some("rc"), Agreed, None, false),
        (RecommendationVerb::Note, None, Agreed, None, true),
    ];
    for (verb, asked, outcome, action, expected) in cases {
        let plan = Plan { decisions: vec![decision(asked, outcome, action)], ..plan_with("2026-10-21", verb) };
        assert_eq!(!decisions::without_action(&plan).is_empty(), expected, "{verb:?} {outcome:?} {action:?}");
    }
}

#[test]
fn declarations_name_what_they_lack() {
    let plan = Plan {
        declarations: vec![
            Declaration {
                id: "old".into(),
                adopted_on: Some(on("2017-06-12")),
                body: "Council".into(),
                ..Declaration::default()
            },
            Declaration { id: "new".into(), signatories: vec!["Ana".into()], ..Declaration::default() },
        ],
        ..Plan::default()
    };
    let order: Vec<&str> = decisions::declarations(&plan).iter().map(|it| it.id.as_str()).collect();
    assert_eq!(order, ["new", "old"]);
    let found: Vec<String> = decisions::declaration_problems(&plan).into_iter().map(|problem| problem.key).collect();
    assert_eq!(found, ["declaration_undated:new", "declaration_unsigned:old"]);
}

#[test]
fn a_declaration_counts_once_a_body_adopted_it_on_a_day_and_somebody_signed() {
    let (day, body) = (Some(on("2017-06-12")), "Council");
    for (adopted_on, body, signatories, expected) in [
        (day, body, vec!["Ana"], vec![]),
        (day, body, vec![" ", "Ana"], vec![]),
        (None, body, vec!["Ana"], vec![("declaration_undated", "adopted_on")]),
        (day, " ", vec!["Ana"], vec![("declaration_undated", "adopted_on")]),
        (day, body, vec![], vec![("declaration_unsigned", "signatories")]),
        (day, body, vec![" "], vec![("declaration_unsigned", "signatories")]),
        (None, "", vec![], vec![("declaration_undated", "adopted_on"), ("declaration_unsigned", "signatories")]),
    ] {
        let declaration = Declaration {
            id: "d".into(),
            title: "Charter".into(),
            adopted_on,
            body: body.into(),
            signatories: signatories.iter().map(|name| (*name).to_owned()).collect(),
            ..Declaration::default()
        };
        let problem = |(code, field): (&str, &str)| Problem {
            code: code.to_owned(),
            severity: Severity::Hint,
            key: format!("{code}:d"),
            field: Some(field.to_owned()),
            values: [("title".to_owned(), "Charter".to_owned())].into(),
            ..Problem::default()
        };
        let plan = Plan { declarations: vec![declaration], ..Plan::default() };
        let expected: Vec<Problem> = expected.into_iter().map(problem).collect();
        assert_eq!(decisions::declaration_problems(&plan), expected, "{adopted_on:?} {body:?} {signatories:?}");
    }
}
