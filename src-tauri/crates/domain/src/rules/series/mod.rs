//! Series: events that repeat by a rule (RFC 5545), and their sessions as its occurrences.
//!
//! Of a series the plan keeps the rule, the days left out, and a session for each occurrence inside the week. What an
//! occurrence is follows from these: a session says which day of the rule it stands for (`occurrence_on`), or stands on
//! one; a day of the rule without a session is skipped, a session without a day of the rule is a date added by hand.
//! The usual time, length and place of a series are those of its occurrences that nobody changed on their own.
//!
//! Says what would be written and writes nothing.

pub mod copy;
pub mod days;
pub mod edit;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Cell, Event, Field, Id, Plan, Session, Week, words};
use days::Clocks;
pub use days::Unfollowed;

/// What a series is looked at against: the days of its week, and the zone of the plan.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The first day on which sessions exist.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// The zone of the plan; `None`: not known.
    pub zone: Option<Tz>,
}

impl Frame {
    /// The frame of a week of a plan.
    pub fn new(plan: &Plan, week: &Week) -> Frame {
        let zone = plan.profile.as_ref().and_then(|profile| profile.time_zone.parse().ok());
        Frame { from: week.starts_on, to: week.ends_on, zone }
    }
}

words!(
    /// What an occurrence is: as its rule says, changed on its own, a date besides the rule, or left out.
    OccurrenceKind { Usual = "usual", Moved = "moved", Added = "added", Skipped = "skipped" }
);

/// One occurrence of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Occurrence {
    /// The day of the rule, or the date that was added.
    pub on: NaiveDate,
    pub kind: OccurrenceKind,
    /// `None`: skipped, or not saved yet.
    pub session_id: Option<Id>,
}

/// When and where the occurrences of a series are that nobody changed on their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Usual {
    pub starts: NaiveTime,
    /// `None`: nobody has said how long.
    #[ts(type = "number | null")]
    pub minutes: Option<i64>,
    pub is_all_day: bool,
    pub is_time_known: bool,
    pub venue_id: Option<Id>,
    pub room_id: Option<Id>,
}

impl Default for Usual {
    /// An hour from ten, as for every new session.
    fn default() -> Self {
        let starts = NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default();
        Usual { starts, minutes: Some(60), is_all_day: false, is_time_known: true, venue_id: None, room_id: None }
    }
}

impl Usual {
    fn of(session: &Session) -> Option<Usual> {
        let starts_at = session.starts_at?;
        Some(Usual {
            starts: starts_at.time(),
            minutes: session.ends_at.map(|ends_at| (ends_at - starts_at).num_minutes()).filter(|minutes| 0 < *minutes),
            is_all_day: session.is_all_day,
            is_time_known: session.is_time_known,
            venue_id: session.venue_id.clone(),
            room_id: session.room_id.clone(),
        })
    }

    /// A session at this time and place of a day.
    fn on(&self, day: NaiveDate, session: Session) -> Session {
        let starts_at = day.and_time(self.starts);
        let length = self.minutes.and_then(TimeDelta::try_minutes);
        Session {
            starts_at: Some(starts_at),
            ends_at: length.and_then(|length| starts_at.checked_add_signed(length)),
            is_all_day: self.is_all_day,
            is_time_known: self.is_time_known,
            venue_id: self.venue_id.clone(),
            room_id: self.room_id.clone(),
            ..session
        }
    }
}

/// Whether an event repeats by a rule.
pub fn is_series(event: &Event) -> bool {
    !event.recurrence_rule.trim().is_empty()
}

/// A series with its sessions tied to the days of its rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The days of the rule within the week and wherever a session is, left out or not.
    days: Vec<NaiveDate>,
    /// Its sessions, each with the day of the rule that it stands for.
    sessions: Vec<Session>,
    excluded: HashSet<NaiveDate>,
    frame_days: (NaiveDate, NaiveDate),
    starts_on: NaiveDate,
}

/// Ties the sessions of an event to the days of its rule; an event without a rule has none.
pub fn series(event: &Event, sessions: &[Session], frame: Frame) -> Result<Series, Unfollowed> {
    let named: Vec<NaiveDate> = sessions.iter().filter_map(|session| session.occurrence_on).collect();
    let dated = sessions.iter().filter_map(|session| session.starts_at).map(|at| at.date());
    let starts_on = event.span_starts_on.or_else(|| named.iter().copied().chain(dated).min()).unwrap_or(frame.from);
    let from = named.iter().copied().chain([frame.from]).min().unwrap_or(frame.from);
    let to = named.iter().copied().chain([frame.to]).max().unwrap_or(frame.to);
    let at = usual_near(sessions, starts_on).unwrap_or_default().starts;
    let to_span = event.span_ends_on.map_or(to, |last| last.min(to));
    let days = match is_series(event) {
        true => days::days(&event.recurrence_rule, starts_on, (from, to_span), Clocks { zone: frame.zone, at })?,
        false => Vec::new(),
    };
    let known: HashSet<NaiveDate> = days.iter().copied().collect();
    let mut claimed = HashSet::new();
    // A day of the rule is one occurrence: what names it first has it.
    let mut tied: Vec<Session> = sessions
        .iter()
        .map(|session| Session {
            occurrence_on: session.occurrence_on.filter(|day| is_series(event) && claimed.insert(*day)),
            ..session.clone()
        })
        .collect();
    for session in tied.iter_mut().filter(|session| session.occurrence_on.is_none()) {
        let day = session.starts_at.map(|at| at.date());
        session.occurrence_on = day.filter(|day| known.contains(day) && claimed.insert(*day));
    }
    let excluded = event.excluded_dates.iter().filter_map(|day| NaiveDate::from_cell(&Cell::Text(day.clone())));
    Ok(Series { days, sessions: tied, excluded: excluded.collect(), frame_days: (frame.from, frame.to), starts_on })
}

