//! The programme of one week, sorted once so that every rule finds its records quickly.
//!
//! Holds live events and their sessions that are not cancelled: nothing else can be in anybody's way.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::festival_day::DayEnd;
use super::overlap::earlier;
use super::records::Records;
use super::schedule::Schedule;
use super::week::OpeningHours;
use crate::maps::{FastMap, FastSet};
use crate::{Area, Event, EventRole, OwnValue, Partner, Person, Room, Session, Venue, Week, by_id};

/// An audience named by more than a third of this many events is everybody's, and no reason for a hint.
const ENOUGH_TO_BE_GENERAL: usize = 30;

/// A session that has a date, with everything that says when and where it is.
#[derive(Clone, Copy)]
pub struct Occasion<'a> {
    /// What happens.
    pub event: &'a Event,
    /// Its record.
    pub session: &'a Session,
    /// Beginning; midnight when only the day is known.
    pub starts_at: NaiveDateTime,
    /// End, always later than the beginning.
    pub ends_at: NaiveDateTime,
    /// The room, if one is chosen.
    pub room: Option<&'a Room>,
    /// The room's venue, else the session's own.
    pub venue: Option<&'a Venue>,
}

impl Occasion<'_> {
    /// From when its room is taken: set-up comes first.
    pub fn occupied_from(&self) -> NaiveDateTime {
        let setup = self.room.map_or(0, |room| room.setup_minutes.clamp(0, 24 * 60));
        earlier(self.starts_at, TimeDelta::minutes(setup))
    }
}

/// Live events of a week with what hangs on them.
pub struct Programme<'a> {
    /// The week.
    pub week: &'a Week,
    /// When the days of the festival end.
    pub day_end: DayEnd,
    /// The day in the city.
    pub today: NaiveDate,
    /// Live events of the week.
    pub events: Vec<&'a Event>,
    /// Their dated sessions, by beginning.
    pub occasions: Vec<Occasion<'a>>,
    /// Opening hours of all venues.
    pub hours: OpeningHours<'a>,
    /// Rooms of each venue, smallest first.
    pub rooms_of_venue: FastMap<&'a str, Vec<&'a Room>>,
    /// Ids of the pillars.
    pub pillars: Vec<&'a Area>,
    organisers: FastMap<&'a str, Vec<&'a Partner>>,
    facilitators: FastMap<&'a str, Vec<&'a Person>>,
    contacts: FastMap<&'a str, Vec<&'a Person>>,
    areas: FastMap<&'a str, Vec<&'a str>>,
    of_event: FastMap<&'a str, Vec<usize>>,
    own_values: FastMap<&'a str, Vec<&'a OwnValue>>,
    /// Audiences that many of the week's events name: those of everybody.
    pub general_audiences: FastSet<&'a str>,
}

impl<'a> Programme<'a> {
    /// Sorts some events of a week, or with `None` all; which audiences are everybody's is said by all of them.
    pub fn of(
        records: Records<'a>,
        week: &'a Week,
        today: NaiveDate,
        only: Option<&FastSet<&str>>,
        general_audiences: FastSet<&'a str>,
    ) -> Self {
        let plan = records.plan;
        let Schedule { events, mut occasions, pillars, areas, day_end, .. } = Schedule::of(records, week, only);
        let is_asked = |id: &str| only.is_none_or(|only| only.contains(id));
        let moment = |occasion: &Occasion<'a>| (occasion.starts_at, occasion.ends_at, &occasion.session.id);
        occasions.sort_by(|a, b| moment(a).cmp(&moment(b)));
        let mut of_event: FastMap<&str, Vec<usize>> = FastMap::default();
        for (at, occasion) in occasions.iter().enumerate() {
            of_event.entry(&occasion.event.id).or_default().push(at);
        }
        let partners = by_id(&plan.partners);
        let linked = records.partners().filter(|link| is_asked(&link.event_id));
        let organising = linked.filter(|link| link.role == EventRole::Organiser);
        let people = by_id(&plan.people);
        let mut rooms_of_venue = grouped(plan.rooms.iter().map(|room| (room.venue_id.as_str(), room)));
        for rooms in rooms_of_venue.values_mut() {
            rooms.sort_by_key(|room| (room.capacity, &room.position));
        }
        Self {
            week,
            day_end,
            today,
            hours: OpeningHours::new(plan),
            rooms_of_venue,
            pillars,
            organisers: grouped(
                organising.filter_map(|link| Some((link.event_id.as_str(), *partners.get(link.partner_id.as_str())?))),
            ),
            facilitators: grouped(
                records
                    .people()
                    .filter(|link| is_asked(&link.event_id))
                    .filter_map(|link| Some((link.event_id.as_str(), *people.get(link.person_id.as_str())?))),
            ),
            contacts: grouped(plan.people.iter().filter_map(|person| Some((person.partner_id.as_deref()?, person)))),
            areas,
            events,
            occasions,
            of_event,
            own_values: own_values_of(records, only),
            general_audiences,
        }
    }

