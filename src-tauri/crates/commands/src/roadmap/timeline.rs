//! The roadmap: goals with their actions, milestones, what is to be seen to this week, and dates that move.
//!
//! Rules say what is late and what does not fit; forms save plain records. Here a date moves, alone or with all
//! that waits for it, and the first promise always stays as it was.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate, TimeDelta};
use domain::rules::roadmap::{self, DueKind, RollUp, Step};
use domain::*;
use serde::Serialize;
use store::Label;
use text::Texts;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::frameworks::framework::subject_name;
use crate::records::drafts::{label, need};
use crate::views::Name;

/// The roadmap as the screen shows it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Roadmap {
    /// Goals in their order.
    pub goals: Vec<GoalRow>,
    /// Actions that belong to no goal.
    pub loose_actions: Vec<ActionRow>,
    /// All milestones by the date that counts.
    pub milestones: Vec<MilestoneRow>,
    /// What does not fit; `values` name the `table` and `id`.
    pub problems: Vec<Problem>,
    /// How many goals, actions and milestones are late today.
    pub late: usize,
    /// Everybody who answers for something.
    pub owners: Vec<String>,
    /// Steps of the usual preparation that the chosen week lacks.
    pub week_steps_missing: usize,
}

/// How a goal, action or milestone stands to its dates.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Timing {
    /// The date that counts: the revised one, else the first promise.
    pub effective_on: Option<NaiveDate>,
    /// Days between the first promise and what became of it.
    pub slip_days: Option<i64>,
    /// Days since the date passed, while something is left to do.
    pub days_late: Option<i64>,
    pub is_done: bool,
    pub status: RoadmapStatus,
}

/// A goal with its actions.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GoalRow {
    pub goal: Goal,
    pub timing: Timing,
    pub roll_up: RollUpRow,
    pub actions: Vec<ActionRow>,
    pub tags: Vec<RoadmapTag>,
}

/// How far a goal has come, by its actions.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RollUpRow {
    /// Actions by their status; without those of which there are none.
    pub counts: BTreeMap<String, usize>,
    pub actions: usize,
    pub achieved: usize,
    pub late: usize,
    /// Achieved of all; nothing without actions.
    pub percent: Option<f64>,
}

/// An action with what it serves.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ActionRow {
    pub action: Action,
    pub timing: Timing,
    pub tags: Vec<RoadmapTag>,
    /// Milestones on the way to it, and how many of them are done.
    pub milestones: usize,
    pub milestones_done: usize,
    /// Notes and open tasks about it.
    pub notes: usize,
    pub open_tasks: usize,
}

/// An area or feature that something is tagged with.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoadmapTag {
    pub tag: Tag,
    /// The feature, or the area when the tag names no feature.
    pub name: String,
    pub colour: i64,
}

/// A milestone with what it waits for and what waits for it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MilestoneRow {
    pub milestone: Milestone,
    pub timing: Timing,
    pub week_title: String,
    pub action_title: String,
    /// Milestones that must be done before.
    pub after: Vec<Name>,
    /// Open milestones that wait for it, directly or through others.
    pub followers: Vec<Name>,
}

/// What is to be seen to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ThisWeek {
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub rows: Vec<DueRow>,
    /// Everybody who answers for something.
    pub people: Vec<String>,
}

/// One thing to be seen to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DueRow {
    pub kind: DueKind,
    pub id: Id,
    pub title: String,
    pub owner: String,
    pub due_on: Option<NaiveDate>,
    /// Below zero: days that are left.
    pub days_late: i64,
    pub subject: Option<Subject>,
    pub subject_id: Option<Id>,
    pub subject_name: String,
}

/// Where a date went.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MovedDate {
    /// The date that counts now.
    pub due_on: NaiveDate,
    /// The first promise.
    pub promised_on: Option<NaiveDate>,
    /// Milestones that moved with it.
    pub following: usize,
}

