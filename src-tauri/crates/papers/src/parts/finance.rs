//! What a week or a year costs and who pays: the lines of the budget by kind of source.
//!
//! The author's words on money stand before it. A week or year without lines has no table.

use domain::BudgetLine;
use domain::rules::budget::{self, Sums};
use domain::rules::outlook;

use super::programme::sentences;
use crate::blocks::{Block, Column, Row};
use crate::facts::Facts;

/// Planned, secured, still to be found, spent and matched for each kind of source, and for all together.
pub(crate) fn table(facts: &Facts) -> Option<Block> {
    let week = facts.week?;
    by_source(facts, budget::lines(facts.plan, None, Some(&week.id)), facts.word("paper-doc-finance_caption"))
}

/// The money of a year: what it comes to in a sentence, and by source. Nothing for a year without lines.
pub(crate) fn of_year(facts: &Facts, year: i64) -> Vec<Block> {
    let name = year.to_string();
    let caption = facts.say("documents-money-caption", &[("year", &name)], &[]);
    let Some(table) = by_source(facts, budget::lines(facts.plan, Some(year), None), caption) else { return Vec::new() };
    vec![Block::paragraph(sentence(facts, year)), table]
}

/// What is planned, secured and spent in a year that has lines.
pub(crate) fn sentence(facts: &Facts, year: i64) -> String {
    let sums = outlook::money(facts.plan, year);
    let id = match sums.gap_minor {
        1.. => "documents-money-gap",
        0 => "documents-money-met",
        _ => "documents-money-over",
    };
    let amounts = [
        ("year", year.to_string()),
        ("planned", facts.money(sums.planned_minor)),
        ("secured", facts.money(sums.secured_minor)),
        ("gap", facts.money(sums.gap_minor.saturating_abs())),
    ];
    let spent = match sums.spent_minor {
        0 => facts.word("documents-money-unspent"),
        spent => facts.say("documents-money-spent", &[("spent", &facts.money(spent))], &[]),
    };
    let amounts = amounts.each_ref().map(|(name, amount)| (*name, amount.as_str()));
    sentences(&[facts.say(id, &amounts, &[]), spent])
}

fn by_source(facts: &Facts, lines: Vec<&BudgetLine>, caption: String) -> Option<Block> {
    let sums = budget::sums(lines);
    if sums.total.line_count == 0 {
        return None;
    }
    let row = |name: String, sums: &Sums, stands_out: bool| {
        let amounts = [sums.planned_minor, sums.secured_minor, sums.gap_minor, sums.spent_minor, sums.matched_minor];
        let amounts = amounts.map(|minor| facts.money(minor).into());
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
    Some(Block::Table { caption, columns, rows })
}
