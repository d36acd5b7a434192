//! The problems of a week, kept from one state of the plan to the next.
//!
//! After a change only the events, venues, people and neighbourhoods that it can have touched are looked at again; the
//! answer is the same as from nothing, which a test holds over random edits. What reaches far (a week, a venue, opening
//! hours, partners, frameworks, another title or host) is looked at as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::index::{Programme, general_audiences};
use super::records::{DraftedEvent, Records};
use super::schedule::live;
use super::scope::{Finding, Scope, Touch, Unit};
use super::{accepted_reasons, findings, order};
use crate::fields::meanings;
use crate::maps::{FastSet, has};
use crate::{Id, Plan, Problem, Session, Subject, Venue, Week, by_id};

/// What a change touched: tables, and the ids of their records; `None`: any of them.
pub type Touched = BTreeMap<String, Option<Vec<Id>>>;

/// Tables that the rules of a programme do not read: a change of them leaves all problems as they are.
/// Tables whose change reaches far are in neither list.
const NEAR: &[&str] = &["event", "session", "event_partner", "event_person", "tag", "own_value", "accepted_problem"];

/// Tables that every rule of the programme may read, whatever was touched in them.
const FAR: &[&str] = &[
    "profile",
    "week",
    "venue",
    "room",
    "opening",
    "partner",
    "person",
    "framework",
    "level",
    "area",
    "indicator",
    "own_field",
];

/// The problems of a week, gravest first.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    found: Vec<Arc<Finding>>,
    /// Audiences that are everybody's: when one becomes so or no longer is, every neighbourhood may have other clashes.
    general: BTreeSet<String>,
    /// The day on which they stand: deadlines pass.
    today: NaiveDate,
}

impl Standing {
    /// Everything to look at in a week on a day, from nothing.
    pub fn new(plan: &Plan, week: &Week, today: NaiveDate) -> Self {
        Self::of(plan.into(), week, today)
    }

    fn of(records: Records, week: &Week, today: NaiveDate) -> Self {
        let general_audiences = general_audiences(live(records, week));
        let general = general_audiences.iter().map(|audience| (*audience).to_owned()).collect();
        let programme = Programme::of(records, week, today, None, general_audiences);
        Self { found: sorted(records.plan, findings(&programme, records.plan, &Scope::All)), general, today }
    }

    /// The problems, gravest first; what somebody has accepted carries the reason.
    pub fn problems(&self) -> impl ExactSizeIterator<Item = &Problem> + Clone {
        self.found.iter().map(|finding| &finding.problem)
    }

    /// The problems alone.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.found.into_iter().map(|finding| Arc::unwrap_or_clone(finding).problem).collect()
    }

    /// The same after a change; `touched` is what it wrote, `None` when nobody knows. On another day all is found anew.
    pub fn next(&self, before: &Plan, after: &Plan, week: &Week, today: NaiveDate, touched: Option<&Touched>) -> Self {
        let Some(touched) = touched.filter(|touched| today == self.today && is_near(touched)) else {
            return Self::new(after, week, today);
        };
        let ids = |table: &str| -> FastSet<&str> {
            touched.get(table).and_then(Option::as_ref).into_iter().flatten().map(String::as_str).collect()
        };
        if [before, after].into_iter().any(|plan| is_of_no_event(plan, &ids("own_value"))) {
            return Self::new(after, week, today);
        }
        let mut kept = self.found.clone();
        if !ids("accepted_problem").is_empty() {
            accept(after, &mut kept);
        }
        let events = touched_events(before, after, &ids);
        let is_renamable = ["event", "event_partner"].iter().any(|table| touched.contains_key(*table));
        self.after(kept, events, is_renamable, before, after.into(), week)
    }

    /// The problems of a week if one event were as a form holds it: what is about this event, gravest first. The plan is
    /// the one whose problems these are.
    pub fn of_draft(&self, plan: &Plan, draft: DraftedEvent, week: &Week) -> Vec<Problem> {
        let events = FastSet::from_iter([draft.event.id.as_str()]);
        let after = self.after(self.found.clone(), events, true, plan, Records::with(plan, draft), week);
        let is_of = |problem: &&Problem| {
            [&problem.event_id, &problem.other_event_id].into_iter().flatten().any(|id| *id == draft.event.id)
        };
        after.problems().filter(is_of).cloned().collect()
    }

    /// What is left of the findings, and what is found anew, after some events changed, among them (`is_renamable`) or not
    /// what all events are compared for.
    fn after<'a>(
        &'a self,
        mut kept: Vec<Arc<Finding>>,
        events: FastSet<&'a str>,
        is_renamable: bool,
        before: &'a Plan,
        after: Records<'a>,
        week: &'a Week,
    ) -> Self {
        if events.is_empty() {
            return Self { found: kept, general: self.general.clone(), today: self.today };
        }
        if is_renamable {
            let general = general_audiences(live(after, week));
            let is_general_kept =
                general.len() == self.general.len() && general.iter().all(|audience| self.general.contains(*audience));
            if !is_general_kept || is_renamed(before.into(), after, week, &events) {
                return Self::of(after, week, self.today);
            }
        }
        let (touch, around) = touch(before.into(), after, events, &kept);
        kept.retain(|finding| !touch.unit(&finding.unit));
        let general = self.general.iter().map(String::as_str).collect();
        let programme = Programme::of(after, week, self.today, Some(&around), general);
        let found = sorted(after.plan, findings(&programme, after.plan, &Scope::Touched(touch)));
        Self { found: merged(kept, found), general: self.general.clone(), today: self.today }
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
fn touched_events<'a>(before: &'a Plan, after: &'a Plan, ids: &impl Fn(&str) -> FastSet<&'a str>) -> FastSet<&'a str> {
    let mut events = ids("event");
    for plan in [before, after] {
        add(&mut events, &ids("session"), &plan.sessions, |it| (&it.id, &it.event_id));
        add(&mut events, &ids("event_partner"), &plan.event_partners, |it| (&it.id, &it.event_id));
        add(&mut events, &ids("event_person"), &plan.event_people, |it| (&it.id, &it.event_id));
        if !ids("tag").is_empty() {
            let of_events = plan.tags.iter().filter(|it| it.subject == Subject::Event);
            add(&mut events, &ids("tag"), of_events, |it| (&it.id, &it.subject_id));
        }
        if !ids("own_value").is_empty() {
            let of_events = plan.own_values.iter().filter(|it| it.subject == Subject::Event);
            add(&mut events, &ids("own_value"), of_events, |it| (&it.id, &it.subject_id));
        }
    }
    events
}

