//! What one person, or everybody, has to see to in the next seven days, and what should have been seen to before.
//!
//! What names nobody is everybody's: it stands in every list, so that nothing falls between two chairs.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, TimeDelta};

use super::Step;
use crate::rules::indicators::awaited;
use crate::{Id, Plan, Subject, by_id, words};

words!(
    /// What kind of thing is to be seen to.
    DueKind {
        Task = "task", Action = "action", Milestone = "milestone", Answer = "answer", Reading = "reading",
        Memorandum = "memorandum",
    }
);

/// Something to be seen to.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// What it is.
    pub kind: DueKind,
    /// The id of the task, action, milestone, interaction, indicator or partner.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// Who answers for it; empty: nobody is named.
    pub owner: String,
    /// `None`: without a date.
    pub due_on: Option<NaiveDate>,
    /// The record it is about.
    pub subject: Option<(Subject, Id)>,
}

impl Due {
    /// Days since it was due; zero and below: not yet.
    pub fn days_late(&self, today: NaiveDate) -> i64 {
        self.due_on.map_or(0, |due_on| (today - due_on).num_days())
    }
}

/// Days that count as this week, today included.
pub const DAYS: i64 = 7;

/// What is to be seen to until seven days from now; overdue first, then by date, then what has no date.
pub fn this_week(plan: &Plan, today: NaiveDate, person: Option<&str>) -> Vec<Due> {
    let until = today.checked_add_signed(TimeDelta::days(DAYS - 1)).unwrap_or(NaiveDate::MAX);
    let mut found = tasks(plan);
    found.extend(steps(plan));
    found.extend(answers(plan));
    found.extend(readings(plan, today));
    found.extend(memoranda(plan));
    // Tasks alone may have no date: nobody waits for a day to come for them.
    found.retain(|due| due.due_on.is_none_or(|due_on| due_on <= until));
    found.retain(|due| person.is_none_or(|person| concerns(&due.owner, person)));
    let place = |due: &Due| due.due_on.unwrap_or(NaiveDate::MAX);
    found.sort_by(|a, b| (place(a), a.kind, &a.title, &a.id).cmp(&(place(b), b.kind, &b.title, &b.id)));
    found
}

fn tasks(plan: &Plan) -> Vec<Due> {
    let open = plan.tasks.iter().filter(|task| task.done_on.is_none());
    open.map(|task| Due {
        kind: DueKind::Task,
        id: task.id.clone(),
        title: task.title.clone(),
        owner: task.assignee.clone(),
        due_on: task.due_on,
        subject: task.subject.zip(task.subject_id.clone()),
    })
    .collect()
}

fn steps(plan: &Plan) -> Vec<Due> {
    let actions = plan.actions.iter().map(Step::from);
    let open = actions.chain(plan.milestones.iter().map(Step::from)).filter(|step| !step.is_done());
    open.filter_map(|step| {
        Some(Due {
            kind: if step.kind == Subject::Action { DueKind::Action } else { DueKind::Milestone },
            id: step.id.to_owned(),
            title: step.title.to_owned(),
            owner: step.owner.to_owned(),
            due_on: Some(step.effective_on()?),
            subject: Some((step.kind, step.id.to_owned())),
        })
    })
    .collect()
}

fn answers(plan: &Plan) -> Vec<Due> {
    let partners = by_id(&plan.partners);
    let open = plan.interactions.iter().filter(|it| it.answered_on.is_none());
    open.filter_map(|it| {
        let partner = partners.get(it.partner_id.as_str())?;
        Some(Due {
            kind: DueKind::Answer,
            id: it.id.clone(),
            title: if it.title.trim().is_empty() { partner.name.clone() } else { it.title.clone() },
            owner: it.author.clone(),
            due_on: Some(it.answer_due_on?),
            subject: Some((Subject::Partner, it.partner_id.clone())),
        })
    })
    .collect()
}

fn readings(plan: &Plan, today: NaiveDate) -> Vec<Due> {
    let awaited = awaited(plan, today).into_iter();
    awaited
        .map(|(it, due_on)| Due {
            kind: DueKind::Reading,
            id: it.id.clone(),
            title: it.name.clone(),
            owner: it.collector.clone(),
            due_on: Some(due_on),
            subject: Some((Subject::Indicator, it.id.clone())),
        })
        .collect()
}

fn memoranda(plan: &Plan) -> Vec<Due> {
    let lasting = |partner: &&crate::Partner| !matches!(partner.status, crate::PartnerStatus::Former);
    let dated = plan.partners.iter().filter(lasting);
    dated
        .filter_map(|partner| {
            Some(Due {
                kind: DueKind::Memorandum,
                id: partner.id.clone(),
                title: partner.name.clone(),
                owner: String::new(),
                due_on: Some(partner.memorandum_remind_on?),
                subject: Some((Subject::Partner, partner.id.clone())),
            })
        })
        .collect()
}

/// The names that answer for something, each once as it is written most often, in alphabetical order.
pub fn names(plan: &Plan) -> Vec<String> {
    let tasks = plan.tasks.iter().map(|it| &it.assignee);
    let owners = plan.actions.iter().map(|it| &it.owner).chain(plan.goals.iter().map(|it| &it.owner));
    let others = plan.milestones.iter().map(|it| &it.responsible).chain(plan.interactions.iter().map(|it| &it.author));
    let collectors = plan.indicators.iter().filter(|it| it.computed.is_empty() && !it.is_context);
    let all = tasks.chain(owners).chain(others).chain(collectors.map(|it| &it.collector));
    let mut spellings: HashMap<String, BTreeMap<String, usize>> = HashMap::new();
    for name in all.flat_map(|field| each(field)) {
        *spellings.entry(name.to_lowercase()).or_default().entry(name.to_owned()).or_default() += 1;
    }
    let most = |names: BTreeMap<String, usize>| names.into_iter().max_by_key(|(_, count)| *count).map(|(name, _)| name);
    let mut names: Vec<String> = spellings.into_values().filter_map(most).collect();
    names.sort_by_cached_key(|name| (name.to_lowercase(), name.clone()));
    names
}

/// Whether a field of names is about a person, or about nobody and so about everybody.
fn concerns(owner: &str, person: &str) -> bool {
    let person = person.trim().to_lowercase();
    each(owner).next().is_none() || each(owner).any(|name| name.to_lowercase() == person)
}

/// The names in a field, as people write several: `Ana, Ben; Cleo / Dan`.
fn each(field: &str) -> impl Iterator<Item = &str> {
    field.split([',', ';', '/', '&', '+', '\n']).map(str::trim).filter(|name| !name.is_empty())
}
