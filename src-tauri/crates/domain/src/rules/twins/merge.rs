//! The plan with two records as one: what the one that stays says is kept, its empty fields are filled, and whatever
//! named the other names it. What both have becomes one.
//!
//! A whole plan comes out, so that looking at a merge and making it are one thing. Who writes it writes what differs.

use std::collections::BTreeSet;

use super::TwinKind;
use super::alike::words;
use super::fill::{both, filled};
use super::moved::put_in_place;
use super::people::is_surely_one;
use crate::*;

/// The plan with two records of a kind as one; `None`: there are no two of these.
pub fn merged(plan: &Plan, kind: TwinKind, keep: &str, gone: &str) -> Option<Plan> {
    let mut plan = plan.clone();
    if keep == gone {
        return None;
    }
    match kind {
        TwinKind::Partner => partners(&mut plan, keep, gone)?,
        TwinKind::Person => people(&mut plan, keep, gone)?,
        TwinKind::Venue => venues(&mut plan, keep, gone)?,
        TwinKind::Event => events(&mut plan, keep, gone)?,
    }
    Some(plan)
}

fn of<'a, R: Record>(list: &'a [R], id: &str) -> Option<&'a R> {
    list.iter().find(|it| it.id() == id)
}

/// Writes the one that stays and takes the other out.
fn replace<R: Record>(list: &mut Vec<R>, new: R, gone: &str) {
    list.retain(|it| it.id() != gone);
    if let Some(kept) = list.iter_mut().find(|it| it.id() == new.id()) {
        *kept = new;
    }
}

fn partners(plan: &mut Plan, keep: &str, gone: &str) -> Option<()> {
    let (kept, leaving) = (of(&plan.partners, keep)?, of(&plan.partners, gone)?);
    let mut partner = filled(kept, leaving);
    if partner.sector == Sector::Other {
        partner.sector = leaving.sector;
    }
    let own: BTreeSet<Id> = plan.ties.iter().filter(|it| !touches(it, gone)).map(|it| it.id.clone()).collect();
    people_of_partners(plan, keep, gone);
    put_in_place(plan, Partner::TABLE, gone, keep);
    join_ties(plan, &own);
    replace(&mut plan.partners, partner, gone);
    Some(())
}

/// People move; one that both partners have becomes one.
fn people_of_partners(plan: &mut Plan, keep: &str, gone: &str) {
    let of_partner = |id: &str| -> Vec<Person> {
        plan.people.iter().filter(|it| it.partner_id.as_deref() == Some(id)).cloned().collect()
    };
    // Whoever took up an address from one of them is no twin of the next, who has another.
    let (mut kept, leaving) = (of_partner(keep), of_partner(gone));
    let has_contact = kept.iter().any(|person| person.is_contact);
    for person in leaving {
        let is_contact = person.is_contact && !has_contact;
        if let Some(twin) = kept.iter_mut().find(|other| is_surely_one(&person, other)) {
            *twin = Person { is_contact: twin.is_contact || is_contact, ..filled(twin, &person) };
            put_in_place(plan, Person::TABLE, &person.id, &twin.id);
            replace(&mut plan.people, twin.clone(), &person.id);
        } else if let Some(moved) = plan.people.iter_mut().find(|it| it.id == person.id) {
            moved.is_contact = is_contact;
        }
    }
}

fn touches(tie: &Tie, partner: &str) -> bool {
    tie.from_partner_id == partner || tie.to_partner_id == partner
}

/// A tie between the two means nothing any more; one that is noted on both becomes one. Ties that the merge did not touch
/// stay as they are.
fn join_ties(plan: &mut Plan, own: &BTreeSet<Id>) {
    let ends = |tie: &Tie| (tie.from_partner_id.clone(), tie.to_partner_id.clone(), tie.kind, tie.captured_on);
    let (mut ties, moved): (Vec<Tie>, Vec<Tie>) = plan.ties.iter().cloned().partition(|tie| own.contains(&tie.id));
    let count = ties.len();
    for tie in moved.into_iter().filter(|tie| tie.from_partner_id != tie.to_partner_id) {
        match ties[..count].iter_mut().find(|other| ends(other) == ends(&tie)) {
            Some(twin) => *twin = filled(twin, &tie),
            None => ties.push(tie),
        }
    }
    plan.ties = ties;
}

