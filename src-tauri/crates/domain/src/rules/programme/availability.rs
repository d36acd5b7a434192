//! When a person or a host can come: days on which they cannot, and the hours between which they can.
//!
//! Nothing said is always. Hours hold for every day; they may reach over midnight.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use super::index::Occasion;
use super::overlap::Span;
use super::week::days;
use crate::{Partner, Person, Week};

/// Days and hours of somebody who has said something of them.
pub struct Availability {
    away: Vec<NaiveDate>,
    from: Option<NaiveTime>,
    to: Option<NaiveTime>,
}

/// Why somebody cannot be at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Away {
    /// Not on this day.
    Day,
    /// Not at these hours.
    Hours,
}

impl Availability {
    /// What a person has said; `None`: nothing.
    pub fn of_person(person: &Person) -> Option<Self> {
        Self::of(&person.away_dates, person.available_from, person.available_to)
    }

    /// What a host has said; `None`: nothing.
    pub fn of_partner(partner: &Partner) -> Option<Self> {
        Self::of(&partner.away_dates, partner.available_from, partner.available_to)
    }

    fn of(away: &[String], from: Option<NaiveTime>, to: Option<NaiveTime>) -> Option<Self> {
        if away.is_empty() && from.is_none() && to.is_none() {
            return None;
        }
        Some(Self { away: away.iter().filter_map(|date| date.parse().ok()).collect(), from, to })
    }

    /// Whether somebody cannot be at a session. Of a session of several days, of a whole day or without a known time only
    /// the days count; a night belongs to the day on which it begins.
    pub fn misses(&self, occasion: &Occasion) -> Option<Away> {
        let (first, length) = (occasion.starts_at.date(), occasion.ends_at - occasion.starts_at);
        let is_long = TimeDelta::days(1) < length;
        let last = if is_long { (occasion.ends_at - TimeDelta::seconds(1)).date() } else { first };
        if self.away.iter().any(|day| (first..=last).contains(day)) {
            return Some(Away::Day);
        }
        if is_long || occasion.session.is_all_day || !occasion.session.is_time_known {
            return None;
        }
        let next = first.succ_opt().filter(|_| self.is_over_midnight());
        let mut closed = [Some(first), next].into_iter().flatten().flat_map(|day| self.closed_hours(day));
        closed.any(|span| span.0 < occasion.ends_at && occasion.starts_at < span.1).then_some(Away::Hours)
    }

    /// The hours in the stored form of values; an end that nobody has said is midnight.
    pub fn hours(&self) -> String {
        let time = |time: Option<NaiveTime>| time.unwrap_or(NaiveTime::MIN).format("%H:%M:%S").to_string();
        format!("{}/{}", time(self.from), time(self.to))
    }

    /// All that is closed within a week, in order of the beginning.
    pub fn closed(&self, week: &Week) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for day in days(week) {
            if self.away.contains(&day) {
                spans.extend(whole(day));
            } else {
                spans.extend(self.closed_hours(day));
            }
        }
        spans
    }

    fn is_over_midnight(&self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| to < from)
    }

    /// The hours of a day at which they cannot.
    fn closed_hours(&self, day: NaiveDate) -> Vec<Span> {
        let Some((midnight, end)) = whole(day) else { return Vec::new() };
        let from = self.from.map(|from| (midnight, day.and_time(from)));
        let to = self.to.map(|to| (day.and_time(to), end));
        let spans = match (from, to) {
            (Some(early), Some(late)) if late.0 <= early.1 => vec![(late.0, early.1)],
            (early, late) => early.into_iter().chain(late).collect(),
        };
        spans.into_iter().filter(|span| span.0 < span.1).collect()
    }
}

fn whole(day: NaiveDate) -> Option<Span> {
    Some((day.and_time(NaiveTime::MIN), day.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN)))
}
