//! How far the city has come in its frameworks, from the ratings of one round.
//!
//! A feature that nobody rated says nothing, which is not zero.

use std::collections::{BTreeMap, HashMap};

use crate::{Assessment, AssessmentKind, Id, Plan, Rating};

/// Averages of an area's rated features, on the scale of the round.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AreaRatings {
    /// Where the city stands.
    pub now: Option<f64>,
    /// Where it wants to be.
    pub ambition: Option<f64>,
}

/// The last round of the main framework for the whole city; without a main framework, the last of all.
pub fn latest_assessment(plan: &Plan) -> Option<&Assessment> {
    let main = plan.frameworks.iter().find(|framework| framework.is_main);
    latest(plan.assessments.iter().filter(|round| main.is_none_or(|main| main.id == round.framework_id)))
}

/// The last round of a framework for the whole city.
pub fn latest_of<'a>(plan: &'a Plan, framework_id: &str) -> Option<&'a Assessment> {
    latest(plan.assessments.iter().filter(|round| round.framework_id == framework_id))
}

/// Scored rounds and those of one neighbourhood say something else. A light round counts where there is no full one.
fn latest<'a>(rounds: impl Iterator<Item = &'a Assessment>) -> Option<&'a Assessment> {
    rounds
        .filter(|round| round.kind == AssessmentKind::Rating && round.neighbourhood_id.is_none())
        .max_by(|a, b| (!a.is_light, a.held_on, &a.id).cmp(&(!b.is_light, b.held_on, &b.id)))
}

/// Percent of its ambition that each area of the round's framework has reached; `None`: not rated.
///
/// A feature beyond its ambition does not make up for another that falls short.
pub fn area_progress(plan: &Plan, assessment_id: &str) -> BTreeMap<Id, Option<f64>> {
    let rated = ratings_by_area(plan, assessment_id);
    rated.into_iter().map(|(area_id, ratings)| (area_id, percent(&ratings))).collect()
}

/// Averages of now and ambition for each area of the round's framework.
pub fn area_ratings(plan: &Plan, assessment_id: &str) -> BTreeMap<Id, AreaRatings> {
    let rated = ratings_by_area(plan, assessment_id);
    let averages = rated.into_iter().map(|(area_id, ratings)| {
        let now = average(ratings.iter().filter_map(|rating| rating.now));
        let ambition = average(ratings.iter().filter_map(|rating| rating.ambition));
        (area_id, AreaRatings { now, ambition })
    });
    averages.collect()
}

fn percent(ratings: &[&Rating]) -> Option<f64> {
    let pairs = ratings.iter().filter_map(|rating| Some((rating.now?, rating.ambition?)));
    let (reached, wanted) = pairs
        .filter(|(_, ambition)| 0 < *ambition)
        .fold((0, 0), |(reached, wanted), (now, ambition)| (reached + now.clamp(0, ambition), wanted + ambition));
    (0 < wanted).then(|| 100.0 * reached as f64 / wanted as f64)
}

fn average(numbers: impl Iterator<Item = i64>) -> Option<f64> {
    let (sum, count) = numbers.fold((0, 0), |(sum, count), number| (sum + number, count + 1));
    (0 < count).then(|| sum as f64 / f64::from(count))
}

/// The round's ratings under each area of its framework, areas without any included.
fn ratings_by_area<'a>(plan: &'a Plan, assessment_id: &str) -> BTreeMap<Id, Vec<&'a Rating>> {
    let Some(assessment) = plan.assessments.iter().find(|assessment| assessment.id == assessment_id) else {
        return BTreeMap::new();
    };
    let levels: Vec<&str> = plan
        .levels
        .iter()
        .filter(|level| level.framework_id == assessment.framework_id)
        .map(|level| level.id.as_str())
        .collect();
    let areas = plan.areas.iter().filter(|area| levels.contains(&area.level_id.as_str()));
    let mut rated: BTreeMap<Id, Vec<&Rating>> = areas.map(|area| (area.id.clone(), Vec::new())).collect();
    let area_of: HashMap<&str, &str> =
        plan.features.iter().map(|feature| (feature.id.as_str(), feature.area_id.as_str())).collect();
    for rating in plan.ratings.iter().filter(|rating| rating.assessment_id == assessment_id) {
        let area = area_of.get(rating.feature_id.as_str()).and_then(|area_id| rated.get_mut(*area_id));
        if let Some(ratings) = area {
            ratings.push(rating);
        }
    }
    rated
}
