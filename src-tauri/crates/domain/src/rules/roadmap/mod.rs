//! Where the roadmap stands: what is promised for when, what has slipped, what is late, and what does not fit.
//!
//! Goals, actions and milestones are looked at alike, as steps. Nothing here moves a date: revised dates are
//! decisions of people. The first promise never changes, so a slip is always measured from it.

mod links;
mod this_week;
mod week_plan;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use crate::maps::FastMap;
use crate::{Action, Goal, Id, Milestone, Plan, Problem, Record, RoadmapStatus, Severity, Subject, by_id};

pub use links::{Waiting, cycles};
pub use this_week::{DAYS, Due, DueKind, names, this_week};
pub use week_plan::{WEEK_STEPS, WeekStep, week_dates};

/// A goal, action or milestone, as far as the roadmap is concerned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step<'a> {
    /// Which of the three.
    pub kind: Subject,
    /// Its id.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// Who answers for it.
    pub owner: &'a str,
    /// When the work begins.
    pub starts_on: Option<NaiveDate>,
    /// The first promise.
    pub due_on: Option<NaiveDate>,
    /// The date that counts now, when it is another one.
    pub revised_due_on: Option<NaiveDate>,
    /// When it was done; goals have no such day.
    pub done_on: Option<NaiveDate>,
    /// What people say of it; milestones have no such word.
    pub status: Option<RoadmapStatus>,
    /// Why it is behind or postponed.
    pub explanation: &'a str,
}

impl<'a> From<&'a Goal> for Step<'a> {
    fn from(goal: &'a Goal) -> Self {
        Self {
            kind: Subject::Goal,
            id: &goal.id,
            title: &goal.title,
            owner: &goal.owner,
            starts_on: goal.starts_on,
            due_on: goal.due_on,
            revised_due_on: goal.revised_due_on,
            done_on: None,
            status: Some(goal.status),
            explanation: &goal.explanation,
        }
    }
}

impl<'a> From<&'a Action> for Step<'a> {
    fn from(action: &'a Action) -> Self {
        Self {
            kind: Subject::Action,
            id: &action.id,
            title: &action.title,
            owner: &action.owner,
            starts_on: action.starts_on,
            due_on: action.due_on,
            revised_due_on: action.revised_due_on,
            done_on: action.done_on,
            status: Some(action.status),
            explanation: &action.explanation,
        }
    }
}

impl<'a> From<&'a Milestone> for Step<'a> {
    fn from(milestone: &'a Milestone) -> Self {
        Self {
            kind: Subject::Milestone,
            id: &milestone.id,
            title: &milestone.title,
            owner: &milestone.responsible,
            starts_on: None,
            due_on: Some(milestone.due_on),
            revised_due_on: milestone.revised_due_on,
            done_on: milestone.done_on,
            status: None,
            explanation: &milestone.explanation,
        }
    }
}

impl Step<'_> {
    /// The date that counts: the revised one, else the first promise.
    pub fn effective_on(&self) -> Option<NaiveDate> {
        self.revised_due_on.or(self.due_on)
    }

    /// Whether nothing is left to do.
    pub fn is_done(&self) -> bool {
        self.done_on.is_some() || self.status == Some(RoadmapStatus::Achieved)
    }

    /// Days between the first promise and what became of it; below zero when it comes earlier.
    pub fn slip_days(&self) -> Option<i64> {
        let became = self.done_on.or(self.effective_on())?;
        Some((became - self.due_on?).num_days())
    }

    /// Days since the date that counts has passed, while something is left to do.
    pub fn days_late(&self, today: NaiveDate) -> Option<i64> {
        let due_on = self.effective_on().filter(|_| !self.is_done())?;
        Some((today - due_on).num_days()).filter(|days| 0 < *days)
    }

    /// The word for it. A milestone has none of its own, so its dates tell.
    pub fn standing(&self, today: NaiveDate) -> RoadmapStatus {
        if let Some(status) = self.status {
            return status;
        }
        if self.is_done() {
            RoadmapStatus::Achieved
        } else if self.days_late(today).is_some() {
            RoadmapStatus::Behind
        } else if self.revised_due_on.zip(self.due_on).is_some_and(|(revised, first)| first < revised) {
            RoadmapStatus::Postponed
        } else {
            RoadmapStatus::OnTrack
        }
    }
}

