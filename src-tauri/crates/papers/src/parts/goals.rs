//! What the city wants to have reached: its goals with first promise, date that counts and how far they have come.

use domain::rules::roadmap::{RollUp, Step, in_order, roll_ups};
use domain::{Goal, RoadmapStatus};

use crate::blocks::{Block, Column, Row};
use crate::facts::{Facts, count};

/// The goals and how they stand; nothing without goals.
pub(crate) fn standing(facts: &Facts) -> Option<Block> {
    let goals = goals(facts);
    if goals.is_empty() {
        return None;
    }
    let roll_ups = roll_ups(facts.plan, facts.today);
    let none = RollUp::default();
    let row = |goal: &&Goal| {
        let roll_up = roll_ups.get(goal.id.as_str()).unwrap_or(&none);
        let step = Step::from(*goal);
        let is_slow = matches!(goal.status, RoadmapStatus::Behind | RoadmapStatus::Postponed);
        Row {
            cells: vec![
                goal.title.trim().into(),
                date(facts, goal.due_on).into(),
                revised(facts, &step).into(),
                facts.word(&format!("roadmap-status-{}", goal.status.word())).into(),
                actions(facts, roll_up).into(),
                goal.explanation.trim().into(),
            ],
            stands_out: is_slow || step.days_late(facts.today).is_some(),
            bar: None,
        }
    };
    let columns = vec![
        Column::wide(facts.word("documents-goal"), 6),
        // A date such as “31 December 2030” breaks once at most.
        Column::narrow(facts.word("documents-first_promise")),
        Column::narrow(facts.word("documents-new_date")),
        Column::narrow(facts.word("documents-status")),
        Column::wide(facts.word("documents-goal_actions"), 3),
        Column::wide(facts.word("documents-explanation"), 4),
    ];
    Some(Block::Table {
        caption: facts.word("documents-goals_caption"),
        columns,
        rows: goals.iter().map(row).collect(),
    })
}

/// The goals and by what they will be seen; nothing without goals.
pub(crate) fn aims(facts: &Facts) -> Option<Block> {
    let goals = goals(facts);
    let row = |goal: &&Goal| Row {
        cells: vec![
            goal.title.trim().into(),
            date(facts, goal.effective_on()).into(),
            goal.measure.trim().into(),
            goal.owner.trim().into(),
        ],
        stands_out: false,
        bar: None,
    };
    let columns = vec![
        Column::wide(facts.word("documents-goal"), 5),
        Column::narrow(facts.word("documents-goal_by")),
        Column::wide(facts.word("documents-goal_measure"), 6),
        Column::wide(facts.word("paper-doc-responsible"), 3),
    ];
    let rows: Vec<Row> = goals.iter().map(row).collect();
    (!rows.is_empty()).then(|| Block::Table { caption: facts.word("documents-aims_caption"), columns, rows })
}

fn goals<'a>(facts: &Facts<'a>) -> Vec<&'a Goal> {
    in_order(&facts.plan.goals, |goal| &goal.position)
}

fn actions(facts: &Facts, roll_up: &RollUp) -> String {
    match roll_up.actions {
        0 => facts.word("documents-goal_without_actions"),
        all => facts.say("documents-achieved_of", &[], &[("achieved", count(roll_up.achieved)), ("all", count(all))]),
    }
}

/// A date that people gave; a word where they gave none.
pub(crate) fn date(facts: &Facts, date: Option<chrono::NaiveDate>) -> String {
    date.map_or_else(|| facts.word("documents-no_date"), |date| facts.date(date))
}

/// The date that counts now, where it is another one than was first promised.
pub(crate) fn revised(facts: &Facts, step: &Step) -> String {
    let revised = step.revised_due_on.filter(|revised| Some(*revised) != step.due_on);
    revised.map_or_else(|| facts.word("documents-unchanged"), |date| facts.date(date))
}
