//! Which round counts, which one came before it, what its areas come to, and what its raters said.

use std::collections::BTreeMap;

use super::{frameworks, id, rating, round};
use crate::rules::agreement::{Agreement, AgreementWord, agreements};
use crate::rules::progress::{self, AreaRatings, area_progress, area_ratings, round_before};
use crate::rules::scoring::{ScoreResult, score};
use crate::*;

const FEATURES: [&str; 4] = ["a1x", "a1y", "a2x", "a2y"];

/// A rating of each of the four features.
fn rated(round: &str, now: Option<i64>) -> Vec<Rating> {
    FEATURES.iter().map(|feature| rating(round, feature, now, Some(4))).collect()
}

/// A plan with rounds in which every feature is rated.
fn plan_of(rounds: Vec<Assessment>) -> Plan {
    let ratings = rounds.iter().flat_map(|round| rated(&round.id, Some(2))).collect();
    Plan { assessments: rounds, ratings, ..frameworks() }
}

#[test]
fn a_scored_round_and_one_of_a_neighbourhood_are_never_the_latest_of_the_city() {
    let plan = plan_of(vec![
        round("city", "2024-01-01"),
        Assessment { kind: AssessmentKind::Scored, ..round("scored", "2026-01-01") },
        Assessment { neighbourhood_id: Some(id("east")), ..round("east", "2026-02-01") },
    ]);
    assert_eq!(progress::latest_assessment(&plan).map(|it| it.id.as_str()), Some("city"));
    assert_eq!(progress::latest_of(&plan, "a").map(|it| it.id.as_str()), Some("city"));
    assert_eq!(progress::latest_of(&plan, "b"), None);
}

#[test]
fn of_rounds_of_one_day_the_last_by_id_counts() {
    let plan = plan_of(vec![round("two", "2026-01-01"), round("one", "2026-01-01"), round("zero", "2025-01-01")]);
    assert_eq!(progress::latest_assessment(&plan).map(|it| it.id.as_str()), Some("two"));
}

/// Which round came before one of 1 May 2026 when there is another one.
#[track_caller]
fn check_before(other: Assessment, expected: bool) {
    let plan = plan_of(vec![other.clone(), round("now", "2026-05-01")]);
    let found = round_before(&plan, &plan.assessments[1]).map(|it| it.id.as_str());
    assert_eq!(found, expected.then_some("other"), "{other:?}");
}

#[test]
fn a_round_before_another_is_earlier_and_asks_the_same_of_the_same() {
    let other = round("other", "2026-04-30");
    check_before(other.clone(), true);
    check_before(round("other", "2026-05-01"), false);
    check_before(round("other", "2026-05-02"), false);
    check_before(Assessment { framework_id: id("b"), ..other.clone() }, false);
    check_before(Assessment { kind: AssessmentKind::Scored, ..other.clone() }, false);
    check_before(Assessment { neighbourhood_id: Some(id("east")), ..other.clone() }, false);
    check_before(Assessment { is_light: true, ..other }, false);
}

#[test]
fn the_last_of_the_earlier_rounds_is_compared_with_and_no_draft_is() {
    let mut plan = plan_of(vec![
        round("draft", "2026-04-01"),
        round("first", "2023-05-01"),
        round("third", "2025-05-01"),
        round("second", "2024-05-01"),
        round("now", "2026-05-01"),
    ]);
    let before = |plan: &Plan| round_before(plan, &plan.assessments[4]).map(|it| it.id.clone());
    assert_eq!(before(&plan).as_deref(), Some("draft"));
    plan.ratings.iter_mut().filter(|it| it.assessment_id == "draft").for_each(|it| it.now = None);
    assert_eq!(before(&plan).as_deref(), Some("third"));
    plan.assessments.truncate(1);
    plan.assessments.push(round("now", "2026-05-01"));
    assert_eq!(round_before(&plan, &plan.assessments[1]), None);
}

#[test]
fn half_of_what_a_round_asks_for_is_enough_to_count() {
    let mut plan = frameworks();
    for area in ["a1", "a2"] {
        plan.features.push(Feature { id: format!("{area}z"), area_id: id(area), ..Feature::default() });
    }
    plan.features[0].is_light = true;
    let features = ["a1x", "a1y", "a1z", "a2x", "a2y", "a2z"];
    for (rated, is_draft) in [(0, true), (1, true), (2, true), (3, false), (4, false), (6, false)] {
        plan.ratings = features[..rated].iter().map(|feature| rating("r", feature, Some(1), None)).collect();
        assert_eq!(progress::is_draft(&plan, &round("r", "2026-01-01")), is_draft, "{rated} of six");
    }
    plan.ratings.truncate(1);
    let light = Assessment { is_light: true, ..round("r", "2026-01-01") };
    assert!(!progress::is_draft(&plan, &light), "a light round asks for one");
}

