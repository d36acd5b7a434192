//! Agreement of raters, scores, designations, links between frameworks, and the gap between ambition and action.

mod rounds;

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::rules::agreement::{AgreementWord, agreement, median};
use crate::rules::scoring::{ScoreResult, Standing, designations, score, spread};
use crate::rules::{crosswalk, gap, progress};
use crate::*;

fn id(text: &str) -> Id {
    text.to_owned()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Two frameworks, `a` and `b`, each of one level with areas `a1`, `a2` and features `a1x`, `a1y`, and so on.
fn frameworks() -> Plan {
    let mut plan = Plan::default();
    for name in ["a", "b"] {
        plan.frameworks.push(Framework { id: id(name), is_main: name == "a", ..Framework::default() });
        plan.levels.push(Level { id: format!("{name}-level"), framework_id: id(name), ..Level::default() });
        for number in ["1", "2"] {
            let area = format!("{name}{number}");
            plan.areas.push(Area { id: area.clone(), level_id: format!("{name}-level"), ..Area::default() });
            for letter in ["x", "y"] {
                let feature = format!("{area}{letter}");
                plan.features.push(Feature { id: feature, area_id: area.clone(), ..Feature::default() });
            }
        }
    }
    plan
}

fn round(id: &str, held_on: &str) -> Assessment {
    Assessment {
        id: id.to_owned(),
        framework_id: "a".to_owned(),
        held_on: day(held_on),
        scale_max: 4,
        ..Assessment::default()
    }
}

fn rating(round: &str, feature: &str, now: Option<i64>, ambition: Option<i64>) -> Rating {
    Rating { assessment_id: id(round), feature_id: id(feature), now, ambition, ..Rating::default() }
}

fn tag(subject: Subject, record: &str, place: &str) -> Tag {
    let feature_id = (place.len() == 3).then(|| id(place));
    Tag { subject, subject_id: id(record), area_id: id(&place[..2]), feature_id, ..Tag::default() }
}

fn link(from: &str, to: &str) -> CrossLink {
    let feature = |place: &str| (place.len() == 3).then(|| id(place));
    CrossLink {
        id: format!("{from}>{to}"),
        from_area_id: id(&from[..2]),
        from_feature_id: feature(from),
        to_area_id: id(&to[..2]),
        to_feature_id: feature(to),
        ..CrossLink::default()
    }
}

#[track_caller]
fn agree(said: &[i64], expected: (Option<i64>, usize, AgreementWord)) {
    let opinions: Vec<Opinion> =
        said.iter().map(|now| Opinion { now: (0 <= *now).then_some(*now), ..Opinion::default() }).collect();
    let found = agreement(&opinions);
    assert_eq!((found.now, found.near, found.word), expected, "{said:?}");
}

#[test]
fn agreement_is_told_in_words() {
    use AgreementWord::*;
    agree(&[], (None, 0, Nobody));
    agree(&[-1, -1], (None, 0, Nobody));
    agree(&[3], (Some(3), 1, One));
    agree(&[3, -1], (Some(3), 1, One));
    agree(&[2, 3, 3, 2], (Some(2), 4, Strong));
    agree(&[0, 1, 2], (Some(1), 3, Strong));
    agree(&[0, 2, 3], (Some(2), 2, Fair));
    agree(&[1, 1, 3, 4], (Some(1), 2, Weak));
    agree(&[0, 0, 4, 4], (Some(0), 2, Weak));
}

#[track_caller]
fn scored(ratings: &[(&str, Option<i64>)], mark: Option<f64>, expected: (f64, usize, ScoreResult)) {
    let mut plan = frameworks();
    plan.assessments.push(Assessment { kind: AssessmentKind::Scored, pass_mark: mark, ..round("s", "2026-01-01") });
    for (feature, points) in [("a1x", 40.0), ("a1y", 30.0), ("a2x", 30.0)] {
        plan.criteria.push(Criterion {
            assessment_id: id("s"),
            feature_id: id(feature),
            points,
            ..Criterion::default()
        });
    }
    plan.ratings.extend(ratings.iter().map(|(feature, now)| rating("s", feature, *now, None)));
    let found = score(&plan, &plan.assessments[0]);
    assert_eq!((found.points, found.missing, found.result), expected, "{ratings:?}");
    assert_eq!(found.possible, 100.0);
}

#[test]
fn points_are_weight_by_rating_and_open_criteria_leave_the_result_open() {
    use ScoreResult::*;
    let all = |x, y, z| [("a1x", Some(x)), ("a1y", Some(y)), ("a2x", Some(z))];
    scored(&all(4, 4, 4), Some(60.0), (100.0, 0, Passed));
    scored(&all(2, 2, 2), Some(60.0), (50.0, 0, Below));
    scored(&all(3, 2, 2), Some(60.0), (60.0, 0, Passed));
    scored(&all(0, 0, 0), Some(60.0), (0.0, 0, Below));
    scored(&all(4, 4, 4), None, (100.0, 0, Unmarked));
    scored(&[("a1x", Some(4)), ("a1y", Some(4))], Some(60.0), (70.0, 1, Incomplete));
    scored(&[("a1x", Some(4)), ("a1y", None)], Some(60.0), (40.0, 2, Incomplete));
    scored(&all(9, 4, 4), Some(60.0), (100.0, 0, Passed));
    scored(&all(-1, 4, 4), Some(60.0), (60.0, 0, Passed));
}

#[track_caller]
fn history(now: &[Option<i64>], expected: &[Standing]) {
    let mut plan = frameworks();
    for (at, now) in now.iter().enumerate() {
        let name = format!("s{at}");
        plan.assessments.push(Assessment {
            kind: AssessmentKind::Scored,
            pass_mark: Some(60.0),
            ..round(&name, &format!("{}-01-01", 2010 + 3 * at))
        });
        let criterion =
            Criterion { assessment_id: name.clone(), feature_id: id("a1x"), points: 100.0, ..Criterion::default() };
        plan.criteria.push(criterion);
        plan.ratings.push(rating(&name, "a1x", *now, None));
    }
    let found: Vec<Standing> = designations(&plan, "a").iter().map(|it| it.standing).collect();
    assert_eq!(found, expected, "{now:?}");
}

#[test]
fn a_designation_is_lost_by_failing_twice_in_a_row() {
    use Standing::*;
    history(&[Some(3), Some(4)], &[Gained, Kept]);
    history(&[Some(1), Some(3)], &[NotGained, Gained]);
    history(&[Some(3), Some(2), Some(3), Some(2)], &[Gained, Deferred, Kept, Deferred]);
    history(&[Some(3), Some(2), Some(2), Some(2), Some(4)], &[Gained, Deferred, Lost, NotGained, Gained]);
    history(&[Some(3), None, Some(2)], &[Gained, Open, Deferred]);
    history(&[Some(3), Some(2), None, Some(2)], &[Gained, Deferred, Open, Lost]);
}

#[test]
fn what_is_tagged_reaches_other_frameworks_through_links() {
    let mut plan = frameworks();
    plan.tags = vec![
        tag(Subject::Event, "fair", "a1"),
        tag(Subject::Event, "talk", "a1x"),
        tag(Subject::Partner, "library", "a2"),
        tag(Subject::Event, "fair", "b2"),
    ];
    plan.cross_links = vec![link("a1", "b2"), link("a1x", "b1y"), link("b2", "a2")];
    let shown = |framework: &str| {
        let line = |it: crosswalk::Tied| {
            let place = it.feature_id.unwrap_or(it.area_id);
            format!("{} at {place}{}", it.subject_id, it.through.map(|link| format!(" by {link}")).unwrap_or_default())
        };
        crosswalk::tied(&plan, framework).into_iter().map(line).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(shown("b"), "talk at b1y by a1x>b1y, fair at b2, talk at b2 by a1>b2");
    assert_eq!(shown("a"), "fair at a1, talk at a1x, fair at a2 by b2>a2, library at a2", "one way, one step");
    let counts = crosswalk::counts(&crosswalk::tied(&plan, "a"));
    assert_eq!(counts["a1"][&Subject::Event], 2);
}

#[test]
fn a_gap_is_a_feature_below_its_ambition() {
    let mut plan = frameworks();
    plan.assessments.push(round("r", "2026-10-01"));
    plan.ratings = vec![
        rating("r", "a1x", Some(1), Some(4)),
        rating("r", "a1y", Some(3), Some(4)),
        rating("r", "a2x", Some(4), Some(4)),
        rating("r", "a2y", None, Some(4)),
    ];
    let action = |name: &str| Action { id: id(name), ..Action::default() };
    plan.actions = vec![
        action("train"),
        Action { goal_id: Some(id("goal")), ..action("served") },
        Action { status: RoadmapStatus::Achieved, ..action("done") },
        action("loose"),
    ];
    plan.tags = vec![
        tag(Subject::Action, "train", "a1y"),
        tag(Subject::Action, "done", "a1x"),
        tag(Subject::Goal, "goal", "b1"),
    ];
    let shown = |plan: &Plan| {
        gap::gaps(plan, "r").iter().map(|gap| (gap.feature_id.clone(), gap.action_ids.clone())).collect::<Vec<_>>()
    };
    assert_eq!(shown(&plan), [(id("a1x"), vec![]), (id("a1y"), vec![id("train")])]);
    let loose: Vec<&str> = gap::loose_actions(&plan).iter().map(|action| action.id.as_str()).collect();
    assert_eq!(loose, ["loose"]);
    plan.cross_links.push(link("b1", "a1"));
    assert_eq!(shown(&plan)[0].1, ["served"], "through its goal and a link");
}

#[test]
fn the_latest_round_is_one_of_ratings_for_the_whole_city() {
    let mut plan = frameworks();
    plan.assessments = vec![
        round("full", "2024-01-01"),
        Assessment { is_light: true, ..round("light", "2025-01-01") },
        Assessment { kind: AssessmentKind::Scored, ..round("scored", "2026-01-01") },
        Assessment { neighbourhood_id: Some(id("east")), ..round("east", "2026-01-01") },
        Assessment { framework_id: id("b"), ..round("other", "2026-01-01") },
    ];
    let rated = |round: &str, feature: &str| rating(round, feature, Some(1), None);
    plan.ratings = vec![
        rated("full", "a1x"),
        rated("full", "a1y"),
        rated("light", "a1x"),
        rated("scored", "a1x"),
        rated("east", "a1x"),
        rated("other", "b1x"),
        rated("other", "b1y"),
    ];
    assert_eq!(progress::latest_assessment(&plan).map(|round| round.id.as_str()), Some("full"));
    assert_eq!(progress::latest_of(&plan, "b").map(|round| round.id.as_str()), Some("other"));
    plan.assessments.remove(0);
    assert_eq!(progress::latest_assessment(&plan).map(|round| round.id.as_str()), Some("light"));
}

/// Which round counts while a newer one has this many of four features rated, and how many ambitions lie in it.
#[track_caller]
fn check_new_round(rated: usize, expected: &str) {
    let mut plan = frameworks();
    plan.assessments = vec![round("old", "2024-01-01"), round("new", "2026-01-01")];
    let features = ["a1x", "a1y", "a2x", "a2y"];
    plan.ratings = features.iter().map(|feature| rating("old", feature, Some(1), Some(3))).collect();
    let newer = features.iter().enumerate();
    plan.ratings.extend(newer.map(|(at, feature)| rating("new", feature, (at < rated).then_some(2), Some(4))));
    assert_eq!(progress::latest_assessment(&plan).map(|round| round.id.as_str()), Some(expected), "{rated} rated");
}

#[test]
fn a_round_that_is_being_filled_in_is_a_draft() {
    for (rated, expected) in [(0, "old"), (1, "old"), (2, "new"), (4, "new")] {
        check_new_round(rated, expected);
    }
    let mut plan = frameworks();
    plan.assessments = vec![round("first", "2026-01-01")];
    assert_eq!(progress::latest_assessment(&plan), None, "nothing is concluded from an empty round");
    plan.ratings = vec![rating("first", "a1x", None, Some(4))];
    assert_eq!(progress::latest_assessment(&plan), None, "an ambition is no rating");
}

#[test]
fn a_new_round_begins_with_the_ambitions_of_the_last_that_counts() {
    let mut plan = frameworks();
    plan.assessments = vec![
        round("old", "2024-01-01"),
        round("draft", "2025-01-01"),
        Assessment { framework_id: id("b"), ..round("other", "2025-06-01") },
    ];
    plan.ratings = vec![
        rating("old", "a1x", Some(1), Some(3)),
        rating("old", "a1y", Some(1), None),
        rating("old", "a2x", Some(1), Some(9)),
        rating("draft", "a1x", None, Some(1)),
        rating("other", "b1x", Some(1), Some(2)),
    ];
    let new = Assessment { scale_max: 4, ..round("new", "2026-01-01") };
    let carried = progress::carried_over(&plan, &new);
    let shown: Vec<(&str, Option<i64>, Option<i64>)> =
        carried.iter().map(|it| (it.feature_id.as_str(), it.now, it.ambition)).collect();
    assert_eq!(shown, [("a1x", None, Some(3))], "nothing is rated yet, and no ambition lies beyond the scale");
    assert_eq!(carried[0].id, link_id(&["new", "a1x"]));
    assert_eq!(carried[0].assessment_id, "new");
    let scored = Assessment { kind: AssessmentKind::Scored, ..new };
    assert_eq!(progress::carried_over(&plan, &scored), [], "a scored round follows scored rounds");
}

proptest! {
    #[test]
    fn areas_add_up_to_the_whole(
        rows in prop::collection::vec((0usize..4, 0.0f64..50.0, prop::option::of(0i64..=4)), 0..40),
        mark in 0.0f64..200.0,
    ) {
        let mut plan = frameworks();
        plan.assessments.push(Assessment {
            kind: AssessmentKind::Scored, pass_mark: Some(mark), ..round("s", "2026-01-01")
        });
        let mut slow = 0.0;
        plan.features.clear();
        for (at, (area, points, now)) in rows.iter().enumerate() {
            let feature = format!("f{at}");
            let area_id = ["a1", "a2", "b1", "b2"][*area].to_owned();
            plan.features.push(Feature { id: feature.clone(), area_id, ..Feature::default() });
            plan.ratings.push(rating("s", &feature, *now, None));
            plan.criteria.push(Criterion {
                assessment_id: id("s"), feature_id: feature, points: *points, ..Criterion::default()
            });
            slow += now.map_or(0.0, |now| points * now as f64 / 4.0);
        }
        let found = score(&plan, &plan.assessments[0]);
        prop_assert!((found.points - slow).abs() < 1e-6);
        prop_assert!((found.areas.values().map(|area| area.points).sum::<f64>() - found.points).abs() < 1e-9);
        prop_assert_eq!(found.areas.values().map(|area| area.missing).sum::<usize>(), found.missing);
        prop_assert!(found.points <= found.possible + 1e-9);
        if 0 < found.missing { prop_assert_eq!(found.result, ScoreResult::Incomplete); }
    }

    #[test]
    fn set_equal_points_come_to_the_whole(tenths in 0u32..20_000, criteria in 1usize..200) {
        let points = spread(tenths, criteria);
        let sum: f64 = points.iter().sum();
        prop_assert!((sum - f64::from(tenths) / 10.0).abs() < 1e-6);
        prop_assert!(points.iter().fold(0.0f64, |a, b| a.max(*b)) - points.iter().fold(f64::MAX, |a, b| a.min(*b)) < 0.11);
    }

    #[test]
    fn the_median_has_as_many_below_as_above(numbers in prop::collection::vec(0i64..10, 1..20)) {
        let middle = median(numbers.iter().copied()).unwrap();
        let below = numbers.iter().filter(|number| **number < middle).count();
        let above = numbers.iter().filter(|number| middle < **number).count();
        prop_assert!(numbers.contains(&middle));
        prop_assert!(2 * below <= numbers.len() && 2 * above <= numbers.len());
    }
}