fn people(plan: &mut Plan, keep: &str, gone: &str) -> Option<()> {
    let (kept, leaving) = (of(&plan.people, keep)?, of(&plan.people, gone)?);
    let mut person = filled(kept, leaving);
    // Whoever takes the place of the one to write to is written to.
    person.is_contact |= leaving.is_contact && person.partner_id == leaving.partner_id;
    put_in_place(plan, Person::TABLE, gone, keep);
    replace(&mut plan.people, person, gone);
    Some(())
}

fn venues(plan: &mut Plan, keep: &str, gone: &str) -> Option<()> {
    let (kept, leaving) = (of(&plan.venues, keep)?, of(&plan.venues, gone)?);
    let mut venue = filled(kept, leaving);
    // A place on the map is both or none.
    let place = |it: &Venue| it.latitude.zip(it.longitude);
    if place(kept).is_none() {
        let new = place(leaving).map(|(latitude, longitude)| (Some(latitude), Some(longitude)));
        (venue.latitude, venue.longitude) = new.unwrap_or((kept.latitude, kept.longitude));
    }
    join_rooms(plan, keep, gone);
    join_openings(plan, keep, gone);
    put_in_place(plan, Venue::TABLE, gone, keep);
    replace(&mut plan.venues, venue, gone);
    Some(())
}

/// Rooms of one name become one, and sessions follow; the others come behind those that are there.
fn join_rooms(plan: &mut Plan, keep: &str, gone: &str) {
    let of_venue = |id: &str| -> Vec<Room> {
        let mut rooms: Vec<Room> = plan.rooms.iter().filter(|it| it.venue_id == id).cloned().collect();
        rooms.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
        rooms
    };
    let (mut kept, leaving) = (of_venue(keep), of_venue(gone));
    let mut last = kept.last().map(|room| room.position.clone()).unwrap_or_default();
    for room in leaving {
        let name = words(&room.name);
        if let Some(twin) = kept.iter_mut().find(|twin| words(&twin.name) == name) {
            *twin = filled(twin, &room);
            put_in_place(plan, Room::TABLE, &room.id, &twin.id);
            replace(&mut plan.rooms, twin.clone(), &room.id);
        } else if let Some(moved) = plan.rooms.iter_mut().find(|it| it.id == room.id) {
            last = order::after(&last);
            moved.position.clone_from(&last);
        }
    }
}

/// Hours and closed days of both are kept; where both speak of one day, those of the one that stays.
fn join_openings(plan: &mut Plan, keep: &str, gone: &str) {
    let day = |it: &Opening| (it.weekday, it.on_date);
    let said: Vec<_> = plan.openings.iter().filter(|it| it.venue_id == keep).map(day).collect();
    plan.openings.retain(|it| it.venue_id != gone || !said.contains(&day(it)));
}

fn events(plan: &mut Plan, keep: &str, gone: &str) -> Option<()> {
    let (kept, leaving) = (of(&plan.events, keep)?, of(&plan.events, gone)?);
    let mut event = filled(kept, leaving);
    if rules::series::is_series(kept) {
        // A rule and the days that it leaves out belong together.
        (event.span_starts_on, event.span_ends_on) = (kept.span_starts_on, kept.span_ends_on);
        event.excluded_dates.clone_from(&kept.excluded_dates);
    }
    // One that held the other does not hold itself.
    let above = [&kept.umbrella_id, &leaving.umbrella_id];
    event.umbrella_id = above.into_iter().flatten().find(|id| *id != keep && *id != gone).cloned();
    // A copy that is one with its original is a copy of nothing.
    let sources = [&kept.copied_from_id, &leaving.copied_from_id];
    event.copied_from_id = sources.into_iter().flatten().find(|id| *id != keep && *id != gone).cloned();
    join_sessions(plan, keep, gone);
    put_in_place(plan, Event::TABLE, gone, keep);
    replace(&mut plan.events, event, gone);
    if holds_itself(plan, keep) {
        plan.events.iter_mut().filter(|it| it.id == keep).for_each(|it| it.umbrella_id = None);
    }
    Some(())
}