pub(crate) fn get_roadmap(desk: &Desk) -> Result<Roadmap, Failure> {
    let shown = desk.shown()?;
    let (plan, today) = (&*shown.plan, shown.today(desk.now()));
    let mut actions = action_rows(plan, today);
    let roll_ups = roadmap::roll_ups(plan, today);
    let tags = tags_by_subject(plan);
    let goals = roadmap::in_order(&plan.goals, |goal| &goal.position).into_iter().map(|goal| GoalRow {
        goal: goal.clone(),
        timing: timing(&Step::from(goal), today),
        roll_up: roll_up_row(roll_ups.get(goal.id.as_str()).cloned().unwrap_or_default()),
        actions: actions.remove(goal.id.as_str()).unwrap_or_default(),
        tags: tags.get(&(Subject::Goal, goal.id.as_str())).cloned().unwrap_or_default(),
    });
    let goals = goals.collect();
    let week = shown.week();
    Ok(Roadmap {
        goals,
        loose_actions: actions.remove("").unwrap_or_default(),
        milestones: milestone_rows(plan, today),
        problems: roadmap::problems(plan, today),
        late: roadmap::late(plan, today).len(),
        owners: roadmap::names(plan),
        week_steps_missing: week.map_or(0, |week| new_milestones(plan, week, &desk.texts()).len()),
    })
}

fn timing(step: &Step, today: NaiveDate) -> Timing {
    Timing {
        effective_on: step.effective_on(),
        slip_days: step.slip_days(),
        days_late: step.days_late(today),
        is_done: step.is_done(),
        status: step.standing(today),
    }
}

fn roll_up_row(roll_up: RollUp) -> RollUpRow {
    RollUpRow {
        percent: roll_up.percent(),
        counts: roll_up.counts.iter().map(|(status, count)| (status.word().to_owned(), *count)).collect(),
        actions: roll_up.actions,
        achieved: roll_up.achieved,
        late: roll_up.late,
    }
}

