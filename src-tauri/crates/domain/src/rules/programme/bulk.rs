//! One change of the whole programme, or of the part of it that somebody chose: what becomes of each event.
//!
//! Says what would be written and writes nothing, so that a preview and the change itself cannot differ. Whoever writes
//! it adds the reason.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::festival_day::DayEnd;
use crate::{Event, EventMode, EventRole, EventStatus, Id, Opening, Plan, Session, Week, by_id, words};

/// A change of many events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the field names say it")]
pub enum BulkChange {
    /// What was promised is put off; when it will be is not known.
    Postpone,
    /// What was promised is called off.
    Cancel,
    /// What people would come to happens online, in this place of the plan or in none.
    GoOnline { venue_id: Option<Id> },
    /// A venue cannot be used on a day: its sessions are cancelled, and events that have no other with them.
    CloseVenue { venue_id: Id, on: NaiveDate },
}

impl BulkChange {
    /// The word of its kind, as in JSON and in the history.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Postpone => "postpone",
            Self::Cancel => "cancel",
            Self::GoOnline { .. } => "go_online",
            Self::CloseVenue { .. } => "close_venue",
        }
    }
}

words!(
    /// Why an event stays as it is: nobody has decided on it yet, it is over, it was off before, or it is so already.
    BulkLeft { Undecided = "undecided", Over = "over", Off = "off", Same = "same" }
);

/// How many events stay as they are for a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct BulkLeftCount {
    pub reason: BulkLeft,
    pub event_count: usize,
}

/// What a change makes of the plan.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct BulkChanges {
    pub events: Vec<Event>,
    pub sessions: Vec<Session>,
    /// Without an id: new.
    pub openings: Vec<Opening>,
    /// Openings that another of the same day makes void.
    pub gone_openings: Vec<Id>,
    pub counts: BulkCounts,
}

/// A change in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkCounts {
    /// Events that change, or lose a session.
    pub event_count: usize,
    /// Of them, those whose status changes.
    pub status_count: usize,
    /// Their sessions that do not happen as planned.
    pub session_count: usize,
    /// Places offered at these sessions.
    #[ts(type = "number")]
    pub place_count: i64,
    /// Organisers who have to be told.
    pub host_count: usize,
    /// Rooms, and venues without one, that become free.
    pub room_count: usize,
    /// Events on which nobody has decided, and which have no other date.
    pub dateless_count: usize,
    /// Events that stay as they are, by reason.
    pub left: Vec<BulkLeftCount>,
}

/// What a change would make of the events of a week; of those in `only`, if it is given. What began before `today` is
/// over and stays.
pub fn bulk_changes(
    plan: &Plan,
    week: &Week,
    change: &BulkChange,
    only: Option<&HashSet<Id>>,
    today: NaiveDate,
) -> BulkChanges {
    let mut sessions_of: HashMap<&str, Vec<&Session>> = HashMap::new();
    for session in &plan.sessions {
        sessions_of.entry(&session.event_id).or_default().push(session);
    }
    let (rooms, day_end) = (by_id(&plan.rooms), DayEnd::of(plan));
    let venue_of = |session: &Session| {
        let room = session.room_id.as_deref().and_then(|id| rooms.get(id));
        room.map(|room| room.venue_id.clone()).or_else(|| session.venue_id.clone())
    };
    let is_ours =
        |event: &&Event| event.week_id.as_ref() == Some(&week.id) && only.is_none_or(|only| only.contains(&event.id));
    let mut sweep = Sweep { today, changes: BulkChanges::default(), places: BTreeSet::new(), left: BTreeMap::new() };
    for event in plan.events.iter().filter(is_ours) {
        let sessions = sessions_of.remove(event.id.as_str()).unwrap_or_default();
        match change {
            BulkChange::Postpone => sweep.call_off(event, &sessions, EventStatus::Postponed),
            BulkChange::Cancel => sweep.call_off(event, &sessions, EventStatus::Cancelled),
            BulkChange::GoOnline { venue_id } => sweep.go_online(event, &sessions, venue_id.as_ref()),
            BulkChange::CloseVenue { venue_id, on } => {
                let is_hit = |session: &Session| {
                    day_end.day(session) == Some(*on) && venue_of(session).as_ref() == Some(venue_id)
                };
                sweep.close(event, &sessions, is_hit);
            }
        }
    }
    if let BulkChange::CloseVenue { venue_id, on } = change {
        sweep.close_doors(plan, venue_id, *on);
    }
    sweep.counted(plan)
}

/// The changes so far, and what is counted on the way.
struct Sweep {
    today: NaiveDate,
    changes: BulkChanges,
    /// Rooms, and venues without one, that sessions leave.
    places: BTreeSet<Id>,
    left: BTreeMap<BulkLeft, usize>,
}

/// Whether a session was to happen.
fn is_on(session: &Session) -> bool {
    session.starts_at.is_some() && !session.is_cancelled
}

impl Sweep {
    fn leave(&mut self, reason: BulkLeft) {
        *self.left.entry(reason).or_default() += 1;
    }

    fn is_past(&self, session: &Session) -> bool {
        session.starts_at.is_some_and(|at| at.date() < self.today)
    }

