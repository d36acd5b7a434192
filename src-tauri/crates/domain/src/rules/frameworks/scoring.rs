//! Scored rounds: points by weight, a pass mark, and who holds the designation after each round.
//!
//! Not rated is not zero: a round with an open criterion has no result yet. A designation is lost by failing twice
//! in a row; failing once only defers it. How the points come about is `weight x now / best rating`.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::{Assessment, AssessmentKind, Id, Plan, words};

/// What a scored round comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub struct Score {
    /// Points of the criteria that are rated.
    pub points: f64,
    /// Points of all criteria.
    pub possible: f64,
    pub pass_mark: Option<f64>,
    /// Criteria, and how many of them nobody has rated.
    pub criteria: usize,
    pub missing: usize,
    pub result: ScoreResult,
    /// In no order of its own: by area id.
    pub areas: BTreeMap<Id, AreaScore>,
}

/// The part of a score that one area brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub struct AreaScore {
    pub points: f64,
    pub possible: f64,
    pub missing: usize,
}

words!(
    /// How a scored round ends.
    ScoreResult {
        Unweighted = "unweighted", Incomplete = "incomplete", Unmarked = "unmarked", Passed = "passed",
        Below = "below",
    }
);

words!(
    /// What a round does to the designation.
    Standing {
        Open = "open", Gained = "gained", Kept = "kept", Deferred = "deferred", Lost = "lost", NotGained = "not_gained",
    }
);

/// A round in the history of a designation.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub struct Designation {
    pub assessment_id: Id,
    pub title: String,
    pub held_on: NaiveDate,
    pub points: f64,
    pub possible: f64,
    pub pass_mark: Option<f64>,
    pub missing: usize,
    pub result: ScoreResult,
    pub standing: Standing,
    /// Whether the city is designated after it.
    pub is_designated: bool,
}

/// The score of a round.
pub fn score(plan: &Plan, assessment: &Assessment) -> Score {
    let ratings: HashMap<&str, Option<i64>> = plan
        .ratings
        .iter()
        .filter(|rating| rating.assessment_id == assessment.id)
        .map(|rating| (rating.feature_id.as_str(), rating.now))
        .collect();
    let areas: HashMap<&str, &str> =
        plan.features.iter().map(|feature| (feature.id.as_str(), feature.area_id.as_str())).collect();
    let best = assessment.scale_max.max(1);
    let mut score = Score { pass_mark: assessment.pass_mark, ..Score::default() };
    for criterion in plan.criteria.iter().filter(|it| it.assessment_id == assessment.id && 0.0 < it.points) {
        let area = score.areas.entry(areas.get(criterion.feature_id.as_str()).copied().unwrap_or_default().to_owned());
        let area = area.or_default();
        area.possible += criterion.points;
        score.criteria += 1;
        match ratings.get(criterion.feature_id.as_str()).copied().flatten() {
            Some(now) => area.points += criterion.points * now.clamp(0, best) as f64 / best as f64,
            None => area.missing += 1,
        }
    }
    score.points = score.areas.values().map(|area| area.points).sum();
    score.possible = score.areas.values().map(|area| area.possible).sum();
    score.missing = score.areas.values().map(|area| area.missing).sum();
    score.result = result(&score);
    score
}

/// Sums of tenths come out a hair below what people add up by hand.
const HAIR: f64 = 1e-9;

fn result(score: &Score) -> ScoreResult {
    match score.pass_mark {
        _ if score.criteria == 0 => ScoreResult::Unweighted,
        _ if 0 < score.missing => ScoreResult::Incomplete,
        None => ScoreResult::Unmarked,
        Some(mark) if mark <= score.points + HAIR => ScoreResult::Passed,
        Some(_) => ScoreResult::Below,
    }
}

/// The scored rounds of a framework for the whole city, oldest first, with what each did to the designation.
pub fn designations(plan: &Plan, framework_id: &str) -> Vec<Designation> {
    let mut rounds: Vec<&Assessment> = plan
        .assessments
        .iter()
        .filter(|it| it.framework_id == framework_id && it.kind == AssessmentKind::Scored)
        .filter(|it| it.neighbourhood_id.is_none())
        .collect();
    rounds.sort_by(|a, b| (a.held_on, &a.id).cmp(&(b.held_on, &b.id)));
    let (mut is_designated, mut is_deferred) = (false, false);
    let mut history = Vec::with_capacity(rounds.len());
    for round in rounds {
        let score = score(plan, round);
        let standing = match (score.result, is_designated) {
            (ScoreResult::Passed, false) => Standing::Gained,
            (ScoreResult::Passed, true) => Standing::Kept,
            (ScoreResult::Below, true) if is_deferred => Standing::Lost,
            (ScoreResult::Below, true) => Standing::Deferred,
            (ScoreResult::Below, false) => Standing::NotGained,
            _ => Standing::Open,
        };
        if standing != Standing::Open {
            is_deferred = standing == Standing::Deferred;
            is_designated = matches!(standing, Standing::Gained | Standing::Kept | Standing::Deferred);
        }
        history.push(Designation {
            assessment_id: round.id.clone(),
            title: round.title.clone(),
            held_on: round.held_on,
            points: score.points,
            possible: score.possible,
            pass_mark: score.pass_mark,
            missing: score.missing,
            result: score.result,
            standing,
            is_designated,
        });
    }
    history
}

/// Points for so many criteria that come to exactly `tenths / 10`: as equal as tenths allow, the first a little more.
pub fn spread(tenths: u32, criteria: usize) -> Vec<f64> {
    let Some(count) = u32::try_from(criteria).ok().filter(|count| 0 < *count) else { return Vec::new() };
    let (each, rest) = (tenths / count, tenths % count);
    (0..count).map(|at| f64::from(each + u32::from(at < rest)) / 10.0).collect()
}