    /// Dated sessions of an event, by beginning.
    pub fn occasions_of(&self, event: &Event) -> impl Iterator<Item = &Occasion<'a>> {
        let at = self.of_event.get(event.id.as_str()).map_or(&[][..], Vec::as_slice);
        at.iter().map(|at| &self.occasions[*at])
    }

    /// What an event says in the plan's own fields.
    pub fn own_values(&self, event: &Event) -> impl Iterator<Item = &'a OwnValue> {
        self.own_values.get(event.id.as_str()).map_or(&[][..], Vec::as_slice).iter().copied()
    }

    /// Partners that organise an event.
    pub fn organisers(&self, event: &Event) -> &[&'a Partner] {
        self.organisers.get(event.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// People who facilitate an event.
    pub fn facilitators(&self, event: &Event) -> &[&'a Person] {
        self.facilitators.get(event.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// All people of a partner.
    pub fn people_of(&self, partner: &Partner) -> &[&'a Person] {
        self.contacts.get(partner.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// Ids of the areas an event is tagged to, of all frameworks.
    pub fn areas(&self, event: &Event) -> &[&'a str] {
        self.areas.get(event.id.as_str()).map_or(&[], Vec::as_slice)
    }
}

/// What some events say in the plan's own fields, or with `None` all of them.
fn own_values_of<'a>(records: Records<'a>, only: Option<&FastSet<&str>>) -> FastMap<&'a str, Vec<&'a OwnValue>> {
    if records.plan.own_fields.is_empty() {
        return FastMap::default();
    }
    let asked = records.own_values().filter(|it| only.is_none_or(|only| only.contains(it.subject_id.as_str())));
    grouped(asked.map(|value| (value.subject_id.as_str(), value)))
}

/// In a large programme, what a third of all events name is not an audience to protect.
pub fn general_audiences<'a>(events: impl IntoIterator<Item = &'a Event>) -> FastSet<&'a str> {
    let mut counts: FastMap<&str, usize> = FastMap::default();
    let mut total = 0;
    for event in events {
        total += 1;
        for (at, audience) in event.audiences.iter().enumerate() {
            if !event.audiences[..at].contains(audience) {
                *counts.entry(audience).or_default() += 1;
            }
        }
    }
    let is_general = |count: usize| ENOUGH_TO_BE_GENERAL <= total && total < 3 * count;
    counts.into_iter().filter(|(_, count)| is_general(*count)).map(|(audience, _)| audience).collect()
}

/// Sorts pairs by their first half.
pub fn grouped<'a, T>(pairs: impl Iterator<Item = (&'a str, T)>) -> FastMap<&'a str, Vec<T>> {
    let mut groups: FastMap<&str, Vec<T>> = FastMap::default();
    for (key, value) in pairs {
        groups.entry(key).or_default().push(value);
    }
    groups
}
