//! The gap between ambition and action: features below their ambition that no action works on, and actions that
//! work on nothing.
//!
//! An action works on a feature when it, or the goal it serves, is tagged to the feature or to its area, or reaches
//! them through a link between frameworks. An action that is achieved works on nothing any more. Features that
//! nobody rated are no gap; they are not known.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use ts_rs::TS;

use super::crosswalk::{Tied, tied};
use crate::rules::roadmap::Step;
use crate::{Action, Id, Plan, Subject};

/// A feature that is rated below its ambition.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub struct Gap {
    pub feature_id: Id,
    pub area_id: Id,
    pub now: i64,
    pub ambition: i64,
    /// Open actions that work on it; none is the gap to close.
    pub action_ids: Vec<Id>,
}

/// Features of a round that lie below their ambition, the widest gap first.
pub fn gaps(plan: &Plan, assessment_id: &str) -> Vec<Gap> {
    let Some(round) = plan.assessments.iter().find(|round| round.id == assessment_id) else { return Vec::new() };
    let work = Work::new(plan, &round.framework_id);
    let areas: HashMap<&str, &str> =
        plan.features.iter().map(|feature| (feature.id.as_str(), feature.area_id.as_str())).collect();
    let ratings = plan.ratings.iter().filter(|rating| rating.assessment_id == assessment_id);
    let below = ratings.filter_map(|rating| {
        let (now, ambition) = (rating.now?, rating.ambition?);
        let area_id = *areas.get(rating.feature_id.as_str())?;
        (now < ambition).then(|| Gap {
            feature_id: rating.feature_id.clone(),
            area_id: area_id.to_owned(),
            now,
            ambition,
            action_ids: work.on(&rating.feature_id, area_id),
        })
    });
    let mut gaps: Vec<Gap> = below.collect();
    let width = |gap: &Gap| gap.ambition.saturating_sub(gap.now);
    gaps.sort_by(|a, b| width(b).cmp(&width(a)).then_with(|| a.feature_id.cmp(&b.feature_id)));
    gaps
}

/// Open actions that are tagged to no framework at all, neither themselves nor by their goal.
pub fn loose_actions(plan: &Plan) -> Vec<&Action> {
    let tagged: BTreeSet<(Subject, &str)> =
        plan.tags.iter().map(|tag| (tag.subject, tag.subject_id.as_str())).collect();
    let is_tied = |action: &Action| {
        tagged.contains(&(Subject::Action, action.id.as_str()))
            || action.goal_id.as_ref().is_some_and(|goal| tagged.contains(&(Subject::Goal, goal.as_str())))
    };
    plan.actions.iter().filter(|action| is_open(action) && !is_tied(action)).collect()
}

fn is_open(action: &Action) -> bool {
    !Step::from(action).is_done()
}

/// Open actions by the place they work on.
struct Work(BTreeMap<(Id, Option<Id>), BTreeSet<Id>>);

impl Work {
    fn new(plan: &Plan, framework_id: &str) -> Self {
        let mut by_goal: HashMap<&str, Vec<&str>> = HashMap::new();
        for action in plan.actions.iter().filter(|action| is_open(action)) {
            by_goal.entry(action.goal_id.as_deref().unwrap_or_default()).or_default().push(&action.id);
        }
        let open: BTreeSet<&str> = by_goal.values().flatten().copied().collect();
        let mut work: BTreeMap<(Id, Option<Id>), BTreeSet<Id>> = BTreeMap::new();
        for Tied { area_id, feature_id, subject, subject_id, .. } in tied(plan, framework_id) {
            let actions: Vec<&str> = match subject {
                Subject::Action => open.get(subject_id.as_str()).copied().into_iter().collect(),
                Subject::Goal => by_goal.get(subject_id.as_str()).cloned().unwrap_or_default(),
                _ => continue,
            };
            work.entry((area_id, feature_id)).or_default().extend(actions.into_iter().map(str::to_owned));
        }
        Self(work)
    }

    fn on(&self, feature_id: &str, area_id: &str) -> Vec<Id> {
        let places = [(area_id.to_owned(), Some(feature_id.to_owned())), (area_id.to_owned(), None)];
        let found: BTreeSet<&Id> = places.iter().filter_map(|place| self.0.get(place)).flatten().collect();
        found.into_iter().cloned().collect()
    }
}