#[test]
fn areas_have_the_averages_of_their_rated_features() {
    let mut plan =
        plan_of(vec![round("a", "2026-01-01"), Assessment { framework_id: id("b"), ..round("b", "2026-01-01") }]);
    plan.ratings = vec![
        rating("a", "a1x", Some(1), Some(4)),
        rating("a", "a1y", Some(2), None),
        rating("a", "b1x", Some(4), Some(4)),
        rating("b", "b2x", None, Some(3)),
        rating("b", "a1x", Some(4), Some(4)),
    ];
    let open = AreaRatings::default();
    let of = |now: Option<f64>, ambition: Option<f64>| AreaRatings { now, ambition };
    let named = |areas: [(&str, AreaRatings); 2]| BTreeMap::from(areas.map(|(area, ratings)| (id(area), ratings)));
    assert_eq!(area_ratings(&plan, "a"), named([("a1", of(Some(1.5), Some(4.0))), ("a2", open)]));
    assert_eq!(area_ratings(&plan, "b"), named([("b1", open), ("b2", of(None, Some(3.0)))]));
    assert_eq!(area_ratings(&plan, "gone"), BTreeMap::new());
}

#[test]
fn an_area_has_come_so_far_towards_its_ambitions() {
    let progress = |ratings: &[(Option<i64>, Option<i64>)]| {
        let mut plan = plan_of(vec![round("r", "2026-01-01")]);
        let pairs = ratings.iter().zip(["a1x", "a1y"]);
        plan.ratings = pairs.map(|((now, ambition), feature)| rating("r", feature, *now, *ambition)).collect();
        area_progress(&plan, "r")["a1"]
    };
    for (ratings, expected) in [
        (vec![], None),
        (vec![(Some(1), Some(4))], Some(25.0)),
        (vec![(Some(1), Some(4)), (Some(4), Some(4))], Some(62.5)),
        // Beyond its ambition a feature is at its ambition, and below nothing at nothing.
        (vec![(Some(4), Some(2)), (Some(1), Some(2))], Some(75.0)),
        (vec![(Some(-1), Some(2)), (Some(1), Some(2))], Some(25.0)),
        (vec![(Some(0), Some(4))], Some(0.0)),
        (vec![(None, Some(4)), (Some(1), None)], None),
        (vec![(Some(1), Some(0))], None),
        (vec![(Some(3), Some(0)), (Some(1), Some(1))], Some(100.0)),
    ] {
        assert_eq!(progress(&ratings), expected, "{ratings:?}");
    }
}

#[test]
fn what_raters_said_is_gathered_by_feature_of_a_round() {
    let opinion = |round: &str, feature: &str, now: Option<i64>, ambition: Option<i64>| Opinion {
        assessment_id: id(round),
        feature_id: id(feature),
        now,
        ambition,
        ..Opinion::default()
    };
    let mut plan = frameworks();
    plan.opinions = vec![
        opinion("r", "a1x", Some(1), Some(4)),
        opinion("r", "a2x", None, Some(2)),
        opinion("r", "a1x", Some(2), Some(3)),
        opinion("r", "a1x", Some(4), None),
        opinion("other", "a1y", Some(4), None),
    ];
    let expected = BTreeMap::from([
        (
            id("a1x"),
            Agreement {
                raters: 3,
                now: Some(2),
                ambition: Some(3),
                lowest: Some(1),
                highest: Some(4),
                near: 2,
                word: AgreementWord::Fair,
            },
        ),
        (
            id("a2x"),
            Agreement {
                raters: 0,
                now: None,
                ambition: Some(2),
                lowest: None,
                highest: None,
                near: 0,
                word: AgreementWord::Nobody,
            },
        ),
    ]);
    assert_eq!(agreements(&plan, "r"), expected);
}

#[test]
fn criteria_without_points_ask_for_nothing() {
    let mut plan = frameworks();
    let scored = Assessment { kind: AssessmentKind::Scored, pass_mark: Some(1.0), ..round("s", "2026-01-01") };
    let criterion = |feature: &str, points: f64| Criterion {
        assessment_id: id("s"),
        feature_id: id(feature),
        points,
        ..Criterion::default()
    };
    plan.criteria = vec![criterion("a1x", 0.0), criterion("a1y", -1.0)];
    let found = score(&plan, &scored);
    assert_eq!((found.criteria, found.missing, found.result), (0, 0, ScoreResult::Unweighted));
    plan.criteria.push(criterion("a2x", 2.0));
    plan.ratings = vec![rating("s", "a2x", Some(2), None)];
    let found = score(&plan, &scored);
    assert_eq!((found.criteria, found.missing, found.possible), (1, 0, 2.0));
    assert_eq!((found.points, found.result), (1.0, ScoreResult::Passed));
    assert_eq!(found.areas.keys().collect::<Vec<_>>(), ["a2"]);
}
