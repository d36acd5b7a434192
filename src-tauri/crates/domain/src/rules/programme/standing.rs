//! The problems of a week, kept from one state of the plan to the next.
//!
//! After a change only the events, venues and people that it can have touched are looked at again; the answer is the
//! same as from nothing, which a test holds over random edits. What reaches far (a week, a venue, opening hours,
//! partners, frameworks) is looked at as a whole.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::index::Programme;
use super::scope::{Finding, Scope, Unit};
use super::{accepted_reasons, findings, order};
use crate::fields::meanings;
use crate::{Event, EventRole, Id, Plan, Problem, Session, Subject, Week, by_id};

/// What a change touched: tables, and the ids of their records; `None`: any of them.
pub type Touched = BTreeMap<String, Option<Vec<Id>>>;

/// Tables that the rules of a programme do not read: a change of them leaves all problems as they are.
/// Tables whose change reaches far are in neither list.
const NEAR: &[&str] = &["event", "session", "event_partner", "event_person", "tag", "accepted_problem"];

/// Tables that every rule of the programme may read, whatever was touched in them.
const FAR: &[&str] = &["week", "venue", "room", "opening", "partner", "person", "framework", "level", "area"];

/// The problems of a week, gravest first.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    found: Vec<(Unit, Arc<Problem>)>,
}

impl Standing {
    /// Everything to look at in a week, from nothing.
    pub fn new(plan: &Plan, week: &Week) -> Self {
        let programme = Programme::new(plan, week);
        Self { found: sorted(plan, findings(&programme, &Scope::All)) }
    }

    /// The problems, gravest first; what somebody has accepted carries the reason.
    pub fn problems(&self) -> impl ExactSizeIterator<Item = &Arc<Problem>> + Clone {
        self.found.iter().map(|(_, problem)| problem)
    }

    /// The problems alone.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.found.into_iter().map(|(_, problem)| Arc::unwrap_or_clone(problem)).collect()
    }

    /// The same after a change; `touched` is what it wrote, `None` when nobody knows.
    pub fn next(&self, before: &Plan, after: &Plan, week: &Week, touched: Option<&Touched>) -> Self {
        let Some(touched) = touched.filter(|touched| is_near(touched)) else { return Self::new(after, week) };
        let ids = |table: &str| -> HashSet<&str> {
            touched.get(table).and_then(Option::as_ref).into_iter().flatten().map(String::as_str).collect()
        };
        let events = touched_events(before, after, &ids);
        let mut kept = self.found.clone();
        if !ids("accepted_problem").is_empty() {
            accept(after, &mut kept);
        }
        if events.is_empty() {
            return Self { found: kept };
        }
        let programme = Programme::new(after, week);
        let titles = !ids("event_partner").is_empty() || ids("event").iter().any(|id| is_renamed(before, after, id));
        let audiences = !ids("event").is_empty() || !ids("session").is_empty();
        let scope = scope(before, &programme, &events, titles, audiences);
        kept.retain(|(unit, _)| !scope.unit(unit));
        Self { found: merged(kept, sorted(after, findings(&programme, &scope))) }
    }
}

/// Whether a change is of a kind that touches single events.
fn is_near(touched: &Touched) -> bool {
    // What is no table of the plan stands for more than is known here.
    let is_far = |table: &str| FAR.contains(&table) || meanings(table).is_empty();
    let is_vague = |table: &str, ids: &Option<Vec<Id>>| NEAR.contains(&table) && ids.is_none();
    !touched.iter().any(|(table, ids)| is_far(table) || is_vague(table, ids))
}

/// The events that a change can have touched, before or after it.
fn touched_events<'t>(before: &Plan, after: &Plan, ids: &impl Fn(&str) -> HashSet<&'t str>) -> HashSet<Id> {
    let (sessions, partners, people, tags) = (ids("session"), ids("event_partner"), ids("event_person"), ids("tag"));
    let mut events: HashSet<Id> = ids("event").into_iter().map(str::to_owned).collect();
    for plan in [before, after] {
        let of_sessions = plan.sessions.iter().filter(|it| sessions.contains(it.id.as_str()));
        events.extend(of_sessions.map(|it| it.event_id.clone()));
        let of_partners = plan.event_partners.iter().filter(|it| partners.contains(it.id.as_str()));
        events.extend(of_partners.map(|it| it.event_id.clone()));
        let of_people = plan.event_people.iter().filter(|it| people.contains(it.id.as_str()));
        events.extend(of_people.map(|it| it.event_id.clone()));
        let of_tags = plan.tags.iter().filter(|it| it.subject == Subject::Event && tags.contains(it.id.as_str()));
        events.extend(of_tags.map(|it| it.subject_id.clone()));
    }
    events
}

