//! The goals, actions and milestones of made-up plans, with the names that the test chose.

use chrono::{NaiveDate, TimeDelta};
use domain::*;

/// Adds a goal for each three names, with actions and milestones in every state.
pub fn add_roadmap(plan: &mut Plan, names: &[String]) {
    let start = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
    let on = |days: usize| Some(start + TimeDelta::days(days as i64));
    for (at, name) in names.iter().enumerate() {
        let spread = at * 7919 % 500;
        if at % 3 == 0 {
            plan.goals.push(Goal {
                id: format!("goal-{at:02}"),
                title: name.clone(),
                starts_on: on(spread),
                due_on: on(spread + 700),
                revised_due_on: (at % 2 == 1).then(|| on(spread + 900)).flatten(),
                position: format!("{at:02}"),
                ..Goal::default()
            });
        }
        let status = RoadmapStatus::ALL[at % 4];
        plan.actions.push(Action {
            id: format!("action-{at:02}"),
            goal_id: (at % 7 != 6).then(|| format!("goal-{:02}", at / 3 * 3)),
            title: name.clone(),
            starts_on: (at % 5 != 4).then(|| on(spread)).flatten(),
            due_on: (at % 11 != 10).then(|| on(spread + 200)).flatten(),
            revised_due_on: (status == RoadmapStatus::Postponed).then(|| on(spread + 320)).flatten(),
            done_on: (status == RoadmapStatus::Achieved).then(|| on(spread + 190)).flatten(),
            status,
            position: format!("{at:02}"),
            ..Action::default()
        });
        for step in 0..at % 3 {
            plan.milestones.push(Milestone {
                id: format!("milestone-{at:02}-{step}"),
                week_id: (at % 2 == 0).then(|| "week".to_owned()),
                action_id: (at % 4 != 0).then(|| format!("action-{at:02}")),
                title: name.clone(),
                due_on: start + TimeDelta::days((spread + 90 * step) as i64),
                revised_due_on: (at % 5 == 2).then(|| on(spread + 90 * step + 40)).flatten(),
                done_on: (at % 5 == 1).then(|| on(spread + 90 * step)).flatten(),
                after_ids: (0 < step).then(|| format!("milestone-{at:02}-{}", step - 1)).into_iter().collect(),
                ..Milestone::default()
            });
        }
    }
}