/// Actions by their goal, in their order; `""` holds those of none.
fn action_rows(plan: &Plan, today: NaiveDate) -> HashMap<&str, Vec<ActionRow>> {
    let goals = by_id(&plan.goals);
    let tags = tags_by_subject(plan);
    let mut milestones: HashMap<&str, (usize, usize)> = HashMap::new();
    for milestone in &plan.milestones {
        let counts = milestones.entry(milestone.action_id.as_deref().unwrap_or_default()).or_default();
        counts.0 += 1;
        counts.1 += usize::from(milestone.done_on.is_some());
    }
    let mut notes: HashMap<&str, usize> = HashMap::new();
    for note in plan.notes.iter().filter(|note| note.subject == Subject::Action) {
        *notes.entry(&note.subject_id).or_default() += 1;
    }
    let mut tasks: HashMap<&str, usize> = HashMap::new();
    for task in plan.tasks.iter().filter(|task| task.subject == Some(Subject::Action) && task.done_on.is_none()) {
        *tasks.entry(task.subject_id.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let mut rows: HashMap<&str, Vec<ActionRow>> = HashMap::new();
    for action in roadmap::in_order(&plan.actions, |action| &action.position) {
        let id = action.id.as_str();
        let goal_id = action.goal_id.as_deref().filter(|id| goals.contains_key(id)).unwrap_or_default();
        let (all, done) = milestones.get(id).copied().unwrap_or_default();
        rows.entry(goal_id).or_default().push(ActionRow {
            action: action.clone(),
            timing: timing(&Step::from(action), today),
            tags: tags.get(&(Subject::Action, id)).cloned().unwrap_or_default(),
            milestones: all,
            milestones_done: done,
            notes: notes.get(id).copied().unwrap_or_default(),
            open_tasks: tasks.get(id).copied().unwrap_or_default(),
        });
    }
    rows
}

fn tags_by_subject(plan: &Plan) -> HashMap<(Subject, &str), Vec<RoadmapTag>> {
    let areas = by_id(&plan.areas);
    let features = by_id(&plan.features);
    let mut tags: HashMap<(Subject, &str), Vec<RoadmapTag>> = HashMap::new();
    for tag in &plan.tags {
        let Some(area) = areas.get(tag.area_id.as_str()) else { continue };
        let feature = tag.feature_id.as_deref().and_then(|id| features.get(id));
        let short = if area.short_name.is_empty() { &area.name } else { &area.short_name };
        let name = feature.map_or_else(|| short.clone(), |it| format!("{} {}", it.code, it.name));
        let tag_row = RoadmapTag { tag: tag.clone(), name, colour: area.colour };
        tags.entry((tag.subject, &tag.subject_id)).or_default().push(tag_row);
    }
    tags
}

fn milestone_rows(plan: &Plan, today: NaiveDate) -> Vec<MilestoneRow> {
    let (weeks, actions, milestones) = (by_id(&plan.weeks), by_id(&plan.actions), by_id(&plan.milestones));
    let waiting = roadmap::Waiting::new(&plan.milestones);
    let name = |it: &Milestone| Name { id: it.id.clone(), name: it.title.clone() };
    let rows = plan.milestones.iter().map(|it| MilestoneRow {
        milestone: it.clone(),
        timing: timing(&Step::from(it), today),
        week_title: it.week_id.as_deref().and_then(|id| weeks.get(id)).map_or_else(String::new, |it| it.title.clone()),
        action_title: it
            .action_id
            .as_deref()
            .and_then(|id| actions.get(id))
            .map_or_else(String::new, |it| it.title.clone()),
        after: it.after_ids.iter().filter_map(|id| milestones.get(id.as_str())).map(|it| name(it)).collect(),
        followers: waiting.followers(&it.id).into_iter().map(name).collect(),
    });
    let mut rows: Vec<MilestoneRow> = rows.collect();
    rows.sort_by(|a, b| (a.timing.effective_on, &a.milestone.id).cmp(&(b.timing.effective_on, &b.milestone.id)));
    rows
}

pub(crate) fn list_this_week(desk: &Desk, person: Option<String>) -> Result<ThisWeek, Failure> {
    let shown = desk.shown()?;
    let (plan, today) = (&*shown.plan, shown.today(desk.now()));
    let person = person.filter(|person| !person.trim().is_empty());
    let rows = roadmap::this_week(plan, today, person.as_deref()).into_iter().map(|due| {
        let about = due.subject.clone().filter(|(_, id)| *id != due.id);
        // A record that a colleague deleted has no name any more; the task about it stays.
        let name = about.map(|(subject, id)| subject_name(plan, subject, &id).unwrap_or_default());
        DueRow {
            kind: due.kind,
            days_late: due.days_late(today),
            subject: due.subject.as_ref().map(|(subject, _)| *subject),
            subject_id: due.subject.map(|(_, id)| id),
            subject_name: name.unwrap_or_default(),
            id: due.id,
            title: due.title,
            owner: due.owner,
            due_on: due.due_on,
        }
    });
    let until_on = today + TimeDelta::days(roadmap::DAYS - 1);
    Ok(ThisWeek { from_on: today, until_on, rows: rows.collect(), people: roadmap::names(plan) })
}

/// The milestones of the usual preparation that a week lacks. One is there when it has our id, or when its title
/// begins like ours; what waits for it then waits for that one.
fn new_milestones(plan: &Plan, week: &Week, texts: &Texts) -> Vec<Milestone> {
    let own: Vec<&Milestone> = plan.milestones.iter().filter(|it| it.week_id.as_ref() == Some(&week.id)).collect();
    let mut ids: HashMap<&str, Id> = HashMap::new();
    let mut new = Vec::new();
    for (step, due_on) in roadmap::week_dates(week) {
        let id = domain::link_id(&[&week.id, step.code]);
        let title = texts.get(&format!("roadmap-week-{}", step.code));
        let begins = |it: &&&Milestone| it.title.to_lowercase().starts_with(&title.to_lowercase());
        if let Some(present) = own.iter().find(|it| it.id == id).or_else(|| own.iter().find(begins)) {
            ids.insert(step.code, present.id.clone());
            continue;
        }
        let after_ids = step.after.iter().filter_map(|code| ids.get(code).cloned()).collect();
        ids.insert(step.code, id.clone());
        new.push(Milestone { id, week_id: Some(week.id.clone()), title, due_on, after_ids, ..Milestone::default() });
    }
    new
}

/// Adds what is missing of the usual preparation of a week, as one change; says how many milestones that were.
pub(crate) fn add_week_milestones(desk: &Desk, week_id: Id) -> Result<usize, Failure> {
    let texts = desk.texts();
    desk.write(|plan, file| {
        let week = need(&plan.weeks, &week_id)?;
        let new = new_milestones(plan, week, &texts);
        if new.is_empty() {
            return Ok(0);
        }
        file.command(label("add_week_milestones", &week.title), |tx| new.iter().try_for_each(|it| tx.put(it)))?;
        Ok(new.len())
    })
}

/// Moves the date that counts and keeps the first promise; on the way back to it, nothing is revised any more.
pub(crate) fn move_roadmap_date(
    desk: &Desk,
    table: String,
    id: Id,
    days: i64,
    with_following: bool,
) -> Result<MovedDate, Failure> {
    desk.write(|plan, file| {
        let found = match table.as_str() {
            "goal" => Step::from(need(&plan.goals, &id)?),
            "action" => Step::from(need(&plan.actions, &id)?),
            "milestone" => Step::from(need(&plan.milestones, &id)?),
            _ => return Err(Failure::not_found(&table, &id)),
        };
        let promised_on = found.due_on;
        let old = found.effective_on().ok_or_else(|| Failure::new("no_date_to_move").with("title", found.title))?;
        let due_on = moved(old, days)?;
        let revised = revised(promised_on, due_on);
        let following = if with_following { following(plan, found.kind, &id) } else { Vec::new() };
        let following = following.into_iter().map(|it| moved_milestone(it, days)).collect::<Result<Vec<_>, _>>()?;
        let label = Label::new("move_roadmap_date").with("title", found.title).with("due_on", &due_on.to_string());
        file.command(label, |tx| {
            match found.kind {
                Subject::Goal => plan
                    .goals
                    .iter()
                    .filter(|it| it.id == id)
                    .try_for_each(|it| tx.put(&Goal { revised_due_on: revised, ..it.clone() }))?,
                Subject::Action => plan
                    .actions
                    .iter()
                    .filter(|it| it.id == id)
                    .try_for_each(|it| tx.put(&Action { revised_due_on: revised, ..it.clone() }))?,
                _ => plan
                    .milestones
                    .iter()
                    .filter(|it| it.id == id)
                    .try_for_each(|it| tx.put(&Milestone { revised_due_on: revised, ..it.clone() }))?,
            }
            following.iter().try_for_each(|it| tx.put(it))
        })?;
        Ok(MovedDate { due_on, promised_on, following: following.len() })
    })
}

/// The milestones that move along: those that wait for a milestone, or the open ones of an action with theirs.
fn following<'a>(plan: &'a Plan, kind: Subject, id: &str) -> Vec<&'a Milestone> {
    let waiting = roadmap::Waiting::new(&plan.milestones);
    match kind {
        Subject::Milestone => waiting.followers(id),
        Subject::Action => {
            let own = plan.milestones.iter().filter(|it| it.action_id.as_deref() == Some(id) && it.done_on.is_none());
            let mut found: Vec<&Milestone> = own.collect();
            let behind: Vec<&Milestone> = found.iter().flat_map(|it| waiting.followers(&it.id)).collect();
            found.extend(behind);
            found.sort_by_key(|it| it.id.as_str());
            found.dedup_by_key(|it| it.id.as_str());
            found
        }
        _ => Vec::new(),
    }
}

fn moved_milestone(milestone: &Milestone, days: i64) -> Result<Milestone, Failure> {
    let due_on = moved(milestone.effective_on(), days)?;
    Ok(Milestone { revised_due_on: revised(Some(milestone.due_on), due_on), ..milestone.clone() })
}

fn revised(promised_on: Option<NaiveDate>, due_on: NaiveDate) -> Option<NaiveDate> {
    Some(due_on).filter(|_| promised_on != Some(due_on))
}

/// A plan is about the lifetimes of people: other years are slips of the hand.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

fn moved(on: NaiveDate, days: i64) -> Result<NaiveDate, Failure> {
    let moved = TimeDelta::try_days(days).and_then(|days| on.checked_add_signed(days));
    moved.filter(|on| YEARS.contains(&on.year())).ok_or_else(|| Failure::new("date_out_of_range"))
}
