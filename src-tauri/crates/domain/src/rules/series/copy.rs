//! Copies of events, whole series, a day or a week of the programme for another week, with dates carried by weekday: the
//! second Tuesday of the one week becomes the second Tuesday of the other.
//!
//! A copy begins anew: it is a draft that nobody has decided on, with its host, people and pillars, and without what
//! came of the event before (grant, returns, what was called off). Says what would be written and writes nothing.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Frame, days, is_series, series};
use crate::rules::festival_day::DayEnd;
use crate::{
    Cell, Event, EventPartner, EventPerson, EventStatus, Field, Id, OwnValue, Plan, Session, Subject, Tag, Week, by_id,
};

/// What is copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the field names say it")]
pub enum CopyWhat {
    /// One event with all its sessions, a whole series with its rule.
    Event { event_id: Id },
    /// What happens on a day of the week; of events with more days, the sessions of that day alone.
    Day { on: NaiveDate },
    /// The whole week.
    Week,
}

impl CopyWhat {
    /// The word of its kind, as in JSON and in the history.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Event { .. } => "event",
            Self::Day { .. } => "day",
            Self::Week => "week",
        }
    }
}

/// What a copy makes, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyCounts {
    /// Events that come into the week.
    pub event_count: usize,
    /// Their sessions.
    pub session_count: usize,
    /// Sessions whose weekday the other week does not have: they come without a date.
    pub dateless_count: usize,
    /// Series whose rule names days of months: their dates come, their rule does not.
    pub ruleless_count: usize,
    /// Events that stay because they were called off, declined or withdrawn.
    pub off_count: usize,
    /// Events that stay because the week has one of the same name and host.
    pub twin_count: usize,
}

/// One event as it comes into the other week, without ids of its own: `source_id` is the event it was made of.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Copy {
    pub source_id: Id,
    pub event: Event,
    pub sessions: Vec<Session>,
    pub partners: Vec<EventPartner>,
    pub people: Vec<EventPerson>,
    pub tags: Vec<Tag>,
    pub own_values: Vec<OwnValue>,
}

/// Whether an event is carried on with a day or a week: not what nobody will see.
fn is_carried(status: EventStatus) -> bool {
    match status {
        EventStatus::Draft
        | EventStatus::Submitted
        | EventStatus::NeedsInformation
        | EventStatus::Accepted
        | EventStatus::Confirmed
        | EventStatus::Held
        | EventStatus::Postponed => true,
        EventStatus::Declined | EventStatus::Withdrawn | EventStatus::Cancelled => false,
    }
}

/// The day of another week that answers to a day: its nth weekday; outside the week the same weekday as many weeks away.
/// `None`: the other week has no such day.
pub fn carried(on: NaiveDate, from: &Week, to: &Week) -> Option<NaiveDate> {
    let Some(nth) = Some((on - from.starts_on).num_days() / 7).filter(|_| from.starts_on <= on && on <= from.ends_on)
    else {
        return Some(shifted(on, from, to));
    };
    let until_weekday =
        i64::from(on.weekday().num_days_from_monday()) - i64::from(to.starts_on.weekday().num_days_from_monday());
    let day = added(to.starts_on, until_weekday.rem_euclid(7) + 7 * nth)?;
    (day <= to.ends_on).then_some(day)
}

/// The same weekday as many weeks away as the two weeks are from each other.
fn shifted(on: NaiveDate, from: &Week, to: &Week) -> NaiveDate {
    let monday = |day: NaiveDate| added(day, -i64::from(day.weekday().num_days_from_monday())).unwrap_or(day);
    let days = (monday(to.starts_on) - monday(from.starts_on)).num_days();
    added(on, days).unwrap_or(on)
}

fn added(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    TimeDelta::try_days(days).and_then(|delta| day.checked_add_signed(delta))
}

