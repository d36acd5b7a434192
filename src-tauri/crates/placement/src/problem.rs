//! An instance prepared for the search: indices instead of ids, and what the hard constraints allow each session by
//! itself, as sets of starts for each room and day.
//!
//! Starts lie on the grid, so two sessions in one room are apart exactly when the second starts at least as many slots
//! later as set-up, duration and change-over take, rounded up. That is how rooms are kept here.

use std::collections::HashMap;

use crate::evaluate::{place_level, target_sessions, walking_minutes};
use crate::mask::Mask;
use crate::statement::{Event, Instance, Place, Room, Span, Weights};

/// Minutes of a day; sessions do not pass midnight.
const DAY_MINUTES: i64 = 24 * 60;
/// Weights above this say the same to the search as this does, and no sum of them overflows.
const MOST: i64 = 1 << 30;
/// No week has more sessions, so limits beyond this say the same.
const MOST_SESSIONS: i64 = 1 << 20;

/// By how much leaving out a session seems dearer for each hour that it keeps a room. Found by trial: with less, full
/// weeks keep more sessions out; with more, the search pays too much in wishes for placing the longest.
const LEAVE_PERCENT_AN_HOUR: i64 = 8;

/// How many slots a day has.
pub fn slots_per_day(grid_minutes: i64) -> usize {
    (DAY_MINUTES / grid_minutes.clamp(1, DAY_MINUTES)) as usize + 1
}

/// A room that suits, with what it costs there and when it can start.
#[derive(Debug, Clone, Copy)]
pub struct RoomOption {
    /// The room.
    pub room: u32,
    /// Slots from a start to the earliest next start in the room.
    pub length: u32,
    /// What the room costs, whenever it is.
    pub cost: i64,
    /// Whether the session was published here.
    pub is_published: bool,
    /// Where in [`Problem::starts`] the masks of its days begin.
    pub first: u32,
}

/// Sessions that are alike: the open ones of an event, or one published or pinned session.
pub struct Class<const W: usize> {
    pub event: u32,
    pub host: u32,
    pub pillar: u32,
    pub persons: Vec<u32>,
    pub audiences: Vec<u32>,
    pub duration: i64,
    /// Rooms that suit, cheapest first.
    pub options: Vec<RoomOption>,
    /// What each day costs by the host's wish.
    pub day_costs: Vec<i64>,
    /// Starts inside the wished hours.
    pub wished: Mask<W>,
    /// Where it was published, as (day, slot); the slot is out of reach where the start is not on the grid.
    pub published: Option<(usize, usize)>,
    /// Every (day, slot) at which some room can be had, cheapest first, and how many of them cost least.
    pub starts: Vec<(u16, u16)>,
    pub best_starts: usize,
    /// The least that any place costs by itself.
    pub least: i64,
    /// What leaving a session out costs in the eyes of the search: the longer it keeps a room, the more. So long
    /// sessions are placed first and short ones, which find a gap more easily, are left for last.
    pub leave_cost: i64,
}

/// Where a session is or could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Which of the class's rooms.
    pub option: u32,
    pub day: u16,
    pub slot: u16,
}

/// One session to place.
#[derive(Debug, Clone, Copy)]
pub struct SessionFacts {
    pub class: u32,
    /// Which session of its event.
    pub number: u32,
    pub pinned: Option<Spot>,
}

/// The whole instance, prepared.
pub struct Problem<const W: usize> {
    pub grid: i64,
    pub weights: Weights,
    pub day_limits: Vec<(i64, i64)>,
    pub pillar_limits: Vec<(i64, i64)>,
    pub targets: Vec<i64>,
    pub room_venue: Vec<u32>,
    pub venue_neighbourhood: Vec<u32>,
    /// Minutes between venues, row by row.
    pub travel: Vec<i64>,
    pub sessions: Vec<SessionFacts>,
    pub classes: Vec<Class<W>>,
    /// For each room option and day, the starts that the hard constraints allow the session by itself. In one piece,
    /// because the search looks here more often than anywhere else.
    pub starts: Vec<Mask<W>>,
    pub counts: Counts,
}

/// How many there are of what is not listed in [`Problem`].
pub struct Counts {
    pub events: usize,
    pub hosts: usize,
    pub persons: usize,
    pub audiences: usize,
}

fn indices<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, u32> {
    let mut found = HashMap::new();
    for id in ids {
        let next = found.len() as u32;
        found.entry(id).or_insert(next);
    }
    found
}

