//! A placement under way, with the counts that the soft constraints look at: what one session more or less costs is
//! told without counting anything anew.
//!
//! Never holds two sessions that a hard constraint keeps apart, as long as [`State::is_free`] is asked before
//! [`State::attach`].

use crate::mask::Mask;
use crate::problem::{Problem, Spot};

/// Stands for "not placed".
pub const NOWHERE: Spot = Spot { option: u32::MAX, day: 0, slot: 0 };

/// A placed session as its neighbours see it.
#[derive(Debug, Clone, Copy)]
struct At {
    spot: Spot,
    room: u32,
    venue: u32,
    start: i64,
    end: i64,
}

/// The placement under way.
pub struct State<'a, const W: usize> {
    problem: &'a Problem<W>,
    at: Vec<At>,
    /// Slots that are taken, room by room and day by day.
    busy: Vec<Mask<W>>,
    in_room: Vec<Vec<u32>>,
    of_person: Vec<Vec<u32>>,
    of_host: Vec<Vec<u32>>,
    per_day: Vec<i64>,
    per_neighbourhood: Vec<i64>,
    per_pillar_day: Vec<i64>,
    per_event_day: Vec<i64>,
    /// For each audience, neighbourhood, day and hour.
    per_audience_hour: Vec<u32>,
    /// The hours of the line above in which somebody is, as bits.
    audience_hours: Vec<u32>,
    unplaced: Vec<u32>,
    /// Where in the list above a session stands.
    unplaced_at: Vec<u32>,
    cost: i64,
}

/// By how much one session more adds to what a count misses its limits by.
#[inline]
fn one_more(count: i64, (low, high): (i64, i64)) -> i64 {
    i64::from(high <= count) - i64::from(count < low)
}

/// What it costs to place nothing.
fn cost_of_nothing<const W: usize>(problem: &Problem<W>) -> i64 {
    let missing = |limits: &[(i64, i64)]| limits.iter().map(|(low, high)| low.max(&0) + (-high).max(0)).sum::<i64>();
    let weights = &problem.weights;
    let parts = [
        (weights.unplaced, problem.sessions.len() as i64),
        (weights.day_spread, missing(&problem.day_limits)),
        (weights.pillar_balance, missing(&problem.pillar_limits).saturating_mul(problem.days() as i64)),
        (weights.neighbourhood_spread, problem.targets.iter().sum::<i64>()),
    ];
    // Far below the end of the numbers, so that what comes and goes later cannot overflow.
    parts.iter().fold(0_i64, |sum, (weight, amount)| sum.saturating_add(weight.saturating_mul(*amount))).min(1 << 61)
}

fn take_out(list: &mut Vec<u32>, session: u32) {
    if let Some(at) = list.iter().position(|other| *other == session) {
        list.swap_remove(at);
    }
}

impl<'a, const W: usize> State<'a, W> {
    /// Nothing is placed.
    pub fn new(problem: &'a Problem<W>) -> Self {
        let (days, sessions) = (problem.days(), problem.sessions.len());
        let neighbourhoods = problem.targets.len();
        let audience_days = problem.counts.audiences * neighbourhoods * days;
        let nowhere = At { spot: NOWHERE, room: 0, venue: 0, start: 0, end: 0 };
        Self {
            problem,
            at: vec![nowhere; sessions],
            busy: vec![Mask::EMPTY; problem.room_venue.len() * days],
            in_room: vec![Vec::new(); problem.room_venue.len() * days],
            of_person: vec![Vec::new(); problem.counts.persons * days],
            of_host: vec![Vec::new(); problem.counts.hosts * days],
            per_day: vec![0; days],
            per_neighbourhood: vec![0; neighbourhoods],
            per_pillar_day: vec![0; problem.pillar_limits.len() * days],
            per_event_day: vec![0; problem.counts.events * days],
            per_audience_hour: vec![0; audience_days * 24],
            audience_hours: vec![0; audience_days],
            unplaced: (0..sessions as u32).collect(),
            unplaced_at: (0..sessions as u32).collect(),
            cost: cost_of_nothing(problem),
        }
    }

    /// What the placement costs.
    #[inline]
    pub fn cost(&self) -> i64 {
        self.cost
    }

    /// Where a session is, or [`NOWHERE`].
    #[inline]
    pub fn spot(&self, session: u32) -> Spot {
        self.at[session as usize].spot
    }

    /// Whether a session is placed.
    #[inline]
    pub fn is_placed(&self, session: u32) -> bool {
        self.spot(session) != NOWHERE
    }

    /// Sessions that are not placed.
    pub fn unplaced(&self) -> &[u32] {
        &self.unplaced
    }

    fn locate(&self, session: u32, spot: Spot) -> At {
        let class = self.problem.class_of(session);
        let room = class.options[spot.option as usize].room;
        let start = i64::from(spot.slot) * self.problem.grid;
        At { spot, room, venue: self.problem.room_venue[room as usize], start, end: start + class.duration }
    }

