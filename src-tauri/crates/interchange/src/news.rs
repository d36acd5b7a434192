//! What the public was told before and is told now: what was called off, and how often something changed.
//!
//! A release is the moment at which the public is told. What was in the programme of the last release, or of the one
//! before it, and is not any more, is told as called off until the next release is made; then it is left out. What was
//! called off without ever having been released is told until then too: somebody may have seen it.

use std::collections::HashMap;

use domain::rules::release::{Printed, programme};
use domain::{Event, EventStatus, Id, Plan, Session};

use crate::outgoing::Outgoing;
use crate::public::{PublicEvent, PublicSession, Register, sort};

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It takes place.
    On,
    /// Put off to another time.
    Postponed,
    /// It does not take place.
    Off,
}

/// An event as the public is told of it.
#[derive(Clone, Debug)]
pub struct Announced<'a> {
    /// The event; its sessions are those that take place.
    pub public: PublicEvent<'a>,
    /// Sessions that were told and do not take place, by beginning.
    pub off: Vec<PublicSession<'a>>,
    /// What became of it as a whole.
    pub fate: Fate,
}

/// A state of the plan, ready to be asked.
struct State<'a> {
    register: Register<'a>,
    week_id: &'a str,
}

impl<'a> State<'a> {
    fn new(plan: &'a Plan, week_id: &'a str) -> Self {
        Self { register: Register::new(plan), week_id }
    }

    fn promised(&self, event_id: &str) -> Option<&'a Event> {
        let event = self.register.events.get(event_id).copied()?;
        (event.status.is_in_programme() && event.week_id.as_deref() == Some(self.week_id)).then_some(event)
    }

    /// The session as it was promised.
    fn told(&self, session_id: &str) -> Option<&'a Session> {
        let session = self.register.sessions.get(session_id).copied()?;
        let is_told =
            !session.is_cancelled && session.starts_at.is_some() && self.promised(&session.event_id).is_some();
        is_told.then_some(session)
    }
}

/// The public programme with what was called off since it was told, by the first session.
pub fn announced<'a>(outgoing: &Outgoing<'a>) -> Vec<Announced<'a>> {
    let week_id = outgoing.week.id.as_str();
    let now = State::new(outgoing.plan, week_id);
    // Newest first.
    let before: Vec<State> = outgoing.released.iter().rev().take(2).map(|plan| State::new(plan, week_id)).collect();
    let here = programme(outgoing.plan, week_id).map(|event| on(event, &now, &before));
    let mut all: Vec<Announced> = here.chain(gone(outgoing.plan, &now, &before)).collect();
    let mut order: Vec<PublicEvent> = all.iter().map(|it| it.public.clone()).collect();
    sort(&mut order);
    let place: HashMap<&str, usize> = order.iter().enumerate().map(|(at, it)| (it.event.id.as_str(), at)).collect();
    all.sort_by_key(|it| place.get(it.public.event.id.as_str()).copied());
    all
}

/// An event that takes place, with those of its sessions that were told and do not.
fn on<'a>(event: &'a Event, now: &State<'a>, before: &[State<'a>]) -> Announced<'a> {
    let public = now.register.event(event, |session| !session.is_cancelled);
    let is_known = |session: &Session| {
        before
            .first()
            .is_some_and(|last| last.register.sessions.get(session.id.as_str()).is_some_and(|it| it.is_cancelled))
    };
    let was_told = |id: &str| before.iter().any(|state| state.told(id).is_some());
    let cancelled = now.register.sessions_of(&event.id).iter().copied();
    let cancelled = cancelled.filter(|session| session.is_cancelled && (was_told(&session.id) || !is_known(session)));
    let mut off: Vec<PublicSession> = cancelled.filter_map(|session| now.register.session(session)).collect();
    let printings: Vec<Printed> = public.sessions.iter().map(|it| now.register.printed(it.session)).collect();
    let mut seen: Vec<&str> = public.sessions.iter().chain(&off).map(|it| it.session.id.as_str()).collect();
    for state in before.iter().filter(|state| state.promised(&event.id).is_some()) {
        for session in state.register.sessions_of(&event.id).iter().copied().filter(|session| !session.is_cancelled) {
            // A session that came again under another id did not move for anybody.
            let is_here = seen.contains(&session.id.as_str()) || printings.contains(&state.register.printed(session));
            // Called off before the last release: the time to tell it is over.
            let is_over = now.register.sessions.get(session.id.as_str()).is_some_and(|it| it.is_cancelled);
            if !is_here && !is_over {
                off.extend(state.register.session(session));
                seen.push(&session.id);
            }
        }
    }
    off.sort_by(|a, b| (a.starts_at, &a.session.id).cmp(&(b.starts_at, &b.session.id)));
    Announced { public, off, fate: Fate::On }
}