/// Whether the way up from an event comes back to it.
fn holds_itself(plan: &Plan, id: &str) -> bool {
    let events = by_id(&plan.events);
    let mut at = id;
    // No way is longer than there are events.
    for _ in 0..events.len() {
        match events.get(at).and_then(|event| event.umbrella_id.as_deref()) {
            Some(above) if above == id => return true,
            Some(above) => at = above,
            None => return false,
        }
    }
    false
}

/// Sessions that are the same become one, each with one other; one that waits for a time is the same as any that is left.
fn join_sessions(plan: &mut Plan, keep: &str, gone: &str) {
    let of_event = |id: &str| -> Vec<Session> {
        let mut sessions: Vec<Session> = plan.sessions.iter().filter(|it| it.event_id == id).cloned().collect();
        sessions.sort_by(|a, b| {
            (a.starts_at.is_none(), a.starts_at, &a.id).cmp(&(b.starts_at.is_none(), b.starts_at, &b.id))
        });
        sessions
    };
    let (mut free, leaving) = (of_event(keep), of_event(gone));
    let rooms: Vec<(Id, Id)> = plan.rooms.iter().map(|room| (room.id.clone(), room.venue_id.clone())).collect();
    let venue = |it: &Session| -> Option<Id> {
        let of_room = it.room_id.as_ref().and_then(|id| rooms.iter().find(|(room, _)| room == id));
        of_room.map(|(_, venue)| venue.clone()).or_else(|| it.venue_id.clone())
    };
    let is_place_open = |one: &Session, other: &Session| match (venue(one), venue(other)) {
        (Some(one_venue), Some(other_venue)) => {
            let is_room_open = one.room_id.is_none() || other.room_id.is_none() || one.room_id == other.room_id;
            one_venue == other_venue && is_room_open
        }
        _ => true,
    };
    let is_same = |one: &Session, other: &Session| one.starts_at == other.starts_at && is_place_open(one, other);
    let waits = |one: &Session, other: &Session| {
        (one.starts_at.is_none() || other.starts_at.is_none()) && is_place_open(one, other)
    };
    let mut left = Vec::new();
    for session in leaving {
        match free.iter().position(|twin| session.starts_at.is_some() && is_same(twin, &session)) {
            Some(at) => join_session(plan, &free.remove(at), &session),
            None => left.push(session),
        }
    }
    for session in left {
        if let Some(at) = free.iter().position(|twin| waits(twin, &session)) {
            join_session(plan, &free.remove(at), &session);
        }
    }
}

fn join_session(plan: &mut Plan, kept: &Session, gone: &Session) {
    let mut session = kept.clone();
    if kept.starts_at.is_none() {
        (session.starts_at, session.ends_at) = (gone.starts_at, gone.ends_at);
        (session.is_all_day, session.is_time_known) = (gone.is_all_day, gone.is_time_known);
    }
    session.ends_at = session.ends_at.or(gone.ends_at);
    if kept.room_id.is_none() && (kept.venue_id.is_none() || gone.room_id.is_some()) {
        (session.venue_id, session.room_id) = (gone.venue_id.clone(), gone.room_id.clone());
    }
    if kept.occurrence_on.is_none() {
        (session.occurrence_on, session.is_moved) = (gone.occurrence_on, gone.is_moved);
    }
    session.note = both(&kept.note, &gone.note);
    put_in_place(plan, Session::TABLE, &gone.id, &kept.id);
    replace(&mut plan.sessions, session, &gone.id);
}