/// The copies for another week, and what they come to in numbers.
pub fn copies(plan: &Plan, from: &Week, to: &Week, what: &CopyWhat) -> (Vec<Copy>, CopyCounts) {
    let mut counts = CopyCounts::default();
    let mut made = Vec::new();
    let day_end = DayEnd::of(plan);
    let known: HashSet<(String, Vec<&str>)> = events_of(plan, to)
        .filter(|_| from.id != to.id)
        .map(|event| (plain(&event.title), hosts(plan, event)))
        .collect();
    let sessions_of = |event: &Event| -> Vec<Session> {
        plan.sessions.iter().filter(|session| session.event_id == event.id).cloned().collect()
    };
    for event in events_of(plan, from) {
        let sessions = sessions_of(event);
        let is_on = |session: &&Session, on: &NaiveDate| day_end.day(session) == Some(*on);
        match what {
            CopyWhat::Event { event_id } if event.id != *event_id => continue,
            CopyWhat::Day { on } if !sessions.iter().any(|session| is_on(&session, on)) => continue,
            CopyWhat::Event { .. } | CopyWhat::Day { .. } | CopyWhat::Week => {}
        }
        let is_one = matches!(what, CopyWhat::Event { .. });
        if !is_one && !is_carried(event.status) {
            counts.off_count += 1;
            continue;
        }
        if !is_one && known.contains(&(plain(&event.title), hosts(plan, event))) {
            counts.twin_count += 1;
            continue;
        }
        let copy = match what {
            CopyWhat::Day { on } => {
                let of_day = sessions.iter().filter(|session| is_on(session, on)).cloned().collect();
                copy_of(plan, &without_rule(event), of_day, (from, to), &mut counts)
            }
            CopyWhat::Event { .. } | CopyWhat::Week => copy_of(plan, event, sessions, (from, to), &mut counts),
        };
        made.push(copy);
    }
    counts.event_count = made.len();
    (made, counts)
}

fn events_of<'a>(plan: &'a Plan, week: &'a Week) -> impl Iterator<Item = &'a Event> {
    plan.events.iter().filter(|event| event.week_id.as_ref() == Some(&week.id))
}

/// A title so that spaces and capitals make no difference.
fn plain(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn hosts<'a>(plan: &'a Plan, event: &Event) -> Vec<&'a str> {
    let links = plan.event_partners.iter().filter(|link| link.event_id == event.id && link.role.is_host());
    let mut hosts: Vec<&str> = links.map(|link| link.partner_id.as_str()).collect();
    hosts.sort_unstable();
    hosts
}

fn without_rule(event: &Event) -> Event {
    Event {
        recurrence_rule: String::new(),
        span_starts_on: None,
        span_ends_on: None,
        excluded_dates: Vec::new(),
        ..event.clone()
    }
}

fn copy_of(
    plan: &Plan,
    event: &Event,
    sessions: Vec<Session>,
    (from, to): (&Week, &Week),
    counts: &mut CopyCounts,
) -> Copy {
    // Tied to their days first: which session stands for which day must not depend on the new dates.
    let (event, sessions) = match series(event, &sessions, Frame::new(plan, from)) {
        Ok(series) => (series.settled(event), series.sessions().to_vec()),
        Err(_) => (event.clone(), sessions),
    };
    let loses_rule = is_series(&event) && !days::goes_by_weeks(&event.recurrence_rule);
    counts.ruleless_count += usize::from(loses_rule);
    let event = if loses_rule { without_rule(&event) } else { event };
    let carry = |day: NaiveDate| carried(day, from, to);
    let sessions: Vec<Session> = sessions
        .into_iter()
        .map(|session| {
            let occurrence_on = session.occurrence_on.filter(|_| is_series(&event)).and_then(carry);
            let (starts_at, ends_at) = moved(&session, DayEnd::of(plan), carry);
            let is_moved = session.is_moved && occurrence_on.is_some();
            counts.dateless_count += usize::from(session.starts_at.is_some() && starts_at.is_none());
            Session {
                id: Id::new(),
                event_id: Id::new(),
                starts_at,
                ends_at,
                is_cancelled: false,
                occurrence_on,
                is_moved,
                ..session
            }
        })
        .collect();
    counts.session_count += sessions.len();
    // Weeks that begin on another weekday turn the order of days around: the rule still spans all that it made.
    let made = sessions.iter().filter_map(|session| session.occurrence_on);
    let spanned = made.clone().min().zip(made.max());
    let about = |tag: &&Tag| tag.subject == Subject::Event && tag.subject_id == event.id;
    let own = |it: &&OwnValue| it.subject == Subject::Event && it.subject_id == event.id;
    Copy {
        source_id: event.id.clone(),
        sessions,
        partners: plan.event_partners.iter().filter(|link| link.event_id == event.id).cloned().collect(),
        people: plan.event_people.iter().filter(|link| link.event_id == event.id).cloned().collect(),
        tags: plan.tags.iter().filter(about).cloned().collect(),
        own_values: plan.own_values.iter().filter(own).cloned().collect(),
        event: anew(event, (from, to), spanned),
    }
}

