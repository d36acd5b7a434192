//! What came of an event the last time: the numbers that its host returned, and where it was.
//!
//! Follows a copy back to an event of another week. Copies within one week are passed over: nothing has come of them yet.
//! Says what was and concludes nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::attendance::{missed, rating};
use super::festival_day::DayEnd;
use crate::{Event, EventStatus, Id, Plan, Session, by_id};

/// An event of another week, as far as it helps to plan its copy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct LastTime {
    pub event_id: Id,
    pub title: String,
    pub week_title: String,
    /// Its first day; `None`: it had none.
    pub starts_on: Option<NaiveDate>,
    pub status: EventStatus,
    #[ts(type = "number | null")]
    pub registered_count: Option<i64>,
    #[ts(type = "number | null")]
    pub attended_count: Option<i64>,
    #[ts(type = "number | null")]
    pub first_time_count: Option<i64>,
    /// Of those registered, who did not come; `None` where one of the numbers is not known.
    #[ts(type = "number | null")]
    pub missed_count: Option<i64>,
    pub missed_percent: Option<f64>,
    #[ts(type = "number | null")]
    pub rating_count: Option<i64>,
    pub rating_average: Option<f64>,
    /// Where its sessions were, each place once, in the order of time.
    pub places: Vec<LastPlace>,
}

/// A room, or a venue without one, where it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct LastPlace {
    pub venue_id: Option<Id>,
    pub room_id: Option<Id>,
    pub venue_name: String,
    pub room_name: String,
    #[ts(type = "number | null")]
    pub capacity: Option<i64>,
    pub session_count: usize,
}

/// What came of the event of which this one is a copy; `None`: it is a copy of none in another week.
pub fn last_time(plan: &Plan, event: &Event) -> Option<LastTime> {
    let source = source(plan, event)?;
    let mut sessions: Vec<&Session> =
        plan.sessions.iter().filter(|session| session.event_id == source.id && !session.is_cancelled).collect();
    sessions.sort_by_key(|session| (session.starts_at.is_none(), session.starts_at, &session.id));
    let day_end = DayEnd::of(plan);
    let week = plan.weeks.iter().find(|week| source.week_id.as_ref() == Some(&week.id));
    let missed_count = missed(source);
    let registered = source.registered_count.filter(|registered| 0 < *registered);
    let rated = rating(source);
    Some(LastTime {
        event_id: source.id.clone(),
        title: source.title.clone(),
        week_title: week.map(|week| week.title.clone()).unwrap_or_default(),
        starts_on: sessions.iter().find_map(|session| day_end.day(session)),
        status: source.status,
        registered_count: source.registered_count,
        attended_count: source.attended_count,
        first_time_count: source.first_time_count,
        missed_count,
        missed_percent: missed_count.zip(registered).map(|(missed, all)| 100.0 * missed as f64 / all as f64),
        rating_count: source.rating_count.filter(|_| rated.is_some()),
        rating_average: rated.map(|(_, average)| average),
        places: places(plan, &sessions),
    })
}

/// The event of another week from which it came, through copies within its own.
fn source<'a>(plan: &'a Plan, event: &'a Event) -> Option<&'a Event> {
    let events = by_id(&plan.events);
    let mut at = event;
    // A plan from elsewhere may hold a circle: no walk is longer than there are events.
    for _ in 0..events.len() {
        at = events.get(at.copied_from_id.as_deref()?).copied()?;
        if at.week_id != event.week_id && at.id != event.id {
            return Some(at);
        }
    }
    None
}

fn places(plan: &Plan, sessions: &[&Session]) -> Vec<LastPlace> {
    let (rooms, venues) = (by_id(&plan.rooms), by_id(&plan.venues));
    let mut places: Vec<LastPlace> = Vec::new();
    for session in sessions {
        let room = session.room_id.as_deref().and_then(|id| rooms.get(id));
        let venue_id = room.map(|room| &room.venue_id).or(session.venue_id.as_ref());
        let Some(venue) = venue_id.and_then(|id| venues.get(id.as_str())) else { continue };
        let room_id = room.map(|room| room.id.clone());
        match places.iter_mut().find(|it| it.room_id == room_id && it.venue_id.as_ref() == Some(&venue.id)) {
            Some(place) => place.session_count += 1,
            None => places.push(LastPlace {
                venue_id: Some(venue.id.clone()),
                room_id,
                venue_name: venue.name.clone(),
                room_name: room.map(|room| room.name.clone()).unwrap_or_default(),
                capacity: room.and_then(|room| room.capacity),
                session_count: 1,
            }),
        }
    }
    places
}
