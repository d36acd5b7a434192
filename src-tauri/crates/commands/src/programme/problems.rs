//! Problems: which there are and which are new, who sees to them, and the decision to live with them, one by one or many
//! of a kind at once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::{AcceptedProblem, Event, MoveWay, Problem, ProblemOwner, Remedy, Session, by_id};
use store::Label;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::plan::history::version_of;
use crate::records::drafts::need_text;
use crate::views::ProblemLine;

/// Every problem in a line each: thousands are listed at once, and only those that somebody opens need their remedies.
pub(crate) fn list_problem_lines(desk: &Desk) -> Result<Vec<ProblemLine>, Failure> {
    let shown = desk.shown()?;
    let today = shown.today(desk.now());
    let owners: HashMap<&str, &ProblemOwner> =
        shown.plan.problem_owners.iter().map(|owner| (owner.key.as_str(), owner)).collect();
    Ok(shown.problems().map(|problem| line(problem, owners.get(problem.key.as_str()).copied(), today)).collect())
}

fn line(problem: &Problem, owner: Option<&ProblemOwner>, today: NaiveDate) -> ProblemLine {
    let due_on = owner.and_then(|owner| owner.due_on);
    ProblemLine {
        owner: owner.map(|owner| owner.owner.clone()).unwrap_or_default(),
        due_on,
        is_late: problem.accepted.is_none() && due_on.is_some_and(|due_on| due_on < today),
        key: problem.key.clone(),
        code: problem.code.clone(),
        severity: problem.severity,
        event_id: problem.event_id.clone(),
        session_id: problem.session_id.clone(),
        values: problem.values.clone(),
        is_accepted: problem.accepted.is_some(),
        ways: problem.remedies.iter().filter_map(way_for_many).map(str::to_owned).collect(),
    }
}

/// The problems with these keys, whole; those that are gone meanwhile are left out.
pub(crate) fn get_problems(desk: &Desk, keys: Vec<String>) -> Result<Vec<Problem>, Failure> {
    let shown = desk.shown()?;
    let wanted: HashSet<&str> = keys.iter().map(String::as_str).collect();
    Ok(shown.problems().filter(|problem| wanted.contains(problem.key.as_str())).cloned().collect())
}

/// Keys of the open problems that were not open at the end of yesterday. In a plan that was begun today, all are new.
pub(crate) fn list_new_problems(desk: &Desk) -> Result<Vec<String>, Failure> {
    let shown = desk.shown()?;
    let Some(yesterday) = shown.today(desk.now()).pred_opt() else { return Ok(Vec::new()) };
    let name = format!("on:{yesterday}");
    let before = desk.before(&name, shown.week_id.as_ref(), || {
        let version = version_of(&name, &shown)?;
        let plan = desk.ask(|file| Ok(file.at(&version)?))?;
        let before = Shown::new(shown.revision, Arc::new(plan), shown.week_id.clone(), desk.now());
        Ok(before.looked_at_on(yesterday))
    })?;
    let known: HashSet<&str> = before.open_problems().map(|problem| problem.key.as_str()).collect();
    let new = shown.open_problems().filter(|problem| !known.contains(problem.key.as_str()));
    Ok(new.map(|problem| problem.key.clone()).collect())
}

/// Gives many problems to somebody, or takes them back where both are empty, as one change. Gives back how many changed;
/// those that are gone are left out.
pub(crate) fn set_problem_owner(
    desk: &Desk,
    keys: Vec<String>,
    owner: String,
    due_on: Option<NaiveDate>,
) -> Result<usize, Failure> {
    let owner = owner.trim().to_owned();
    let is_empty = owner.is_empty() && due_on.is_none();
    let found = get_problems(desk, keys)?;
    desk.write(|plan, file| {
        let known: HashMap<&str, &ProblemOwner> =
            plan.problem_owners.iter().map(|owner| (owner.key.as_str(), owner)).collect();
        let (mut given, mut taken) = (Vec::new(), Vec::new());
        for problem in &found {
            let new = ProblemOwner {
                id: domain::link_id(&["problem_owner", &problem.key]),
                key: problem.key.clone(),
                code: problem.code.clone(),
                owner: owner.clone(),
                due_on,
            };
            match known.get(problem.key.as_str()) {
                Some(old) if is_empty => taken.push(old.id.clone()),
                None if is_empty => {}
                Some(old) if **old == new => {}
                Some(_) | None => given.push(new),
            }
        }
        let count = given.len() + taken.len();
        if count == 0 {
            return Ok(0);
        }
        let kind = if is_empty {
            "taken"
        } else if owner.is_empty() {
            "dated"
        } else {
            "given"
        };
        let label = Label::new("set_problem_owner").with("problem_count", &count.to_string());
        let label = label.with("owner", &owner).with("kind", kind);
        file.command(label, |tx| {
            given.iter().try_for_each(|one| tx.put(one))?;
            taken.iter().try_for_each(|id| tx.remove::<ProblemOwner>(id).map(drop))
        })?;
        Ok(count)
    })
}

