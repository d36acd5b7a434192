//! Partners that may be one: names that are nearly the same.

use super::alike::{LIKENESS, Names};
use super::{Pair, TwinReason, judged};
use crate::Plan;

pub(super) fn pairs(plan: &Plan) -> Vec<Pair> {
    let names = Names::new(plan.partners.iter().map(|partner| partner.name.as_str()));
    judged(names.candidates(0..plan.partners.len()), |one, other| {
        let likeness = names.likeness(one, other);
        (LIKENESS <= likeness).then_some((TwinReason::Name, likeness))
    })
}