/// Every goal, action and milestone.
pub fn steps(plan: &Plan) -> impl Iterator<Item = Step<'_>> {
    let goals = plan.goals.iter().map(Step::from);
    goals.chain(plan.actions.iter().map(Step::from)).chain(plan.milestones.iter().map(Step::from))
}

/// What is late today, the latest first.
pub fn late(plan: &Plan, today: NaiveDate) -> Vec<Step<'_>> {
    let mut late: Vec<Step> = steps(plan).filter(|step| step.days_late(today).is_some()).collect();
    late.sort_by(|a, b| (a.effective_on(), a.kind, a.id).cmp(&(b.effective_on(), b.kind, b.id)));
    late
}

/// How far a goal has come, by its actions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RollUp {
    /// Actions by their word; words without actions are left out.
    pub counts: BTreeMap<RoadmapStatus, usize>,
    /// All its actions.
    pub actions: usize,
    /// Those that are achieved.
    pub achieved: usize,
    /// Those whose date has passed.
    pub late: usize,
}

impl RollUp {
    /// Achieved of all, in percent; nothing to say without actions.
    pub fn percent(&self) -> Option<f64> {
        (0 < self.actions).then(|| 100.0 * self.achieved as f64 / self.actions as f64)
    }
}

/// The roll-up of each goal by its id; `""` holds the actions that belong to no goal.
pub fn roll_ups(plan: &Plan, today: NaiveDate) -> HashMap<&str, RollUp> {
    let mut roll_ups: HashMap<&str, RollUp> = plan.goals.iter().map(|it| (it.id.as_str(), RollUp::default())).collect();
    for action in &plan.actions {
        let goal_id = action.goal_id.as_deref().filter(|id| roll_ups.contains_key(id)).unwrap_or_default();
        let roll_up = roll_ups.entry(goal_id).or_default();
        *roll_up.counts.entry(action.status).or_default() += 1;
        roll_up.actions += 1;
        roll_up.achieved += usize::from(action.status == RoadmapStatus::Achieved);
        roll_up.late += usize::from(Step::from(action).days_late(today).is_some());
    }
    roll_ups
}

/// The codes of what the roadmap reports.
pub const CODES: &[&str] = &[
    "roadmap_explanation_missing",
    "roadmap_done_on_missing",
    "roadmap_done_but_open",
    "roadmap_late_but_on_track",
    "roadmap_starts_after_due",
    "roadmap_no_date",
    "roadmap_before_predecessor",
    "roadmap_cycle",
];

/// What does not fit in the roadmap, in the order of goals, actions and milestones.
pub fn problems(plan: &Plan, today: NaiveDate) -> Vec<Problem> {
    let mut found: Vec<Problem> = steps(plan).flat_map(|step| step_problems(&step, today)).collect();
    let rings = cycles(&plan.milestones);
    let milestones = by_id(&plan.milestones);
    let in_ring: HashSet<&str> = rings.iter().flatten().map(String::as_str).collect();
    found.extend(plan.milestones.iter().flat_map(|it| before_predecessors(it, &milestones, &in_ring)));
    found.extend(rings.iter().filter_map(|ring| cycle_problem(ring, &milestones)));
    found
}

