//! Indicators that the plan counts by itself, year by year: nobody types them.
//!
//! Announced, held and cancelled are different counts. What has not been returned by hosts is missing, not zero, so
//! a year without any return has no reading of it. An event counts in the neighbourhood of its first session that
//! has one; events without a place count in the total alone. Money is in the smallest unit of the plan's currency.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};

use crate::rules::attendance::rating;
use crate::{Event, EventStatus, GroupKind, Id, Plan, Reading, by_id};

/// Every count there is, by the key that a card names in `computed`.
pub const COMPUTED: &[&str] = &[
    "events_announced",
    "events_held",
    "events_cancelled",
    "sessions",
    "places",
    "registered",
    "attendance",
    "first_time_learners",
    "first_time_percent",
    "no_show_percent",
    "rating_average",
    "returned_percent",
    "free_events_percent",
    "partners_committed",
    "partners_new",
    "hosts",
    "memoranda",
    "coverage_events_per_1000",
    "spending_minor",
    "secured_minor",
    "matched_minor",
    "hours_given",
    "share_rated_features",
    "practices_shared",
    "indicators_read_percent",
];

/// Whether the values of a count are money in the smallest unit.
pub fn is_money(key: &str) -> bool {
    key.ends_with("_minor")
}

/// The readings that the plan gives for a count: one a year for the total, and for neighbourhoods where that can
/// be said.
pub fn computed_readings(plan: &Plan, key: &str, today: NaiveDate) -> Vec<Reading> {
    Counts::new(plan, today).readings(key, "")
}

/// The plan sorted for counting.
pub(super) struct Counts<'a> {
    pub(super) plan: &'a Plan,
    pub(super) today: NaiveDate,
    /// Last day of the last week of a year, and its events.
    years: BTreeMap<i64, Year<'a>>,
    sessions: HashMap<&'a str, usize>,
    place_of: HashMap<&'a str, &'a str>,
}

#[derive(Default)]
pub(super) struct Year<'a> {
    pub(super) ends_on: NaiveDate,
    pub(super) events: Vec<&'a Event>,
}

/// A total and its parts by neighbourhood.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) total: Option<f64>,
    pub(super) parts: BTreeMap<String, f64>,
}

impl Tally {
    pub(super) fn add(&mut self, amount: f64, neighbourhood: Option<&str>) {
        *self.total.get_or_insert(0.0) += amount;
        if let Some(id) = neighbourhood {
            *self.parts.entry(id.to_owned()).or_insert(0.0) += amount;
        }
    }

    pub(super) fn of(total: f64) -> Self {
        Self { total: Some(total), parts: BTreeMap::new() }
    }
}

impl<'a> Counts<'a> {
    pub(super) fn new(plan: &'a Plan, today: NaiveDate) -> Self {
        let mut years: BTreeMap<i64, Year> = BTreeMap::new();
        let mut year_of_week = HashMap::new();
        for week in &plan.weeks {
            let year = i64::from(week.starts_on.year());
            year_of_week.insert(week.id.as_str(), year);
            let known = years.entry(year).or_default();
            known.ends_on = known.ends_on.max(week.ends_on);
        }
        for event in &plan.events {
            let year = event.week_id.as_deref().and_then(|id| year_of_week.get(id));
            if let Some(year) = year.and_then(|year| years.get_mut(year)) {
                year.events.push(event);
            }
        }
        let mut sessions: HashMap<&str, usize> = HashMap::new();
        let mut place_of: HashMap<&str, &str> = HashMap::new();
        let venues = by_id(&plan.venues);
        let rooms = by_id(&plan.rooms);
        for session in plan.sessions.iter().filter(|session| !session.is_cancelled) {
            if session.starts_at.is_some() {
                *sessions.entry(&session.event_id).or_default() += 1;
            }
            let of_room = session.room_id.as_deref().and_then(|id| rooms.get(id)).map(|room| room.venue_id.as_str());
            let venue = of_room.or(session.venue_id.as_deref()).and_then(|id| venues.get(id));
            if let Some(place) = venue.and_then(|venue| venue.neighbourhood_id.as_deref()) {
                place_of.entry(&session.event_id).or_insert(place);
            }
        }
        Self { plan, today, years, sessions, place_of }
    }

