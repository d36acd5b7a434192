//! What happens in a week, gathered as cheaply as can be: for figures that only count.
//!
//! Says which events and sessions belong to a week, for everybody. Rules that look for clashes sort them by time in
//! [`Programme`](super::index::Programme).

use chrono::{NaiveDateTime, TimeDelta};

use super::festival_day::DayEnd;
use super::index::{Occasion, grouped};
use super::records::Records;
use crate::maps::{FastMap, FastSet};
use crate::{Area, Event, Id, Plan, Session, Week, by_id};

/// Live events of a week and their dated sessions, those of one event together.
pub struct Schedule<'a> {
    /// The week.
    pub week: &'a Week,
    /// Live events of the week.
    pub events: Vec<&'a Event>,
    /// Their dated sessions, in the order of the events and for each in that of the plan.
    pub occasions: Vec<Occasion<'a>>,
    /// When the days of the festival end.
    pub day_end: DayEnd,
    /// The pillars.
    pub pillars: Vec<&'a Area>,
    /// For each event, where its sessions begin; then where the last ones end.
    starts: Vec<usize>,
    pub(super) areas: FastMap<&'a str, Vec<&'a str>>,
}

impl<'a> Schedule<'a> {
    /// Gathers one week of a plan.
    pub fn new(plan: &'a Plan, week: &'a Week) -> Self {
        Self::of(plan.into(), week, None)
    }

    /// Gathers some events of a week, or with `None` all.
    pub(super) fn of(records: Records<'a>, week: &'a Week, only: Option<&FastSet<&str>>) -> Self {
        let is_asked = |id: &str| only.is_none_or(|only| only.contains(id));
        let events: Vec<&Event> = live(records, week).filter(|event| is_asked(&event.id)).collect();
        let (occasions, starts) = occasions(records, &events);
        let tags = records.tags().filter(|tag| is_asked(&tag.subject_id));
        Self {
            week,
            day_end: DayEnd::of(records.plan),
            pillars: records.plan.pillars(),
            areas: grouped(tags.map(|tag| (tag.subject_id.as_str(), tag.area_id.as_str()))),
            events,
            occasions,
            starts,
        }
    }

    /// Each event with its dated sessions.
    pub fn by_event(&self) -> impl Iterator<Item = (&'a Event, &[Occasion<'a>])> {
        let sessions = self.starts.windows(2).map(|pair| &self.occasions[pair[0]..pair[1]]);
        self.events.iter().copied().zip(sessions)
    }

    /// Ids of the areas an event is tagged to, of all frameworks.
    pub fn areas(&self, event: &Event) -> &[&'a str] {
        self.areas.get(event.id.as_str()).map_or(&[], Vec::as_slice)
    }
}

/// The events of a week that can be in anybody's way.
pub(super) fn live<'a>(records: Records<'a>, week: &'a Week) -> impl Iterator<Item = &'a Event> {
    records.events().filter(|event| event.status.is_live() && event.week_id.as_ref() == Some(&week.id))
}

/// The dated sessions of events, and where those of each event begin.
fn occasions<'a>(records: Records<'a>, events: &[&'a Event]) -> (Vec<Occasion<'a>>, Vec<usize>) {
    let places: FastMap<&str, usize> = events.iter().enumerate().map(|(at, event)| (event.id.as_str(), at)).collect();
    let rooms = by_id(&records.plan.rooms);
    let venues = by_id(&records.plan.venues);
    let dated = records.sessions().filter(|session| !session.is_cancelled).filter_map(|session| {
        let starts_at = session.starts_at?;
        let at = *places.get(session.event_id.as_str())?;
        let room = named(&rooms, &session.room_id);
        let venue_id = room.map(|room| &room.venue_id).or(session.venue_id.as_ref());
        let venue = venue_id.and_then(|id| venues.get(id.as_str()).copied());
        let ends_at = ends_at(session, starts_at);
        Some((at, Occasion { event: events[at], session, starts_at, ends_at, room, venue }))
    });
    let mut dated: Vec<(usize, Occasion)> = dated.collect();
    // Stable, so that sessions of one event stay in the order of the plan.
    dated.sort_by_key(|(at, _)| *at);
    let mut starts = vec![0; events.len() + 1];
    for (at, _) in &dated {
        starts[at + 1] += 1;
    }
    for at in 0..events.len() {
        starts[at + 1] += starts[at];
    }
    (dated.into_iter().map(|(_, occasion)| occasion).collect(), starts)
}

/// A session without a usable end takes a day when it is all day, else one minute.
fn ends_at(session: &Session, starts_at: NaiveDateTime) -> NaiveDateTime {
    let least = if session.is_all_day { TimeDelta::days(1) } else { TimeDelta::minutes(1) };
    let usable = session.ends_at.filter(|ends_at| starts_at < *ends_at);
    usable.unwrap_or_else(|| starts_at.checked_add_signed(least).unwrap_or(starts_at))
}

fn named<'a, T>(records: &FastMap<&str, &'a T>, id: &Option<Id>) -> Option<&'a T> {
    records.get(id.as_deref()?).copied()
}
