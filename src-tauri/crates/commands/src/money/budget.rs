//! Money of the plan: sums and lines for the screen, and a file for a spreadsheet.
//!
//! Lines are saved as plain records. What is added up here stands in `domain::rules::budget`.

use std::path::PathBuf;

use domain::rules::budget::{self, BudgetSums};
use domain::rules::grants::{Grants, grants};
use domain::{BudgetLine, Id, Plan, Problem, Record, by_id};
use serde::Serialize;
use text::{Texts, plain_money};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::views::Exported;

/// The money of a year or a week.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Budget {
    /// The lines that were asked for, by category.
    pub lines: Vec<BudgetLine>,
    /// What they come to.
    pub sums: BudgetSums,
    /// What looks wrong with them.
    pub problems: Vec<Problem>,
    /// Every year with a line, earliest first.
    #[ts(type = "Array<number>")]
    pub years: Vec<i64>,
    /// The year to look at first.
    #[ts(type = "number | null")]
    pub current_year: Option<i64>,
    /// The currency of all of it.
    pub currency: String,
}

pub(crate) fn get_budget(desk: &Desk, year: Option<i64>, week_id: Option<Id>) -> Result<Budget, Failure> {
    let shown = desk.shown()?;
    let lines = budget::lines(&shown.plan, year, week_id.as_deref());
    Ok(Budget {
        sums: budget::sums(lines.iter().copied()),
        problems: budget::problems(lines.iter().copied()),
        lines: lines.into_iter().cloned().collect(),
        years: budget::years(&shown.plan),
        current_year: budget::current_year(&shown.plan, shown.week(), shown.today(desk.now())),
        currency: currency(&shown.plan),
    })
}

/// The tracks of the week's events, and its grants against the budget; nothing without a week.
pub(crate) fn get_grants(desk: &Desk) -> Result<Option<Grants>, Failure> {
    let shown = desk.shown()?;
    Ok(shown.week().map(|week| grants(&shown.plan, week)))
}

fn currency(plan: &Plan) -> String {
    plan.profile.as_ref().map(|profile| profile.currency.clone()).unwrap_or_default()
}

pub(crate) fn export_budget(desk: &Desk, path: PathBuf) -> Result<Exported, Failure> {
    let shown = desk.shown()?;
    save(desk, &path, FileKind::Csv, |_| Ok(text::csv::file(table(&shown.plan, &desk.texts()))))
}

/// Columns of the file, in their order.
const COLUMNS: &[&str] = &[
    "year",
    "week_id",
    "title",
    "category",
    "source_kind",
    "partner_id",
    "source",
    "planned_minor",
    "secured_minor",
    "spent_minor",
    "matched_minor",
    "matched_by",
    "note",
];

/// The rows of the file, its headings first.
fn table(plan: &Plan, texts: &Texts) -> Vec<Vec<String>> {
    let currency = currency(plan);
    let (weeks, partners) = (by_id(&plan.weeks), by_id(&plan.partners));
    let heading = |field: &&str| {
        let label = texts.get(&format!("{}-{field}", BudgetLine::TABLE));
        if field.ends_with("_minor") { format!("{label} ({currency})") } else { label }
    };
    let mut rows: Vec<Vec<String>> = vec![COLUMNS.iter().map(heading).collect()];
    for line in budget::lines(plan, None, None) {
        let week = line.week_id.as_deref().and_then(|id| weeks.get(id)).map(|week| week.title.clone());
        let partner = line.partner_id.as_deref().and_then(|id| partners.get(id)).map(|partner| partner.name.clone());
        let money = |minor: i64| plain_money(minor, &currency);
        let cells = [
            line.year.to_string(),
            week.unwrap_or_default(),
            line.title.clone(),
            texts.get(&format!("budget-category-{}", line.category.word())),
            texts.get(&format!("budget-source-{}", line.source_kind.word())),
            partner.unwrap_or_default(),
            line.source.clone(),
            money(line.planned_minor),
            money(line.secured_minor),
            money(line.spent_minor),
            money(line.matched_minor),
            line.matched_by.clone(),
            line.note.clone(),
        ];
        rows.push(cells.to_vec());
    }
    rows
}

#[cfg(test)]
mod tests {
    use domain::{Plan, Profile};

    use super::*;

    #[test]
    fn the_file_holds_plain_amounts_and_no_formulas() {
        let line = BudgetLine {
            year: 2027,
            title: "=SUM(A1), \"all\"".to_owned(),
            planned_minor: 1_234_505,
            spent_minor: -7,
            note: "-5".to_owned(),
            ..BudgetLine::default()
        };
        let plan = |currency: &str| Plan {
            profile: Some(Profile { currency: currency.to_owned(), ..Profile::default() }),
            budget_lines: vec![line.clone()],
            ..Plan::default()
        };
        let texts = Texts::new("en");
        let written = |currency: &str| String::from_utf8(text::csv::file(table(&plan(currency), &texts))).unwrap();
        let file = written("EUR");
        let mut rows = file.lines();
        let heading = rows.next().unwrap_or_default();
        assert!(heading.starts_with("\u{feff}Year,Week,Title"), "{heading}");
        assert!(heading.contains("Planned (EUR),Secured (EUR)"), "{heading}");
        let expected = "2027,,\"'=SUM(A1), \"\"all\"\"\",Staff,City,,,12345.05,0.00,-0.07,0.00,,-5";
        assert_eq!(rows.next(), Some(expected));
        assert!(written("JPY").contains(",1234505,0,-7,0,"));
        assert!(written("KWD").contains(",1234.505,0.000,-0.007,0.000,"));
    }
}
