//! Problems and the decision to live with them, one by one or many of a kind at once.

use std::collections::HashSet;

use domain::{AcceptedProblem, Problem};
use store::Label;

use crate::Failure;
use crate::desk::Desk;
use crate::records::drafts::need_text;
use crate::views::ProblemLine;

/// Every problem in a line each: thousands are listed at once, and only those that somebody opens need their remedies.
pub(crate) fn list_problem_lines(desk: &Desk) -> Result<Vec<ProblemLine>, Failure> {
    Ok(desk.shown()?.problems().map(ProblemLine::of).collect())
}

/// The problems with these keys, whole; those that are gone meanwhile are left out.
pub(crate) fn get_problems(desk: &Desk, keys: Vec<String>) -> Result<Vec<Problem>, Failure> {
    let shown = desk.shown()?;
    let wanted: HashSet<&str> = keys.iter().map(String::as_str).collect();
    Ok(shown.problems().filter(|problem| wanted.contains(problem.key.as_str())).cloned().collect())
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
