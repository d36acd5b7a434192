//! What stands in the plan's own fields and is none of what they hold.
//!
//! Values of events are looked at with their event, those of venues, partners and indicators as a whole: they are few,
//! and no week is theirs.

use super::found::{Found, open_partner, open_venue};
use super::index::Programme;
use super::scope::{Finding, Scope, Unit};
use crate::rules::own_fields::{Misfit, OwnFault, misfits};
use crate::{Plan, Severity, Subject, by_id};

/// Every value that its field does not understand.
pub fn own_values_unclear<'a>(programme: &'a Programme<'a>, plan: &'a Plan, scope: &Scope) -> Vec<Finding> {
    let mut findings = Vec::new();
    for event in programme.events.iter().filter(|event| scope.event(event)) {
        for misfit in misfits(plan, programme.own_values(event)) {
            let found = told(Found::event(code(misfit), severity(misfit), event), misfit);
            findings.push(Finding { unit: Unit::Event(event.id.clone()), problem: found.done(event) });
        }
    }
    if scope.whole() && !plan.own_fields.is_empty() {
        findings.extend(of_others(plan));
    }
    findings
}

fn of_others(plan: &Plan) -> Vec<Finding> {
    let (venues, partners, indicators) = (by_id(&plan.venues), by_id(&plan.partners), by_id(&plan.indicators));
    let values = plan.own_values.iter().filter(|it| it.subject != Subject::Event);
    let finding = |misfit: Misfit| {
        let id = misfit.value.subject_id.as_str();
        let found = |name: &str| told(Found::record(code(misfit), severity(misfit), id, name), misfit);
        let found = match misfit.value.subject {
            Subject::Venue => venues.get(id).map(|venue| found(&venue.name).remedy(open_venue(venue))),
            Subject::Partner => partners.get(id).map(|partner| found(&partner.name).remedy(open_partner(partner))),
            Subject::Indicator => indicators.get(id).map(|indicator| found(&indicator.name)),
            // Fields are defined for no other kind of record.
            Subject::Event
            | Subject::Action
            | Subject::Practice
            | Subject::Goal
            | Subject::Milestone
            | Subject::Risk
            | Subject::BudgetLine
            | Subject::Meeting
            | Subject::Decision
            | Subject::Declaration
            | Subject::Feature
            | Subject::Week => None,
        };
        found.map(|found| Finding { unit: Unit::Whole, problem: found.alone() })
    };
    misfits(plan, values).into_iter().filter_map(finding).collect()
}

fn code(misfit: Misfit) -> &'static str {
    match misfit.fault {
        OwnFault::NotUnderstood => "own_value_not_understood",
        OwnFault::ChoiceGone => "own_choice_gone",
    }
}

fn severity(misfit: Misfit) -> Severity {
    match misfit.fault {
        OwnFault::NotUnderstood => Severity::Warning,
        OwnFault::ChoiceGone => Severity::Hint,
    }
}

/// The sentence names the field; what reopens the problem is the field itself and what stands in it.
fn told(found: Found, misfit: Misfit) -> Found {
    let field = misfit.field;
    found
        .field(&format!("own.{}", field.id))
        .mixed(&field.id)
        .value("name", &field.name)
        .fact("value", &misfit.value.value)
}
