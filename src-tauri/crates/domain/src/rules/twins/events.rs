//! Events of one week that may be one: alike by title, and of one host or at one place on one day; or of the very same
//! title where one says nothing of its host.
//!
//! Two on different days, or at different venues, are two occasions, as if they were sessions of a series; so is an event
//! that holds the other.

use super::alike::{LIKENESS, Names, words};
use super::{Pair, TwinReason, judged};
use crate::maps::{FastMap, FastSet};
use crate::{Event, Plan, by_id};
use chrono::NaiveDate;

/// What is known of the sessions and hosts of an event.
#[derive(Default)]
pub(super) struct Facts<'a> {
    hosts: FastSet<&'a str>,
    days: FastSet<NaiveDate>,
    venues: FastSet<&'a str>,
    /// Venue and day of the sessions that have both.
    places: FastSet<(&'a str, NaiveDate)>,
}

/// What two events must share to be thought one.
#[derive(PartialEq, Eq, Hash)]
enum Anchor<'a> {
    Host(&'a str),
    Place(&'a str, NaiveDate),
    Title(String),
}

pub(super) fn pairs(plan: &Plan) -> Vec<Pair> {
    let names = Names::new(plan.events.iter().map(|event| event.title.as_str()));
    let facts = facts(plan);
    let mut blocks: FastMap<(Option<&str>, Anchor), Vec<usize>> = FastMap::default();
    for (at, (event, facts)) in plan.events.iter().zip(&facts).enumerate() {
        let hosts = facts.hosts.iter().map(|host| Anchor::Host(host));
        let places = facts.places.iter().map(|(venue, day)| Anchor::Place(venue, *day));
        let title = std::iter::once_with(|| Anchor::Title(words(&event.title).join(" ")));
        for anchor in hosts.chain(places).chain(title) {
            blocks.entry((event.week_id.as_deref(), anchor)).or_default().push(at);
        }
    }
    let candidates = blocks.values().filter(|block| 1 < block.len());
    let candidates = candidates.flat_map(|block| names.candidates(block.iter().copied())).collect();
    judged(candidates, |one, other| {
        let likeness = names.likeness(one, other);
        let reason = reason((&plan.events[one], &facts[one]), (&plan.events[other], &facts[other]), likeness)?;
        Some((reason, likeness))
    })
}

/// What is known of each event, in the order of the plan.
pub(super) fn facts(plan: &Plan) -> Vec<Facts<'_>> {
    let place_of: FastMap<&str, usize> = plan.events.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
    let rooms = by_id(&plan.rooms);
    let mut facts: Vec<Facts> = plan.events.iter().map(|_| Facts::default()).collect();
    for link in plan.event_partners.iter().filter(|link| link.role.is_host()) {
        if let Some(at) = place_of.get(link.event_id.as_str()) {
            facts[*at].hosts.insert(&link.partner_id);
        }
    }
    for session in plan.sessions.iter().filter(|session| !session.is_cancelled) {
        let Some(at) = place_of.get(session.event_id.as_str()) else { continue };
        let room = session.room_id.as_deref().and_then(|id| rooms.get(id));
        let venue = room.map(|room| room.venue_id.as_str()).or(session.venue_id.as_deref());
        let day = session.starts_at.map(|at| at.date());
        facts[*at].days.extend(day);
        facts[*at].venues.extend(venue);
        facts[*at].places.extend(venue.zip(day));
    }
    facts
}

/// Why two events are thought to be one; `None`: they are two.
pub(super) fn reason(
    (one, of_one): (&Event, &Facts),
    (other, of_other): (&Event, &Facts),
    likeness: f64,
) -> Option<TwinReason> {
    let holds = |it: &Event, other: &Event| other.umbrella_id.as_ref() == Some(&it.id);
    if likeness < LIKENESS || one.week_id != other.week_id || holds(one, other) || holds(other, one) {
        return None;
    }
    if are_apart(&of_one.days, &of_other.days) || are_apart(&of_one.venues, &of_other.venues) {
        return None;
    }
    if !of_one.hosts.is_disjoint(&of_other.hosts) {
        return Some(TwinReason::TitleAndHost);
    }
    if !of_one.places.is_disjoint(&of_other.places) {
        return Some(TwinReason::TitleAndPlace);
    }
    let is_hostless = of_one.hosts.is_empty() || of_other.hosts.is_empty();
    (is_hostless && 1.0 <= likeness).then_some(TwinReason::Title)
}

/// Whether both say something and nothing of it is the same.
fn are_apart<T: Eq + std::hash::Hash>(one: &FastSet<T>, other: &FastSet<T>) -> bool {
    !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
}
