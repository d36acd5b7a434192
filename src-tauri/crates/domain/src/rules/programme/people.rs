//! What the people and hosts of the week cannot keep: two places at once, too little time for the way, days and hours
//! at which they are away, and more events than a newcomer should begin with.
//!
//! A person is expected where they facilitate; where an event names nobody, the only person of its organiser is.
//! Sessions whose time is not known are in nobody's way, but may fall on a day on which somebody is away.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};

use super::availability::{Availability, Away};
use super::found::{Found, open_partner};
use super::index::{Occasion, Programme};
use super::limits::{MAX_TRAVEL_MINUTES, NEWCOMER_EVENTS};
use super::overlap::{Bookings, Span, earlier, later, overlaps};
use super::scope::{Finding, Scope, Unit};
use super::slots::{Slots, move_to_time};
use super::travel::travel_minutes;
use crate::maps::{FastMap, FastSet};
use crate::rules::partners::newcomers;
use crate::{Id, Partner, Person, Plan, Problem, Severity, Week};

/// Up to so many sessions, a free time for one of them counts the ways from and to the others.
const MOST_WAYS: usize = 64;

/// A session and whether the person is there as a contact only.
type Duty<'p, 'a> = (&'p Occasion<'a>, bool);

/// Everything that people cannot keep.
pub fn people<'a>(programme: &Programme<'a>, slots: &Slots, scope: &Scope) -> Vec<Finding> {
    let mut days: BTreeMap<&str, (&Person, Vec<Duty>)> = BTreeMap::new();
    for occasion in &programme.occasions {
        for (person, is_contact) in expected(programme, occasion).into_iter().filter(|(it, _)| scope.person(it)) {
            days.entry(&person.id).or_insert((person, Vec::new())).1.push((occasion, is_contact));
        }
    }
    let mut problems = Vec::new();
    for (person, duties) in days.into_values() {
        let agenda = Agenda::new(person, duties, programme.week);
        let found = agenda.clashes(slots).into_iter().chain(agenda.absences(slots));
        problems.extend(found.map(|problem| Finding { unit: Unit::Person(person.id.clone()), problem }));
    }
    problems
}

fn expected<'a>(programme: &Programme<'a>, occasion: &Occasion) -> Vec<(&'a Person, bool)> {
    let facilitators = programme.facilitators(occasion.event);
    if !facilitators.is_empty() {
        let mut seen = FastSet::default();
        return facilitators.iter().filter(|one| seen.insert(&one.id)).map(|one| (*one, false)).collect();
    }
    let organisers = programme.organisers(occasion.event).iter();
    let alone = organisers.filter_map(|partner| match programme.people_of(partner) {
        [one] => Some((*one, true)),
        _ => None,
    });
    alone.collect()
}

/// Everywhere one person is expected, by beginning.
struct Agenda<'p, 'a> {
    person: &'a Person,
    /// All of it, also where only the day is known.
    duties: Vec<Duty<'p, 'a>>,
    /// Those of a known time.
    timed: Vec<Duty<'p, 'a>>,
    availability: Option<Availability>,
    week: &'a Week,
    /// What is taken, without ways.
    taken: OnceCell<Bookings<'p>>,
}

impl<'p, 'a> Agenda<'p, 'a> {
    fn new(person: &'a Person, duties: Vec<Duty<'p, 'a>>, week: &'a Week) -> Self {
        let timed = duties.iter().copied().filter(|(it, _)| it.session.is_time_known).collect();
        Self { person, timed, duties, availability: Availability::of_person(person), week, taken: OnceCell::new() }
    }

    /// Two sessions at the same time, or one after the other with too little time for the way. A contact can look after
    /// two events in one house, so only different venues count.
    fn clashes(&self, slots: &Slots) -> Vec<Problem> {
        let reach = |at: NaiveDateTime| later(at, TimeDelta::minutes(MAX_TRAVEL_MINUTES));
        let spans: Vec<Span> = self.timed.iter().map(|(one, _)| (one.starts_at, reach(one.ends_at))).collect();
        let mut problems = Vec::new();
        let mut free: (usize, Option<NaiveDateTime>) = (usize::MAX, None);
        for (at, before) in overlaps(&spans) {
            let ((occasion, is_contact), (other, is_other_contact)) = (self.timed[at], self.timed[before]);
            let is_contact = is_contact || is_other_contact;
            let Some(found) = clash(occasion, other, is_contact) else { continue };
            // Searched once for each session, however many others are in its way.
            if free.0 != at {
                free = (at, self.free_time(occasion, slots));
            }
            let found = found
                .field("facilitators")
                .mixed(&self.person.id)
                .value("person", &self.person.name)
                .value("part", if is_contact { "contact" } else { "facilitator" })
                .remedy(free.1.map(|starts_at| move_to_time(occasion, starts_at)));
            problems.push(found.done(occasion.event));
        }
        problems
    }

    /// Sessions on days or at hours at which the person is away.
    fn absences(&self, slots: &Slots) -> Vec<Problem> {
        let Some(availability) = &self.availability else { return Vec::new() };
        let mut problems = Vec::new();
        for (occasion, is_contact) in &self.duties {
            let Some(away) = availability.misses(occasion) else { continue };
            let severity = if *is_contact { Severity::Hint } else { Severity::Warning };
            let found = Found::session("person_not_available", severity, occasion)
                .field("facilitators")
                .mixed(&self.person.id)
                .value("person", &self.person.name)
                .value("part", if *is_contact { "contact" } else { "facilitator" });
            let free = occasion.session.is_time_known.then(|| self.free_time(occasion, slots)).flatten();
            let found = absence(found, availability, away).remedy(free.map(|at| move_to_time(occasion, at)));
            problems.push(found.done(occasion.event));
        }
        problems
    }

