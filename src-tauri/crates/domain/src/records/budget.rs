//! Money: one line for each purpose and source of a year.
//!
//! Amounts are whole numbers in the smallest unit; there is no floating point in money.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// One line of the budget of a year, in the smallest unit of the plan's currency.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BudgetLine {
    pub id: Id,
    pub year: i64,
    pub week_id: Option<Id>,
    pub title: String,
    pub category: BudgetCategory,
    pub source_kind: BudgetSource,
    /// The partner that gives it.
    pub partner_id: Option<Id>,
    /// Name of the fund or budget.
    pub source: String,
    pub planned_minor: i64,
    pub secured_minor: i64,
    pub spent_minor: i64,
    /// What others add because this is given.
    pub matched_minor: i64,
    pub matched_by: String,
    pub note: String,
    pub position: String,
}
record!(BudgetLine in "budget_line" {
    id, year, week_id, title, category, source_kind, partner_id, source, planned_minor, secured_minor,
    spent_minor, matched_minor, matched_by, note, position
});

words!(
    /// What money is spent on.
    BudgetCategory {
        Staff = "staff", Venues = "venues", Materials = "materials", Communication = "communication",
        Grants = "grants", Access = "access", Evaluation = "evaluation", Other = "other",
    }
);

words!(
    /// Where money comes from.
    BudgetSource {
        City = "city", State = "state", Partner = "partner", Fund = "fund", Fees = "fees", Other = "other",
    }
);
