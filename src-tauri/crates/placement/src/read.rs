//! Reads instances and solutions, and refuses what cannot be meant, with line, field and remedy.
//!
//! After [`read_instance`] every reference holds and every number is one the rest can count with. Whether a solution is
//! any good is told by [`evaluate`](crate::evaluate()), not here.

use std::collections::HashSet;
use std::fmt;

use crate::evaluate::{Hard, evaluate};
use crate::lines::{Step, line_of, path_at, path_of_missing, written};
use crate::statement::{Event, FORMAT, Instance, Place, Row, Solution, Span};

/// Why a file was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The line, from 1.
    pub line: usize,
    /// Which value: `events[3].host`.
    pub field: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The text is no JSON, or not of the statement's shape; what the reader of JSON says of it.
    Shape(String),
    /// The format is another one.
    Format(String),
    /// It names something that is not listed.
    Unknown {
        /// What it names.
        value: String,
        /// Where it should be listed.
        list: &'static str,
    },
    /// It is there a second time.
    Twice(String),
    /// The number is too small or too large.
    OutOfRange {
        /// The number.
        value: String,
        /// The least that is allowed.
        least: i64,
        /// The most that is allowed.
        most: i64,
    },
    /// The start is no multiple of the grid.
    OffGrid {
        /// The start.
        value: i64,
        /// The grid.
        grid: i64,
    },
    /// The list needs a last band without `up_to`.
    NoLastBand,
    /// Wished hours need both ends.
    HalfOpenWish,
    /// A pinned session breaks a hard constraint by itself or beside those pinned before it; the first kind broken.
    PinnedBroken(&'static str),
}

impl Fault {
    /// One word for the kind, for whoever says it in another language.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape(_) => "shape",
            Self::Format(_) => "format",
            Self::Unknown { .. } => "unknown",
            Self::Twice(_) => "twice",
            Self::OutOfRange { .. } => "out_of_range",
            Self::OffGrid { .. } => "off_grid",
            Self::NoLastBand => "no_last_band",
            Self::HalfOpenWish => "half_open_wish",
            Self::PinnedBroken(_) => "pinned_broken",
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "line {}, {}: ", self.line, if self.field.is_empty() { "the file" } else { &self.field })?;
        match &self.fault {
            Fault::Shape(message) => write!(f, "{message}; write the field as the statement has it"),
            Fault::Format(found) => write!(f, "\"{found}\" is another format; this reads \"{FORMAT}\""),
            Fault::Unknown { value, list } => {
                write!(f, "\"{value}\" is not listed in {list}; list it there or name another")
            }
            Fault::Twice(value) => write!(f, "\"{value}\" is there a second time; leave one out"),
            Fault::OutOfRange { value, least, most } => {
                write!(f, "{value} is not possible; write a number from {least} to {most}")
            }
            Fault::OffGrid { value, grid } => {
                write!(f, "{value} is no multiple of {grid}; pin the session on the grid or change grid_minutes")
            }
            Fault::NoLastBand => write!(f, "no band holds for the rest; end the list with one whose up_to is null"),
            Fault::HalfOpenWish => write!(f, "wished hours need both from and to; give both, or null for both"),
            Fault::PinnedBroken(kind) => {
                write!(f, "the pinned session breaks {kind}; pin it elsewhere or let it be placed")
            }
        }
    }
}

impl std::error::Error for ReadError {}

/// Where something is wrong, and what.
type Found = (Vec<Step>, Fault);
type Check = Result<(), Found>;

/// Reads an instance.
///
/// # Errors
///
/// The first thing that is wrong with it, in the order of the statement.
///
/// ```
/// let error = placement::read_instance("{\"format\": 3}").unwrap_err();
/// assert_eq!((error.line, error.field.as_str()), (1, "format"));
/// ```
pub fn read_instance(text: &str) -> Result<Instance, ReadError> {
    let instance: Instance = serde_json::from_str(text).map_err(|error| shape(text, &error))?;
    check(&instance).map_err(|(path, fault)| ReadError { line: line_of(text, &path), field: written(&path), fault })?;
    Ok(instance)
}