    /// The next time at which the person could be there.
    fn free_time(&self, occasion: &Occasion, slots: &Slots) -> Option<NaiveDateTime> {
        if self.timed.len() <= MOST_WAYS {
            let way = |other: &Occasion| travel_minutes(other.venue, occasion.venue).unwrap_or(0);
            return slots.next_time(occasion, Some(&self.bookings(way)));
        }
        slots.next_time(occasion, Some(self.taken.get_or_init(|| self.bookings(|_| 0))))
    }

    /// What is taken of the person's week, with so many minutes around each session.
    fn bookings(&self, way: impl Fn(&Occasion) -> i64) -> Bookings<'p> {
        let around = |(it, _): &Duty<'p, 'a>| {
            let way = TimeDelta::minutes(way(it));
            ((earlier(it.starts_at, way), later(it.ends_at, way)), it.session.id.as_str())
        };
        let closed = self.availability.iter().flat_map(|it| it.closed(self.week)).map(|span| (span, ""));
        let mut all: Vec<(Span, &'p str)> = self.timed.iter().map(around).chain(closed).collect();
        all.sort_by_key(|(span, _)| *span);
        let mut bookings = Bookings::default();
        all.into_iter().for_each(|(span, id)| bookings.push(span, id));
        bookings
    }
}

/// What is wrong with one session and an earlier one of the same person.
fn clash(occasion: &Occasion, other: &Occasion, is_contact: bool) -> Option<Found> {
    let severity = if is_contact { Severity::Hint } else { Severity::Warning };
    if occasion.starts_at < other.ends_at {
        let is_meant = is_contact && venue_id(occasion) == venue_id(other);
        return (!is_meant).then(|| Found::session("person_in_two_places", severity, occasion).against(other));
    }
    let way = travel_minutes(other.venue, occasion.venue)?;
    let between = (occasion.starts_at - other.ends_at).num_minutes();
    (between < way).then(|| {
        Found::session("travel_too_short", severity, occasion)
            .against(other)
            .fact("travel_minutes", &way.to_string())
            .value("between_minutes", &between.to_string())
            .value("venue", occasion.venue.map_or("", |venue| venue.name.as_str()))
            .value("other_venue", other.venue.map_or("", |venue| venue.name.as_str()))
    })
}

fn venue_id<'a>(occasion: &Occasion<'a>) -> Option<&'a Id> {
    occasion.venue.map(|venue| &venue.id)
}

/// Says of an absence which it is.
fn absence(found: Found, availability: &Availability, away: Away) -> Found {
    match away {
        Away::Day => found.fact("reason", "day"),
        Away::Hours => found.fact("reason", "hours").fact("available_hours", &availability.hours()),
    }
}

/// Sessions on days or at hours at which the organiser cannot host.
pub fn hosts_not_available(programme: &Programme, slots: &Slots, scope: &Scope) -> Vec<Finding> {
    let mut known: FastMap<&str, Option<(Availability, Bookings)>> = FastMap::default();
    let mut problems = Vec::new();
    for occasion in programme.occasions.iter().filter(|occasion| scope.occasion(occasion)) {
        for partner in programme.organisers(occasion.event) {
            let said = known.entry(&partner.id).or_insert_with(|| said_by(partner, programme.week));
            let Some((availability, closed)) = &*said else { continue };
            let Some(away) = availability.misses(occasion) else { continue };
            let is_timed = occasion.session.is_time_known;
            let free = is_timed.then(|| slots.next_time(occasion, Some(closed))).flatten();
            let found = Found::session("host_not_available", Severity::Warning, occasion)
                .field("organisers")
                .mixed(&partner.id)
                .value("partner", &partner.name);
            let found = absence(found, availability, away)
                .remedy(free.map(|at| move_to_time(occasion, at)))
                .remedy(open_partner(partner));
            problems.push(Finding { unit: Unit::of(occasion), problem: found.done(occasion.event) });
        }
    }
    problems
}

fn said_by<'a>(partner: &Partner, week: &Week) -> Option<(Availability, Bookings<'a>)> {
    let availability = Availability::of_partner(partner)?;
    let mut closed = Bookings::default();
    availability.closed(week).into_iter().for_each(|span| closed.push(span, ""));
    Some((availability, closed))
}

/// Hosts that take part for the first time with more events than a newcomer should begin with, until the week is over.
pub fn newcomers_with_many(programme: &Programme, plan: &Plan, scope: &Scope) -> Vec<Finding> {
    if !scope.whole() || programme.week.ends_on < programme.today {
        return Vec::new();
    }
    let mut counts: FastMap<&str, usize> = FastMap::default();
    for event in &programme.events {
        let mut seen = FastSet::default();
        let hosts = programme.organisers(event).iter().filter(|partner| seen.insert(&partner.id));
        hosts.for_each(|partner| *counts.entry(&partner.id).or_default() += 1);
    }
    let many = newcomers(plan, programme.week).into_iter().filter_map(|partner| {
        let count = counts.get(partner.id.as_str()).copied().filter(|count| NEWCOMER_EVENTS < *count)?;
        let found = Found::host("newcomer_many_events", Severity::Hint, partner)
            .fact("event_count", &count.to_string())
            .value("most_count", &NEWCOMER_EVENTS.to_string())
            .remedy(open_partner(partner));
        Some(Finding { unit: Unit::Whole, problem: found.alone() })
    });
    many.collect()
}
