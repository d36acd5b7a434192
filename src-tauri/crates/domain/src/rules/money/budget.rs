//! Money: what is planned, secured, spent and matched, by category, source, year and week.
//!
//! Whole numbers of the smallest unit throughout. A sum that no number can hold stays at the largest there is
//! instead of turning over. Says what looks wrong with a line; decides nothing and converts no currencies.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{BudgetCategory, BudgetLine, BudgetSource, Id, Plan, Problem, Severity, Week};

/// The codes of what these rules find.
pub const CODES: &[&str] = &["money_overspent", "money_over_planned", "match_unnamed"];

/// Money of some lines together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are those of a line")]
pub struct Sums {
    pub line_count: usize,
    #[ts(type = "number")]
    pub planned_minor: i64,
    #[ts(type = "number")]
    pub secured_minor: i64,
    #[ts(type = "number")]
    pub spent_minor: i64,
    #[ts(type = "number")]
    pub matched_minor: i64,
    /// Planned and not secured; below zero when more is secured than planned.
    #[ts(type = "number")]
    pub gap_minor: i64,
    /// Secured and not spent; below zero when more is spent than secured.
    #[ts(type = "number")]
    pub remaining_minor: i64,
}

/// The money of one category, source, year or week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SumRow {
    /// The word of a category or source, a year, or the id of a week; empty for lines without a week.
    pub key: String,
    /// What its lines come to.
    pub sums: Sums,
}

/// All sums of some lines. Each list adds up to the total.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct BudgetSums {
    pub total: Sums,
    pub categories: Vec<SumRow>,
    pub sources: Vec<SumRow>,
    pub years: Vec<SumRow>,
    pub weeks: Vec<SumRow>,
}

impl Sums {
    /// Counts one line.
    pub fn add(&mut self, line: &BudgetLine) {
        self.line_count += 1;
        self.planned_minor = self.planned_minor.saturating_add(line.planned_minor);
        self.secured_minor = self.secured_minor.saturating_add(line.secured_minor);
        self.spent_minor = self.spent_minor.saturating_add(line.spent_minor);
        self.matched_minor = self.matched_minor.saturating_add(line.matched_minor);
        self.gap_minor = self.planned_minor.saturating_sub(self.secured_minor);
        self.remaining_minor = self.secured_minor.saturating_sub(self.spent_minor);
    }

    /// What lines come to.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a BudgetLine>) -> Self {
        let mut sums = Self::default();
        for line in lines {
            sums.add(line);
        }
        sums
    }
}

/// All sums of lines: categories and sources in the order of their words, years and weeks by key.
pub fn sums<'a>(lines: impl IntoIterator<Item = &'a BudgetLine>) -> BudgetSums {
    let mut total = Sums::default();
    let mut categories: BTreeMap<BudgetCategory, Sums> = BTreeMap::new();
    let mut sources: BTreeMap<BudgetSource, Sums> = BTreeMap::new();
    let mut years: BTreeMap<i64, Sums> = BTreeMap::new();
    let mut weeks: BTreeMap<Id, Sums> = BTreeMap::new();
    for line in lines {
        total.add(line);
        categories.entry(line.category).or_default().add(line);
        sources.entry(line.source_kind).or_default().add(line);
        years.entry(line.year).or_default().add(line);
        weeks.entry(line.week_id.clone().unwrap_or_default()).or_default().add(line);
    }
    let row = |key: String, sums: Sums| SumRow { key, sums };
    BudgetSums {
        total,
        categories: categories.into_iter().map(|(key, sums)| row(key.word().to_owned(), sums)).collect(),
        sources: sources.into_iter().map(|(key, sums)| row(key.word().to_owned(), sums)).collect(),
        years: years.into_iter().map(|(key, sums)| row(key.to_string(), sums)).collect(),
        weeks: weeks.into_iter().map(|(key, sums)| row(key, sums)).collect(),
    }
}

/// The lines of a year, of a week, or of both, in their order.
pub fn lines<'a>(plan: &'a Plan, year: Option<i64>, week_id: Option<&str>) -> Vec<&'a BudgetLine> {
    let is_wanted = |line: &&BudgetLine| {
        year.is_none_or(|year| line.year == year)
            && week_id.is_none_or(|week_id| line.week_id.as_deref() == Some(week_id))
    };
    let mut lines: Vec<&BudgetLine> = plan.budget_lines.iter().filter(is_wanted).collect();
    lines.sort_by(|a, b| {
        (b.year, a.category, &a.position, &a.title, &a.id).cmp(&(a.year, b.category, &b.position, &b.title, &b.id))
    });
    lines
}

/// The years with a line, earliest first.
pub fn years(plan: &Plan) -> Vec<i64> {
    let mut years: Vec<i64> = plan.budget_lines.iter().map(|line| line.year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The year to look at first: that of the week, else that of today, else the last with a line.
pub fn current_year(plan: &Plan, week: Option<&Week>, today: NaiveDate) -> Option<i64> {
    let years = years(plan);
    let wanted = [week.map(|week| i64::from(week.starts_on.year())), Some(i64::from(today.year()))];
    wanted.into_iter().flatten().find(|year| years.contains(year)).or_else(|| years.last().copied())
}

/// What looks wrong with lines, in their order.
pub fn problems<'a>(lines: impl IntoIterator<Item = &'a BudgetLine>) -> Vec<Problem> {
    lines.into_iter().flat_map(line_problems).collect()
}

fn line_problems(line: &BudgetLine) -> Vec<Problem> {
    let mut found = Vec::new();
    if line.secured_minor < line.spent_minor {
        found.push(problem(line, "money_overspent", "spent_minor", Severity::Warning));
    }
    if line.planned_minor < line.secured_minor {
        found.push(problem(line, "money_over_planned", "secured_minor", Severity::Hint));
    }
    if 0 < line.matched_minor && line.matched_by.trim().is_empty() {
        // A match larger than the money it answers is the one that somebody will ask about.
        let is_larger = line.secured_minor < line.matched_minor;
        let severity = if is_larger { Severity::Warning } else { Severity::Hint };
        found.push(problem(line, "match_unnamed", "matched_by", severity));
    }
    found
}

fn problem(line: &BudgetLine, code: &str, field: &str, severity: Severity) -> Problem {
    let values = [("title", line.title.clone()), ("year", line.year.to_string())];
    Problem {
        code: code.to_owned(),
        severity,
        key: format!("{code}:{}", line.id),
        field: Some(field.to_owned()),
        values: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        ..Problem::default()
    }
}
