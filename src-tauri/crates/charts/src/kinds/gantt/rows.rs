//! The rows of the roadmap: which there are, in which order, and which stay when there are too many.

use std::collections::HashMap;

use domain::rules::roadmap::{Step, in_order};
use domain::{Action, Milestone, Plan, Subject, by_id};
use text::Texts;

/// A line of the chart.
pub struct Row<'a> {
    /// Id of the record; of a heading, what it stands over.
    pub id: String,
    pub title: String,
    /// How far it is set in.
    pub depth: usize,
    /// `None`: a heading.
    pub step: Option<Step<'a>>,
}

/// How many rows are drawn at most.
pub const MOST: usize = 60;

/// All rows: goals with their actions and milestones, what belongs to no goal, and the weeks with theirs.
pub fn rows<'a>(plan: &'a Plan, of: &str, texts: &Texts) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let goals = by_id(&plan.goals);
    let actions = in_order(&plan.actions, |action| &action.position);
    let by_action = milestones_by(plan);
    if of != "milestones" {
        for goal in in_order(&plan.goals, |goal| &goal.position) {
            if of.is_empty() || of == goal.id {
                rows.push(row(0, Step::from(goal)));
                let own = actions.iter().filter(|action| action.goal_id.as_ref() == Some(&goal.id));
                own.for_each(|action| add_action(&mut rows, action, &by_action));
            }
        }
    }
    if of.is_empty() {
        let is_loose = |action: &&&Action| !action.goal_id.as_deref().is_some_and(|id| goals.contains_key(id));
        let loose: Vec<&&Action> = actions.iter().filter(is_loose).collect();
        if !loose.is_empty() {
            rows.push(heading("loose", texts.get("chart-gantt-loose")));
            loose.into_iter().for_each(|action| add_action(&mut rows, action, &by_action));
        }
    }
    if of.is_empty() || of == "milestones" {
        add_weeks(&mut rows, plan, of == "milestones", texts);
    }
    rows
}

fn row(depth: usize, step: Step) -> Row {
    Row { id: step.id.to_owned(), title: step.title.to_owned(), depth, step: Some(step) }
}

fn heading(id: &str, title: String) -> Row<'static> {
    Row { id: format!("heading-{id}"), title, depth: 0, step: None }
}

fn add_action<'a>(rows: &mut Vec<Row<'a>>, action: &'a Action, by_action: &HashMap<&str, Vec<&'a Milestone>>) {
    rows.push(row(1, Step::from(action)));
    let own = by_action.get(action.id.as_str()).into_iter().flatten();
    rows.extend(own.map(|milestone| row(2, Step::from(*milestone))));
}

/// Milestones by their action, by date; `""` holds those of none.
fn milestones_by(plan: &Plan) -> HashMap<&str, Vec<&Milestone>> {
    let actions = by_id(&plan.actions);
    let mut found: HashMap<&str, Vec<&Milestone>> = HashMap::new();
    for milestone in in_time(plan) {
        let action_id = milestone.action_id.as_deref().filter(|id| actions.contains_key(id));
        found.entry(action_id.unwrap_or_default()).or_default().push(milestone);
    }
    found
}

fn in_time(plan: &Plan) -> Vec<&Milestone> {
    let mut milestones: Vec<&Milestone> = plan.milestones.iter().collect();
    milestones.sort_by(|a, b| (Step::from(*a).effective_on(), &a.id).cmp(&(Step::from(*b).effective_on(), &b.id)));
    milestones
}

/// Milestones under the week that they prepare; those of no action alone unless all are asked for.
fn add_weeks<'a>(rows: &mut Vec<Row<'a>>, plan: &'a Plan, is_all: bool, texts: &Texts) {
    let (weeks, actions) = (by_id(&plan.weeks), by_id(&plan.actions));
    let is_wanted = |it: &&&Milestone| is_all || !it.action_id.as_deref().is_some_and(|id| actions.contains_key(id));
    let milestones = in_time(plan);
    let mut ordered: Vec<_> = plan.weeks.iter().collect();
    ordered.sort_by(|a, b| (a.starts_on, &a.id).cmp(&(b.starts_on, &b.id)));
    let groups = ordered.into_iter().map(|week| (week.id.as_str(), week.title.clone()));
    for (id, title) in groups.chain([("", texts.get("chart-gantt-milestones"))]) {
        let week_of =
            |it: &Milestone| it.week_id.as_deref().filter(|id| weeks.contains_key(id)).unwrap_or_default() == id;
        let own: Vec<&&Milestone> = milestones.iter().filter(|it| week_of(it)).filter(is_wanted).collect();
        if !own.is_empty() {
            rows.push(heading(id, title));
            rows.extend(own.into_iter().map(|milestone| row(1, Step::from(*milestone))));
        }
    }
}

/// At most [`MOST`] rows, and how many were left out: first what is done goes, then milestones, then actions.
pub fn condensed<'a, 'b>(all: &'b [Row<'a>]) -> (Vec<&'b Row<'a>>, usize) {
    type Keeps = fn(&Row) -> bool;
    let keeps: [Keeps; 4] = [
        |_| true,
        |row| row.depth == 0 || !row.step.is_some_and(|step| step.is_done()),
        |row| row.depth == 0 || row.step.is_some_and(|step| !step.is_done() && step.kind == Subject::Action),
        |row| row.step.is_some_and(|step| step.kind == Subject::Goal),
    ];
    let total = all.iter().filter(|row| row.step.is_some()).count();
    let mut shown: Vec<&Row> = Vec::new();
    for keep in keeps {
        let kept: Vec<&Row> = all.iter().filter(|row| keep(row)).collect();
        // What is left must still say something: a plan without goals keeps what it had.
        if kept.iter().any(|row| row.step.is_some()) || shown.is_empty() {
            shown = kept;
        }
        if shown.len() <= MOST {
            break;
        }
    }
    shown.truncate(MOST);
    let drawn = shown.iter().filter(|row| row.step.is_some()).count();
    (shown, total - drawn)
}

#[cfg(test)]
mod tests {
    use domain::Goal;

    use super::*;

    fn plan(goals: usize, actions: usize, milestones: usize) -> Plan {
        let mut plan = Plan::default();
        for goal in 0..goals {
            plan.goals.push(Goal { id: format!("g{goal}"), ..Goal::default() });
            for action in 0..actions {
                let id = format!("g{goal}a{action}");
                plan.actions.push(Action { id: id.clone(), goal_id: Some(format!("g{goal}")), ..Action::default() });
                for milestone in 0..milestones {
                    let id = format!("{id}m{milestone}");
                    plan.milestones.push(Milestone { action_id: Some(id.clone()), id, ..Milestone::default() });
                    plan.milestones.last_mut().unwrap().action_id = Some(format!("g{goal}a{action}"));
                }
            }
        }
        plan
    }

    #[track_caller]
    fn check(goals: usize, actions: usize, milestones: usize, drawn: usize) {
        let plan = plan(goals, actions, milestones);
        let all = rows(&plan, "", &Texts::new("en"));
        let (shown, left_out) = condensed(&all);
        assert_eq!(shown.len(), drawn, "{goals} goals, {actions} actions, {milestones} milestones");
        assert_eq!(left_out, all.len() - drawn);
    }

    #[test]
    fn long_roadmaps_are_condensed() {
        check(2, 3, 2, 20);
        check(5, 4, 9, 25);
        check(20, 9, 1, 20);
        check(90, 0, 0, 60);
        check(0, 0, 0, 0);
    }
}
