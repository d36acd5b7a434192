//! Where a session could go instead: another room at the same time, or the next free time in its own room.
//!
//! Offers only what is big enough, open and free of other sessions, set-up included. Where nobody knows the
//! opening hours, it offers ordinary ones.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::index::{Occasion, Programme};
use super::overlap::{Bookings, Span, earlier, later};
use super::week::{DAY_MINUTES, STEP_MINUTES, minutes};
use crate::maps::FastMap;
use crate::{MoveWay, Remedy, Room};

/// Attempts before the search gives up, so that a full week costs no more than a free one.
const MOST_ATTEMPTS: usize = 64;

/// Which rooms are taken when.
pub struct Slots<'a> {
    programme: &'a Programme<'a>,
    rooms: FastMap<&'a str, Bookings<'a>>,
}

impl<'a> Slots<'a> {
    /// Books every session of a programme.
    pub fn new(programme: &'a Programme<'a>) -> Self {
        let mut rooms: FastMap<&str, Bookings> = FastMap::default();
        for occasion in programme.occasions.iter().filter(|occasion| occasion.session.is_time_known) {
            if let Some(room) = occasion.room {
                let span = (occasion.occupied_from(), occasion.ends_at);
                rooms.entry(&room.id).or_default().push(span, &occasion.session.id);
            }
        }
        Self { programme, rooms }
    }

    /// The smallest other room of the venue that is big enough and free at the same time.
    pub fn other_room(&self, occasion: &Occasion) -> Option<&'a Room> {
        let own = occasion.room?;
        let wanted = occasion.event.capacity.unwrap_or(0);
        let rooms = self.programme.rooms_of_venue.get(own.venue_id.as_str())?;
        // Smallest first; a room of unknown size is no answer when a size is wanted.
        let first = rooms.partition_point(|room| room.capacity.unwrap_or(0) < wanted);
        rooms
            .iter()
            .skip(first)
            .take(MOST_ATTEMPTS)
            .find(|room| room.id != own.id && self.is_free(room, occasion))
            .copied()
    }

    /// The next time at which the room, and the person if one is given, are free within opening hours and week.
    pub fn next_time(&self, occasion: &Occasion, person: Option<&Bookings>) -> Option<NaiveDateTime> {
        let length = occasion.ends_at - occasion.starts_at;
        if occasion.session.is_all_day || TimeDelta::days(1) < length {
            return None;
        }
        let week = self.programme.week;
        let room = occasion.room.and_then(|room| self.rooms.get(room.id.as_str()));
        let setup = occasion.starts_at - occasion.occupied_from();
        // What begins before the first day does is of the day before the week.
        let begins = TimeDelta::minutes(i64::from(self.programme.day_end.minutes()));
        let mut from = occasion.starts_at.max(later(week.starts_on.and_time(NaiveTime::MIN), begins));
        for _ in 0..MOST_ATTEMPTS {
            if week.ends_on < from.date() {
                return None;
            }
            let Some(start) = self.open_from(occasion, from, length) else {
                from = from.date().succ_opt()?.and_time(NaiveTime::MIN);
                continue;
            };
            let own = &occasion.session.id;
            let end = start.checked_add_signed(length)?;
            let room_until = room.and_then(|room| room.taken_until((earlier(start, setup), end), own));
            let person_until = person.and_then(|person| person.taken_until((start, end), own));
            match room_until.map(|until| later(until, setup)).max(person_until) {
                None => return Some(start),
                Some(until) => from = until,
            }
        }
        None
    }

    fn is_free(&self, room: &Room, occasion: &Occasion) -> bool {
        let setup = TimeDelta::minutes(room.setup_minutes.clamp(0, i64::from(DAY_MINUTES)));
        let span = (earlier(occasion.starts_at, setup), occasion.ends_at);
        self.rooms.get(room.id.as_str()).is_none_or(|taken| taken.taken_until(span, &occasion.session.id).is_none())
    }

    /// First quarter of an hour on the day from which the venue stays open long enough.
    fn open_from(&self, occasion: &Occasion, from: NaiveDateTime, length: TimeDelta) -> Option<NaiveDateTime> {
        let midnight = from.date().and_time(NaiveTime::MIN);
        let earliest = minutes(from.time()) + u32::from(0 < from.time().second());
        let length = u32::try_from(length.num_minutes()).ok()?;
        let venue_id = occasion.venue.map(|venue| venue.id.as_str());
        let spans = self.programme.hours.offered(venue_id, from.date());
        let start = spans.iter().find_map(|(opens, closes)| {
            let start = earliest.max(*opens).next_multiple_of(STEP_MINUTES);
            (start < DAY_MINUTES && start + length <= *closes).then_some(start)
        })?;
        midnight.checked_add_signed(TimeDelta::minutes(i64::from(start)))
    }
}

/// Moves a session to another room at the same time.
pub fn move_to_room(occasion: &Occasion, room: &Room) -> Remedy {
    move_session(occasion, MoveWay::Room, Some((occasion.starts_at, occasion.ends_at)), Some(room))
}

/// Moves a session to another time in the same place.
pub fn move_to_time(occasion: &Occasion, starts_at: NaiveDateTime) -> Remedy {
    let span = (starts_at, later(starts_at, occasion.ends_at - occasion.starts_at));
    move_session(occasion, MoveWay::Time, Some(span), occasion.room)
}

/// Takes a session off the board, into the tray of what has no time.
pub fn move_to_tray(occasion: &Occasion) -> Remedy {
    move_session(occasion, MoveWay::Tray, None, occasion.room)
}

fn move_session(occasion: &Occasion, way: MoveWay, span: Option<Span>, room: Option<&Room>) -> Remedy {
    Remedy::MoveSession {
        session_id: occasion.session.id.clone(),
        way,
        title: occasion.event.title.clone(),
        room: room.map(|room| room.name.clone()).unwrap_or_default(),
        starts_at: span.map(|span| span.0),
        ends_at: span.map(|span| span.1),
        venue_id: occasion.venue.map(|venue| venue.id.clone()),
        room_id: room.map(|room| room.id.clone()),
    }
}
