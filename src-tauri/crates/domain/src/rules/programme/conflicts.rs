//! Finds things that cannot both happen, or that should not happen at once.
//!
//! Looks only; never changes the plan and never decides what is allowed.
//! Sessions whose time is not known are in nobody's way. What people cannot keep is in `people`.

use chrono::Timelike;

use super::found::Found;
use super::index::{Occasion, Programme, grouped};
use super::overlap::{Span, overlaps};
use super::scope::{Finding, Scope, Unit};
use super::slots::{Slots, move_to_room, move_to_time};
use crate::maps::{FastMap, FastSet};
use crate::{Id, Problem, Remedy, Severity};

/// Two sessions in one room at the same time, counting set-up before each.
pub fn room_double_bookings(programme: &Programme, slots: &Slots, scope: &Scope) -> Vec<Finding> {
    let booked = timed(programme).filter_map(|occasion| Some((occasion.room?, occasion)));
    let booked = booked.filter(|(room, _)| scope.venue(&room.venue_id)).map(|(room, it)| (room.id.as_str(), it));
    let mut problems = Vec::new();
    for mut occasions in grouped(booked).into_values() {
        occasions.sort_by_key(|occasion| (occasion.occupied_from(), occasion.ends_at, &occasion.session.id));
        let spans: Vec<Span> = occasions.iter().map(|one| (one.occupied_from(), one.ends_at)).collect();
        let mut ways_out: (usize, Vec<Remedy>) = (usize::MAX, Vec::new());
        for (later, earlier) in overlaps(&spans) {
            // Searched once for each session, however many others are in its way.
            if ways_out.0 != later {
                ways_out = (later, moves(occasions[later], slots));
            }
            let unit = Unit::Venue(occasions[later].room.map(|room| room.venue_id.clone()).unwrap_or_default());
            let problem = room_double_booked(occasions[later], occasions[earlier], &ways_out.1);
            problems.push(Finding { unit, problem });
        }
    }
    problems
}

fn moves(occasion: &Occasion, slots: &Slots) -> Vec<Remedy> {
    let room = slots.other_room(occasion).map(|room| move_to_room(occasion, room));
    let time = slots.next_time(occasion, None).map(|starts_at| move_to_time(occasion, starts_at));
    room.into_iter().chain(time).collect()
}

fn room_double_booked(occasion: &Occasion, other: &Occasion, ways_out: &[Remedy]) -> Problem {
    let name = |name: Option<&String>| name.cloned().unwrap_or_default();
    let setup = occasion.room.map_or(0, |room| room.setup_minutes).to_string();
    // The earlier ends before the later starts: only setting up is in the way.
    let reason = if other.ends_at <= occasion.starts_at { "setup" } else { "time" };
    let found = Found::session("room_double_booked", Severity::Blocks, occasion)
        .against(other)
        .field("room_id")
        .fact("setup_minutes", &setup)
        .value("reason", reason)
        .value("room", &name(occasion.room.map(|room| &room.name)))
        .value("venue", &name(occasion.venue.map(|venue| &venue.name)))
        .mixed(&name(occasion.session.room_id.as_ref()));
    ways_out.iter().cloned().fold(found, Found::remedy).done(occasion.event)
}

/// Two events for the same audience that begin in the same hour in one neighbourhood: they share their visitors.
pub fn same_audience_clashes(programme: &Programme, scope: &Scope) -> Vec<Finding> {
    let mut first: FastMap<(&str, &str, chrono::NaiveDate, u32), &Occasion> = FastMap::default();
    let mut told: FastSet<(&str, &Id, &Id)> = FastSet::default();
    let mut problems = Vec::new();
    for occasion in timed(programme).filter(|occasion| !occasion.session.is_all_day) {
        let Some(neighbourhood) = occasion.venue.and_then(|venue| venue.neighbourhood_id.as_deref()) else { continue };
        if !scope.neighbourhood(neighbourhood) {
            continue;
        }
        let (day, hour) = (occasion.starts_at.date(), occasion.starts_at.hour());
        for audience in occasion.event.audiences.iter().filter(|it| !programme.general_audiences.contains(it.as_str()))
        {
            let other = *first.entry((neighbourhood, audience, day, hour)).or_insert(occasion);
            let is_other = other.event.id != occasion.event.id;
            if is_other && told.insert((neighbourhood, &occasion.event.id, &other.event.id)) {
                let found = Found::session("same_audience_clash", Severity::Hint, occasion)
                    .against(other)
                    .field("audiences")
                    .fact("audience", audience)
                    .mixed(neighbourhood);
                let unit = Unit::Audiences(neighbourhood.to_owned());
                problems.push(Finding { unit, problem: found.done(occasion.event) });
            }
        }
    }
    problems
}

fn timed<'p, 'a>(programme: &'p Programme<'a>) -> impl Iterator<Item = &'p Occasion<'a>> {
    programme.occasions.iter().filter(|occasion| occasion.session.is_time_known)
}
