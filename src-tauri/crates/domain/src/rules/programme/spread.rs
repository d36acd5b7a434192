//! How a week spreads over two things at once, and how weeks compare over the years.
//!
//! Counts as `coverage` does: live events with a dated session in the week, each once in every cell it touches.
//! A number that nobody returned is missing, which is not zero.

use chrono::{Datelike, NaiveDate};

use super::attendance::attendance;
use super::coverage::{coverage_of, day_of};
use super::index::Occasion;
use super::schedule::Schedule;
use super::week::days;
use crate::maps::FastMap;
use crate::{EventStatus, GroupKind, Id, Plan, Reading, Week};

/// Counts for each row and column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crossed {
    /// Ids of the rows.
    pub rows: Vec<Id>,
    /// Ids, words or dates of the columns.
    pub columns: Vec<String>,
    /// For each row and column, how many events.
    pub counts: Vec<Vec<usize>>,
}

impl Crossed {
    fn new(rows: Vec<Id>, columns: Vec<String>) -> Self {
        let counts = vec![vec![0; columns.len()]; rows.len()];
        Self { rows, columns, counts }
    }

    /// Counts one event in each cell where these rows and columns cross.
    fn count(&mut self, rows: &[usize], columns: &[usize]) {
        for row in rows {
            for column in columns {
                self.counts[*row][*column] += 1;
            }
        }
    }
}

fn places<'a>(ids: impl Iterator<Item = &'a str>) -> FastMap<&'a str, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

/// Events of a week by neighbourhood (rows) and pillar (columns).
pub fn by_neighbourhood_and_pillar(schedule: &Schedule, plan: &Plan) -> Crossed {
    let days = days(schedule.week);
    let columns = schedule.pillars.iter().map(|area| area.id.clone()).collect();
    let rows = plan.neighbourhoods.iter().map(|place| place.id.clone()).collect();
    let mut crossed = Crossed::new(rows, columns);
    let row_of = places(plan.neighbourhoods.iter().map(|place| place.id.as_str()));
    let column_of = places(schedule.pillars.iter().map(|area| area.id.as_str()));
    for (event, occasions) in schedule.by_event() {
        let columns = found(schedule.areas(event).iter().filter_map(|id| column_of.get(id).copied()));
        if columns.is_empty() {
            continue;
        }
        let begun = occasions.iter().filter(|occasion| place_of_day(schedule, &days, occasion).is_some());
        let rows =
            found(begun.filter_map(|occasion| row_of.get(occasion.venue?.neighbourhood_id.as_deref()?).copied()));
        crossed.count(&rows, &columns);
    }
    crossed
}

/// What stands beside the audiences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The pillars of the main framework.
    Pillars,
    /// The days of the week.
    Days,
}

/// Events of a week by pillar or day (rows) and audience (columns), the largest audience first.
pub fn by_audience(schedule: &Schedule, plan: &Plan, beside: Beside) -> Crossed {
    let days = days(schedule.week);
    let audiences: Vec<String> = coverage_of(schedule, plan).audiences.into_iter().map(|row| row.name).collect();
    let rows: Vec<Id> = match beside {
        Beside::Pillars => schedule.pillars.iter().map(|area| area.id.clone()).collect(),
        Beside::Days => days.iter().map(|day| day.to_string()).collect(),
    };
    let mut crossed = Crossed::new(rows, audiences.clone());
    let row_of = places(schedule.pillars.iter().map(|area| area.id.as_str()));
    let column_of = places(audiences.iter().map(String::as_str));
    for (event, occasions) in schedule.by_event() {
        let begun = found(occasions.iter().filter_map(|occasion| place_of_day(schedule, &days, occasion)));
        if begun.is_empty() {
            continue;
        }
        let rows = match beside {
            Beside::Days => begun,
            Beside::Pillars => found(schedule.areas(event).iter().filter_map(|id| row_of.get(id).copied())),
        };
        let columns = found(event.audiences.iter().filter_map(|name| column_of.get(name.as_str()).copied()));
        crossed.count(&rows, &columns);
    }
    crossed
}

/// The place of the day on which a session is; `None`: it is outside the week.
fn place_of_day(schedule: &Schedule, days: &[NaiveDate], occasion: &Occasion) -> Option<usize> {
    day_of(days, schedule.day_end.day(occasion.session)?)
}

