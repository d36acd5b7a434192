//! The risk register as the screen shows it. Risks are saved as plain records; those of a paper in its form too.

use domain::rules::risks;
use domain::{Risk, RiskLevel, by_id};
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;

/// A risk with what the rules say of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RiskRow {
    /// The risk itself.
    pub risk: Risk,
    /// Likelihood and impact together.
    pub level: RiskLevel,
    /// Open, and not looked at for six months.
    pub is_review_due: bool,
    /// The paper it is told in; empty for risks of the whole plan.
    pub paper_title: String,
    /// The action that answers it; empty when there is none.
    pub action_title: String,
}

/// Open risks, gravest first; then the closed ones.
pub(crate) fn list_risks(desk: &Desk) -> Result<Vec<RiskRow>, Failure> {
    let shown = desk.shown()?;
    let (plan, today) = (&shown.plan, shown.today(desk.now()));
    let (papers, actions) = (by_id(&plan.papers), by_id(&plan.actions));
    let closed = plan.risks.iter().filter(|risk| risk.is_closed);
    let rows = risks::ranked(plan).into_iter().chain(closed).map(|risk| RiskRow {
        level: risks::level(risk.likelihood, risk.impact),
        is_review_due: risks::is_review_due(risk, today),
        paper_title: risk
            .paper_id
            .as_deref()
            .and_then(|id| papers.get(id))
            .map(|paper| paper.title.clone())
            .unwrap_or_default(),
        action_title: risk
            .action_id
            .as_deref()
            .and_then(|id| actions.get(id))
            .map(|action| action.title.clone())
            .unwrap_or_default(),
        risk: risk.clone(),
    });
    Ok(rows.collect())
}
