//! How events and places spread over neighbourhoods, pillars, days and audiences, against residents and targets.
//!
//! Counts events that are live and have a session with a date in the week. An event counts once in each row that
//! it touches, its places once for each session, so rows do not add up to the whole. Events without a pillar or
//! neighbourhood are in no row; the rules of `completeness` name them.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::found::stored_date;
use super::index::Programme;
use super::week::days;
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
    let programme = Programme::new(plan, week);
    let days = days(week);
    let wanted = week.target_event_count.map(|count| count as f64);
    let share = |parts: usize| wanted.filter(|_| 0 < parts).map(|wanted| wanted / parts as f64);
    let mut neighbourhoods = Table::default();
    for place in &plan.neighbourhoods {
        neighbourhoods.row(&place.id, &place.name, place.population);
    }
    let mut pillars = Table::default();
    for pillar in &programme.pillars {
        pillars.row(&pillar.id, &pillar.name, None);
    }
    let mut by_day = Table::default();
    for day in days.iter().map(|day| stored_date(*day)) {
        by_day.row(&day, &day, None);
    }
    let mut audiences = Table::default();
    for event in &programme.events {
        for audience in &event.audiences {
            audiences.row(audience, audience, None);
        }
        for occasion in programme.occasions_of(event).filter(|occasion| days.contains(&occasion.starts_at.date())) {
            let neighbourhood = occasion.venue.and_then(|venue| venue.neighbourhood_id.as_deref());
            neighbourhoods.count(neighbourhood, event);
            by_day.count([stored_date(occasion.starts_at.date()).as_str()], event);
            let areas: BTreeSet<&str> = programme.areas(event).iter().copied().collect();
            pillars.count(areas, event);
            let named: BTreeSet<&str> = event.audiences.iter().map(String::as_str).collect();
            audiences.count(named, event);
        }
    }
    audiences.rows.retain(|row| 0 < row.events);
    audiences.rows.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.name.cmp(&b.name)));
    Coverage {
        neighbourhoods: neighbourhoods.against_residents(week.target_events_per_1000),
        pillars: pillars.against_share(share(programme.pillars.len())),
        days: by_day.against_share(share(days.len())),
        audiences: audiences.against_share(None),
    }
}

/// Rows that are being counted. Events arrive one after the other, all sessions of one together.
#[derive(Default)]
struct Table {
    rows: Vec<CoverageRow>,
    at: HashMap<String, usize>,
    /// The event counted last in each row.
    last_event: Vec<String>,
}

impl Table {
    fn row(&mut self, id: &str, name: &str, residents: Option<i64>) {
        if self.at.contains_key(id) {
            return;
        }
        self.at.insert(id.to_owned(), self.rows.len());
        self.last_event.push(String::new());
        let row = CoverageRow { id: id.to_owned(), name: name.to_owned(), residents, ..CoverageRow::default() };
        self.rows.push(row);
    }

    /// Counts one session of an event in the rows named.
    fn count<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>, event: &Event) {
        for at in ids.into_iter().filter_map(|id| self.at.get(id).copied()) {
            self.rows[at].places += event.capacity.unwrap_or(0).max(0);
            if self.last_event[at] != event.id {
                self.last_event[at].clone_from(&event.id);
                self.rows[at].events += 1;
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
