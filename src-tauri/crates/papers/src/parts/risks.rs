//! What could go wrong and the answer to it.

use domain::rules::risks::{grade, level, ranked};
use domain::{Risk, RiskLevel};

use crate::blocks::{Block, Column, Row, Section};
use crate::facts::Facts;

/// Whether likelihood and impact together are high.
pub(crate) fn is_grave(risk: &Risk) -> bool {
    level(risk.likelihood, risk.impact) == RiskLevel::High
}

/// The grave risks of the whole plan; nothing when there are none. Those of a paper speak of its recommendations.
pub(crate) fn grave(facts: &Facts) -> Option<Section> {
    let table = table(facts, |risk| risk.paper_id.is_none() && is_grave(risk))?;
    Some(Section { title: facts.word("documents-risks"), blocks: vec![table] })
}

/// Open risks that are told, gravest first; nothing when none is.
pub(crate) fn table(facts: &Facts, is_told: impl Fn(&Risk) -> bool) -> Option<Block> {
    let mut told: Vec<&Risk> = ranked(facts.plan).into_iter().filter(|risk| is_told(risk)).collect();
    // Those of equal weight stand as their authors put them.
    let weight = |risk: &Risk| -(grade(risk.likelihood) * grade(risk.impact));
    told.sort_by(|a, b| (weight(a), &a.position, &a.id).cmp(&(weight(b), &b.position, &b.id)));
    if told.is_empty() {
        return None;
    }
    let word = |level: RiskLevel| facts.word(&format!("risk-level-{}", level.word()));
    let row = |risk: &&Risk| Row {
        cells: vec![
            risk.title.trim().into(),
            word(risk.likelihood).into(),
            word(risk.impact).into(),
            risk.answer.trim().into(),
            risk.owner.trim().into(),
        ],
        stands_out: is_grave(risk),
        bar: None,
    };
    let columns = vec![
        Column::wide(facts.word("paper-doc-risk"), 5),
        Column::narrow(facts.word("paper-doc-likelihood")),
        Column::narrow(facts.word("paper-doc-impact")),
        Column::wide(facts.word("paper-doc-answer"), 7),
        Column::wide(facts.word("paper-doc-owner"), 3),
    ];
    let rows = told.iter().map(row).collect();
    Some(Block::Table { caption: facts.word("paper-doc-risks_caption"), columns, rows })
}
