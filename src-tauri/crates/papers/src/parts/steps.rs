//! What happens next: the author's words and the week's milestones.

use chrono::NaiveDate;
use domain::Milestone;

use crate::blocks::{Block, Column, Row, Section};
use crate::facts::{Facts, paragraphs};

/// The section; nothing when there are neither words nor dates.
pub(crate) fn next_steps(facts: &Facts, words: &str) -> Option<Section> {
    let mut blocks: Vec<Block> = paragraphs(words).into_iter().map(Block::paragraph).collect();
    // What is done needs no decision any more.
    let is_ahead = |milestone: &&Milestone| {
        // Steps of a single action are the roadmap's, not this paper's.
        let is_of_none = milestone.week_id.is_none() && milestone.action_id.is_none();
        let is_of_week = is_of_none || milestone.week_id.as_ref() == facts.week.map(|week| &week.id);
        is_of_week && milestone.done_on.is_none()
    };
    let mut milestones: Vec<&Milestone> = facts.plan.milestones.iter().filter(is_ahead).collect();
    milestones.sort_by(|a, b| (due_on(a), &a.title).cmp(&(due_on(b), &b.title)));
    if !milestones.is_empty() {
        blocks.push(table(facts, &milestones));
    }
    (!blocks.is_empty()).then(|| Section { title: facts.word("paper-doc-next_steps"), blocks })
}

fn table(facts: &Facts, milestones: &[&Milestone]) -> Block {
    let row = |milestone: &&Milestone| Row {
        cells: vec![
            milestone.title.trim().into(),
            facts.date(due_on(milestone)).into(),
            milestone.responsible.trim().into(),
            state(facts, milestone).into(),
        ],
        stands_out: due_on(milestone) < facts.today,
        bar: None,
    };
    let columns = vec![
        Column::wide(facts.word("paper-doc-milestone"), 6),
        Column::narrow(facts.word("paper-doc-due")),
        Column::wide(facts.word("paper-doc-responsible"), 4),
        Column::narrow(facts.word("paper-doc-milestone_state")),
    ];
    Block::Table {
        caption: facts.word("paper-doc-milestones_caption"),
        columns,
        rows: milestones.iter().map(row).collect(),
    }
}

/// The date that counts: a revised one, else the first promise.
fn due_on(milestone: &Milestone) -> NaiveDate {
    milestone.effective_on()
}

fn state(facts: &Facts, milestone: &Milestone) -> String {
    let days = (due_on(milestone) - facts.today).num_days();
    match days {
        0 => facts.word("paper-doc-milestone_today"),
        ..0 => facts.say("paper-doc-milestone_late", &[], &[("days", -days)]),
        1.. => facts.say("paper-doc-milestone_ahead", &[], &[("days", days)]),
    }
}