    /// Whether a facilitator could not reach the place in time, coming from or going to another session.
    #[inline]
    fn is_out_of_reach(&self, session: u32, at: &At) -> bool {
        let (problem, day) = (self.problem, usize::from(at.spot.day));
        problem.class_of(session).persons.iter().any(|person| {
            self.of_person[*person as usize * problem.days() + day].iter().any(|other| self.is_too_near(at, *other))
        })
    }

    #[inline]
    fn is_too_near(&self, at: &At, other: u32) -> bool {
        let other = &self.at[other as usize];
        let venues = self.problem.venue_neighbourhood.len();
        let gap = self.problem.travel[at.venue as usize * venues + other.venue as usize];
        at.start < other.end + gap && other.start < at.end + gap
    }

    /// Whether an unplaced session can go there beside all that are placed. The spot is one that its class allows.
    #[inline]
    pub fn is_free(&self, session: u32, spot: Spot) -> bool {
        let option = &self.problem.class_of(session).options[spot.option as usize];
        let taken = &self.busy[option.room as usize * self.problem.days() + usize::from(spot.day)];
        !taken.meets(&Mask::stretch(usize::from(spot.slot), option.length as usize))
            && !self.is_out_of_reach(session, &self.locate(session, spot))
    }

    /// The starts in a room and day that leave its other sessions alone.
    #[inline]
    pub fn free_starts(&self, session: u32, option: usize, day: usize) -> Mask<W> {
        let option = &self.problem.class_of(session).options[option];
        let starts = *self.problem.starts(option, day);
        if starts.is_empty() {
            return starts;
        }
        let taken = self.busy[option.room as usize * self.problem.days() + day];
        starts.without(&taken.blocked(option.length as usize))
    }

    /// Collects the sessions that are in the way of a spot, each once.
    pub fn in_the_way(&self, session: u32, spot: Spot, found: &mut Vec<u32>) {
        found.clear();
        let (problem, day) = (self.problem, usize::from(spot.day));
        let class = problem.class_of(session);
        let option = &class.options[spot.option as usize];
        let (first, end) = (u32::from(spot.slot), u32::from(spot.slot) + option.length);
        for other in &self.in_room[option.room as usize * problem.days() + day] {
            let there = self.at[*other as usize].spot;
            let length = problem.class_of(*other).options[there.option as usize].length;
            if first < u32::from(there.slot) + length && u32::from(there.slot) < end {
                found.push(*other);
            }
        }
        let at = self.locate(session, spot);
        for person in &class.persons {
            for other in &self.of_person[*person as usize * problem.days() + day] {
                if self.is_too_near(&at, *other) && !found.contains(other) {
                    found.push(*other);
                }
            }
        }
    }

    /// What one session more of its kind costs on a day, wishes aside.
    #[inline]
    pub fn day_cost(&self, session: u32, day: usize) -> i64 {
        let (problem, weights) = (self.problem, &self.problem.weights);
        let (class, days) = (problem.class_of(session), problem.days());
        let pillar = class.pillar as usize;
        weights.day_spread * one_more(self.per_day[day], problem.day_limits[day])
            + weights.pillar_balance * one_more(self.per_pillar_day[pillar * days + day], problem.pillar_limits[pillar])
            + weights.same_day * i64::from(self.per_event_day[class.event as usize * days + day] > 0)
    }

    /// What one session more costs in the neighbourhood of a room: never more than nought.
    #[inline]
    pub fn neighbourhood_cost(&self, room: u32) -> i64 {
        let problem = self.problem;
        let neighbourhood = problem.venue_neighbourhood[problem.room_venue[room as usize] as usize] as usize;
        if self.per_neighbourhood[neighbourhood] < problem.targets[neighbourhood] {
            -problem.weights.neighbourhood_spread
        } else {
            0
        }
    }

    /// The least that [`State::neighbourhood_cost`] can say now.
    #[inline]
    pub fn least_neighbourhood_cost(&self) -> i64 {
        let is_short = self.per_neighbourhood.iter().zip(&self.problem.targets).any(|(count, target)| count < target);
        if is_short { -self.problem.weights.neighbourhood_spread } else { 0 }
    }

    /// What an unplaced session would cost beside sessions for the same people and of the same host.
    #[inline]
    pub fn clash_cost(&self, session: u32, spot: Spot) -> i64 {
        self.clashes(session, &self.locate(session, spot))
    }