/// When a session is in the other week. A night goes with the evening to which it belongs.
fn moved(
    session: &Session,
    day_end: DayEnd,
    carry: impl Fn(NaiveDate) -> Option<NaiveDate>,
) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
    let Some(starts_at) = session.starts_at else { return (None, None) };
    let Some(day) = day_end.day(session) else { return (None, None) };
    let since = starts_at - day.and_time(NaiveTime::MIN);
    let Some(new) = carry(day).and_then(|day| day.and_time(NaiveTime::MIN).checked_add_signed(since)) else {
        return (None, None);
    };
    (Some(new), session.ends_at.and_then(|ends_at| new.checked_add_signed(ends_at - starts_at)))
}

/// The event as a draft of another week, with its own dates carried along; its rule spans at least the days given.
fn anew(event: Event, (from, to): (&Week, &Week), spanned: Option<(NaiveDate, NaiveDate)>) -> Event {
    let near = |day: NaiveDate| carried(day, from, to).unwrap_or_else(|| shifted(day, from, to));
    let list = |days: &[String]| -> Vec<String> {
        let read = days.iter().filter_map(|day| NaiveDate::from_cell(&Cell::Text(day.clone())));
        read.filter_map(|day| carried(day, from, to)).map(|day| day.to_string()).collect()
    };
    let begins = |day: NaiveDate| spanned.map_or(near(day), |(first, _)| near(day).min(first));
    let ends = |day: NaiveDate| spanned.map_or(near(day), |(_, last)| near(day).max(last));
    Event {
        id: Id::new(),
        week_id: Some(to.id.clone()),
        external_id: String::new(),
        status: EventStatus::Draft,
        booking_closes_on: event.booking_closes_on.map(near),
        money_granted_minor: None,
        received_on: None,
        recurrence_rule: days::with_last_day(&event.recurrence_rule, ends),
        span_starts_on: event.span_starts_on.map(begins),
        span_ends_on: event.span_ends_on.map(ends),
        excluded_dates: list(&event.excluded_dates),
        wished_dates: list(&event.wished_dates),
        source: String::new(),
        registered_count: None,
        attended_count: None,
        first_time_count: None,
        returned_on: None,
        rating_count: None,
        rating_average: None,
        learner_words: String::new(),
        host_words: String::new(),
        copied_from_id: Some(event.id),
        ..event
    }
}

/// Gives the copies ids of their own and ties them together: an event within one that is copied too is within its copy;
/// within one that is not it is only in the same week.
pub fn with_ids(plan: &Plan, copies: Vec<Copy>, mut new_id: impl FnMut() -> Id) -> Vec<Copy> {
    let ids: HashMap<Id, Id> = copies.iter().map(|copy| (copy.source_id.clone(), new_id())).collect();
    let known = by_id(&plan.events);
    let finish = |mut copy: Copy| {
        let id = ids.get(&copy.source_id).cloned().unwrap_or_default();
        let is_here = |umbrella: &Id| known.get(umbrella.as_str()).is_some_and(|it| it.week_id == copy.event.week_id);
        copy.event.umbrella_id = copy.event.umbrella_id.take().and_then(|umbrella| match ids.get(&umbrella) {
            Some(new) => Some(new.clone()),
            None => Some(umbrella).filter(is_here),
        });
        copy.event.id = id.clone();
        for session in &mut copy.sessions {
            session.id = new_id();
            session.event_id.clone_from(&id);
        }
        copy
    };
    copies.into_iter().map(finish).collect()
}
