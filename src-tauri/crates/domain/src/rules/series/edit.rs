//! An edit of one occurrence of a series, and how far it reaches: this one, this and the following, or all.
//!
//! What differs between the session before and after is the edit, whatever it is: the day, the time, the length, the
//! place, being called off. Of the others only what differs is changed. What somebody changed on its own, and dates added
//! by hand, keep their time and place; called off they are with the rest.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::Series;
use crate::{Session, words};

words!(
    /// How far an edit of an occurrence reaches.
    SeriesScope { This = "this", Following = "following", All = "all" }
);

/// What an edit makes of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edited {
    /// The sessions that change.
    pub sessions: Vec<Session>,
    /// Sessions within reach that keep the time and place that they have of their own.
    pub kept_count: usize,
}

/// What differs between a session before and after.
struct Difference<'a> {
    before: &'a Session,
    after: &'a Session,
}

fn length(session: &Session) -> Option<TimeDelta> {
    Some(session.ends_at? - session.starts_at?)
}

fn place(session: &Session) -> (Option<&str>, Option<&str>) {
    (session.venue_id.as_deref(), session.room_id.as_deref())
}

fn time(session: &Session) -> (Option<NaiveDateTime>, Option<NaiveDateTime>, bool, bool) {
    (session.starts_at, session.ends_at, session.is_all_day, session.is_time_known)
}

impl Difference<'_> {
    /// Whether it is of time or place, and not of being called off alone.
    fn moves(&self) -> bool {
        time(self.before) != time(self.after) || place(self.before) != place(self.after)
    }

    /// The same change of another session.
    fn of(&self, other: &Session) -> Session {
        let mut next = other.clone();
        let (before, after) = (self.before, self.after);
        if before.is_cancelled != after.is_cancelled {
            next.is_cancelled = after.is_cancelled;
        }
        if place(before) != place(after) {
            (next.venue_id, next.room_id) = (after.venue_id.clone(), after.room_id.clone());
        }
        if time(before) != time(after) {
            (next.is_all_day, next.is_time_known) = (after.is_all_day, after.is_time_known);
            (next.starts_at, next.ends_at) = self.times(other);
        }
        next
    }

    fn times(&self, other: &Session) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
        let (before, after) = (self.before, self.after);
        let Some(now) = after.starts_at else { return (None, None) };
        // What had no date gets the time of day on the day that it stands for.
        let Some(day) = other.starts_at.map(|at| at.date()).or(other.occurrence_on) else {
            return (other.starts_at, other.ends_at);
        };
        let shift = before.starts_at.map_or(0, |was| (now.date() - was.date()).num_days());
        let day = TimeDelta::try_days(shift).and_then(|shift| day.checked_add_signed(shift)).unwrap_or(day);
        let is_clock_changed = before.starts_at.map(|was| was.time()) != Some(now.time());
        let clock = if is_clock_changed { now.time() } else { other.starts_at.map_or(now.time(), |at| at.time()) };
        let starts_at = day.and_time(clock);
        let is_length_changed = length(before) != length(after) || other.starts_at.is_none();
        let length = if is_length_changed { length(after) } else { length(other) };
        (Some(starts_at), length.and_then(|length| starts_at.checked_add_signed(length)))
    }
}

impl Series {
    /// The day of the rule that a session stands for; `None`: it is none of its occurrences.
    pub fn day_of(&self, session_id: &str) -> Option<NaiveDate> {
        self.sessions.iter().find(|session| session.id == session_id)?.occurrence_on
    }

    /// What becomes of the series when one of its sessions becomes another. A session that is none of its occurrences
    /// changes alone.
    pub fn edited(&self, after: &Session, scope: SeriesScope) -> Edited {
        let Some(before) = self.sessions.iter().find(|session| session.id == after.id) else {
            return Edited { sessions: vec![after.clone()], kept_count: 0 };
        };
        let difference = Difference { before, after };
        let own = |is_moved: bool| Session { occurrence_on: before.occurrence_on, is_moved, ..after.clone() };
        let reach = match (before.occurrence_on, scope) {
            (None, _) => return Edited { sessions: vec![after.clone()], kept_count: 0 },
            (Some(_), SeriesScope::This) => {
                let is_back = self.is_usual(after);
                let is_moved = if difference.moves() { !is_back } else { before.is_moved };
                return Edited { sessions: vec![own(is_moved)], kept_count: 0 };
            }
            (Some(day), SeriesScope::Following) => Some(day),
            (Some(_), SeriesScope::All) => None,
        };
        let date = |session: &Session| session.occurrence_on.or_else(|| session.starts_at.map(|at| at.date()));
        let is_within = |session: &&Session| {
            session.id != after.id && reach.is_none_or(|from| date(session).is_some_and(|day| from <= day))
        };
        let mut edited = Edited::default();
        edited.sessions.push(own(before.is_moved));
        for session in self.sessions.iter().filter(is_within) {
            let is_own = session.is_moved || session.occurrence_on.is_none();
            if is_own && difference.moves() {
                edited.kept_count += 1;
                continue;
            }
            let next = difference.of(session);
            if next != *session {
                edited.sessions.push(next);
            }
        }
        edited
    }

    /// Whether a session is where its rule and the others have it.
    fn is_usual(&self, session: &Session) -> bool {
        let Some(day) = session.occurrence_on.or_else(|| self.day_of(&session.id)) else { return false };
        let others: Vec<Session> =
            self.sessions.iter().filter(|it| it.id != session.id && !it.is_moved).cloned().collect();
        let Some(usual) = super::usual_near(&others, day) else { return false };
        let back = usual.on(day, session.clone());
        time(&back) == time(session) && place(&back) == place(session)
    }
}
