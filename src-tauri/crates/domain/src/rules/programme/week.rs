//! The days of a week, when venues are open on them, and where there is room for a session.
//!
//! Knows dates and minutes only; what counts as a clash is said in `conflicts`.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::maps::FastMap;
use crate::{Opening, Plan, Week};

/// Minutes of a day; a span may end later when the venue closes after midnight.
pub const DAY_MINUTES: u32 = 24 * 60;

/// Spans in minutes from midnight, in order and apart from each other; empty: closed.
pub type Spans = Vec<(u32, u32)>;

/// The days of a week, first to last; at most 31.
pub fn days(week: &Week) -> Vec<NaiveDate> {
    week.starts_on.iter_days().take_while(|day| *day <= week.ends_on).take(31).collect()
}

/// When a venue is open on a day: its dated exceptions, else its weekly hours. `None`: nobody has said.
///
/// For many questions at once, see [`OpeningHours`].
pub fn open_spans(plan: &Plan, venue_id: &str, on: NaiveDate) -> Option<Spans> {
    let openings: Vec<&Opening> = plan.openings.iter().filter(|opening| opening.venue_id == venue_id).collect();
    spans_on(&openings, on)
}

/// The opening hours of all venues, ready to be asked often.
pub struct OpeningHours<'a> {
    by_venue: FastMap<&'a str, Vec<&'a Opening>>,
    /// Answers given before: the same days are asked for again and again.
    known: RefCell<FastMap<VenueDay<'a>, Option<Rc<Spans>>>>,
}

type VenueDay<'a> = (&'a str, NaiveDate);

impl<'a> OpeningHours<'a> {
    /// Sorts the hours of a plan by venue.
    pub fn new(plan: &'a Plan) -> Self {
        let mut by_venue: FastMap<&str, Vec<&Opening>> = FastMap::default();
        for opening in &plan.openings {
            by_venue.entry(opening.venue_id.as_str()).or_default().push(opening);
        }
        Self { by_venue, known: RefCell::default() }
    }

    /// When a venue is open on a day; `None`: nobody has said.
    pub fn on(&self, venue_id: &str, on: NaiveDate) -> Option<Rc<Spans>> {
        let (venue_id, openings) = self.by_venue.get_key_value(venue_id)?;
        let mut known = self.known.borrow_mut();
        known.entry((*venue_id, on)).or_insert_with(|| spans_on(openings, on).map(Rc::new)).clone()
    }

    /// Whether anything is known of a venue's hours.
    pub fn has(&self, venue_id: &str) -> bool {
        self.by_venue.contains_key(venue_id)
    }
}

/// A weekday that a venue's weekly hours do not name is not known: closed is said by hours without times.
fn spans_on(openings: &[&Opening], on: NaiveDate) -> Option<Spans> {
    let weekday = i64::from(on.weekday().number_from_monday());
    let dated: Vec<&Opening> = openings.iter().copied().filter(|opening| opening.on_date == Some(on)).collect();
    if !dated.is_empty() {
        return Some(merged(&dated));
    }
    let weekly = openings.iter().copied().filter(|opening| opening.on_date.is_none());
    let today: Vec<&Opening> = weekly.filter(|opening| opening.weekday == Some(weekday)).collect();
    (!today.is_empty()).then(|| merged(&today))
}

fn merged(openings: &[&Opening]) -> Spans {
    let mut spans: Spans = openings.iter().filter_map(|opening| span(opening)).collect();
    spans.sort_unstable();
    let mut apart: Spans = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match apart.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => apart.push((from, to)),
        }
    }
    apart
}

/// Hours that close at or before they open close on the next day.
fn span(opening: &Opening) -> Option<(u32, u32)> {
    if opening.opens.is_none() && opening.closes.is_none() {
        return None;
    }
    let from = opening.opens.map_or(0, minutes);
    let to = opening.closes.map_or(DAY_MINUTES, minutes);
    Some((from, if to <= from { to + DAY_MINUTES } else { to }))
}

/// Minutes since midnight.
pub fn minutes(time: NaiveTime) -> u32 {
    time.num_seconds_from_midnight() / 60
}