/// Places, each once.
fn found(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// What became of one week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeekResult {
    /// The week.
    pub week_id: Id,
    /// Its title.
    pub title: String,
    /// The year in which it starts.
    pub year: i32,
    /// Events that the public was told of: accepted, confirmed, held, cancelled or postponed.
    pub announced: usize,
    /// Of these, held.
    pub held: usize,
    /// Events whose hosts returned how many came.
    pub returned: usize,
    /// People who came to them; `None`: no host has returned a number.
    pub attended: Option<i64>,
    /// Places announced, summed over sessions that were not cancelled.
    pub places: i64,
    /// Events wanted.
    pub target_events: Option<i64>,
    /// Places wanted.
    pub target_places: Option<i64>,
}

/// All weeks, the oldest first.
pub fn week_results(plan: &Plan) -> Vec<WeekResult> {
    let mut weeks: Vec<&Week> = plan.weeks.iter().collect();
    weeks.sort_by(|a, b| (a.starts_on, &a.id).cmp(&(b.starts_on, &b.id)));
    let mut results: Vec<WeekResult> = weeks.iter().map(|week| empty_result(week)).collect();
    let row_of = places(weeks.iter().map(|week| week.id.as_str()));
    let mut capacities: FastMap<&str, (usize, i64)> = FastMap::default();
    for event in &plan.events {
        let Some(row) = event.week_id.as_deref().and_then(|id| row_of.get(id)) else { continue };
        let result = &mut results[*row];
        let was_announced = event.status.was_announced();
        result.announced += usize::from(was_announced);
        result.held += usize::from(event.status == EventStatus::Held);
        if let Some(attended) = event.attended_count {
            result.returned += 1;
            result.attended = Some(result.attended.unwrap_or(0).saturating_add(attended));
        }
        if was_announced {
            capacities.insert(&event.id, (*row, event.capacity.unwrap_or(0).max(0)));
        }
    }
    for session in plan.sessions.iter().filter(|session| session.starts_at.is_some() && !session.is_cancelled) {
        if let Some((row, capacity)) = capacities.get(session.event_id.as_str()) {
            results[*row].places = results[*row].places.saturating_add(*capacity);
        }
    }
    results
}

fn empty_result(week: &Week) -> WeekResult {
    WeekResult {
        week_id: week.id.clone(),
        title: week.title.clone(),
        year: week.starts_on.year(),
        target_events: week.target_event_count,
        target_places: week.target_place_count,
        ..WeekResult::default()
    }
}

/// People who came to the week's events in each neighbourhood; `None`: nobody has returned a number there.
///
/// An event counts where its first session was.
pub fn attended_by_neighbourhood(plan: &Plan, week: &Week) -> Vec<Option<i64>> {
    attendance(plan, week).neighbourhoods.into_iter().map(|row| row.attended).collect()
}

/// Committed partners at home in each neighbourhood.
pub fn partners_by_neighbourhood(plan: &Plan) -> Vec<usize> {
    let row_of = places(plan.neighbourhoods.iter().map(|place| place.id.as_str()));
    let mut counts = vec![0; plan.neighbourhoods.len()];
    for partner in plan.partners.iter().filter(|partner| partner.status.is_committed()) {
        if let Some(row) = partner.neighbourhood_id.as_deref().and_then(|id| row_of.get(id)) {
            counts[*row] += 1;
        }
    }
    counts
}

/// The last reading of an indicator for each neighbourhood; `None`: none has a value.
pub fn readings_by_neighbourhood<'a>(plan: &'a Plan, indicator_id: &str) -> Vec<Option<&'a Reading>> {
    let mut latest: FastMap<&str, &Reading> = FastMap::default();
    let ours = plan.readings.iter().filter(|reading| {
        reading.indicator_id == indicator_id
            && reading.group_kind == GroupKind::Neighbourhood
            && reading.value.is_some()
    });
    for reading in ours {
        let Some(id) = reading.neighbourhood_id.as_deref() else { continue };
        let known = latest.entry(id).or_insert(reading);
        if known.measured_on < reading.measured_on {
            *known = reading;
        }
    }
    plan.neighbourhoods.iter().map(|place| latest.get(place.id.as_str()).copied()).collect()
}