fn clamp(weights: &Weights) -> Weights {
    let most = |weight: i64| weight.clamp(0, MOST);
    Weights {
        unplaced: most(weights.unplaced),
        capacity_waste: most(weights.capacity_waste),
        wish_day: most(weights.wish_day),
        wish_time: most(weights.wish_time),
        wish_place: most(weights.wish_place),
        day_spread: most(weights.day_spread),
        neighbourhood_spread: most(weights.neighbourhood_spread),
        audience_clash: most(weights.audience_clash),
        host_clash: most(weights.host_clash),
        pillar_balance: most(weights.pillar_balance),
        same_day: most(weights.same_day),
        moved_time: most(weights.moved_time),
        moved_room: most(weights.moved_room),
        moved_venue: most(weights.moved_venue),
    }
}

fn limits(low: i64, high: i64) -> (i64, i64) {
    (low.clamp(-MOST_SESSIONS, MOST_SESSIONS), high.clamp(-MOST_SESSIONS, MOST_SESSIONS))
}

/// What is made event by event.
struct Made<const W: usize> {
    classes: Vec<Class<W>>,
    sessions: Vec<SessionFacts>,
    starts: Vec<Mask<W>>,
}

/// The instance with what names stand for.
struct Compiler<'a> {
    instance: &'a Instance,
    weights: Weights,
    days: HashMap<i64, usize>,
    rooms: HashMap<&'a str, u32>,
    venues: HashMap<&'a str, u32>,
    hosts: HashMap<&'a str, u32>,
    persons: HashMap<&'a str, u32>,
    pillars: HashMap<&'a str, u32>,
    audiences: HashMap<&'a str, u32>,
}

impl<const W: usize> Problem<W> {
    /// Prepares an instance whose references hold, as [`read_instance`](crate::read_instance) makes sure.
    pub fn new(instance: &Instance) -> Self {
        let compiler = Compiler {
            instance,
            weights: clamp(&instance.weights),
            days: instance.week.days.iter().enumerate().map(|(at, day)| (day.id, at)).collect(),
            rooms: indices(instance.rooms.iter().map(|room| room.id.as_str())),
            venues: indices(instance.venues.iter().map(|venue| venue.id.as_str())),
            hosts: indices(instance.partners.iter().map(|partner| partner.id.as_str())),
            persons: indices(instance.persons.iter().map(|person| person.id.as_str())),
            pillars: indices(instance.pillars.iter().map(|pillar| pillar.id.as_str())),
            audiences: indices(instance.events.iter().flat_map(|event| &event.audiences).map(String::as_str)),
        };
        let neighbourhoods = indices(instance.neighbourhoods.iter().map(|record| record.id.as_str()));
        let mut made = Made { classes: Vec::new(), sessions: Vec::new(), starts: Vec::new() };
        for (index, event) in instance.events.iter().enumerate() {
            compiler.add_event(index, event, &mut made);
        }
        let venues = &instance.venues;
        let travel = venues
            .iter()
            .flat_map(|a| venues.iter().map(|b| walking_minutes(&instance.week, a, b).min(2 * DAY_MINUTES)));
        let targets = instance.neighbourhoods.iter().map(|record| {
            target_sessions(record.population, record.target_per_1000).clamp(0, i128::from(MOST_SESSIONS)) as i64
        });
        Self {
            grid: instance.week.grid_minutes,
            weights: compiler.weights,
            day_limits: instance.week.days.iter().map(|day| limits(day.min_sessions, day.max_sessions)).collect(),
            pillar_limits: instance.pillars.iter().map(|one| limits(one.min_per_day, one.max_per_day)).collect(),
            targets: targets.collect(),
            room_venue: instance.rooms.iter().map(|room| compiler.venues[room.venue.as_str()]).collect(),
            venue_neighbourhood: venues.iter().map(|venue| neighbourhoods[venue.neighbourhood.as_str()]).collect(),
            travel: travel.collect(),
            sessions: made.sessions,
            classes: made.classes,
            starts: made.starts,
            counts: Counts {
                events: instance.events.len(),
                hosts: instance.partners.len(),
                persons: instance.persons.len(),
                audiences: compiler.audiences.len(),
            },
        }
    }

    /// Days of the week.
    pub fn days(&self) -> usize {
        self.day_limits.len()
    }

    /// The starts that the hard constraints allow a session by itself in a room on a day.
    #[inline]
    pub fn starts(&self, option: &RoomOption, day: usize) -> &Mask<W> {
        &self.starts[option.first as usize + day]
    }

    /// The class of a session.
    #[inline]
    pub fn class_of(&self, session: u32) -> &Class<W> {
        &self.classes[self.sessions[session as usize].class as usize]
    }
}

