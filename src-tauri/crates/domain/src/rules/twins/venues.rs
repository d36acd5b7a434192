//! Venues that may be one: alike by name, and at one place as far as anybody knows.

use super::alike::{LIKENESS, Names};
use super::{Pair, TwinReason, judged};
use crate::rules::programme::travel::metres_between;
use crate::{Plan, Venue};

/// Two venues on the map are at one place when they are no farther apart.
const SAME_PLACE_METRES: f64 = 75.0;

pub(super) fn pairs(plan: &Plan) -> Vec<Pair> {
    let names = Names::new(plan.venues.iter().map(|venue| venue.name.as_str()));
    judged(names.candidates(0..plan.venues.len()), |one, other| {
        let likeness = names.likeness(one, other);
        Some((reason(&plan.venues[one], &plan.venues[other], likeness)?, likeness))
    })
}

/// A venue of which nobody has said where it is must be called this much like another to be shown with it: a letter that
/// is missing or too much.
const LIKE_ENOUGH_ANYWHERE: f64 = 0.85;

/// Why two venues are thought to be one; `None`: they are two. Where both are on the map, the map decides. One of which
/// nobody has said where it is, as those that came with a table, may be any of nearly the same name.
pub(super) fn reason(one: &Venue, other: &Venue, likeness: f64) -> Option<TwinReason> {
    if likeness < LIKENESS || one.is_online != other.is_online {
        return None;
    }
    if one.is_online {
        return Some(TwinReason::Name);
    }
    if let Some(metres) = metres_between(one, other) {
        return (metres <= SAME_PLACE_METRES).then_some(TwinReason::NameAndPlace);
    }
    match (&one.neighbourhood_id, &other.neighbourhood_id) {
        (Some(one), Some(other)) => (one == other).then_some(TwinReason::NameAndNeighbourhood),
        _ => (LIKE_ENOUGH_ANYWHERE <= likeness).then_some(TwinReason::Name),
    }
}
