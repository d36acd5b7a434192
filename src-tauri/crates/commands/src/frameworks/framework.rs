//! Frameworks, tags to them, and rating rounds.

use std::collections::{BTreeMap, HashSet};

use domain::rules::progress::{area_progress, carried_over, is_draft, latest_of};
use domain::*;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::programme::checks::check_tags;
use crate::programme::events::settle_tags;
use crate::records::drafts::{give_id, label, need, need_if_given, need_text, put_children};
use crate::sample::framework;
use crate::views::{FrameworkDetail, Name};

pub(crate) fn list_frameworks(desk: &Desk) -> Result<Vec<Framework>, Failure> {
    let mut frameworks = desk.shown()?.plan.frameworks.clone();
    frameworks.sort_by(|a, b| (!a.is_main, &a.position, &a.id).cmp(&(!b.is_main, &b.position, &b.id)));
    Ok(frameworks)
}

pub(crate) fn get_framework(desk: &Desk, id: Id) -> Result<FrameworkDetail, Failure> {
    let shown = desk.shown()?;
    let plan = &shown.plan;
    let framework = need(&plan.frameworks, &id)?.clone();
    let levels = in_order(&plan.levels, |level| level.framework_id == id, |level| &level.position);
    let is_in_levels = |area: &Area| levels.iter().any(|level| level.id == area.level_id);
    let areas = in_order(&plan.areas, is_in_levels, |area| &area.position);
    let area_ids: HashSet<&str> = areas.iter().map(|area| area.id.as_str()).collect();
    let features = in_order(&plan.features, |feature| area_ids.contains(feature.area_id.as_str()), |it| &it.position);
    let event_counts = event_counts(&shown, &area_ids);
    let mut assessments: Vec<Assessment> =
        plan.assessments.iter().filter(|it| it.framework_id == id).cloned().collect();
    assessments.sort_by(|a, b| (a.held_on, &a.id).cmp(&(b.held_on, &b.id)));
    let is_in_rounds = |rating: &&Rating| assessments.iter().any(|round| round.id == rating.assessment_id);
    let ratings = plan.ratings.iter().filter(is_in_rounds).cloned().collect();
    let latest = latest_of(plan, &id).map(|round| area_progress(plan, &round.id)).unwrap_or_default();
    let progress = latest.into_iter().filter_map(|(area_id, percent)| Some((area_id, percent?))).collect();
    let drafts = assessments.iter().filter(|round| is_draft(plan, round)).map(|round| round.id.clone()).collect();
    Ok(FrameworkDetail { framework, levels, areas, features, event_counts, assessments, ratings, progress, drafts })
}

fn in_order<R: Record>(records: &[R], is_ours: impl Fn(&R) -> bool, position: impl Fn(&R) -> &String) -> Vec<R> {
    let mut ours: Vec<R> = records.iter().filter(|record| is_ours(record)).cloned().collect();
    ours.sort_by(|a, b| (position(a), a.id()).cmp(&(position(b), b.id())));
    ours
}

/// Live events of the week for each area; an event counts once in an area, however many of its features it has.
fn event_counts(shown: &Shown, area_ids: &HashSet<&str>) -> BTreeMap<Id, usize> {
    let week_id = shown.week().map(|week| &week.id);
    let events: HashSet<&str> = shown
        .plan
        .events
        .iter()
        .filter(|event| event.status.is_live() && event.week_id.as_ref() == week_id)
        .map(|event| event.id.as_str())
        .collect();
    let pairs: HashSet<(&str, &str)> = shown
        .plan
        .tags
        .iter()
        .filter(|tag| tag.subject == Subject::Event && area_ids.contains(tag.area_id.as_str()))
        .filter(|tag| events.contains(tag.subject_id.as_str()))
        .map(|tag| (tag.area_id.as_str(), tag.subject_id.as_str()))
        .collect();
    let mut counts: BTreeMap<Id, usize> = area_ids.iter().map(|id| ((*id).to_owned(), 0)).collect();
    for (area_id, _) in pairs {
        *counts.entry(area_id.to_owned()).or_default() += 1;
    }
    counts
}

pub(crate) fn list_framework_keys(_desk: &Desk) -> Result<Vec<Name>, Failure> {
    framework::all()
        .map(|sources| sources.into_iter().map(|source| Name { id: source.key, name: source.name }).collect())
}

pub(crate) fn import_framework(desk: &Desk, key: String) -> Result<Id, Failure> {
    let source = framework::find(&key)?;
    desk.write(|plan, file| {
        if plan.frameworks.iter().any(|framework| framework.key == key) {
            return Err(Failure::new("framework_present").with("name", &source.name));
        }
        let is_main = !plan.frameworks.iter().any(|framework| framework.is_main);
        let records = source.records(is_main, plan.frameworks.len());
        let id = records.framework.id.clone();
        file.command(label("import_framework", &source.name), |tx| records.put(tx))?;
        Ok(id)
    })
}

