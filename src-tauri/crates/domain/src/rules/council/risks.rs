//! The risk register: where each risk stands between likelihood and impact, and what nobody has looked at lately.
//!
//! Levels come from likelihood times impact; no money and no days are guessed here.

use chrono::{Months, NaiveDate};

use crate::{Plan, Risk, RiskLevel};

/// After how long a risk is due to be looked at again.
const REVIEW_MONTHS: u32 = 6;

/// A cell of the matrix with its open risks.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    /// How likely.
    pub likelihood: RiskLevel,
    /// How grave.
    pub impact: RiskLevel,
    /// The two together.
    pub level: RiskLevel,
    /// Its risks, in their order.
    pub risks: Vec<&'a Risk>,
}

/// Likelihood and impact together: one or two of nine is low, six and nine are high.
pub fn level(likelihood: RiskLevel, impact: RiskLevel) -> RiskLevel {
    match grade(likelihood) * grade(impact) {
        ..=2 => RiskLevel::Low,
        3..=5 => RiskLevel::Medium,
        _ => RiskLevel::High,
    }
}

/// One for low to three for high.
pub fn grade(level: RiskLevel) -> i64 {
    match level {
        RiskLevel::Low => 1,
        RiskLevel::Medium => 2,
        RiskLevel::High => 3,
    }
}

/// The nine cells, most likely first and within a row from light to grave. Closed risks are in none.
pub fn matrix(plan: &Plan) -> Vec<Cell<'_>> {
    let open = ranked(plan);
    let mut cells = Vec::with_capacity(9);
    for likelihood in RiskLevel::ALL.iter().rev().copied() {
        for impact in RiskLevel::ALL.iter().copied() {
            let is_here = |risk: &&&Risk| risk.likelihood == likelihood && risk.impact == impact;
            let risks = open.iter().filter(is_here).copied().collect();
            cells.push(Cell { likelihood, impact, level: level(likelihood, impact), risks });
        }
    }
    cells
}

/// Open risks, gravest first.
pub fn ranked(plan: &Plan) -> Vec<&Risk> {
    let mut open: Vec<&Risk> = plan.risks.iter().filter(|risk| !risk.is_closed).collect();
    let weight = |risk: &Risk| -grade(risk.likelihood) * grade(risk.impact);
    open.sort_by(|a, b| {
        let key = |risk: &Risk| (weight(risk), -grade(risk.impact));
        key(a).cmp(&key(b)).then_with(|| (&a.position, &a.id).cmp(&(&b.position, &b.id)))
    });
    open
}

/// Whether an open risk has not been looked at for six months; one never looked at is due.
pub fn is_review_due(risk: &Risk, today: NaiveDate) -> bool {
    let limit = today.checked_sub_months(Months::new(REVIEW_MONTHS)).unwrap_or(NaiveDate::MIN);
    !risk.is_closed && risk.reviewed_on.is_none_or(|reviewed_on| reviewed_on < limit)
}

/// Open risks that are due to be looked at, gravest first.
pub fn review_due(plan: &Plan, today: NaiveDate) -> Vec<&Risk> {
    ranked(plan).into_iter().filter(|risk| is_review_due(risk, today)).collect()
}
