//! What is tied to a framework: by its own tags, and through links from other frameworks.
//!
//! A link leads one way and one step: what is tagged where it begins also counts where it ends. A tag to a feature
//! counts for the feature's area too. Only what has a tag is found here; names are for others to look up.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::{CrossLink, Id, Plan, Subject, Tag};

/// A record that is tied to an area, or to one of its features.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub struct Tied {
    pub area_id: Id,
    pub feature_id: Option<Id>,
    pub subject: Subject,
    pub subject_id: Id,
    /// The link through which it is; `None`: by a tag of its own.
    pub through: Option<Id>,
}

/// Everything tied to a framework. A record with a tag of its own at a place is not named there again through a link,
/// and through several links only once.
pub fn tied(plan: &Plan, framework_id: &str) -> Vec<Tied> {
    let areas = areas_of(plan, framework_id);
    let mut found: BTreeMap<(Id, Option<Id>, Subject, Id), Option<Id>> = BTreeMap::new();
    for tag in plan.tags.iter().filter(|tag| areas.contains(tag.area_id.as_str())) {
        found.insert((tag.area_id.clone(), tag.feature_id.clone(), tag.subject, tag.subject_id.clone()), None);
    }
    for link in plan.cross_links.iter().filter(|link| areas.contains(link.to_area_id.as_str())) {
        for tag in plan.tags.iter().filter(|tag| begins_at(link, tag)) {
            let place = (link.to_area_id.clone(), link.to_feature_id.clone(), tag.subject, tag.subject_id.clone());
            found.entry(place).or_insert_with(|| Some(link.id.clone()));
        }
    }
    let tied = found.into_iter().map(|((area_id, feature_id, subject, subject_id), through)| Tied {
        area_id,
        feature_id,
        subject,
        subject_id,
        through,
    });
    tied.collect()
}

/// Whether a tag stands where a link begins.
fn begins_at(link: &CrossLink, tag: &Tag) -> bool {
    match &link.from_feature_id {
        Some(feature_id) => tag.feature_id.as_ref() == Some(feature_id),
        None => tag.area_id == link.from_area_id,
    }
}

/// The areas of a framework.
pub fn areas_of<'a>(plan: &'a Plan, framework_id: &str) -> HashSet<&'a str> {
    let levels: HashSet<&str> =
        plan.levels.iter().filter(|level| level.framework_id == framework_id).map(|level| level.id.as_str()).collect();
    let areas = plan.areas.iter().filter(|area| levels.contains(area.level_id.as_str()));
    areas.map(|area| area.id.as_str()).collect()
}

/// How many different records of each kind are tied to each area, its features included.
pub fn counts(tied: &[Tied]) -> BTreeMap<Id, BTreeMap<Subject, usize>> {
    let records: BTreeSet<(&str, Subject, &str)> =
        tied.iter().map(|it| (it.area_id.as_str(), it.subject, it.subject_id.as_str())).collect();
    let mut counts: BTreeMap<Id, BTreeMap<Subject, usize>> = BTreeMap::new();
    for (area_id, subject, _) in records {
        *counts.entry(area_id.to_owned()).or_default().entry(subject).or_default() += 1;
    }
    counts
}