/// Whether some values in the plan's own fields are those of venues, partners or indicators, which are looked at as a whole.
fn is_of_no_event(plan: &Plan, values: &FastSet<&str>) -> bool {
    !values.is_empty()
        && plan.own_values.iter().any(|it| it.subject != Subject::Event && values.contains(it.id.as_str()))
}

/// Adds what hangs on some of the records asked for.
fn add<'a, T: 'a>(
    to: &mut FastSet<&'a str>,
    asked: &FastSet<&str>,
    records: impl IntoIterator<Item = &'a T>,
    pair: impl Fn(&'a T) -> (&'a Id, &'a Id),
) {
    if !asked.is_empty() {
        let pairs = records.into_iter().map(pair).filter(|(id, _)| has(asked, id));
        to.extend(pairs.map(|(_, other)| other.as_str()));
    }
}

/// Whether what all events are compared for may be another: titles and hosts of this week, and whether a host had events
/// in other weeks.
fn is_renamed(before: Records, after: Records, week: &Week, events: &FastSet<&str>) -> bool {
    let named = |records: Records| -> BTreeSet<(Id, String)> {
        let ours = records.events().filter(|event| event.status.is_live() && has(events, &event.id));
        let titles = ours.map(|event| {
            let is_ours = event.week_id.as_ref() == Some(&week.id);
            let name = if is_ours { event.title.clone() } else { event.week_id.clone().unwrap_or_default() };
            (event.id.clone(), format!("{is_ours} {name}"))
        });
        let links = records.partners().filter(|link| has(events, &link.event_id));
        let links = links.map(|link| (link.event_id.clone(), format!("{} {}", link.role.word(), link.partner_id)));
        titles.chain(links).collect()
    };
    named(before) != named(after)
}

/// The units that a change of some events can have touched, and the events that must be known to look at these again.
///
/// What is found of one session may name a way out of its venue, so all sessions of a venue are touched together; so is
/// whoever clashes with himself there. To find a way out for a person, the rooms of all their sessions must be known.
fn touch<'a>(
    before: Records<'a>,
    after: Records<'a>,
    events: FastSet<&'a str>,
    known: &[Arc<Finding>],
) -> (Touch<'a>, FastSet<&'a str>) {
    let rooms = by_id(&after.plan.rooms);
    let venue_of = |session: &'a Session| {
        let room = session.room_id.as_deref().and_then(|id| rooms.get(id)).map(|room| &room.venue_id);
        room.or(session.venue_id.as_ref()).map(String::as_str)
    };
    let mut touch = Touch { events, ..Touch::default() };
    let mut partners: FastSet<&str> = FastSet::default();
    for records in [before, after] {
        let sessions = records.sessions().filter(|it| has(&touch.events, &it.event_id));
        touch.venues.extend(sessions.filter_map(venue_of));
        add(&mut touch.people, &touch.events, records.people(), |it| (&it.event_id, &it.person_id));
        add(&mut partners, &touch.events, records.partners(), |it| (&it.event_id, &it.partner_id));
    }
    let of_partners =
        after.plan.people.iter().filter(|it| it.partner_id.as_deref().is_some_and(|id| partners.contains(id)));
    touch.people.extend(of_partners.map(|it| it.id.as_str()));
    let placed: Vec<(&Session, Option<&str>)> = after.sessions().map(|session| (session, venue_of(session))).collect();
    let in_venues = placed.iter().filter(|(_, venue)| venue.is_some_and(|id| has(&touch.venues, id)));
    let sessions: FastSet<&str> = in_venues.map(|(session, _)| session.id.as_str()).collect();
    let in_two_places: FastSet<&str> = known
        .iter()
        .filter(|it| it.problem.session_id.as_deref().is_some_and(|id| sessions.contains(id)))
        .filter_map(|it| if let Unit::Person(id) = &it.unit { Some(id.as_str()) } else { None })
        .collect();
    touch.people.extend(after.plan.people.iter().map(|it| it.id.as_str()).filter(|id| in_two_places.contains(id)));
    let venues = after.plan.venues.iter().filter(|venue| touch.venues.contains(venue.id.as_str()));
    touch.neighbourhoods.extend(venues.filter_map(|venue| venue.neighbourhood_id.as_deref()));
    let around = around(after, &touch, &placed);
    (touch, around)
}

