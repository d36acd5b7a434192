//! Rounds in depth: opinions of several raters, points, comparison, and the designation over the years.
//!
//! Rounds and single ratings are saved in `frameworks`; opinions, weights and evidence are plain records.

use std::collections::BTreeSet;

use domain::rules::agreement::{Agreement, agreements};
use domain::rules::progress::area_ratings;
use domain::rules::scoring::{Designation, Score, designations, score, spread};
use domain::*;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::records::drafts::{label, need};

/// What stands behind the ratings of a round.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct RoundDetail {
    pub raters: Vec<String>,
    pub opinions: Vec<Opinion>,
    /// By feature id.
    pub agreements: BTreeMap<Id, Agreement>,
    pub criteria: Vec<Criterion>,
    /// Of scored rounds.
    pub score: Option<Score>,
    /// Brought to this round, or at any time, for features of its framework.
    pub evidence: Vec<Evidence>,
    pub neighbourhood: Option<String>,
}

/// Two rounds side by side: a line for each area and one for each of its features.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct RoundComparison {
    pub first: Assessment,
    pub second: Assessment,
    pub rows: Vec<RoundPair>,
}

/// A feature, or the average of an area, in two rounds.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct RoundPair {
    pub area_id: Id,
    pub feature_id: Option<Id>,
    pub name: String,
    pub first: Option<f64>,
    pub second: Option<f64>,
    /// Percentage points of the scale gained from the first to the second; so rounds of different scales compare.
    pub gained: Option<f64>,
}

pub(crate) fn get_round(desk: &Desk, id: Id) -> Result<RoundDetail, Failure> {
    let shown = desk.shown()?;
    let plan = &shown.plan;
    let round = need(&plan.assessments, &id)?;
    let opinions: Vec<Opinion> = plan.opinions.iter().filter(|it| it.assessment_id == id).cloned().collect();
    let raters: BTreeSet<&str> = opinions.iter().map(|opinion| opinion.rater.as_str()).collect();
    let features: BTreeSet<&str> = features_of(plan, round).iter().map(|it| it.id.as_str()).collect();
    let is_ours = |it: &&Evidence| {
        it.subject == Subject::Feature
            && features.contains(it.subject_id.as_str())
            && it.assessment_id.as_ref().is_none_or(|round| *round == id)
    };
    let by = |id: &Id| plan.neighbourhoods.iter().find(|it| it.id == *id).map(|it| it.name.clone());
    Ok(RoundDetail {
        raters: raters.into_iter().map(str::to_owned).collect(),
        agreements: agreements(plan, &id),
        criteria: plan.criteria.iter().filter(|it| it.assessment_id == id).cloned().collect(),
        score: (round.kind == AssessmentKind::Scored).then(|| score(plan, round)),
        evidence: plan.evidence.iter().filter(is_ours).cloned().collect(),
        neighbourhood: round.neighbourhood_id.as_ref().and_then(by),
        opinions,
    })
}

/// The features that a round looks at, in the order of the framework.
fn features_of<'a>(plan: &'a Plan, round: &Assessment) -> Vec<&'a Feature> {
    let areas = areas_in_order(plan, &round.framework_id);
    let of_area = |area: &&Area| {
        let mut features: Vec<&Feature> = plan.features.iter().filter(|it| it.area_id == area.id).collect();
        features.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
        features
    };
    let features = areas.iter().flat_map(of_area);
    features.filter(|feature| !round.is_light || feature.is_light).collect()
}

pub(crate) fn areas_in_order<'a>(plan: &'a Plan, framework_id: &str) -> Vec<&'a Area> {
    let mut levels: Vec<&Level> = plan.levels.iter().filter(|it| it.framework_id == framework_id).collect();
    levels.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    let of_level = |level: &&Level| {
        let mut areas: Vec<&Area> = plan.areas.iter().filter(|it| it.level_id == level.id).collect();
        areas.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
        areas
    };
    levels.iter().flat_map(of_level).collect()
}

