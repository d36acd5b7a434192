//! How a week spreads over two things at once, and how weeks compare over the years.
//!
//! Counts as `coverage` does: live events with a dated session in the week, each once in every cell it touches.
//! A number that nobody returned is missing, which is not zero.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::Datelike;

use super::coverage::coverage;
use super::index::Programme;
use super::week::days;
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

    fn count(&mut self, touched: &HashSet<(usize, usize)>) {
        for (row, column) in touched {
            self.counts[*row][*column] += 1;
        }
    }
}

fn places<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

/// Events of a week by neighbourhood (rows) and pillar (columns).
pub fn by_neighbourhood_and_pillar(plan: &Plan, week: &Week) -> Crossed {
    let programme = Programme::new(plan, week);
    let days = days(week);
    let ids = |pillars: &[&crate::Area]| pillars.iter().map(|area| area.id.clone()).collect();
    let rows = plan.neighbourhoods.iter().map(|place| place.id.clone()).collect();
    let mut crossed = Crossed::new(rows, ids(&programme.pillars));
    let row_of = places(plan.neighbourhoods.iter().map(|place| place.id.as_str()));
    let column_of = places(programme.pillars.iter().map(|area| area.id.as_str()));
    for event in &programme.events {
        let mut touched = HashSet::new();
        for occasion in programme.occasions_of(event).filter(|occasion| days.contains(&occasion.starts_at.date())) {
            let venue = occasion.venue.and_then(|venue| venue.neighbourhood_id.as_deref());
            let Some(row) = venue.and_then(|id| row_of.get(id)) else { continue };
            touched.extend(programme.areas(event).iter().filter_map(|id| Some((*row, *column_of.get(id)?))));
        }
        crossed.count(&touched);
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
pub fn by_audience(plan: &Plan, week: &Week, beside: Beside) -> Crossed {
    let programme = Programme::new(plan, week);
    let days = days(week);
    let audiences: Vec<String> = coverage(plan, week).audiences.into_iter().map(|row| row.name).collect();
    let rows: Vec<Id> = match beside {
        Beside::Pillars => programme.pillars.iter().map(|area| area.id.clone()).collect(),
        Beside::Days => days.iter().map(|day| day.to_string()).collect(),
    };
    let mut crossed = Crossed::new(rows.clone(), audiences.clone());
    let row_of = places(rows.iter().map(String::as_str));
    let column_of = places(audiences.iter().map(String::as_str));
    for event in &programme.events {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for occasion in programme.occasions_of(event) {
            let day = occasion.starts_at.date();
            if !days.contains(&day) {
                continue;
            }
            match beside {
                Beside::Days => found.extend(row_of.get(day.to_string().as_str())),
                Beside::Pillars => found.extend(programme.areas(event).iter().filter_map(|id| row_of.get(id))),
            }
        }
        let columns: Vec<usize> =
            event.audiences.iter().filter_map(|audience| column_of.get(audience.as_str()).copied()).collect();
        let touched = found.iter().flat_map(|row| columns.iter().map(|column| (*row, *column))).collect();
        crossed.count(&touched);
    }
    crossed
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
    let mut capacities: HashMap<&str, (usize, i64)> = HashMap::new();
    for event in &plan.events {
        let Some(row) = event.week_id.as_deref().and_then(|id| row_of.get(id)) else { continue };
        let result = &mut results[*row];
        let was_announced = matches!(
            event.status,
            EventStatus::Accepted
                | EventStatus::Confirmed
                | EventStatus::Held
                | EventStatus::Cancelled
                | EventStatus::Postponed
        );
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
    let programme = Programme::new(plan, week);
    let row_of = places(plan.neighbourhoods.iter().map(|place| place.id.as_str()));
    let mut sums = vec![None; plan.neighbourhoods.len()];
    for event in &programme.events {
        let venue = programme.occasions_of(event).find_map(|occasion| occasion.venue?.neighbourhood_id.as_deref());
        if let (Some(row), Some(attended)) = (venue.and_then(|id| row_of.get(id)), event.attended_count) {
            sums[*row] = Some(sums[*row].unwrap_or(0_i64).saturating_add(attended));
        }
    }
    sums
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
    let mut latest: HashMap<&str, &Reading> = HashMap::new();
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
