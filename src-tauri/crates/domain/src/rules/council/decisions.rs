//! What meetings left open: recommendations without an answer, decisions that nobody acts on, promises on paper only.
//!
//! To note or reaffirm something asks for no action, so such decisions are not missed one.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::{
    Decision, DecisionOutcome, Declaration, Id, Meeting, Plan, Problem, Recommendation, RecommendationVerb, Severity,
    by_id,
};

/// The codes of what these rules find.
pub const CODES: &[&str] = &["declaration_undated", "declaration_unsigned"];

/// Recommendations whose meeting was held before today and made no decision on them, earliest meeting first.
pub fn undecided(plan: &Plan, today: NaiveDate) -> Vec<(&Meeting, &Recommendation)> {
    let decided: HashSet<&Id> =
        plan.decisions.iter().filter_map(|decision| decision.recommendation_id.as_ref()).collect();
    let meetings = by_id(&plan.meetings);
    let meeting_of: HashMap<&str, &Meeting> = plan
        .papers
        .iter()
        .filter_map(|paper| Some((paper.id.as_str(), *meetings.get(paper.meeting_id.as_deref()?)?)))
        .collect();
    let mut open: Vec<(&Meeting, &Recommendation)> = plan
        .recommendations
        .iter()
        .filter(|asked| !decided.contains(&asked.id))
        .filter_map(|asked| Some((*meeting_of.get(asked.paper_id.as_str())?, asked)))
        .filter(|(meeting, _)| meeting.held_on < today)
        .collect();
    open.sort_by(|a, b| (a.0.held_on, &a.1.position, &a.1.id).cmp(&(b.0.held_on, &b.1.position, &b.1.id)));
    open
}

/// Whether a decision asks somebody to do something and no action stands for it.
pub fn needs_action(plan: &Plan, decision: &Decision) -> bool {
    let asked = decision.recommendation_id.as_ref();
    let verb = asked.and_then(|id| plan.recommendations.iter().find(|asked| asked.id == *id)).map(|asked| asked.verb);
    let is_only_noted = matches!(verb, Some(RecommendationVerb::Note | RecommendationVerb::Reaffirm));
    let is_carried = matches!(decision.outcome, DecisionOutcome::Agreed | DecisionOutcome::Amended);
    is_carried && !is_only_noted && decision.action_id.is_none()
}

/// Decisions that were carried and became no action.
pub fn without_action(plan: &Plan) -> Vec<&Decision> {
    plan.decisions.iter().filter(|decision| needs_action(plan, decision)).collect()
}

/// Declarations and charters, newest first; those without a date lead, because they wait for one.
pub fn declarations(plan: &Plan) -> Vec<&Declaration> {
    let mut all: Vec<&Declaration> = plan.declarations.iter().collect();
    all.sort_by(|a, b| {
        let key = |it: &Declaration| std::cmp::Reverse(it.adopted_on.unwrap_or(NaiveDate::MAX));
        key(a).cmp(&key(b)).then_with(|| (&a.title, &a.id).cmp(&(&b.title, &b.id)))
    });
    all
}

/// What a declaration lacks to count as one.
pub fn declaration_problems(plan: &Plan) -> Vec<Problem> {
    let mut found = Vec::new();
    for declaration in declarations(plan) {
        if declaration.adopted_on.is_none() || declaration.body.trim().is_empty() {
            found.push(problem(declaration, "declaration_undated", "adopted_on"));
        }
        if declaration.signatories.iter().all(|name| name.trim().is_empty()) {
            found.push(problem(declaration, "declaration_unsigned", "signatories"));
        }
    }
    found
}

fn problem(declaration: &Declaration, code: &str, field: &str) -> Problem {
    Problem {
        code: code.to_owned(),
        severity: Severity::Hint,
        key: format!("{code}:{}", declaration.id),
        field: Some(field.to_owned()),
        values: [("title".to_owned(), declaration.title.clone())].into_iter().collect(),
        ..Problem::default()
    }
}
