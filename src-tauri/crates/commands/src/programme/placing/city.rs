//! The city of a week as the statement of a placement wants it: venues on a plane, rooms with the hours in which they
//! are free, hosts, people, pillars.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime};
use domain::rules::limits::{self, METRES_A_DEGREE};
use domain::rules::week::OpeningHours;
use domain::{AccessFeature, Id, Plan, Room, Venue};
use placement::Span;

use super::weights;

/// Stands for a part of the city, a pillar or a place that nobody has named. No id of a plan is empty.
pub(super) const NONE: &str = "";
/// Before the id of a venue that has no rooms and is one itself.
const WHOLE: &str = "venue:";
/// What every real room has, and no stand-in.
pub(super) const ROOM: &str = "room";
/// Before the id of the venue that a room belongs to, among the room's features.
pub(super) const IN: &str = "in:";
/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// Where a venue is, in whole metres from the middle of all.
pub(super) struct Map {
    middle: (f64, f64),
    by_neighbourhood: HashMap<Id, (f64, f64)>,
}

impl Map {
    pub fn new(plan: &Plan) -> Self {
        let known: Vec<(&Venue, (f64, f64))> =
            plan.venues.iter().filter_map(|venue| Some((venue, coordinates(venue)?))).collect();
        let mut parts: HashMap<Id, Vec<(f64, f64)>> = HashMap::new();
        for (venue, at) in &known {
            if let Some(id) = &venue.neighbourhood_id {
                parts.entry(id.clone()).or_default().push(*at);
            }
        }
        let all: Vec<(f64, f64)> = known.into_iter().map(|(_, at)| at).collect();
        Self { middle: mean(&all), by_neighbourhood: parts.into_iter().map(|(id, all)| (id, mean(&all))).collect() }
    }

    /// Metres eastward and northward. A venue that nobody has put on the map stands in the middle of the known ones of its
    /// neighbourhood, else of all.
    pub fn at(&self, venue: &Venue) -> (i64, i64) {
        let near = venue.neighbourhood_id.as_ref().and_then(|id| self.by_neighbourhood.get(id)).copied();
        let (latitude, longitude) = coordinates(venue).or(near).unwrap_or(self.middle);
        let squeeze = self.middle.0.to_radians().cos();
        let metres = |degrees: f64| (degrees * METRES_A_DEGREE).round() as i64;
        (metres((longitude - self.middle.1) * squeeze), metres(latitude - self.middle.0))
    }
}

/// Whether nobody knows where a venue is.
pub(super) fn is_off_the_map(venue: &Venue) -> bool {
    !venue.is_online && coordinates(venue).is_none()
}

fn coordinates(venue: &Venue) -> Option<(f64, f64)> {
    Some((venue.latitude?, venue.longitude?))
}

fn mean(all: &[(f64, f64)]) -> (f64, f64) {
    let count = all.len().max(1) as f64;
    let sum = all.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    (sum.0 / count, sum.1 / count)
}

/// What is taken on the days of the week, by what takes it: spans of minutes, day by day.
#[derive(Default)]
pub(super) struct Taken(BTreeMap<String, Vec<Span>>);

impl Taken {
    pub fn push(&mut self, what: &str, span: Span) {
        self.0.entry(what.to_owned()).or_default().push(span);
    }

    /// What is left of a span, in order.
    pub fn left(&self, what: &str, span: Span) -> Vec<Span> {
        let mut left = vec![span];
        for taken in self.0.get(what).into_iter().flatten() {
            left = left.into_iter().flat_map(|span| without(span, taken)).collect();
        }
        left
    }

    pub fn has(&self, what: &str) -> bool {
        self.0.contains_key(what)
    }
}

fn without(span: Span, taken: &Span) -> Vec<Span> {
    if span.day != taken.day || taken.to <= span.from || span.to <= taken.from {
        return vec![span];
    }
    let parts = [(span.from, taken.from), (taken.to, span.to)];
    parts.into_iter().filter(|(from, to)| from < to).map(|(from, to)| Span { day: span.day, from, to }).collect()
}

/// A moment's minutes since the week began.
pub(super) fn since(days: &[NaiveDate], at: chrono::NaiveDateTime) -> i64 {
    days.first().map_or(0, |first| (at - first.and_time(NaiveTime::MIN)).num_minutes())
}

/// The parts of a span of minutes since the week began, day by day.
pub(super) fn by_day(count: usize, (from, to): (i64, i64)) -> impl Iterator<Item = Span> {
    (0..count as i64)
        .map(move |day| Span { day, from: (from - day * DAY).max(0), to: (to - day * DAY).min(DAY) })
        .filter(|span| span.from < span.to)
}