/// The events that must be known to look at some units; sessions come with their venue.
fn around<'a>(records: Records<'a>, touch: &Touch<'a>, placed: &[(&'a Session, Option<&'a str>)]) -> FastSet<&'a str> {
    let mut events = touch.events.clone();
    add(&mut events, &touch.people, records.people(), |it| (&it.person_id, &it.event_id));
    let people = records.plan.people.iter().filter(|it| touch.people.contains(it.id.as_str()));
    let partners: FastSet<&str> = people.filter_map(|it| it.partner_id.as_deref()).collect();
    add(&mut events, &partners, records.partners(), |it| (&it.partner_id, &it.event_id));
    let ours = placed.iter().filter(|(it, _)| has(&events, &it.event_id));
    let rooms: FastSet<&str> = ours.filter_map(|(it, _)| it.room_id.as_deref()).collect();
    let is_near = |venue: &&Venue| {
        touch.venues.contains(venue.id.as_str())
            || venue.neighbourhood_id.as_deref().is_some_and(|id| touch.neighbourhoods.contains(id))
    };
    let venues: FastSet<&str> = records.plan.venues.iter().filter(is_near).map(|it| it.id.as_str()).collect();
    let is_around = |(session, venue): &&(&'a Session, Option<&'a str>)| {
        session.room_id.as_deref().is_some_and(|id| has(&rooms, id)) || venue.is_some_and(|id| has(&venues, id))
    };
    events.extend(placed.iter().filter(is_around).map(|(session, _)| session.event_id.as_str()));
    events
}

/// Puts the reasons of today on problems found before.
fn accept(plan: &Plan, found: &mut [Arc<Finding>]) {
    let reasons = accepted_reasons(plan);
    for finding in found {
        let reason = reasons.get(finding.problem.key.as_str()).map(|reason| (*reason).to_owned());
        if finding.problem.accepted != reason {
            Arc::make_mut(finding).problem.accepted = reason;
        }
    }
}

/// Gravest first, with the reasons for which some are accepted.
fn sorted(plan: &Plan, findings: Vec<Finding>) -> Vec<Arc<Finding>> {
    let mut found: Vec<Arc<Finding>> = findings.into_iter().map(Arc::new).collect();
    accept(plan, &mut found);
    // What they are ordered by is looked up once for each, not at every comparison.
    let mut places: Vec<_> = found.iter().enumerate().map(|(at, finding)| (order(&finding.problem), at)).collect();
    places.sort_unstable();
    places.iter().map(|(_, at)| Arc::clone(&found[*at])).collect()
}

/// Two lists in order as one; where both have the same, the first comes first. The second is short beside the first.
fn merged(long: Vec<Arc<Finding>>, short: Vec<Arc<Finding>>) -> Vec<Arc<Finding>> {
    let mut all = Vec::with_capacity(long.len() + short.len());
    let mut rest = long.as_slice();
    for finding in short {
        let place = order(&finding.problem);
        let (before, after) = rest.split_at(rest.partition_point(|it| order(&it.problem) <= place));
        all.extend_from_slice(before);
        all.push(finding);
        rest = after;
    }
    all.extend_from_slice(rest);
    all
}