impl Compiler<'_> {
    /// Adds an event's sessions: the open ones share a class.
    fn add_event<const W: usize>(&self, index: usize, event: &Event, made: &mut Made<W>) {
        let allowed = self.allowed_starts(event);
        let mut shared = None;
        for (number, session) in event.sessions.iter().enumerate() {
            let is_alone = session.published.is_some() || session.pinned.is_some();
            let class = match shared {
                Some(class) if !is_alone => class,
                Some(_) | None => {
                    self.add_class(index, event, &allowed, session.published.as_ref(), made);
                    made.classes.len() as u32 - 1
                }
            };
            if !is_alone {
                shared = Some(class);
            }
            let pinned = session.pinned.as_ref().and_then(|pinned| self.spot(class as usize, pinned, made));
            made.sessions.push(SessionFacts { class, number: number as u32, pinned });
        }
    }

    fn day_slot(&self, place: &Place) -> Option<(usize, usize)> {
        let day = *self.days.get(&place.day)?;
        let grid = self.instance.week.grid_minutes;
        let is_inside = 0 <= place.start && place.start <= DAY_MINUTES && place.start % grid == 0;
        is_inside.then(|| (day, (place.start / grid) as usize))
    }

    fn spot<const W: usize>(&self, class: usize, place: &Place, made: &Made<W>) -> Option<Spot> {
        let (day, slot) = self.day_slot(place)?;
        let room = *self.rooms.get(place.room.as_str())?;
        let options = &made.classes[class].options;
        let option = options.iter().position(|option| option.room == room)?;
        made.starts[options[option].first as usize + day].has(slot).then_some(Spot {
            option: option as u32,
            day: day as u16,
            slot: slot as u16,
        })
    }

    /// Starts at which something of `minutes` lies between two clock times.
    fn inside<const W: usize>(&self, from: i64, to: i64, minutes: i64) -> Mask<W> {
        let grid = self.instance.week.grid_minutes;
        let (from, last) = (from.max(0), to.min(DAY_MINUTES).saturating_sub(minutes));
        if last < from { Mask::EMPTY } else { Mask::range((from + grid - 1) / grid, last / grid + 1) }
    }

    fn available<const W: usize>(&self, spans: Option<&[Span]>, minutes: i64) -> Vec<Mask<W>> {
        let Some(spans) = spans else { return vec![self.inside(0, DAY_MINUTES, minutes); self.days.len()] };
        let mut masks = vec![Mask::EMPTY; self.days.len()];
        for span in spans {
            if let Some(day) = self.days.get(&span.day) {
                masks[*day] = masks[*day].or(&self.inside(span.from, span.to, minutes));
            }
        }
        masks
    }

    /// Starts that host, facilitators and windows allow, day by day.
    fn allowed_starts<const W: usize>(&self, event: &Event) -> Vec<Mask<W>> {
        let (instance, minutes) = (self.instance, event.duration_minutes);
        let host = &instance.partners[self.hosts[event.host.as_str()] as usize];
        let mut masks = self.available(host.available.as_deref(), minutes);
        let mut narrow = |by: Vec<Mask<W>>| masks.iter_mut().zip(&by).for_each(|(mask, by)| *mask = mask.and(by));
        for person in &event.facilitators {
            let person = &instance.persons[self.persons[person.as_str()] as usize];
            narrow(self.available(person.available.as_deref(), minutes));
        }
        if !event.allowed.is_empty() {
            let spans = event
                .allowed
                .iter()
                .flat_map(|window| window.days.iter().map(|day| Span { day: *day, from: window.from, to: window.to }));
            narrow(self.available(Some(&spans.collect::<Vec<_>>()), minutes));
        }
        masks
    }

    fn add_class<const W: usize>(
        &self,
        index: usize,
        event: &Event,
        allowed: &[Mask<W>],
        published: Option<&Place>,
        made: &mut Made<W>,
    ) {
        let preferred = &event.preferred;
        let wished = match preferred.from {
            Some(from) => self.inside(from, preferred.to.unwrap_or(DAY_MINUTES), event.duration_minutes),
            None => self.inside(0, DAY_MINUTES, event.duration_minutes),
        };
        let is_wished = |day: i64| preferred.days.is_empty() || preferred.days.contains(&day);
        let days = self.instance.week.days.iter();
        let rooms = self.instance.rooms.iter();
        let mut options: Vec<RoomOption> =
            rooms.filter_map(|room| self.option(event, room, allowed, published, &mut made.starts)).collect();
        options.sort_by_key(|option| option.cost);
        let mut class = Class {
            event: index as u32,
            host: self.hosts[event.host.as_str()],
            pillar: self.pillars[event.pillar.as_str()],
            persons: event.facilitators.iter().map(|person| self.persons[person.as_str()]).collect(),
            audiences: event.audiences.iter().map(|audience| self.audiences[audience.as_str()]).collect(),
            duration: event.duration_minutes,
            options,
            day_costs: days.map(|day| if is_wished(day.id) { 0 } else { self.weights.wish_day }).collect(),
            wished,
            published: published.map(|place| self.day_slot(place).unwrap_or((usize::MAX, usize::MAX))),
            starts: Vec::new(),
            best_starts: 0,
            least: 0,
            leave_cost: self.weights.unplaced,
        };
        self.list_starts(&mut class, &made.starts);
        made.classes.push(class);
    }

    fn list_starts<const W: usize>(&self, class: &mut Class<W>, starts: &[Mask<W>]) {
        let mut costs = Vec::new();
        for day in 0..self.days.len() {
            let masks = class.options.iter().map(|option| &starts[option.first as usize + day]);
            let any = masks.fold(Mask::EMPTY, Mask::or);
            costs.extend(any.slots().map(|slot| (class.time_cost(&self.weights, day, slot), day as u16, slot as u16)));
        }
        costs.sort_unstable();
        let cheapest = costs.first().map_or(0, |(cost, ..)| *cost);
        class.best_starts = costs.iter().take_while(|(cost, ..)| *cost == cheapest).count();
        class.starts = costs.into_iter().map(|(_, day, slot)| (day, slot)).collect();
        let length = class.options.iter().map(|option| i64::from(option.length)).min().unwrap_or(0);
        let minutes = length * self.instance.week.grid_minutes;
        class.leave_cost += self.weights.unplaced * minutes * LEAVE_PERCENT_AN_HOUR / (60 * 100);
        class.least = cheapest + class.options.first().map_or(0, |option| option.cost);
    }

    /// The room for this event, if it suits and can be had at some time; adds its starts, day by day.
    fn option<const W: usize>(
        &self,
        event: &Event,
        room: &Room,
        allowed: &[Mask<W>],
        published: Option<&Place>,
        starts: &mut Vec<Mask<W>>,
    ) -> Option<RoomOption> {
        let has = |need| room.features.contains(need);
        if room.capacity < event.expected || !event.needs.iter().all(has) {
            return None;
        }
        let first = starts.len();
        starts.resize(first + self.days.len(), Mask::EMPTY);
        for span in &room.open {
            let from = span.from.saturating_add(room.setup_minutes);
            let to = span.to.saturating_sub(event.changeover_minutes);
            let day = self.days[&span.day];
            let open = self.inside(from, to, event.duration_minutes).and(&allowed[day]);
            starts[first + day] = starts[first + day].or(&open);
        }
        if starts[first..].iter().all(Mask::is_empty) {
            starts.truncate(first);
            return None;
        }
        let grid = self.instance.week.grid_minutes;
        let minutes = event.duration_minutes.saturating_add(event.changeover_minutes);
        let minutes = minutes.saturating_add(room.setup_minutes).min(2 * DAY_MINUTES);
        let length = minutes / grid + i64::from(minutes % grid > 0);
        let cost = self.room_cost(event, room, published);
        let is_published = published.is_some_and(|published| published.room == room.id);
        let room = self.rooms[room.id.as_str()];
        Some(RoomOption { room, length: length as u32, cost, is_published, first: first as u32 })
    }

    /// What an event costs in a room, whenever it is: places left empty, the host's wish, and moving.
    fn room_cost(&self, event: &Event, room: &Room, published: Option<&Place>) -> i64 {
        let (instance, weights) = (self.instance, &self.weights);
        let waste = i128::from(room.capacity) - i128::from(event.expected);
        let band = instance.waste_bands.iter().find(|band| band.up_to.is_none_or(|most| waste <= i128::from(most)));
        let venue = &instance.venues[self.venues[room.venue.as_str()] as usize];
        let mut cost = weights.capacity_waste.saturating_mul(band.map_or(0, |band| band.penalty)).clamp(0, MOST);
        cost += weights.wish_place * place_level(&event.preferred, venue);
        if let Some(published) = published {
            let venue = &instance.rooms[self.rooms[published.room.as_str()] as usize].venue;
            if *venue != room.venue {
                cost += weights.moved_venue;
            } else if published.room != room.id {
                cost += weights.moved_room;
            }
        }
        cost
    }
}

impl<const W: usize> Class<W> {
    /// The least that a session costs, placed or not.
    #[inline]
    pub fn least_or_out(&self) -> i64 {
        self.least.min(self.leave_cost)
    }

    /// What a time costs in any room: wishes, and moving what is published.
    #[inline]
    pub fn time_cost(&self, weights: &Weights, day: usize, slot: usize) -> i64 {
        let mut cost = self.day_costs[day];
        if !self.wished.has(slot) {
            cost += weights.wish_time;
        }
        if self.published.is_some_and(|published| published != (day, slot)) {
            cost += weights.moved_time;
        }
        cost
    }
}