/// Accepts many problems for one reason, as one change. Gives back how many; those that are gone are left out.
pub(crate) fn save_accepted_problems(desk: &Desk, keys: Vec<String>, reason: String) -> Result<usize, Failure> {
    need_text(&reason, "reason")?;
    let found = get_problems(desk, keys)?;
    let accepted: Vec<AcceptedProblem> = found
        .iter()
        .filter(|problem| problem.accepted.is_none())
        .map(|problem| AcceptedProblem {
            id: accepted_id(&problem.key),
            key: problem.key.clone(),
            code: problem.code.clone(),
            reason: reason.clone(),
        })
        .collect();
    if accepted.is_empty() {
        return Ok(0);
    }
    let label =
        Label::new("save_accepted_problems").with("problem_count", &accepted.len().to_string()).with("reason", &reason);
    desk.write(|_, file| {
        Ok(file.command(label, |tx| {
            for one in &accepted {
                tx.put(one)?;
            }
            Ok(accepted.len())
        })?)
    })
}

/// The word of a way out that may be taken for many problems at once. `None`: it opens a form, or its place was found
/// free for one session alone, and two that are moved there would stand in each other's way.
fn way_for_many(remedy: &Remedy) -> Option<&'static str> {
    match remedy {
        Remedy::SetCapacity { .. } => Some("set_capacity"),
        Remedy::SetFree { .. } => Some("set_free"),
        Remedy::SetInsured { .. } => Some("set_insured"),
        Remedy::MoveSession { way: MoveWay::Tray, .. } => Some("move_to_tray"),
        Remedy::MoveSession { way: MoveWay::Room | MoveWay::Time, .. }
        | Remedy::OpenEvent { .. }
        | Remedy::OpenVenue { .. }
        | Remedy::OpenPartner { .. }
        | Remedy::Accept { .. } => None,
    }
}

/// Takes one way out of many problems, as one change. Gives back how many records it changed.
pub(crate) fn set_remedies(desk: &Desk, keys: Vec<String>, way: String) -> Result<usize, Failure> {
    let found = get_problems(desk, keys)?;
    let chosen = found.iter().flat_map(|problem| &problem.remedies).filter(|it| way_for_many(it) == Some(way.as_str()));
    let chosen: Vec<&Remedy> = chosen.collect();
    desk.write(|plan, file| {
        let (all_events, all_sessions) = (by_id(&plan.events), by_id(&plan.sessions));
        let mut events: BTreeMap<&str, Event> = BTreeMap::new();
        let mut sessions: BTreeMap<&str, Session> = BTreeMap::new();
        let mut change = |id: &str, set: &dyn Fn(&mut Event)| {
            if let Some(known) = all_events.get(id) {
                set(events.entry(known.id.as_str()).or_insert_with(|| (*known).clone()));
            }
        };
        for remedy in chosen {
            match remedy {
                Remedy::SetCapacity { event_id, capacity_count } => {
                    change(event_id, &|event| event.capacity = Some(*capacity_count));
                }
                Remedy::SetFree { event_id } => change(event_id, &|event| event.is_free = true),
                Remedy::SetInsured { event_id } => change(event_id, &|event| event.is_insured = true),
                Remedy::MoveSession { session_id, .. } => {
                    if let Some(known) = all_sessions.get(session_id.as_str()) {
                        let unplaced = Session { starts_at: None, ends_at: None, ..(*known).clone() };
                        sessions.insert(known.id.as_str(), unplaced);
                    }
                }
                Remedy::OpenEvent { .. }
                | Remedy::OpenVenue { .. }
                | Remedy::OpenPartner { .. }
                | Remedy::Accept { .. } => {}
            }
        }
        let count = events.len() + sessions.len();
        if count == 0 {
            return Ok(0);
        }
        let label = Label::new("set_remedies").with("record_count", &count.to_string()).with("way", &way);
        file.command(label, |tx| {
            events.values().try_for_each(|event| tx.put(event))?;
            sessions.values().try_for_each(|session| tx.put(session))
        })?;
        Ok(count)
    })
}

pub(crate) fn list_problems(desk: &Desk) -> Result<Vec<Problem>, Failure> {
    Ok(desk.shown()?.problems().cloned().collect())
}

pub(crate) fn save_accepted_problem(desk: &Desk, key: String, reason: String) -> Result<(), Failure> {
    need_text(&reason, "reason")?;
    let shown = desk.shown()?;
    let problem = shown.problems().find(|problem| problem.key == key);
    let problem = problem.ok_or_else(|| Failure::not_found("problem", &key))?;
    let accepted = AcceptedProblem { id: accepted_id(&key), key, code: problem.code.clone(), reason };
    let label = Label::new("save_accepted_problem")
        .with("title", problem.values.get("title").map_or("", String::as_str))
        .with("reason", &accepted.reason);
    desk.write(|_, file| Ok(file.command(label, |tx| tx.put(&accepted))?))
}

pub(crate) fn delete_accepted_problem(desk: &Desk, key: String) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let accepted = plan.accepted_problems.iter().find(|accepted| accepted.key == key);
        let accepted = accepted.ok_or_else(|| Failure::not_found("accepted_problem", &key))?;
        let label = Label::new("delete_accepted_problem").with("reason", &accepted.reason);
        file.command(label, |tx| tx.remove::<AcceptedProblem>(&accepted.id))?;
        Ok(())
    })
}

fn accepted_id(key: &str) -> String {
    domain::link_id(&["accepted_problem", key])
}
