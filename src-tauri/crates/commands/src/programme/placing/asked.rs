//! Who is to be placed: sessions that wait for a time or a place, and those that clash. What cannot be placed is said,
//! session by session, with the reason.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::rules::week::{DAY_MINUTES, days, minutes};
use domain::{Event, EventMode, EventStatus, Id, Plan, Problem, Session, Severity, Venue, Week, by_id};

use crate::programme::rows::grouped;

/// Problems that a placement never makes and tries to end.
const CLASHES: &[&str] =
    &["room_double_booked", "person_in_two_places", "outside_opening_hours", "outside_week", "room_too_small"];

/// Whether a problem is one that a placement never makes. A contact expected in two houses is a hint and no more.
pub(super) fn is_clash(problem: &Problem) -> bool {
    CLASHES.contains(&problem.code.as_str()) && problem.severity != Severity::Hint
}

/// Problems that a placement never makes either, and does not try to end.
const NEVER_MADE: &[&str] = &["travel_too_short", "person_not_available", "host_not_available"];

/// Whether a problem may not come of a placement.
pub(super) fn is_never_made(problem: &Problem) -> bool {
    is_clash(problem) || (NEVER_MADE.contains(&problem.code.as_str()) && problem.severity != Severity::Hint)
}

/// A session to be placed.
#[derive(Clone)]
pub(super) struct Open<'a> {
    pub event: &'a Event,
    /// `None`: the event has none yet.
    pub session: Option<&'a Session>,
    pub minutes: i64,
    /// Nobody has said how long it is.
    pub is_length_assumed: bool,
    /// The only day it can be on, with its minutes of the day where the time is known too.
    pub day: Option<(NaiveDate, Option<i64>)>,
    /// The only venue it can be in, because somebody has chosen it.
    pub venue: Option<&'a Venue>,
    /// It has a time and a place, which it keeps where nothing better is found.
    pub stands: bool,
    /// What is wrong with where it stands.
    pub clashes: Vec<&'a Problem>,
}

impl Open<'_> {
    /// What the proposal calls it.
    pub fn key(&self) -> &Id {
        self.session.map_or(&self.event.id, |session| &session.id)
    }
}

/// A session that stays as it is, and why.
pub(super) struct LeftOut<'a> {
    pub event: &'a Event,
    pub session: Option<&'a Session>,
    pub reason: &'static str,
}

/// Who is to be placed, and who is not.
#[derive(Default)]
pub(super) struct Asked<'a> {
    pub open: Vec<Open<'a>>,
    pub left_out: Vec<LeftOut<'a>>,
    pub unscheduled_count: usize,
    pub clash_count: usize,
}

/// What is looked up of a week.
pub(super) struct Book<'a> {
    plan: &'a Plan,
    days: Vec<NaiveDate>,
    today: NaiveDate,
    assumed: Option<i64>,
    sessions: HashMap<&'a str, Vec<&'a Session>>,
    umbrellas: HashSet<&'a str>,
}

impl<'a> Book<'a> {
    /// Looks at a week as of a day; `assumed` is the length where nobody has said one.
    pub fn new(plan: &'a Plan, week: &Week, today: NaiveDate, assumed: Option<i64>) -> Self {
        Self {
            plan,
            days: days(week),
            today,
            assumed,
            sessions: grouped(&plan.sessions, |session| &session.event_id),
            umbrellas: plan.events.iter().filter_map(|event| event.umbrella_id.as_deref()).collect(),
        }
    }

    /// Everybody who is to be placed in the week.
    pub fn asked(&self, week: &Week, problems: impl Iterator<Item = &'a Problem>) -> Asked<'a> {
        let mut asked = Asked::default();
        let is_ours =
            |event: &&Event| event.status.is_live() && event.week_id.as_ref().is_none_or(|week_id| *week_id == week.id);
        for event in self.plan.events.iter().filter(is_ours) {
            let sessions = self.sessions_of(event);
            let waiting = sessions.iter().filter(|session| is_waiting(event, session)).map(|it| Some(*it));
            for session in waiting.chain(sessions.is_empty().then_some(None)) {
                asked.unscheduled_count += 1;
                match self.waiting(event, session) {
                    Ok(open) => asked.open.push(open),
                    Err(reason) => asked.left_out.push(LeftOut { event, session, reason }),
                }
            }
        }
        self.add_clashing(problems, &mut asked);
        asked
    }

    /// One session that is to be moved or placed, wherever it stands now.
    pub fn one(&self, event: &'a Event, session: Option<&'a Session>) -> Result<Open<'a>, &'static str> {
        match session.filter(|session| !is_waiting(event, session)) {
            None => self.waiting(event, session),
            Some(session) => self.standing(event, session, Vec::new()),
        }
    }

    fn sessions_of(&self, event: &Event) -> Vec<&'a Session> {
        let all = self.sessions.get(event.id.as_str()).into_iter().flatten();
        all.copied().filter(|session| !session.is_cancelled).collect()
    }

