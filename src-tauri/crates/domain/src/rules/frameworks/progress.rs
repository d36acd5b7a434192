//! How far the city has come in its frameworks, from the ratings of one round.
//!
//! A feature that nobody rated says nothing, which is not zero.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::crosswalk::areas_of;
use crate::{Assessment, AssessmentKind, Feature, Id, Plan, Rating, link_id};

/// Averages of an area's rated features, on the scale of the round.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AreaRatings {
    /// Where the city stands.
    pub now: Option<f64>,
    /// Where it wants to be.
    pub ambition: Option<f64>,
}

/// The last round of the main framework for the whole city that counts; without a main framework, the last of all.
pub fn latest_assessment(plan: &Plan) -> Option<&Assessment> {
    let main = plan.frameworks.iter().find(|framework| framework.is_main);
    latest(plan, plan.assessments.iter().filter(|round| main.is_none_or(|main| main.id == round.framework_id)))
}

/// The last round of a framework for the whole city that counts.
pub fn latest_of<'a>(plan: &'a Plan, framework_id: &str) -> Option<&'a Assessment> {
    latest(plan, plan.assessments.iter().filter(|round| round.framework_id == framework_id))
}

/// Scored rounds and those of one neighbourhood say something else. A light round counts where there is no full one.
fn latest<'a>(plan: &Plan, rounds: impl Iterator<Item = &'a Assessment>) -> Option<&'a Assessment> {
    let of_city: Vec<&Assessment> =
        rounds.filter(|round| round.kind == AssessmentKind::Rating && round.neighbourhood_id.is_none()).collect();
    let rated = rated_counts(plan);
    of_city
        .into_iter()
        .filter(|round| !is_draft_with(plan, round, &rated))
        .max_by(|a, b| (!a.is_light, a.held_on, &a.id).cmp(&(!b.is_light, b.held_on, &b.id)))
}

/// The last round before another one that asks the same of the same part of the city and counts.
pub fn round_before<'a>(plan: &'a Plan, round: &Assessment) -> Option<&'a Assessment> {
    let rated = rated_counts(plan);
    let is_like = |it: &&Assessment| {
        it.framework_id == round.framework_id
            && it.kind == round.kind
            && it.neighbourhood_id == round.neighbourhood_id
            && it.is_light == round.is_light
            && it.held_on < round.held_on
    };
    let earlier = plan.assessments.iter().filter(is_like).filter(|it| !is_draft_with(plan, it, &rated));
    earlier.max_by(|a, b| (a.held_on, &a.id).cmp(&(b.held_on, &b.id)))
}

/// Whether a round is still being filled in: fewer than half of the features that it asks for are rated. Nothing is
/// concluded from a draft; the last round that counts goes on.
pub fn is_draft(plan: &Plan, round: &Assessment) -> bool {
    is_draft_with(plan, round, &rated_counts(plan))
}

fn is_draft_with(plan: &Plan, round: &Assessment, rated: &HashMap<&str, usize>) -> bool {
    let rated = rated.get(round.id.as_str()).copied().unwrap_or(0);
    rated == 0 || 2 * rated < asked(plan, round).count()
}

/// How many features each round has a rating of.
fn rated_counts(plan: &Plan) -> HashMap<&str, usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for rating in plan.ratings.iter().filter(|rating| rating.now.is_some()) {
        *counts.entry(&rating.assessment_id).or_default() += 1;
    }
    counts
}

/// The features that a round asks for.
fn asked<'a>(plan: &'a Plan, round: &'a Assessment) -> impl Iterator<Item = &'a Feature> {
    let areas = areas_of(plan, &round.framework_id);
    plan.features
        .iter()
        .filter(move |feature| areas.contains(feature.area_id.as_str()) && (!round.is_light || feature.is_light))
}

/// The ratings with which a new round begins: the ambitions of the last one like it that counts, nothing rated yet.
/// Features that the round does not ask for, and ambitions beyond its scale, are left out.
pub fn carried_over(plan: &Plan, round: &Assessment) -> Vec<Rating> {
    let is_like = |it: &&Assessment| {
        it.id != round.id
            && it.framework_id == round.framework_id
            && it.kind == round.kind
            && it.neighbourhood_id == round.neighbourhood_id
            && !is_draft(plan, it)
    };
    let earlier = plan.assessments.iter().filter(is_like).max_by_key(|it| (it.held_on, &it.id));
    let Some(earlier) = earlier else { return Vec::new() };
    let features: HashSet<&str> = asked(plan, round).map(|feature| feature.id.as_str()).collect();
    let wanted = plan.ratings.iter().filter(|rating| rating.assessment_id == earlier.id);
    let wanted = wanted.filter(|rating| {
        features.contains(rating.feature_id.as_str())
            && rating.ambition.is_some_and(|ambition| ambition <= round.scale_max)
    });
    wanted
        .map(|rating| Rating {
            id: link_id(&[&round.id, &rating.feature_id]),
            assessment_id: round.id.clone(),
            feature_id: rating.feature_id.clone(),
            ambition: rating.ambition,
            ..Rating::default()
        })
        .collect()
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
        // Wider than any rating, so that no sum turns over.
        .map(|(now, ambition)| (i128::from(now.clamp(0, ambition)), i128::from(ambition)))
        .fold((0, 0), |(reached, wanted), (now, ambition)| (reached + now, wanted + ambition));
    (0 < wanted).then(|| 100.0 * reached as f64 / wanted as f64)
}

fn average(numbers: impl Iterator<Item = i64>) -> Option<f64> {
    let (sum, count) = numbers.fold((0_i128, 0), |(sum, count), number| (sum + i128::from(number), count + 1));
    (0 < count).then(|| sum as f64 / f64::from(count))
}

/// The round's ratings under each area of its framework, areas without any included.
fn ratings_by_area<'a>(plan: &'a Plan, assessment_id: &str) -> BTreeMap<Id, Vec<&'a Rating>> {
    let Some(assessment) = plan.assessments.iter().find(|assessment| assessment.id == assessment_id) else {
        return BTreeMap::new();
    };
    let areas = areas_of(plan, &assessment.framework_id);
    let mut rated: BTreeMap<Id, Vec<&Rating>> = areas.into_iter().map(|area| (area.to_owned(), Vec::new())).collect();
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