/// What places are called in the statement: rooms, and venues without rooms, which hold one session at a time too.
pub(super) fn place_key(room: Option<&Room>, venue: &Venue) -> String {
    room.map_or_else(|| format!("{WHOLE}{}", venue.id), |room| room.id.clone())
}

/// Every place that can be offered, with the hours in which it is free on the days that are still to come.
pub(super) fn rooms(plan: &Plan, days: &[NaiveDate], today: NaiveDate, taken: &Taken) -> Vec<placement::Room> {
    let hours = OpeningHours::new(plan);
    let mut of_venue: HashMap<&str, Vec<&Room>> = HashMap::new();
    for room in &plan.rooms {
        of_venue.entry(&room.venue_id).or_default().push(room);
    }
    let mut rooms = Vec::new();
    for venue in plan.venues.iter().filter(|venue| !venue.is_online) {
        let spans: Vec<Span> = (0_i64..)
            .zip(days)
            .filter(|(_, on)| today < **on)
            .flat_map(|(day, on)| {
                let spans = hours.offered(Some(&venue.id), *on);
                let within =
                    |(from, to): &(u32, u32)| Span { day, from: i64::from(*from), to: i64::from(*to).min(DAY) };
                spans.iter().map(within).collect::<Vec<_>>()
            })
            .collect();
        let own = of_venue.remove(venue.id.as_str()).unwrap_or_default();
        let whole = own.is_empty().then_some(None);
        for room in own.into_iter().map(Some).chain(whole) {
            rooms.push(place(venue, room, &spans, taken));
        }
    }
    rooms
}

fn place(venue: &Venue, room: Option<&Room>, spans: &[Span], taken: &Taken) -> placement::Room {
    let id = place_key(room, venue);
    let open = spans.iter().flat_map(|span| taken.left(&id, span.clone())).collect();
    let known = venue.access_features.iter().cloned();
    placement::Room {
        open,
        venue: venue.id.clone(),
        // A room of unknown size is no answer where a size is wanted.
        capacity: room.and_then(|room| room.capacity).unwrap_or(0).max(0),
        features: known.chain([ROOM.to_owned(), format!("{IN}{}", venue.id)]).collect(),
        setup_minutes: room.map_or(0, |room| room.setup_minutes.clamp(0, DAY)),
        id,
    }
}

/// Features of the place that an event promises.
pub(super) fn needs(access_features: &[String]) -> impl Iterator<Item = AccessFeature> {
    access_features.iter().filter_map(|word| AccessFeature::from_word(word)).filter(|feature| feature.is_of_place())
}

/// Neighbourhoods with what the week wants of them, and one for what is in none.
pub(super) fn neighbourhoods(plan: &Plan, target_per_1000: f64) -> Vec<placement::Neighbourhood> {
    let made = plan.neighbourhoods.iter().map(|record| placement::Neighbourhood {
        id: record.id.clone(),
        population: record.population.unwrap_or(0).max(0),
        target_per_1000,
    });
    let nowhere = placement::Neighbourhood { id: NONE.to_owned(), population: 0, target_per_1000: 0.0 };
    made.chain([nowhere]).collect()
}

/// Venues on the plane, and one for what has no place.
pub(super) fn venues(plan: &Plan) -> Vec<placement::Venue> {
    let map = Map::new(plan);
    let known = |id: &Id| plan.neighbourhoods.iter().any(|record| record.id == *id);
    let made = plan.venues.iter().map(|venue| {
        let (x, y) = map.at(venue);
        let neighbourhood = venue.neighbourhood_id.clone().filter(known).unwrap_or_default();
        placement::Venue { id: venue.id.clone(), kind: String::new(), neighbourhood, x, y }
    });
    let nowhere =
        placement::Venue { id: NONE.to_owned(), kind: String::new(), neighbourhood: NONE.to_owned(), x: 0, y: 0 };
    made.chain([nowhere]).collect()
}

/// The days of the week, with the share that each should have.
pub(super) fn week(days: &[NaiveDate], sessions: usize) -> placement::Week {
    let day = |(id, on): (i64, &NaiveDate)| weights::day(id, on.to_string(), sessions, days.len());
    placement::Week {
        grid_minutes: i64::from(domain::rules::week::STEP_MINUTES),
        days: (0_i64..).zip(days).map(day).collect(),
        walking_metres_per_minute: limits::WALKING_METRES_PER_MINUTE,
        max_travel_minutes: limits::MAX_TRAVEL_MINUTES,
    }
}