/// Reads a solution; what its rows name is left to [`evaluate`](crate::evaluate()).
///
/// # Errors
///
/// The text is no JSON, or not of the statement's shape.
pub fn read_solution(text: &str) -> Result<Solution, ReadError> {
    serde_json::from_str(text).map_err(|error| shape(text, &error))
}

fn shape(text: &str, error: &serde_json::Error) -> ReadError {
    let message = error.to_string();
    // The place is told by line and field.
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let path = match missing {
        Some(field) => path_of_missing(text, error.line(), error.column(), field),
        None => path_at(text, error.line(), error.column()),
    };
    ReadError { line: error.line().max(1), field: written(&path), fault: Fault::Shape(message) }
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn at(list: &str, index: usize, rest: &[Step]) -> Vec<Step> {
    let mut path = vec![key(list), Step::Index(index)];
    path.extend_from_slice(rest);
    path
}

fn in_range(path: Vec<Step>, value: i64, least: i64, most: i64) -> Check {
    let fault = Fault::OutOfRange { value: value.to_string(), least, most };
    if (least..=most).contains(&value) { Ok(()) } else { Err((path, fault)) }
}

/// Ids by which records are referred to, each there once.
fn ids<'a, T: Eq + std::hash::Hash + Copy + ToString>(
    list: &str,
    ids: impl Iterator<Item = T> + 'a,
) -> Result<HashSet<T>, Found> {
    let mut found = HashSet::new();
    for (index, id) in ids.enumerate() {
        if !found.insert(id) {
            return Err((at(list, index, &[key("id")]), Fault::Twice(id.to_string())));
        }
    }
    Ok(found)
}

/// What can be referred to.
struct Known<'a> {
    days: HashSet<i64>,
    pillars: HashSet<&'a str>,
    neighbourhoods: HashSet<&'a str>,
    venues: HashSet<&'a str>,
    rooms: HashSet<&'a str>,
    partners: HashSet<&'a str>,
    persons: HashSet<&'a str>,
}

fn is_known(known: &HashSet<&str>, list: &'static str, value: &str, path: Vec<Step>) -> Check {
    let fault = || Fault::Unknown { value: value.to_owned(), list };
    if known.contains(value) { Ok(()) } else { Err((path, fault())) }
}

fn check(instance: &Instance) -> Check {
    if instance.format != FORMAT {
        return Err((vec![key("format")], Fault::Format(instance.format.clone())));
    }
    check_numbers(instance)?;
    let known = Known {
        days: week_days(instance)?,
        pillars: ids("pillars", instance.pillars.iter().map(|record| record.id.as_str()))?,
        neighbourhoods: ids("neighbourhoods", instance.neighbourhoods.iter().map(|record| record.id.as_str()))?,
        venues: ids("venues", instance.venues.iter().map(|record| record.id.as_str()))?,
        rooms: ids("rooms", instance.rooms.iter().map(|record| record.id.as_str()))?,
        partners: ids("partners", instance.partners.iter().map(|record| record.id.as_str()))?,
        persons: ids("persons", instance.persons.iter().map(|record| record.id.as_str()))?,
    };
    ids("events", instance.events.iter().map(|record| record.id.as_str()))?;
    check_city(instance, &known)?;
    for (index, event) in instance.events.iter().enumerate() {
        check_event(instance, &known, index, event)?;
    }
    check_pinned(instance)
}

fn week_days(instance: &Instance) -> Result<HashSet<i64>, Found> {
    let mut days = HashSet::new();
    for (index, day) in instance.week.days.iter().enumerate() {
        if !days.insert(day.id) {
            let path = vec![key("week"), key("days"), Step::Index(index), key("id")];
            return Err((path, Fault::Twice(day.id.to_string())));
        }
    }
    Ok(days)
}

