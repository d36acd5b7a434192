//! Problems and the decision to live with them.

use domain::{AcceptedProblem, Problem};
use store::{Label, pair_id};

use crate::Failure;
use crate::desk::Desk;
use crate::records::drafts::need_text;

pub(crate) fn list_problems(desk: &Desk) -> Result<Vec<Problem>, Failure> {
    Ok(desk.shown()?.problems().to_vec())
}

pub(crate) fn save_accepted_problem(desk: &Desk, key: String, reason: String) -> Result<(), Failure> {
    need_text(&reason, "reason")?;
    let shown = desk.shown()?;
    let problem = shown.problems().iter().find(|problem| problem.key == key);
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
    pair_id(&["accepted_problem", key])
}
