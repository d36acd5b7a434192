//! The roadmap: goals with first promises and new dates, what is late or was moved, and what is due next.
//!
//! Dates, slips and standings are those of `rules::roadmap`; nothing here decides what is late.

use domain::rules::roadmap::{self, Step, roll_ups, steps};
use domain::{RoadmapStatus, Subject};

use crate::blocks::{Block, Column, Row, Section};
use crate::facts::{Facts, count};
use crate::parts::goals;

/// Steps with a row; the rest is one sentence.
const MOST_LATE: usize = 20;
const MOST_NEXT: usize = 10;

/// The section; without a roadmap it says so.
pub(super) fn roadmap(facts: &Facts) -> Section {
    let title = facts.word("documents-roadmap");
    let mut blocks: Vec<Block> = [late(facts), actions(facts)].into_iter().flatten().map(Block::paragraph).collect();
    if blocks.is_empty() {
        return Section { title, blocks: vec![Block::paragraph(facts.word("documents-roadmap-none"))] };
    }
    blocks.extend(goals::standing(facts));
    let slipped = slipped(facts);
    blocks.extend(late_table(facts, &slipped));
    if MOST_LATE < slipped.len() {
        let rest = count(slipped.len() - MOST_LATE);
        blocks.push(Block::paragraph(facts.say("documents-roadmap-rest", &[], &[("steps", rest)])));
    }
    blocks.extend(next_table(facts));
    Section { title, blocks }
}

/// How much of the roadmap is late today; nothing without a roadmap.
pub(super) fn late(facts: &Facts) -> Option<String> {
    let all = count(steps(facts.plan).count());
    let late = count(roadmap::late(facts.plan, facts.today).len());
    (0 < all).then(|| facts.say("documents-roadmap-late", &[], &[("late", late), ("all", all)]))
}

/// The actions by how they stand.
fn actions(facts: &Facts) -> Option<String> {
    let roll_ups = roll_ups(facts.plan, facts.today);
    let of = |status: RoadmapStatus| roll_ups.values().filter_map(|it| it.counts.get(&status)).sum::<usize>();
    let said = RoadmapStatus::ALL.iter().map(|status| (status, of(*status))).filter(|(_, number)| 0 < *number);
    let said: Vec<String> = said
        .map(|(status, number)| {
            facts.say(&format!("documents-roadmap-{}", status.word()), &[], &[("actions", count(number))])
        })
        .collect();
    let all = count(facts.plan.actions.len());
    let list = facts.texts.list(&said);
    (!said.is_empty()).then(|| facts.say("documents-roadmap-actions", &[("list", &list)], &[("all", all)]))
}

/// Open actions and milestones that are late or were given another date than the first promised, earliest first.
fn slipped<'a>(facts: &Facts<'a>) -> Vec<Step<'a>> {
    let is_moved = |step: &Step| step.slip_days().is_some_and(|days| days != 0);
    let mut slipped: Vec<Step> = open(facts).filter(|it| it.days_late(facts.today).is_some() || is_moved(it)).collect();
    slipped.sort_by_key(|step| (step.effective_on(), step.id));
    slipped
}

/// Actions and milestones with something left to do. Goals have a table of their own.
fn open<'a>(facts: &Facts<'a>) -> impl Iterator<Item = Step<'a>> {
    steps(facts.plan).filter(|step| step.kind != Subject::Goal && !step.is_done())
}

fn late_table(facts: &Facts, slipped: &[Step]) -> Option<Block> {
    let row = |step: &Step| {
        let late = step.days_late(facts.today);
        let state = match late {
            Some(days) => facts.say("paper-doc-milestone_late", &[], &[("days", days)]),
            None => facts.word(&format!("roadmap-status-{}", step.standing(facts.today).word())),
        };
        let cells = [
            step.title.trim().to_owned(),
            step.owner.trim().to_owned(),
            goals::date(facts, step.due_on),
            goals::revised(facts, step),
            state,
            step.explanation.trim().to_owned(),
        ];
        Row { cells: cells.map(Into::into).into(), stands_out: late.is_some(), bar: None }
    };
    let columns = vec![
        Column::wide(facts.word("paper-doc-milestone"), 6),
        Column::wide(facts.word("paper-doc-responsible"), 4),
        Column::narrow(facts.word("documents-first_promise")),
        Column::narrow(facts.word("documents-new_date")),
        Column::narrow(facts.word("documents-status")),
        Column::wide(facts.word("documents-explanation"), 4),
    ];
    let rows: Vec<Row> = slipped.iter().take(MOST_LATE).map(row).collect();
    (!rows.is_empty()).then(|| Block::Table { caption: facts.word("documents-roadmap-late_caption"), columns, rows })
}

/// The next actions and milestones whose first date still holds.
fn next_table(facts: &Facts) -> Option<Block> {
    let is_next = |step: &Step| {
        step.effective_on().is_some_and(|due_on| facts.today <= due_on) && step.slip_days().is_none_or(|days| days == 0)
    };
    let mut next: Vec<Step> = open(facts).filter(is_next).collect();
    next.sort_by_key(|step| (step.effective_on(), step.id));
    let row = |step: &Step| Row {
        cells: vec![step.title.trim().into(), step.owner.trim().into(), goals::date(facts, step.effective_on()).into()],
        stands_out: false,
        bar: None,
    };
    let columns = vec![
        Column::wide(facts.word("paper-doc-milestone"), 6),
        Column::wide(facts.word("paper-doc-responsible"), 4),
        Column::narrow(facts.word("paper-doc-due")),
    ];
    let rows: Vec<Row> = next.iter().take(MOST_NEXT).map(row).collect();
    (!rows.is_empty()).then(|| Block::Table { caption: facts.word("documents-roadmap-next_caption"), columns, rows })
}