    /// Whether all that was to happen has happened.
    fn is_over(&self, event: &Event, sessions: &[&Session]) -> bool {
        let mut dated = sessions.iter().filter(|session| is_on(session)).peekable();
        event.status == EventStatus::Held || (dated.peek().is_some() && dated.all(|session| self.is_past(session)))
    }

    /// Counts the sessions of an event that do not happen as planned.
    fn count(&mut self, event: &Event, sessions: &[&Session]) {
        let counts = &mut self.changes.counts;
        counts.event_count += 1;
        counts.session_count += sessions.len();
        let places = event.capacity.unwrap_or(0).max(0);
        for session in sessions {
            counts.place_count = counts.place_count.saturating_add(places);
            self.places.extend(session.room_id.clone().or_else(|| session.venue_id.clone()));
        }
    }

    fn call_off(&mut self, event: &Event, sessions: &[&Session], to: EventStatus) {
        let was_put_off = event.status == EventStatus::Postponed && to == EventStatus::Cancelled;
        if event.status == to {
            return self.leave(BulkLeft::Same);
        }
        if event.status == EventStatus::Draft || event.status.is_pending() {
            return self.leave(BulkLeft::Undecided);
        }
        if !event.status.is_in_programme() && !was_put_off {
            return self.leave(BulkLeft::Off);
        }
        if self.is_over(event, sessions) {
            return self.leave(BulkLeft::Over);
        }
        let ahead: Vec<&Session> = sessions.iter().copied().filter(|it| is_on(it) && !self.is_past(it)).collect();
        self.count(event, &ahead);
        self.changes.counts.status_count += 1;
        self.changes.events.push(Event { status: to, ..event.clone() });
    }

    fn go_online(&mut self, event: &Event, sessions: &[&Session], venue_id: Option<&Id>) {
        if !event.status.is_live() {
            return self.leave(BulkLeft::Off);
        }
        if event.mode == EventMode::Online {
            return self.leave(BulkLeft::Same);
        }
        if self.is_over(event, sessions) {
            return self.leave(BulkLeft::Over);
        }
        let ahead: Vec<&Session> =
            sessions.iter().copied().filter(|it| !it.is_cancelled && !self.is_past(it)).collect();
        let dated: Vec<&Session> = ahead.iter().copied().filter(|it| is_on(it)).collect();
        self.count(event, &dated);
        self.changes.events.push(Event { mode: EventMode::Online, ..event.clone() });
        self.changes.sessions.extend(ahead.into_iter().map(|session| Session {
            venue_id: venue_id.cloned(),
            room_id: None,
            ..session.clone()
        }));
    }

    fn close(&mut self, event: &Event, sessions: &[&Session], is_hit: impl Fn(&Session) -> bool) {
        let hit: Vec<&Session> = sessions.iter().copied().filter(|it| is_on(it) && is_hit(it)).collect();
        if hit.is_empty() {
            return;
        }
        if !event.status.is_live() {
            return self.leave(BulkLeft::Off);
        }
        if event.status == EventStatus::Held || hit.iter().all(|session| self.is_past(session)) {
            return self.leave(BulkLeft::Over);
        }
        self.count(event, &hit);
        let cancelled = |session: &Session| Session { is_cancelled: true, ..session.clone() };
        self.changes.sessions.extend(hit.iter().map(|session| cancelled(session)));
        let has_other = sessions.iter().any(|session| !session.is_cancelled && !is_hit(session));
        if has_other {
            return;
        }
        if event.status.is_in_programme() {
            self.changes.counts.status_count += 1;
            self.changes.events.push(Event { status: EventStatus::Cancelled, ..event.clone() });
        } else {
            self.changes.counts.dateless_count += 1;
        }
    }

    /// The venue is closed on the day, whatever its hours said.
    fn close_doors(&mut self, plan: &Plan, venue_id: &str, on: NaiveDate) {
        let mut dated = plan.openings.iter().filter(|it| it.venue_id == venue_id && it.on_date == Some(on));
        let first = dated.next().cloned().unwrap_or_else(|| Opening {
            venue_id: venue_id.to_owned(),
            on_date: Some(on),
            ..Opening::default()
        });
        self.changes.gone_openings.extend(dated.map(|it| it.id.clone()));
        if first.id.is_empty() || first.opens.is_some() || first.closes.is_some() {
            self.changes.openings.push(Opening { opens: None, closes: None, ..first });
        }
    }

    fn counted(mut self, plan: &Plan) -> BulkChanges {
        let touched: HashSet<&str> = {
            let events = self.changes.events.iter().map(|event| event.id.as_str());
            events.chain(self.changes.sessions.iter().map(|session| session.event_id.as_str())).collect()
        };
        let links = plan.event_partners.iter().filter(|link| link.role == EventRole::Organiser);
        let hosts: HashSet<&str> = links
            .filter(|link| touched.contains(link.event_id.as_str()))
            .map(|link| link.partner_id.as_str())
            .collect();
        self.changes.counts.host_count = hosts.len();
        self.changes.counts.room_count = self.places.len();
        self.changes.counts.left =
            self.left.iter().map(|(reason, count)| BulkLeftCount { reason: *reason, event_count: *count }).collect();
        self.changes
    }
}
