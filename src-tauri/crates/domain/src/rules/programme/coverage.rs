//! How events and places spread over neighbourhoods, pillars, days and audiences, against residents and targets.
//!
//! Counts events that are live and have a session with a date in the week. An event counts once in each row that
//! it touches, its places once for each session, so rows do not add up to the whole. Events without a pillar or
//! neighbourhood are in no row; the rules of `completeness` name them.

use std::collections::hash_map::Entry;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::found::stored_date;
use super::schedule::Schedule;
use super::week::days;
use crate::maps::FastMap;
use crate::{Event, Plan, Week};

/// Events and places against residents and targets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct Coverage {
    pub neighbourhoods: Vec<CoverageRow>,
    pub pillars: Vec<CoverageRow>,
    pub days: Vec<CoverageRow>,
    pub audiences: Vec<CoverageRow>,
}

/// One line of a coverage table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct CoverageRow {
    /// A record's id; for days the ISO date, for audiences their word.
    pub id: String,
    /// A record's name; for days and audiences the same as the id.
    pub name: String,
    pub events: usize,
    #[ts(type = "number")]
    pub places: i64,
    #[ts(type = "number | null")]
    pub residents: Option<i64>,
    pub events_per_1000: Option<f64>,
    pub places_per_1000: Option<f64>,
    /// Neighbourhoods: events per 1,000 residents. Pillars and days: an even share of the week's events.
    pub target: Option<f64>,
    /// Events still missing to the target.
    #[ts(type = "number | null")]
    pub gap: Option<i64>,
}

/// Coverage of a week.
pub fn coverage(plan: &Plan, week: &Week) -> Coverage {
    coverage_of(&Schedule::new(plan, week), plan)
}

/// Coverage of a week that has been gathered already.
pub fn coverage_of(schedule: &Schedule, plan: &Plan) -> Coverage {
    let week = schedule.week;
    let days = days(week);
    let wanted = week.target_event_count.map(|count| count as f64);
    let share = |parts: usize| wanted.filter(|_| 0 < parts).map(|wanted| wanted / parts as f64);
    let mut neighbourhoods = Table::new(plan.neighbourhoods.iter().map(|it| (it.id.as_str(), it.name.as_str())));
    for (row, place) in neighbourhoods.rows.iter_mut().zip(&plan.neighbourhoods) {
        row.residents = place.population;
    }
    let mut pillars = Table::new(schedule.pillars.iter().map(|area| (area.id.as_str(), area.name.as_str())));
    let dates: Vec<String> = days.iter().map(|day| stored_date(*day)).collect();
    let mut by_day = Table::new(dates.iter().map(|date| (date.as_str(), date.as_str())));
    let named = schedule.events.iter().flat_map(|event| &event.audiences).map(String::as_str);
    let mut audiences = Table::new(named.map(|audience| (audience, audience)));
    for (event, occasions) in schedule.by_event() {
        let begun = occasions
            .iter()
            .filter_map(|occasion| Some((occasion, day_of(&days, schedule.day_end.day(occasion.session)?)?)));
        let mut sessions = 0;
        for (occasion, day) in begun {
            sessions += 1;
            by_day.count(day, event, 1);
            let neighbourhood = occasion.venue.and_then(|venue| venue.neighbourhood_id.as_deref());
            if let Some(row) = neighbourhood.and_then(|id| neighbourhoods.place(id)) {
                neighbourhoods.count(row, event, 1);
            }
        }
        if 0 < sessions {
            pillars.count_each(schedule.areas(event).iter().copied(), event, sessions);
            audiences.count_each(event.audiences.iter().map(String::as_str), event, sessions);
        }
    }
    audiences.rows.retain(|row| 0 < row.events);
    audiences.rows.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.name.cmp(&b.name)));
    Coverage {
        neighbourhoods: neighbourhoods.against_residents(week.target_events_per_1000),
        pillars: pillars.against_share(share(schedule.pillars.len())),
        days: by_day.against_share(share(days.len())),
        audiences: audiences.against_share(None),
    }
}

/// The place of a day among the days of a week, which follow each other.
pub(super) fn day_of(days: &[NaiveDate], day: NaiveDate) -> Option<usize> {
    let place = usize::try_from((day - *days.first()?).num_days()).ok()?;
    (place < days.len()).then_some(place)
}

/// Rows that are being counted. Events arrive one after the other, all sessions of one together.
struct Table<'a> {
    rows: Vec<CoverageRow>,
    places: FastMap<&'a str, usize>,
    /// The event counted last in each row.
    last: Vec<Option<*const Event>>,
}

impl<'a> Table<'a> {
    /// Rows by id and name; an id that comes again stands once.
    fn new(names: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut table = Self { rows: Vec::new(), places: FastMap::default(), last: Vec::new() };
        for (id, name) in names {
            if let Entry::Vacant(place) = table.places.entry(id) {
                place.insert(table.rows.len());
                let row = CoverageRow { id: id.to_owned(), name: name.to_owned(), ..CoverageRow::default() };
                table.rows.push(row);
            }
        }
        table.last = vec![None; table.rows.len()];
        table
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Counts sessions of an event in a row, and the event when it is new there.
    fn count(&mut self, row: usize, event: &Event, sessions: i64) {
        let places = event.capacity.unwrap_or(0).max(0).saturating_mul(sessions);
        self.rows[row].places = self.rows[row].places.saturating_add(places);
        if self.last[row].replace(std::ptr::from_ref(event)) != Some(std::ptr::from_ref(event)) {
            self.rows[row].events += 1;
        }
    }

    /// Counts sessions of an event once in each row named, however often it is named.
    fn count_each<'b>(&mut self, ids: impl Iterator<Item = &'b str>, event: &Event, sessions: i64) {
        for row in ids.filter_map(|id| self.place(id)).collect::<Vec<_>>() {
            if self.last[row] != Some(std::ptr::from_ref(event)) {
                self.count(row, event, sessions);
            }
        }
    }

    fn against_residents(mut self, target: Option<f64>) -> Vec<CoverageRow> {
        for row in &mut self.rows {
            row.target = target;
            let Some(residents) = row.residents.filter(|residents| 0 < *residents) else { continue };
            let thousands = residents as f64 / 1000.0;
            row.events_per_1000 = Some(row.events as f64 / thousands);
            row.places_per_1000 = Some(row.places as f64 / thousands);
            row.gap = target.map(|target| gap(target * thousands, row.events));
        }
        self.rows
    }

    fn against_share(mut self, target: Option<f64>) -> Vec<CoverageRow> {
        for row in &mut self.rows {
            row.target = target;
            row.gap = target.map(|target| gap(target, row.events));
        }
        self.rows
    }
}

/// Whole events still missing; a hair of rounding asks for none.
fn gap(wanted: f64, events: usize) -> i64 {
    ((wanted - events as f64 - 1e-9).ceil() as i64).max(0)
}