    /// Why nothing of an event can be placed by a search.
    fn refusal(&self, event: &Event) -> Result<(), &'static str> {
        if event.week_id.is_none() {
            return Err("no_week");
        }
        if event.status == EventStatus::Held {
            return Err("held");
        }
        if event.mode == EventMode::Online {
            return Err("online");
        }
        if self.days.last().is_none_or(|last| *last <= self.today) { Err("over") } else { Ok(()) }
    }

    fn waiting(&self, event: &'a Event, session: Option<&'a Session>) -> Result<Open<'a>, &'static str> {
        self.refusal(event)?;
        let is_series =
            !event.recurrence_rule.is_empty() || event.span_starts_on.is_some() || event.span_ends_on.is_some();
        match session {
            None if self.umbrellas.contains(event.id.as_str()) => return Err("umbrella"),
            None if is_series => return Err("series"),
            Some(session) if session.is_all_day => return Err("all_day"),
            None | Some(_) => {}
        }
        let starts_at = session.and_then(|session| session.starts_at);
        if let Some(at) = starts_at {
            self.can_be_on(at.date())?;
        }
        let timed = session.filter(|session| session.is_time_known && session.starts_at.is_some());
        let known = timed.and_then(length);
        let (minutes, is_length_assumed) = match known.or_else(|| self.usual_length(event)) {
            Some(minutes) => (minutes, false),
            None => (self.assumed.ok_or("no_length")?, true),
        };
        let start = timed.and_then(|session| session.starts_at).map(|at| minutes_of(at.time()));
        if i64::from(DAY_MINUTES) < start.unwrap_or(0) + minutes {
            return Err("over_midnight");
        }
        let venue = session.and_then(|session| self.venue(session));
        if venue.is_some_and(|venue| venue.is_online) {
            return Err("online");
        }
        let day = starts_at.map(|at| (at.date(), start));
        let (stands, clashes) = (false, Vec::new());
        Ok(Open { event, session, minutes, is_length_assumed, day, venue, stands, clashes })
    }

    fn standing(
        &self,
        event: &'a Event,
        session: &'a Session,
        clashes: Vec<&'a Problem>,
    ) -> Result<Open<'a>, &'static str> {
        self.refusal(event)?;
        if session.is_all_day {
            return Err("all_day");
        }
        let at = session.starts_at.ok_or("no_length")?;
        if at.date() <= self.today {
            return Err("over");
        }
        let minutes = length(session).ok_or("no_length")?;
        if i64::from(DAY_MINUTES) < minutes_of(at.time()) + minutes {
            return Err("over_midnight");
        }
        if self.venue(session).is_some_and(|venue| venue.is_online) {
            return Err("online");
        }
        let session = Some(session);
        Ok(Open { event, session, minutes, is_length_assumed: false, day: None, venue: None, stands: true, clashes })
    }

    fn can_be_on(&self, on: NaiveDate) -> Result<(), &'static str> {
        if on <= self.today {
            return Err("over");
        }
        if self.days.contains(&on) { Ok(()) } else { Err("day_outside") }
    }

    fn venue(&self, session: &Session) -> Option<&'a Venue> {
        let room = session.room_id.as_deref().and_then(|id| self.plan.rooms.iter().find(|room| room.id == id));
        let id = room.map(|room| &room.venue_id).or(session.venue_id.as_ref())?;
        self.plan.venues.iter().find(|venue| venue.id == *id)
    }

    /// How long the event's other sessions are, where most say the same.
    fn usual_length(&self, event: &Event) -> Option<i64> {
        let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
        let timed = self.sessions_of(event).into_iter().filter(|it| it.is_time_known && !it.is_all_day);
        for minutes in timed.filter_map(length).filter(|minutes| *minutes <= i64::from(DAY_MINUTES)) {
            *counts.entry(minutes).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(minutes, count)| (*count, -minutes)).map(|(minutes, _)| minutes)
    }

    /// Adds sessions that clash. Of two in each other's way the one moves that was not announced, if it can.
    fn add_clashing(&self, problems: impl Iterator<Item = &'a Problem>, asked: &mut Asked<'a>) {
        let (events, sessions) = (by_id(&self.plan.events), by_id(&self.plan.sessions));
        let find = |id: &'a Option<Id>| {
            let session = *sessions.get(id.as_deref()?)?;
            Some((*events.get(session.event_id.as_str())?, session))
        };
        let mut wrong: BTreeMap<&str, (&'a Event, &'a Session, Vec<&'a Problem>)> = BTreeMap::new();
        for problem in problems.filter(|problem| is_clash(problem) && problem.accepted.is_none()) {
            asked.clash_count += 1;
            let two: Vec<_> =
                [find(&problem.session_id), find(&problem.other_session_id)].into_iter().flatten().collect();
            let can_move = |(event, session): &(&'a Event, &'a Session)| {
                !is_waiting(event, session) && self.standing(event, session, Vec::new()).is_ok()
            };
            let rank = |(event, _): &(&'a Event, &'a Session)| event.status.is_in_programme();
            let first = two.iter().filter(|it| can_move(it)).map(rank).min();
            for one in &two {
                if first.is_none_or(|first| first == rank(one)) {
                    wrong.entry(&one.1.id).or_insert((one.0, one.1, Vec::new())).2.push(problem);
                }
            }
        }
        for (event, session, clashes) in wrong.into_values().filter(|(event, session, _)| !is_waiting(event, session)) {
            match self.standing(event, session, clashes) {
                Ok(open) => asked.open.push(open),
                Err(reason) => asked.left_out.push(LeftOut { event, session: Some(session), reason }),
            }
        }
    }
}

/// Whether a session waits for a time or a place. What happens online needs no place.
fn is_waiting(event: &Event, session: &Session) -> bool {
    let has_place = session.room_id.is_some() || session.venue_id.is_some() || event.mode == EventMode::Online;
    session.starts_at.is_none() || !session.is_time_known || !has_place
}

fn length(session: &Session) -> Option<i64> {
    let length = session.ends_at? - session.starts_at?;
    (TimeDelta::zero() < length).then(|| (length.num_seconds() + 59) / 60)
}

fn minutes_of(time: NaiveTime) -> i64 {
    i64::from(minutes(time))
}
