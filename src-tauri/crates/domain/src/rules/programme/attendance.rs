//! Who came to a week: what its hosts returned, in all and by neighbourhood, pillar and audience.
//!
//! Counts live events of the week. What nobody returned is missing, which is not zero. An event counts in each pillar
//! and audience that it names, so those rows do not add up to the whole; it counts in one neighbourhood, that of its
//! first session. Nothing is withheld here: what may leave the city is said by `indicators::suppressed`.

use super::schedule::Schedule;
use crate::maps::{FastMap, FastSet};
use crate::rules::outlook::{Returned, returned};
use crate::{Event, Id, Plan, Week};

/// What hosts returned for one week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attendance {
    /// In all, as the boards count it.
    pub returned: Returned,
    /// People registered for events whose hosts also told how many came.
    pub registered: i64,
    /// Those of them who did not come.
    pub missed: i64,
    /// Events whose hosts told how many of those who came were new to learning.
    pub first_time_events: usize,
    /// Those who were new, of these events.
    pub first_time: i64,
    /// Everybody who came to these events.
    pub first_time_of: i64,
    /// Events that somebody rated.
    pub rated_events: usize,
    /// Their ratings, where the host told how many; one each where not.
    pub ratings: i64,
    /// All these ratings together.
    pub rating_sum: f64,
    /// In the order of the plan.
    pub neighbourhoods: Vec<AttendanceRow>,
    /// In their own order.
    pub pillars: Vec<AttendanceRow>,
    /// Most people first.
    pub audiences: Vec<AttendanceRow>,
}

/// People who came to the events of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttendanceRow {
    /// A record's id; for audiences their word.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Live events.
    pub events: usize,
    /// Those whose hosts told how many came.
    pub returned: usize,
    /// How many came; `None`: no host has told.
    pub attended: Option<i64>,
}

impl Attendance {
    /// Share of those registered who did not come, in percent; `None` when nobody is known to have registered.
    pub fn missed_percent(&self) -> Option<f64> {
        (0 < self.registered).then(|| 100.0 * self.missed as f64 / self.registered as f64)
    }

    /// The average of all ratings, from 1 to 5; `None` when nothing was rated.
    pub fn rating_average(&self) -> Option<f64> {
        (0 < self.ratings).then(|| self.rating_sum / self.ratings as f64)
    }

    /// Share of first-time learners among those who came where they were counted, in percent.
    pub fn first_time_percent(&self) -> Option<f64> {
        (0 < self.first_time_of).then(|| 100.0 * self.first_time as f64 / self.first_time_of as f64)
    }
}

/// How many of those registered for an event did not come; `None` where one of the numbers is not known.
pub fn missed(event: &Event) -> Option<i64> {
    Some(event.registered_count?.saturating_sub(event.attended_count?).max(0))
}

/// How an event was rated: by how many, and on average. An average of which nobody said of how many it is counts as one.
pub fn rating(event: &Event) -> Option<(i64, f64)> {
    let average = event.rating_average.filter(|average| is_rating(*average))?;
    let count = event.rating_count.unwrap_or(1);
    (0 < count).then_some((count, average))
}

/// Whether an average is one of ratings from 1 to 5.
pub fn is_rating(average: f64) -> bool {
    (1.0..=5.0).contains(&average)
}

/// What hosts returned for a week.
pub fn attendance(plan: &Plan, week: &Week) -> Attendance {
    let schedule = Schedule::new(plan, week);
    let mut neighbourhoods = Rows::new(plan.neighbourhoods.iter().map(|it| (it.id.as_str(), it.name.as_str())));
    let mut pillars = Rows::new(schedule.pillars.iter().map(|area| (area.id.as_str(), area.name.as_str())));
    let named = schedule.events.iter().flat_map(|event| &event.audiences).map(String::as_str);
    let mut seen = FastSet::default();
    let named = named.filter(|audience| seen.insert(*audience));
    let mut audiences = Rows::new(named.map(|audience| (audience, audience)));
    let mut found = Attendance { returned: returned(plan, &week.id), ..Attendance::default() };
    for (event, occasions) in schedule.by_event() {
        found.count(event);
        let placed = occasions.iter().filter_map(|it| Some((it, it.venue?.neighbourhood_id.as_deref()?)));
        let first = placed.min_by_key(|(it, _)| (it.starts_at, it.ends_at, &it.session.id));
        neighbourhoods.count(first.map(|(_, id)| id).into_iter(), event);
        pillars.count(schedule.areas(event).iter().copied(), event);
        audiences.count(event.audiences.iter().map(String::as_str), event);
    }
    audiences.rows.sort_by(|a, b| b.attended.cmp(&a.attended).then_with(|| a.name.cmp(&b.name)));
    found.neighbourhoods = neighbourhoods.rows;
    found.pillars = pillars.rows;
    found.audiences = audiences.rows;
    found
}

impl Attendance {
    fn count(&mut self, event: &Event) {
        if let Some((count, average)) = rating(event) {
            self.rated_events += 1;
            self.ratings = self.ratings.saturating_add(count);
            self.rating_sum += average * count as f64;
        }
        let Some(attended) = event.attended_count else { return };
        if let Some((registered, missed)) = event.registered_count.zip(missed(event)) {
            self.registered = self.registered.saturating_add(registered);
            self.missed = self.missed.saturating_add(missed);
        }
        if let Some(first_time) = event.first_time_count {
            self.first_time_events += 1;
            self.first_time = self.first_time.saturating_add(first_time);
            self.first_time_of = self.first_time_of.saturating_add(attended);
        }
    }
}

/// Rows that are being counted.
struct Rows<'a> {
    rows: Vec<AttendanceRow>,
    places: FastMap<&'a str, usize>,
}

impl<'a> Rows<'a> {
    /// Rows by id and name.
    fn new(names: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut rows = Self { rows: Vec::new(), places: FastMap::default() };
        for (id, name) in names {
            let at = rows.rows.len();
            rows.places.entry(id).or_insert(at);
            rows.rows.push(AttendanceRow { id: id.to_owned(), name: name.to_owned(), ..AttendanceRow::default() });
        }
        rows
    }

    /// Counts an event once in each row named, however often it is named.
    fn count<'b>(&mut self, ids: impl Iterator<Item = &'b str>, event: &Event) {
        let mut places: Vec<usize> = ids.filter_map(|id| self.places.get(id).copied()).collect();
        places.sort_unstable();
        places.dedup();
        for at in places {
            let row = &mut self.rows[at];
            row.events += 1;
            if let Some(attended) = event.attended_count {
                row.returned += 1;
                row.attended = Some(row.attended.unwrap_or(0).saturating_add(attended));
            }
        }
    }
}