    #[inline]
    fn clashes(&self, session: u32, at: &At) -> i64 {
        let (problem, class) = (self.problem, self.problem.class_of(session));
        let (days, day) = (problem.days(), usize::from(at.spot.day));
        let neighbourhood = problem.venue_neighbourhood[at.venue as usize] as usize;
        let hours = hour_bits(at.start, at.end);
        let mut audiences = 0;
        for audience in &class.audiences {
            let line = (*audience as usize * problem.targets.len() + neighbourhood) * days + day;
            audiences += (self.audience_hours[line] & hours).count_ones();
        }
        let mut hosts = 0;
        for other in &self.of_host[class.host as usize * days + day] {
            let other = &self.at[*other as usize];
            hosts += i64::from(at.start < other.end && other.start < at.end && at.venue != other.venue);
        }
        problem.weights.audience_clash * i64::from(audiences) + problem.weights.host_clash * hosts
    }

    /// What an unplaced session would add to the cost, what it costs to leave it out not counted.
    #[inline]
    pub fn add_cost(&self, session: u32, spot: Spot) -> i64 {
        let class = self.problem.class_of(session);
        let option = &class.options[spot.option as usize];
        let (day, slot) = (usize::from(spot.day), usize::from(spot.slot));
        option.cost
            + class.time_cost(&self.problem.weights, day, slot)
            + self.day_cost(session, day)
            + self.neighbourhood_cost(option.room)
            + self.clash_cost(session, spot)
    }

    /// Places an unplaced session; `cost` is what [`State::add_cost`] says.
    pub fn attach(&mut self, session: u32, spot: Spot, cost: i64) {
        let at = self.locate(session, spot);
        self.at[session as usize] = at;
        let position = self.unplaced_at[session as usize] as usize;
        self.unplaced.swap_remove(position);
        if let Some(moved) = self.unplaced.get(position) {
            self.unplaced_at[*moved as usize] = position as u32;
        }
        self.enter(session, &at);
        self.count(session, &at, 1);
        self.cost += cost - self.problem.weights.unplaced;
    }

    /// Takes a placed session out; tells what it cost there, as [`State::add_cost`] would now.
    pub fn detach(&mut self, session: u32) -> i64 {
        let at = self.at[session as usize];
        self.at[session as usize].spot = NOWHERE;
        self.unplaced_at[session as usize] = self.unplaced.len() as u32;
        self.unplaced.push(session);
        self.leave(session, &at);
        self.count(session, &at, -1);
        let cost = self.add_cost(session, at.spot);
        self.cost -= cost - self.problem.weights.unplaced;
        cost
    }

    fn enter(&mut self, session: u32, at: &At) {
        let (class, days) = (self.problem.class_of(session), self.problem.days());
        let day = usize::from(at.spot.day);
        let room_day = at.room as usize * days + day;
        let length = class.options[at.spot.option as usize].length as usize;
        self.busy[room_day] = self.busy[room_day].or(&Mask::stretch(usize::from(at.spot.slot), length));
        self.in_room[room_day].push(session);
        for person in &class.persons {
            self.of_person[*person as usize * days + day].push(session);
        }
        self.of_host[class.host as usize * days + day].push(session);
    }

    fn leave(&mut self, session: u32, at: &At) {
        let (class, days) = (self.problem.class_of(session), self.problem.days());
        let day = usize::from(at.spot.day);
        let room_day = at.room as usize * days + day;
        let length = class.options[at.spot.option as usize].length as usize;
        self.busy[room_day] = self.busy[room_day].without(&Mask::stretch(usize::from(at.spot.slot), length));
        take_out(&mut self.in_room[room_day], session);
        for person in &class.persons {
            take_out(&mut self.of_person[*person as usize * days + day], session);
        }
        take_out(&mut self.of_host[class.host as usize * days + day], session);
    }

    fn count(&mut self, session: u32, at: &At, step: i64) {
        let (problem, class) = (self.problem, self.problem.class_of(session));
        let (days, day) = (problem.days(), usize::from(at.spot.day));
        let neighbourhood = problem.venue_neighbourhood[at.venue as usize] as usize;
        self.per_day[day] += step;
        self.per_neighbourhood[neighbourhood] += step;
        self.per_pillar_day[class.pillar as usize * days + day] += step;
        self.per_event_day[class.event as usize * days + day] += step;
        let hours = hour_bits(at.start, at.end);
        for audience in &class.audiences {
            let line = (*audience as usize * problem.targets.len() + neighbourhood) * days + day;
            let mut left = hours;
            while left != 0 {
                let hour = left.trailing_zeros();
                let count = &mut self.per_audience_hour[line * 24 + hour as usize];
                *count = count.wrapping_add_signed(step as i32);
                if *count == 0 {
                    self.audience_hours[line] &= !(1 << hour);
                } else {
                    self.audience_hours[line] |= 1 << hour;
                }
                left &= left - 1;
            }
        }
    }
}

/// The clock hours in which something runs, as bits.
#[inline]
fn hour_bits(start: i64, end: i64) -> u32 {
    let (first, last) = (start / 60, (end - 1) / 60);
    ((1_u32 << (last - first + 1)) - 1) << first
}