    /// The readings of one count.
    pub(super) fn readings(&self, key: &str, indicator_id: &str) -> Vec<Reading> {
        let (percent, scale) = (100.0, 1000.0);
        match key {
            "events_announced" => self.by_event(indicator_id, |event| is_announced(event).then_some(1.0)),
            "events_held" => self.by_event(indicator_id, |event| is_held(event).then_some(1.0)),
            // Nought in a year whose programme lost nothing.
            "events_cancelled" => self.by_event(indicator_id, |event| {
                let is_cancelled = event.status == EventStatus::Cancelled;
                if is_cancelled { Some(1.0) } else { is_announced(event).then_some(0.0) }
            }),
            "sessions" => self.by_event(indicator_id, |event| is_announced(event).then(|| self.session_count(event))),
            "places" => self.by_event(indicator_id, |event| {
                let capacity = event.capacity.filter(|_| is_announced(event))?;
                Some(capacity.max(0) as f64 * self.session_count(event))
            }),
            "registered" => self.by_event(indicator_id, |event| event.registered_count.map(|count| count as f64)),
            "attendance" => self.by_event(indicator_id, |event| event.attended_count.map(|count| count as f64)),
            "first_time_learners" => {
                self.by_event(indicator_id, |event| event.first_time_count.map(|count| count as f64))
            }
            "first_time_percent" => self.by_share(indicator_id, percent, |event| {
                Some((event.first_time_count? as f64, event.attended_count? as f64))
            }),
            "no_show_percent" => self.by_share(indicator_id, percent, |event| {
                let (registered, attended) = (event.registered_count?, event.attended_count?);
                Some((registered.saturating_sub(attended).max(0) as f64, registered as f64))
            }),
            "rating_average" => self.by_share(indicator_id, 1.0, |event| {
                let (count, average) = rating(event)?;
                Some((average * count as f64, count as f64))
            }),
            "returned_percent" => self.by_share(indicator_id, percent, |event| {
                let is_over = self.has_ended(event) && is_announced(event);
                is_over.then(|| (f64::from(u8::from(event.attended_count.is_some())), 1.0))
            }),
            "free_events_percent" => self.by_share(indicator_id, percent, |event| {
                is_announced(event).then(|| (f64::from(u8::from(event.is_free)), 1.0))
            }),
            "coverage_events_per_1000" => self.coverage(indicator_id, scale),
            "partners_committed" => self.partners(indicator_id),
            "partners_new" => self.partners_new(indicator_id),
            "hosts" => self.hosts(indicator_id),
            "memoranda" => self.memoranda(indicator_id),
            "spending_minor" => self.money(indicator_id, |line| line.spent_minor),
            "secured_minor" => self.money(indicator_id, |line| line.secured_minor),
            "matched_minor" => self.money(indicator_id, |line| line.matched_minor),
            "hours_given" => self.hours(indicator_id),
            "share_rated_features" => self.rated(indicator_id),
            "practices_shared" => self.practices(indicator_id),
            "indicators_read_percent" => self.read(indicator_id),
            _ => Vec::new(),
        }
    }

    fn session_count(&self, event: &Event) -> f64 {
        self.sessions.get(event.id.as_str()).copied().unwrap_or(0) as f64
    }

    fn has_ended(&self, event: &Event) -> bool {
        let week = self.plan.weeks.iter().find(|week| Some(&week.id) == event.week_id.as_ref());
        week.is_some_and(|week| week.ends_on < self.today)
    }

    fn by_event(&self, id: &str, amount: impl Fn(&Event) -> Option<f64>) -> Vec<Reading> {
        self.yearly(id, |year| {
            let mut tally = Tally::default();
            for event in &year.events {
                if let Some(amount) = amount(event) {
                    tally.add(amount, self.place_of.get(event.id.as_str()).copied());
                }
            }
            tally
        })
    }

