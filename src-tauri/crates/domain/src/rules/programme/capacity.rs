//! Rooms that hold fewer people than the event offers places, and events with more registrations than places.
//!
//! Says nothing where either number is missing.

use super::found::{Found, open_venue};
use super::index::Programme;
use super::scope::{Finding, Scope, Unit};
use super::slots::{Slots, move_to_room};
use crate::{EventStatus, Problem, Remedy, Severity};

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

/// Events with more registrations than all their sessions offer, or than all their rooms hold. What was held is over: that
/// more had registered than there were places is no problem any more.
pub fn too_many_registered(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let mut problems = Vec::new();
    let ours = programme.events.iter().filter(|event| scope.event(event) && event.status != EventStatus::Held);
    for event in ours {
        let Some(registered) = event.registered_count else { continue };
        let sessions = programme.occasions_of(event).count().max(1) as i64;
        let places = event.capacity.map(|places| places.saturating_mul(sessions));
        let rooms: Option<Vec<i64>> = programme.occasions_of(event).map(|it| it.room?.capacity).collect();
        let rooms = rooms.filter(|rooms| !rooms.is_empty());
        let room = rooms.as_ref().map(|rooms| rooms.iter().fold(0_i64, |sum, one| sum.saturating_add(*one)));
        let (reason, offered) = match (places, room) {
            (Some(places), _) if places < registered => ("places", places),
            (_, Some(room)) if room < registered => ("room", room),
            (Some(_) | None, Some(_) | None) => continue,
        };
        // As many places at each session as let everybody in, where every room holds them.
        let needed = registered.saturating_add(sessions - 1) / sessions;
        let fits = rooms.is_some_and(|rooms| rooms.iter().all(|room| needed <= *room));
        let found = Found::event("too_many_registered", Severity::Warning, event)
            .field("capacity")
            .fact("reason", reason)
            .fact("registered_count", &registered.to_string())
            .fact("places_count", &offered.to_string())
            .remedy(fits.then(|| Remedy::SetCapacity { event_id: event.id.clone(), capacity_count: needed }));
        problems.push(found.done(event));
    }
    problems
}