fn check_numbers(instance: &Instance) -> Check {
    let week = &instance.week;
    let of_week = |name: &str| vec![key("week"), key(name)];
    in_range(of_week("grid_minutes"), week.grid_minutes, 1, 24 * 60)?;
    in_range(of_week("days"), week.days.len() as i64, 0, 400)?;
    in_range(of_week("walking_metres_per_minute"), week.walking_metres_per_minute, 0, i64::MAX)?;
    in_range(of_week("max_travel_minutes"), week.max_travel_minutes, 0, i64::MAX)?;
    // The amounts do not matter here, only names and weights.
    for (name, _, weight) in crate::evaluate::Soft::default().by_kind(&instance.weights) {
        in_range(vec![key("weights"), key(name)], weight, 0, i64::MAX)?;
    }
    for (index, band) in instance.waste_bands.iter().enumerate() {
        in_range(at("waste_bands", index, &[key("penalty")]), band.penalty, 0, i64::MAX)?;
    }
    if instance.waste_bands.last().is_none_or(|band| band.up_to.is_some()) {
        return Err((vec![key("waste_bands")], Fault::NoLastBand));
    }
    for (index, record) in instance.neighbourhoods.iter().enumerate() {
        in_range(at("neighbourhoods", index, &[key("population")]), record.population, 0, i64::MAX)?;
        let most = 1_000_000;
        if !(0.0..=most as f64).contains(&record.target_per_1000) {
            let fault = Fault::OutOfRange { value: record.target_per_1000.to_string(), least: 0, most };
            return Err((at("neighbourhoods", index, &[key("target_per_1000")]), fault));
        }
    }
    Ok(())
}

fn check_spans(known: &Known, list: &str, index: usize, field: &str, spans: &[Span]) -> Check {
    for (number, span) in spans.iter().enumerate() {
        if !known.days.contains(&span.day) {
            let path = at(list, index, &[key(field), Step::Index(number), key("day")]);
            return Err((path, Fault::Unknown { value: span.day.to_string(), list: "week.days" }));
        }
    }
    Ok(())
}

/// Venues, rooms, partners and persons.
fn check_city(instance: &Instance, known: &Known) -> Check {
    for (index, venue) in instance.venues.iter().enumerate() {
        let path = at("venues", index, &[key("neighbourhood")]);
        is_known(&known.neighbourhoods, "neighbourhoods", &venue.neighbourhood, path)?;
    }
    for (index, room) in instance.rooms.iter().enumerate() {
        is_known(&known.venues, "venues", &room.venue, at("rooms", index, &[key("venue")]))?;
        in_range(at("rooms", index, &[key("capacity")]), room.capacity, 0, i64::MAX)?;
        in_range(at("rooms", index, &[key("setup_minutes")]), room.setup_minutes, 0, i64::MAX)?;
        check_spans(known, "rooms", index, "open", &room.open)?;
    }
    for (index, partner) in instance.partners.iter().enumerate() {
        check_spans(known, "partners", index, "available", partner.available.as_deref().unwrap_or_default())?;
    }
    for (index, person) in instance.persons.iter().enumerate() {
        check_spans(known, "persons", index, "available", person.available.as_deref().unwrap_or_default())?;
    }
    Ok(())
}

fn check_event(instance: &Instance, known: &Known, index: usize, event: &Event) -> Check {
    let path = |rest: &[Step]| at("events", index, rest);
    is_known(&known.partners, "partners", &event.host, path(&[key("host")]))?;
    is_known(&known.pillars, "pillars", &event.pillar, path(&[key("pillar")]))?;
    in_range(path(&[key("duration_minutes")]), event.duration_minutes, 1, i64::MAX)?;
    in_range(path(&[key("changeover_minutes")]), event.changeover_minutes, 0, i64::MAX)?;
    in_range(path(&[key("expected")]), event.expected, 0, i64::MAX)?;
    for (name, list) in [("facilitators", &event.facilitators), ("audiences", &event.audiences)] {
        for (number, value) in list.iter().enumerate() {
            if list[..number].contains(value) {
                return Err((path(&[key(name), Step::Index(number)]), Fault::Twice(value.clone())));
            }
        }
    }
    for (number, person) in event.facilitators.iter().enumerate() {
        is_known(&known.persons, "persons", person, path(&[key("facilitators"), Step::Index(number)]))?;
    }
    check_wishes(known, event, &path)?;
    for (number, session) in event.sessions.iter().enumerate() {
        for (name, place) in [("published", &session.published), ("pinned", &session.pinned)] {
            let Some(place) = place else { continue };
            let path = |field: &str| path(&[key("sessions"), Step::Index(number), key(name), key(field)]);
            is_known(&known.rooms, "rooms", &place.room, path("room"))?;
            is_day(known, place.day, path("day"))?;
            if name == "pinned" {
                // Sessions do not pass midnight.
                in_range(path("start"), place.start, 0, (24 * 60 - event.duration_minutes).max(0))?;
            }
            if name == "pinned" && place.start % instance.week.grid_minutes != 0 {
                let fault = Fault::OffGrid { value: place.start, grid: instance.week.grid_minutes };
                return Err((path("start"), fault));
            }
        }
    }
    Ok(())
}