    /// Part and whole of each event, summed before they are divided.
    fn by_share(&self, id: &str, scale: f64, parts: impl Fn(&Event) -> Option<(f64, f64)>) -> Vec<Reading> {
        self.yearly(id, |year| {
            let (mut part, mut whole) = (Tally::default(), Tally::default());
            for event in &year.events {
                let Some((some, all)) = parts(event) else { continue };
                let place = self.place_of.get(event.id.as_str()).copied();
                part.add(some, place);
                whole.add(all, place);
            }
            let share = |some: f64, all: f64| (0.0 < all).then(|| scale * some / all);
            let total = part.total.zip(whole.total).and_then(|(some, all)| share(some, all));
            let parts = part.parts.into_iter().filter_map(|(place, some)| {
                let all = whole.parts.get(&place).copied()?;
                Some((place, share(some, all)?))
            });
            Tally { total, parts: parts.collect() }
        })
    }

    fn coverage(&self, id: &str, scale: f64) -> Vec<Reading> {
        let residents: HashMap<&str, i64> = self
            .plan
            .neighbourhoods
            .iter()
            .filter_map(|place| Some((place.id.as_str(), place.population.filter(|count| 0 < *count)?)))
            .collect();
        let city = self.plan.profile.as_ref().and_then(|profile| profile.population).filter(|count| 0 < *count);
        let all = city.unwrap_or_else(|| residents.values().fold(0, |sum: i64, count| sum.saturating_add(*count)));
        self.yearly(id, |year| {
            let mut tally = Tally::default();
            for event in year.events.iter().filter(|event| is_announced(event)) {
                tally.add(1.0, self.place_of.get(event.id.as_str()).copied());
            }
            let total = tally.total.filter(|_| 0 < all).map(|count| count * scale / all as f64);
            // A neighbourhood without an event has nought, which the programme says.
            let parts = residents.iter().filter(|_| total.is_some()).map(|(place, count)| {
                let events = tally.parts.get(*place).copied().unwrap_or(0.0);
                ((*place).to_owned(), events * scale / *count as f64)
            });
            Tally { total, parts: parts.collect() }
        })
    }

    /// One reading for each year that has a week; a year with nothing to count has none.
    pub(super) fn yearly(&self, id: &str, count: impl Fn(&Year) -> Tally) -> Vec<Reading> {
        let tallies = self.years.values().map(|year| (year.ends_on, count(year)));
        tallies.flat_map(|(ends_on, tally)| readings(id, ends_on, tally)).collect()
    }

    /// The last day of a year; today in this one.
    pub(super) fn end_of(&self, year: i64) -> NaiveDate {
        let end = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
        let end = end.unwrap_or(self.today);
        if i64::from(self.today.year()) == year { self.today } else { end }
    }
}

pub(super) fn is_announced(event: &Event) -> bool {
    event.status.is_in_programme()
}

/// Held by its status, or because its host returned how many came.
fn is_held(event: &Event) -> bool {
    event.status == EventStatus::Held || (event.status.is_live() && event.attended_count.is_some())
}

pub(super) fn readings(indicator_id: &str, measured_on: NaiveDate, tally: Tally) -> Vec<Reading> {
    let Some(total) = tally.total else { return Vec::new() };
    let reading = |group_kind: GroupKind, neighbourhood_id: Option<Id>, value: f64| Reading {
        id: format!("{indicator_id}:{measured_on}:{}", neighbourhood_id.as_deref().unwrap_or_default()),
        indicator_id: indicator_id.to_owned(),
        measured_on,
        group_kind,
        neighbourhood_id,
        value: Some(value),
        ..Reading::default()
    };
    let parts = tally.parts.into_iter().map(|(id, value)| reading(GroupKind::Neighbourhood, Some(id), value));
    std::iter::once(reading(GroupKind::Total, None, total)).chain(parts).collect()
}
