//! What is tied to the areas and features of a framework, by tags and through links; and where ambition has no action.

use std::collections::{BTreeMap, HashSet};

use domain::rules::crosswalk::{Tied, tied};
use domain::rules::gap::{gaps, loose_actions};
use domain::rules::progress::latest_of;
use domain::*;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::frameworks::framework::subject_name;
use crate::frameworks::rounds::coded;
use crate::records::drafts::need;
use crate::views::Name;

/// A record that is tied to an area or to one of its features.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct TiedRow {
    pub area_id: Id,
    pub feature_id: Option<Id>,
    pub subject: Subject,
    pub subject_id: Id,
    pub name: String,
    /// The area or feature of the other framework through which it is; `None`: by a tag of its own.
    pub through: Option<String>,
}

/// Where ambition has no action, and action no aim.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct GapView {
    /// The round that was looked at; `None`: the framework has none.
    pub round: Option<Assessment>,
    pub gaps: Vec<GapRow>,
    /// Open actions that are tied to nothing.
    pub loose: Vec<Name>,
    pub actions_total: usize,
}

/// A feature below its ambition.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct GapRow {
    pub feature_id: Id,
    pub area_id: Id,
    pub name: String,
    pub area_name: String,
    pub colour: i64,
    pub now: i64,
    pub ambition: i64,
    /// Open actions that work on it.
    pub actions: Vec<Name>,
}

pub(crate) fn list_ties(desk: &Desk, framework_id: Id, subject: Option<Subject>) -> Result<Vec<TiedRow>, Failure> {
    let shown = desk.shown()?;
    let plan = &shown.plan;
    need(&plan.frameworks, &framework_id)?;
    let week_id = shown.week().map(|week| &week.id);
    let events: HashSet<&str> = plan
        .events
        .iter()
        .filter(|event| event.status.is_live() && event.week_id.as_ref() == week_id)
        .map(|event| event.id.as_str())
        .collect();
    let links = by_id(&plan.cross_links);
    let names = Names::new(plan);
    let row = |it: Tied| {
        if subject.is_some_and(|wanted| wanted != it.subject) {
            return None;
        }
        if it.subject == Subject::Event && !events.contains(it.subject_id.as_str()) {
            return None;
        }
        let name = names.of(plan, it.subject, &it.subject_id)?;
        let through = it.through.and_then(|id| links.get(id.as_str()).map(|link| begins(plan, link)));
        let Tied { area_id, feature_id, subject, subject_id, .. } = it;
        Some(TiedRow { area_id, feature_id, subject, subject_id, name, through })
    };
    let mut rows: Vec<TiedRow> = tied(plan, &framework_id).into_iter().filter_map(row).collect();
    rows.sort_by(|a, b| (a.subject, &a.name, &a.subject_id).cmp(&(b.subject, &b.name, &b.subject_id)));
    Ok(rows)
}

/// Names of the records of which there are many; the others are looked up one by one.
struct Names<'a>(BTreeMap<(Subject, &'a str), &'a str>);

impl<'a> Names<'a> {
    fn new(plan: &'a Plan) -> Self {
        let mut names = BTreeMap::new();
        names.extend(plan.events.iter().map(|it| ((Subject::Event, it.id.as_str()), it.title.as_str())));
        names.extend(plan.partners.iter().map(|it| ((Subject::Partner, it.id.as_str()), it.name.as_str())));
        names.extend(plan.actions.iter().map(|it| ((Subject::Action, it.id.as_str()), it.title.as_str())));
        names.extend(plan.indicators.iter().map(|it| ((Subject::Indicator, it.id.as_str()), it.name.as_str())));
        Self(names)
    }

    /// `None`: the record is gone and only its tag is left.
    fn of(&self, plan: &Plan, subject: Subject, id: &str) -> Option<String> {
        let known = self.0.get(&(subject, id)).map(|name| (*name).to_owned());
        known.or_else(|| subject_name(plan, subject, id).ok())
    }
}

/// The place where a link begins, for people.
fn begins(plan: &Plan, link: &CrossLink) -> String {
    let feature = link.from_feature_id.as_ref().and_then(|id| plan.features.iter().find(|it| it.id == *id));
    let area = plan.areas.iter().find(|it| it.id == link.from_area_id);
    match (feature, area) {
        (Some(feature), _) => coded(&feature.code, &feature.name),
        (None, Some(area)) => coded(&area.code, &area.name),
        (None, None) => String::new(),
    }
}

pub(crate) fn list_tags(desk: &Desk, subject: Subject, subject_id: Id) -> Result<Vec<Tag>, Failure> {
    let shown = desk.shown()?;
    let is_of = |tag: &&Tag| tag.subject == subject && tag.subject_id == subject_id;
    Ok(shown.plan.tags.iter().filter(is_of).cloned().collect())
}

pub(crate) fn list_gaps(desk: &Desk, framework_id: Id) -> Result<GapView, Failure> {
    let shown = desk.shown()?;
    let plan = &shown.plan;
    need(&plan.frameworks, &framework_id)?;
    let round = latest_of(plan, &framework_id);
    let (areas, features, actions) = (by_id(&plan.areas), by_id(&plan.features), by_id(&plan.actions));
    let found = round.map(|round| gaps(plan, &round.id)).unwrap_or_default();
    let rows = found.into_iter().filter_map(|gap| {
        let (area, feature) = (areas.get(gap.area_id.as_str())?, features.get(gap.feature_id.as_str())?);
        let action = |id: &Id| actions.get(id.as_str()).map(|it| Name { id: id.clone(), name: it.title.clone() });
        Some(GapRow {
            name: coded(&feature.code, &feature.name),
            area_name: area.name.clone(),
            colour: area.colour,
            now: gap.now,
            ambition: gap.ambition,
            actions: gap.action_ids.iter().filter_map(action).collect(),
            feature_id: gap.feature_id,
            area_id: gap.area_id,
        })
    });
    let loose = loose_actions(plan).into_iter().map(|it| Name { id: it.id.clone(), name: it.title.clone() });
    Ok(GapView {
        gaps: rows.collect(),
        loose: loose.collect(),
        round: round.cloned(),
        actions_total: plan.actions.len(),
    })
}
