//! What the week costs and who pays: the lines of the budget by kind of source.
//!
//! The author's words on money stand before it. A week without lines has no table.

use domain::rules::budget::{self, Sums};

use super::facts::Facts;
use crate::sheet::{Block, Column, Row};

/// Planned, secured, still to be found, spent and matched for each kind of source, and for all together.
pub(super) fn table(facts: &Facts) -> Option<Block> {
    let week = facts.week.filter(|week| facts.paper.week_id.as_ref() == Some(&week.id))?;
    let sums = budget::sums(budget::lines(facts.plan, None, Some(&week.id)));
    if sums.total.line_count == 0 {
        return None;
    }
    let currency = facts.plan.profile.as_ref().map_or("", |profile| profile.currency.as_str());
    let row = |name: String, sums: &Sums, stands_out: bool| {
        let amounts = [sums.planned_minor, sums.secured_minor, sums.gap_minor, sums.spent_minor, sums.matched_minor];
        let amounts = amounts.map(|minor| facts.texts.money(minor, currency).into());
        Row { cells: std::iter::once(name.into()).chain(amounts).collect(), stands_out, bar: None }
    };
    let mut rows: Vec<Row> = sums
        .sources
        .iter()
        .map(|source| {
            row(facts.word(&format!("budget-source-{}", source.key)), &source.sums, 0 < source.sums.gap_minor)
        })
        .collect();
    rows.push(row(facts.word("paper-doc-finance_total"), &sums.total, false));
    let columns = vec![
        Column::wide(facts.word("paper-doc-finance_source"), 1),
        Column::number(facts.word("paper-doc-finance_planned")),
        Column::number(facts.word("paper-doc-finance_secured")),
        Column::number(facts.word("paper-doc-finance_gap")),
        Column::number(facts.word("paper-doc-finance_spent")),
        Column::number(facts.word("paper-doc-finance_matched")),
    ];
    Some(Block::Table { caption: facts.word("paper-doc-finance_caption"), columns, rows })
}