/// The time and place of the occurrence nearest to a day, of those that nobody changed on their own; earlier ones first.
fn usual_near(sessions: &[Session], day: NaiveDate) -> Option<Usual> {
    let date = |session: &Session| session.occurrence_on.or_else(|| session.starts_at.map(|at| at.date()));
    let rank = |session: &&Session| {
        let date = date(session).unwrap_or(day);
        (session.is_moved, day < date, (date - day).num_days().abs())
    };
    sessions.iter().filter(|session| session.starts_at.is_some()).min_by_key(rank).and_then(Usual::of)
}

impl Series {
    /// Its sessions, tied to their days.
    pub fn sessions(&self) -> &[Session] {
        &self.sessions
    }

    /// When and where its occurrences usually are.
    pub fn usual(&self) -> Usual {
        usual_near(&self.sessions, self.starts_on).unwrap_or_default()
    }

    /// The days of the rule inside the week.
    fn days_within(&self) -> impl Iterator<Item = NaiveDate> {
        let (from, to) = self.frame_days;
        self.days.iter().copied().filter(move |day| from <= *day && *day <= to)
    }

    fn has(&self, day: NaiveDate) -> bool {
        self.days.binary_search(&day).is_ok()
    }

    /// The days of the rule inside the week on which there is no session.
    pub fn skipped(&self) -> Vec<NaiveDate> {
        let taken: HashSet<NaiveDate> = self.sessions.iter().filter_map(|session| session.occurrence_on).collect();
        self.days_within().filter(|day| !taken.contains(day)).collect()
    }

    /// Its occurrences in the order of their days.
    pub fn occurrences(&self) -> Vec<Occurrence> {
        let id = |session: &Session| Some(session.id.clone()).filter(|id| !id.is_empty());
        let of_session = |session: &Session| {
            let date = session.starts_at.map(|at| at.date());
            let on = session.occurrence_on.or(date)?;
            let is_of_rule = session.occurrence_on.is_some_and(|day| self.has(day));
            let kind = match is_of_rule {
                false => OccurrenceKind::Added,
                true if session.is_moved || date != Some(on) => OccurrenceKind::Moved,
                true => OccurrenceKind::Usual,
            };
            Some(Occurrence { on, kind, session_id: id(session) })
        };
        let skipped = |on| Occurrence { on, kind: OccurrenceKind::Skipped, session_id: None };
        let mut all: Vec<Occurrence> = self.sessions.iter().filter_map(of_session).collect();
        all.extend(self.skipped().into_iter().map(skipped));
        all.sort_by(|a, b| (a.on, &a.session_id).cmp(&(b.on, &b.session_id)));
        all
    }

    /// The event with every day left out that has no session, and with the first day of its rule: from here on neither
    /// depends on which sessions there are.
    pub fn settled(&self, event: &Event) -> Event {
        if !is_series(event) {
            return event.clone();
        }
        let skipped = self.skipped();
        let excluded = self.excluded.iter().copied().chain(skipped).map(|day| day.to_string());
        let excluded: std::collections::BTreeSet<String> = excluded.collect();
        // A day that cannot be read stays as it was written.
        let unread =
            event.excluded_dates.iter().filter(|day| NaiveDate::from_cell(&Cell::Text((*day).clone())).is_none());
        let excluded_dates: Vec<String> = excluded.into_iter().chain(unread.cloned()).collect();
        Event { excluded_dates, span_starts_on: Some(self.starts_on), ..event.clone() }
    }

    /// The sessions as rule and days left out say: days that are new get one at the usual time and place, days that are
    /// no longer of the rule lose theirs. What was moved, called off or added stays; what is left out goes. A usual time
    /// and place that is given is taken over by all that nobody changed on their own.
    pub fn followed(&self, usual: Option<&Usual>) -> Vec<Session> {
        let keep = |session: &Session| match session.occurrence_on {
            None => true,
            Some(day) if self.excluded.contains(&day) => false,
            Some(day) => self.has(day) || session.is_moved || session.is_cancelled,
        };
        let restyled = |session: &Session| match (usual, session.occurrence_on, session.starts_at) {
            (Some(usual), Some(_), Some(at)) if !session.is_moved => usual.on(at.date(), session.clone()),
            (Some(usual), Some(day), None) if !session.is_moved => usual.on(day, session.clone()),
            _ => session.clone(),
        };
        // What stays without a day of the rule has a life of its own: held after all, it must not go at the next edit.
        let own = |session: Session| match session.occurrence_on {
            Some(day) if !self.has(day) => Session { is_moved: true, ..session },
            Some(_) | None => session,
        };
        let mut sessions: Vec<Session> = self.sessions.iter().filter(|it| keep(it)).map(restyled).map(own).collect();
        let event_id = self.sessions.first().map(|session| session.event_id.clone()).unwrap_or_default();
        for day in self.skipped().into_iter().filter(|day| !self.excluded.contains(day)) {
            let near = || usual_near(&self.sessions, day).unwrap_or_default();
            let new = Session { event_id: event_id.clone(), occurrence_on: Some(day), ..Session::default() };
            sessions.push(usual.cloned().unwrap_or_else(near).on(day, new));
        }
        sessions.sort_by_key(|session| (session.starts_at.is_none(), session.starts_at));
        sessions
    }
}
