//! Rooms that hold fewer people than the event offers places.
//!
//! Says nothing where either number is missing.

use super::found::{Found, open_venue};
use super::index::Programme;
use super::scope::{Finding, Scope, Unit};
use super::slots::{Slots, move_to_room};
use crate::{Remedy, Severity};

/// Sessions in a room smaller than the places offered.
pub fn rooms_too_small(programme: &Programme, slots: &Slots, scope: &Scope) -> Vec<Finding> {
    let mut problems = Vec::new();
    for occasion in programme.occasions.iter().filter(|occasion| scope.occasion(occasion)) {
        let Some(room) = occasion.room else { continue };
        let (Some(places), Some(capacity)) = (occasion.event.capacity, room.capacity) else { continue };
        if places <= capacity {
            continue;
        }
        let found = Found::session("room_too_small", Severity::Warning, occasion)
            .field("room_id")
            .mixed(&room.id)
            .fact("places_count", &places.to_string())
            .fact("room_count", &capacity.to_string())
            .value("room", &room.name)
            .value("venue", occasion.venue.map_or("", |venue| venue.name.as_str()))
            .remedy(slots.other_room(occasion).map(|room| move_to_room(occasion, room)))
            .remedy(Remedy::SetCapacity { event_id: occasion.event.id.clone(), capacity_count: capacity })
            .remedy(occasion.venue.map(open_venue));
        problems.push(Finding { unit: Unit::of(occasion), problem: found.done(occasion.event) });
    }
    problems
}