pub(crate) fn get_comparison(desk: &Desk, first: Id, second: Id) -> Result<RoundComparison, Failure> {
    let shown = desk.shown()?;
    let plan = &shown.plan;
    let (first, second) = (need(&plan.assessments, &first)?, need(&plan.assessments, &second)?);
    if first.framework_id != second.framework_id {
        return Err(Failure::new("rounds_of_two_frameworks"));
    }
    let averages = [area_ratings(plan, &first.id), area_ratings(plan, &second.id)];
    let now = |round: &Assessment, feature: &Feature| {
        let found = plan.ratings.iter().find(|it| it.assessment_id == round.id && it.feature_id == feature.id);
        found.and_then(|rating| rating.now).map(|now| now as f64)
    };
    let share = |round: &Assessment, value: f64| 100.0 * value / round.scale_max.max(1) as f64;
    let pair = |area_id: &Id, feature_id: Option<Id>, name: String, values: [Option<f64>; 2]| RoundPair {
        area_id: area_id.clone(),
        feature_id,
        name,
        first: values[0],
        second: values[1],
        gained: values[0].zip(values[1]).map(|(a, b)| share(second, b) - share(first, a)),
    };
    let mut rows = Vec::new();
    for area in areas_in_order(plan, &first.framework_id) {
        let average = |at: usize| averages[at].get(&area.id).and_then(|it| it.now);
        rows.push(pair(&area.id, None, coded(&area.code, &area.name), [average(0), average(1)]));
        let mut features: Vec<&Feature> = plan.features.iter().filter(|it| it.area_id == area.id).collect();
        features.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
        for feature in features {
            let values = [now(first, feature), now(second, feature)];
            rows.push(pair(&area.id, Some(feature.id.clone()), coded(&feature.code, &feature.name), values));
        }
    }
    Ok(RoundComparison { first: first.clone(), second: second.clone(), rows })
}

pub(crate) fn coded(code: &str, name: &str) -> String {
    format!("{code} {name}").trim().to_owned()
}

pub(crate) fn list_designations(desk: &Desk, framework_id: Id) -> Result<Vec<Designation>, Failure> {
    Ok(designations(&desk.shown()?.plan, &framework_id))
}

/// Makes the middle opinion of the raters the rating of the team, for every feature that somebody has an opinion
/// on, or for one. Says how many ratings that makes.
pub(crate) fn set_middle_ratings(desk: &Desk, assessment_id: Id, feature_id: Option<Id>) -> Result<usize, Failure> {
    desk.write(|plan, file| {
        let round = need(&plan.assessments, &assessment_id)?;
        let agreed = agreements(plan, &assessment_id);
        let chosen = agreed.iter().filter(|(id, _)| feature_id.as_ref().is_none_or(|wanted| wanted == *id));
        let ratings: Vec<Rating> = chosen
            .filter(|(_, agreement)| agreement.now.is_some() || agreement.ambition.is_some())
            .map(|(feature_id, agreement)| {
                let id = domain::link_id(&[&assessment_id, feature_id]);
                let old = plan.ratings.iter().find(|rating| rating.id == id).cloned();
                let old = old.unwrap_or_else(|| Rating {
                    id,
                    assessment_id: assessment_id.clone(),
                    feature_id: feature_id.clone(),
                    ..Rating::default()
                });
                Rating { now: agreement.now.or(old.now), ambition: agreement.ambition.or(old.ambition), ..old }
            })
            .collect();
        if ratings.is_empty() {
            return Err(Failure::new("no_opinions"));
        }
        file.command(label("set_middle_ratings", &round.title), |tx| ratings.iter().try_for_each(|it| tx.put(it)))?;
        Ok(ratings.len())
    })
}

/// The most points that a round can be spread over.
const MOST_POINTS: f64 = 10_000.0;

/// Spreads points over the features of a round, as equal as tenths allow.
pub(crate) fn set_equal_points(desk: &Desk, assessment_id: Id, points: f64) -> Result<usize, Failure> {
    if !(1.0..=MOST_POINTS).contains(&points) {
        return Err(Failure::invalid("points_not_valid", "points"));
    }
    desk.write(|plan, file| {
        let round = need(&plan.assessments, &assessment_id)?;
        let features = features_of(plan, round);
        let shares = spread((10.0 * points).round() as u32, features.len());
        let criteria = features.iter().zip(shares).map(|(feature, points)| Criterion {
            id: domain::link_id(&[&assessment_id, &feature.id]),
            assessment_id: assessment_id.clone(),
            feature_id: feature.id.clone(),
            points,
        });
        let criteria: Vec<Criterion> = criteria.collect();
        file.command(label("set_equal_points", &round.title), |tx| criteria.iter().try_for_each(|it| tx.put(it)))?;
        Ok(criteria.len())
    })
}