fn step_problems(step: &Step, today: NaiveDate) -> Vec<Problem> {
    let mut found = Vec::new();
    let is_slow = matches!(step.standing(today), RoadmapStatus::Behind | RoadmapStatus::Postponed);
    // A milestone that is merely late needs no words; one that was put off does.
    let needs_words = is_slow && (step.status.is_some() || step.revised_due_on.is_some());
    if needs_words && step.explanation.trim().is_empty() {
        found.push(problem("roadmap_explanation_missing", Severity::Warning, step, "explanation"));
    }
    if step.kind == Subject::Action {
        match (step.status, step.done_on) {
            (Some(RoadmapStatus::Achieved), None) => {
                found.push(problem("roadmap_done_on_missing", Severity::Hint, step, "done_on"));
            }
            (Some(RoadmapStatus::Achieved), Some(_)) | (_, None) => {}
            (_, Some(_)) => found.push(problem("roadmap_done_but_open", Severity::Hint, step, "status")),
        }
    }
    if step.status == Some(RoadmapStatus::OnTrack)
        && let Some(days) = step.days_late(today)
    {
        let mut late = problem("roadmap_late_but_on_track", Severity::Warning, step, "status");
        late.values.insert("day_count".to_owned(), days.to_string());
        found.push(late);
    }
    match step.effective_on() {
        None => found.push(problem("roadmap_no_date", Severity::Hint, step, "due_on")),
        Some(due_on) if step.starts_on.is_some_and(|starts_on| due_on < starts_on) => {
            found.push(problem("roadmap_starts_after_due", Severity::Warning, step, "starts_on"));
        }
        Some(_) => {}
    }
    found
}

fn before_predecessors(
    milestone: &Milestone,
    milestones: &FastMap<&str, &Milestone>,
    in_ring: &HashSet<&str>,
) -> Vec<Problem> {
    let step = Step::from(milestone);
    let when = |it: &Milestone| it.done_on.or(Step::from(it).effective_on());
    let before = milestone.after_ids.iter().filter_map(|id| milestones.get(id.as_str()));
    // In a ring every date is before some predecessor; the ring itself is what to say.
    before
        .filter(|_| !step.is_done())
        .filter(|other| !(in_ring.contains(other.id.as_str()) && in_ring.contains(milestone.id.as_str())))
        .filter(|other| when(milestone) < when(other))
        .map(|other| {
            let mut found = problem("roadmap_before_predecessor", Severity::Warning, &step, "after_ids");
            found.key = format!("{}-{}", found.key, other.id);
            found.values.insert("other_title".to_owned(), other.title.clone());
            let dates = [("due_on", when(milestone)), ("other_due_on", when(other))];
            let dates = dates.into_iter().filter_map(|(name, on)| Some((name.to_owned(), on?.to_string())));
            found.values.extend(dates);
            found
        })
        .collect()
}

fn cycle_problem(ring: &[Id], milestones: &FastMap<&str, &Milestone>) -> Option<Problem> {
    let members: Vec<&Milestone> = ring.iter().filter_map(|id| milestones.get(id.as_str()).copied()).collect();
    let mut found = problem("roadmap_cycle", Severity::Warning, &Step::from(*members.first()?), "after_ids");
    let titles: Vec<&str> = members.iter().map(|it| it.title.as_str()).collect();
    found.values.insert("titles".to_owned(), titles.join(" → "));
    Some(found)
}

fn problem(code: &str, severity: Severity, step: &Step, field: &str) -> Problem {
    let values = [("table", step.kind.word()), ("id", step.id), ("title", step.title)];
    Problem {
        code: code.to_owned(),
        severity,
        key: format!("{code}-{}", step.id),
        field: Some(field.to_owned()),
        values: values.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        ..Problem::default()
    }
}

/// The records in the order in which people put them, then by id.
pub fn in_order<'a, R: Record>(records: &'a [R], position: impl Fn(&'a R) -> &'a str) -> Vec<&'a R> {
    let mut ordered: Vec<&R> = records.iter().collect();
    ordered.sort_by(|a, b| (position(a), a.id()).cmp(&(position(b), b.id())));
    ordered
}