/// Events that were told and are not in the programme.
fn gone<'a>(plan: &'a Plan, now: &State<'a>, before: &[State<'a>]) -> Vec<Announced<'a>> {
    let mut found: Vec<Announced> = Vec::new();
    for state in before {
        for event in programme_of(state) {
            if now.promised(&event.id).is_some() || found.iter().any(|it| it.public.event.id == event.id) {
                continue;
            }
            let status = now.register.events.get(event.id.as_str()).map(|event| event.status);
            found.push(off(state.register.event(event, |session| !session.is_cancelled), status));
        }
    }
    let last = before.first();
    let was_off = |event: &Event| {
        last.is_some_and(|last| last.register.events.get(event.id.as_str()).is_some_and(|it| it.status.is_called_off()))
    };
    for event in
        plan.events.iter().filter(|event| event.week_id.as_deref() == Some(now.week_id) && event.status.is_called_off())
    {
        if !was_off(event) && !found.iter().any(|it| it.public.event.id == event.id) {
            found.push(off(now.register.event(event, |_| true), Some(event.status)));
        }
    }
    found
}

fn programme_of<'a>(state: &State<'a>) -> Vec<&'a Event> {
    let mut events: Vec<&Event> =
        state.register.events.values().copied().filter(|event| state.promised(&event.id).is_some()).collect();
    events.sort_by(|a, b| a.id.cmp(&b.id));
    events
}

fn off<'a>(mut public: PublicEvent<'a>, status: Option<EventStatus>) -> Announced<'a> {
    let fate = if status == Some(EventStatus::Postponed) { Fate::Postponed } else { Fate::Off };
    let off = std::mem::take(&mut public.sessions);
    Announced { public, off, fate }
}

/// How often time, place or state of something changed from release to release and since: a number that never falls
/// from one release to the next.
#[derive(Debug, Default)]
pub(crate) struct Sequences {
    sessions: HashMap<Id, i64>,
    events: HashMap<Id, i64>,
}

impl Sequences {
    pub(crate) fn new(outgoing: &Outgoing) -> Self {
        let week_id = outgoing.week.id.as_str();
        let mut sessions: Counter<Printed> = Counter::default();
        let mut events: Counter<Vec<Printed>> = Counter::default();
        for plan in outgoing.released.iter().copied().chain([outgoing.plan]) {
            let register = Register::new(plan);
            let (mut told, mut whole) = (HashMap::new(), HashMap::new());
            for event in programme(plan, week_id) {
                let live =
                    register.sessions_of(&event.id).iter().filter(|it| !it.is_cancelled && it.starts_at.is_some());
                let printed: Vec<(Id, Printed)> = live.map(|it| (it.id.clone(), register.printed(it))).collect();
                let mut all: Vec<Printed> = printed.iter().map(|(_, it)| it.clone()).collect();
                all.sort();
                whole.insert(event.id.clone(), all);
                told.extend(printed);
            }
            sessions.take(told);
            events.take(whole);
        }
        Self { sessions: sessions.counts, events: events.counts }
    }

    /// Of a session that stands alone.
    pub(crate) fn of_session(&self, id: &str) -> i64 {
        self.sessions.get(id).copied().unwrap_or(0)
    }

    /// Of all sessions of an event together.
    pub(crate) fn of_event(&self, id: &str) -> i64 {
        self.events.get(id).copied().unwrap_or(0)
    }
}

struct Counter<T> {
    last: HashMap<Id, Option<T>>,
    counts: HashMap<Id, i64>,
}

impl<T> Default for Counter<T> {
    fn default() -> Self {
        Self { last: HashMap::new(), counts: HashMap::new() }
    }
}

impl<T: PartialEq> Counter<T> {
    /// What is told at one moment; what was told before and is no longer has changed too.
    fn take(&mut self, mut told: HashMap<Id, T>) {
        for (id, last) in &mut self.last {
            let now = told.remove(id);
            if *last != now {
                *self.counts.entry(id.clone()).or_default() += 1;
                *last = now;
            }
        }
        self.last.extend(told.into_iter().map(|(id, it)| (id, Some(it))));
    }
}