pub(crate) fn set_tags(desk: &Desk, subject: Subject, subject_id: Id, tags: Vec<Tag>) -> Result<(), Failure> {
    let mut tags = tags;
    desk.write(|plan, file| {
        let name = subject_name(plan, subject, &subject_id)?;
        check_tags(plan, &tags)?;
        settle_tags(&mut tags, subject, &subject_id);
        let is_of = |tag: &&Tag| tag.subject == subject && tag.subject_id == subject_id;
        let old: Vec<Tag> = plan.tags.iter().filter(is_of).cloned().collect();
        Ok(file.command(label("set_tags", &name), |tx| put_children(tx, Some(&old), &tags))?)
    })
}

/// What people call a record that can be tagged; refused when there is none.
pub(crate) fn subject_name(plan: &Plan, subject: Subject, id: &str) -> Result<String, Failure> {
    let name = match subject {
        Subject::Event => &need(&plan.events, id)?.title,
        Subject::Partner => &need(&plan.partners, id)?.name,
        Subject::Action => &need(&plan.actions, id)?.title,
        Subject::Indicator => &need(&plan.indicators, id)?.name,
        Subject::Practice => &need(&plan.practices, id)?.title,
        Subject::Goal => &need(&plan.goals, id)?.title,
        Subject::Milestone => &need(&plan.milestones, id)?.title,
        Subject::Risk => &need(&plan.risks, id)?.title,
        Subject::BudgetLine => &need(&plan.budget_lines, id)?.title,
        Subject::Meeting => &need(&plan.meetings, id)?.body,
        Subject::Decision => &need(&plan.decisions, id)?.title,
        Subject::Declaration => &need(&plan.declarations, id)?.title,
        Subject::Feature => &need(&plan.features, id)?.name,
        Subject::Venue => &need(&plan.venues, id)?.name,
        Subject::Week => &need(&plan.weeks, id)?.title,
    };
    Ok(name.clone())
}

pub(crate) fn save_assessment(desk: &Desk, assessment: Assessment) -> Result<Id, Failure> {
    let mut assessment = assessment;
    need_text(&assessment.title, "title")?;
    if !(1..=100).contains(&assessment.scale_max) {
        return Err(Failure::invalid("scale_not_valid", "scale_max"));
    }
    if assessment.pass_mark.is_some_and(|mark| !mark.is_finite() || mark < 0.0) {
        return Err(Failure::invalid("number_negative", "pass_mark"));
    }
    desk.write(|plan, file| {
        need(&plan.frameworks, &assessment.framework_id)?;
        need_if_given(&plan.neighbourhoods, assessment.neighbourhood_id.as_ref())?;
        let highest = plan.ratings.iter().filter(|rating| rating.assessment_id == assessment.id);
        let highest = highest.flat_map(|rating| [rating.now, rating.ambition]).flatten().max();
        if highest.is_some_and(|highest| assessment.scale_max < highest) {
            return Err(Failure::invalid("scale_below_ratings", "scale_max"));
        }
        Ok(file.command(label("save_assessment", &assessment.title), |tx| {
            let is_new = assessment.id.is_empty();
            give_id(&mut assessment.id, tx);
            tx.put(&assessment)?;
            // What the city wants does not change because it is asked again.
            if is_new {
                carried_over(plan, &assessment).iter().try_for_each(|rating| tx.put(rating))?;
            }
            Ok(assessment.id)
        })?)
    })
}

pub(crate) fn delete_assessment(desk: &Desk, id: Id) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let assessment = need(&plan.assessments, &id)?;
        Ok(file.command(label("delete_assessment", &assessment.title), |tx| {
            tx.remove_whole(Assessment::TABLE, &id)?;
            Ok(())
        })?)
    })
}

pub(crate) fn set_rating(desk: &Desk, rating: Rating) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let assessment = need(&plan.assessments, &rating.assessment_id)?;
        let feature = need(&plan.features, &rating.feature_id)?;
        need_if_given(&plan.areas, Some(&feature.area_id))?;
        for (value, field) in [(rating.now, "now"), (rating.ambition, "ambition")] {
            if value.is_some_and(|value| !(0..=assessment.scale_max).contains(&value)) {
                return Err(Failure::invalid("rating_off_scale", field).with("scale_max", assessment.scale_max));
            }
        }
        let id = domain::link_id(&[&rating.assessment_id, &rating.feature_id]);
        let rating = Rating { id, ..rating };
        Ok(file.command(label("set_rating", &feature.name), |tx| tx.put(&rating))?)
    })
}