/// Whether an event may be another one's duplicate now, or have been one.
fn is_renamed(before: &Plan, after: &Plan, id: &str) -> bool {
    let facts = |plan: &Plan| {
        let event: Option<&Event> = plan.events.iter().find(|event| event.id == id);
        event.map(|event| (event.title.clone(), event.week_id.clone(), event.status.is_live()))
    };
    facts(before) != facts(after)
}

/// The units that some events reach: their venues, everything in these, and everybody who is expected there.
fn scope(before: &Plan, programme: &Programme, touched: &HashSet<Id>, titles: bool, audiences: bool) -> Scope {
    let mut venues: HashSet<Id> = HashSet::new();
    let rooms = by_id(&before.rooms);
    let venue_of = |session: &Session| {
        let room = session.room_id.as_deref().and_then(|id| rooms.get(id)).map(|room| room.venue_id.clone());
        room.or_else(|| session.venue_id.clone())
    };
    venues.extend(before.sessions.iter().filter(|it| touched.contains(&it.event_id)).filter_map(venue_of));
    let mut events = touched.clone();
    for event in &programme.events {
        if touched.contains(&event.id) {
            venues.extend(programme.occasions_of(event).filter_map(|occasion| occasion.venue.map(|it| it.id.clone())));
        }
    }
    for occasion in &programme.occasions {
        if occasion.venue.is_some_and(|venue| venues.contains(&venue.id)) {
            events.insert(occasion.event.id.clone());
        }
    }
    let mut people: HashSet<Id> = HashSet::new();
    let links = before.event_people.iter().filter(|link| touched.contains(&link.event_id));
    people.extend(links.map(|link| link.person_id.clone()));
    let hosts: HashSet<&str> = before
        .event_partners
        .iter()
        .filter(|link| link.role == EventRole::Organiser && touched.contains(&link.event_id))
        .map(|link| link.partner_id.as_str())
        .collect();
    let of_hosts = before.people.iter().filter(|it| it.partner_id.as_deref().is_some_and(|id| hosts.contains(id)));
    people.extend(of_hosts.map(|it| it.id.clone()));
    for event in programme.events.iter().filter(|event| events.contains(&event.id)) {
        people.extend(programme.facilitators(event).iter().map(|it| it.id.clone()));
        let contacts = programme.organisers(event).iter().flat_map(|partner| programme.people_of(partner));
        people.extend(contacts.map(|it| it.id.clone()));
    }
    Scope::Touched { events, venues, people, titles, audiences }
}

/// Puts the reasons of today on problems found before.
fn accept(plan: &Plan, found: &mut [(Unit, Arc<Problem>)]) {
    let reasons = accepted_reasons(plan);
    for (_, problem) in found {
        let reason = reasons.get(problem.key.as_str()).map(|reason| (*reason).to_owned());
        if problem.accepted != reason {
            Arc::make_mut(problem).accepted = reason;
        }
    }
}

/// Gravest first, with the reasons for which some are accepted.
fn sorted(plan: &Plan, findings: Vec<Finding>) -> Vec<(Unit, Arc<Problem>)> {
    let mut found: Vec<(Unit, Arc<Problem>)> =
        findings.into_iter().map(|(unit, problem)| (unit, Arc::new(problem))).collect();
    accept(plan, &mut found);
    found.sort_by(|(_, a), (_, b)| order(a).cmp(&order(b)));
    found
}

/// Two lists in order as one.
fn merged(one: Vec<(Unit, Arc<Problem>)>, other: Vec<(Unit, Arc<Problem>)>) -> Vec<(Unit, Arc<Problem>)> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    while let (Some((_, a)), Some((_, b))) = (one.peek(), other.peek()) {
        let next = if order(a) <= order(b) { one.next() } else { other.next() };
        all.extend(next);
    }
    all.extend(one);
    all.extend(other);
    all
}