fn is_day(known: &Known, day: i64, path: Vec<Step>) -> Check {
    let fault = || Fault::Unknown { value: day.to_string(), list: "week.days" };
    if known.days.contains(&day) { Ok(()) } else { Err((path, fault())) }
}

fn check_wishes(known: &Known, event: &Event, path: &impl Fn(&[Step]) -> Vec<Step>) -> Check {
    for (number, window) in event.allowed.iter().enumerate() {
        for (which, day) in window.days.iter().enumerate() {
            is_day(known, *day, path(&[key("allowed"), Step::Index(number), key("days"), Step::Index(which)]))?;
        }
    }
    let wish = |field: &str, number: usize| path(&[key("preferred"), key(field), Step::Index(number)]);
    for (number, day) in event.preferred.days.iter().enumerate() {
        is_day(known, *day, wish("days", number))?;
    }
    for (number, venue) in event.preferred.venues.iter().enumerate() {
        is_known(&known.venues, "venues", venue, wish("venues", number))?;
    }
    for (number, record) in event.preferred.neighbourhoods.iter().enumerate() {
        is_known(&known.neighbourhoods, "neighbourhoods", record, wish("neighbourhoods", number))?;
    }
    if event.preferred.from.is_some() != event.preferred.to.is_some() {
        let missing = if event.preferred.from.is_some() { "to" } else { "from" };
        return Err((path(&[key("preferred"), key(missing)]), Fault::HalfOpenWish));
    }
    Ok(())
}

/// Pinned sessions break nothing, as the statement promises: no search could mend it.
fn check_pinned(instance: &Instance) -> Check {
    let pinned = Solution::pinned(instance);
    let broken = |count: usize| -> Option<&'static str> {
        let rows = Solution { instance: instance.name.clone(), sessions: pinned.sessions[..count].to_vec() };
        let hard = Hard { pinned_moved: 0, ..evaluate(instance, &rows).hard };
        hard.by_kind().into_iter().find(|(_, count)| 0 < *count).map(|(kind, _)| kind)
    };
    if broken(pinned.sessions.len()).is_none() {
        return Ok(());
    }
    // More sessions break more, so the first that breaks something is found by halving.
    let (mut sound, mut count) = (0, pinned.sessions.len());
    while sound + 1 < count {
        let middle = sound + (count - sound) / 2;
        if broken(middle).is_none() { sound = middle } else { count = middle }
    }
    let row = &pinned.sessions[count - 1];
    let index = instance.events.iter().position(|event| event.id == row.event).unwrap_or(0);
    let path = at("events", index, &[key("sessions"), Step::Index(row.session as usize), key("pinned")]);
    Err((path, Fault::PinnedBroken(broken(count).unwrap_or("pinned_moved"))))
}

impl Solution {
    /// The pinned sessions alone: what stands before anything is placed.
    pub fn pinned(instance: &Instance) -> Self {
        let rows = instance.events.iter().flat_map(|event| {
            event.sessions.iter().enumerate().filter_map(|(number, session)| {
                let place: Place = session.pinned.clone()?;
                Some(Row { event: event.id.clone(), session: number as i64, place })
            })
        });
        Self { instance: instance.name.clone(), sessions: rows.collect() }
    }
}
