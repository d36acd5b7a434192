//! The search: a constructive start, then simulated annealing in rounds, each twice as long as the one before.
//!
//! What is held at any time breaks no hard constraint. Knows neither clock nor threads: how far the search has come is
//! asked of a [`Pace`].

mod anneal;
mod insert;
mod moves;
mod rank;

pub use rank::{Choice, Wanted, rank};

use crate::evaluate::{Score, evaluate};
use crate::problem::{Problem, Spot, slots_per_day};
use crate::rng::Rng;
use crate::state::{NOWHERE, State};
use crate::statement::{Instance, Place, Row, Solution};

/// Tells the search how much of its time is used, and hears of better answers.
///
/// Any closure from steps done to the share used is a pace: `|steps| steps as f64 / 1e6`.
pub trait Pace {
    /// The share of the time that is used after so many steps: 0 at the start; at 1 or above the search stops. Asked
    /// every few microseconds to tenths of a millisecond.
    fn used(&mut self, steps: u64) -> f64;

    /// A better answer was found after so many steps. The cost is that of [`evaluate`](crate::evaluate()).
    fn better(&mut self, steps: u64, cost: i64) {
        let _ = (steps, cost);
    }
}

impl<F: FnMut(u64) -> f64> Pace for F {
    fn used(&mut self, steps: u64) -> f64 {
        self(steps)
    }
}

/// What the search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The best placement met.
    pub solution: Solution,
    /// What it costs, counted anew by [`evaluate`](crate::evaluate()).
    pub score: Score,
    /// Steps done.
    pub steps: u64,
}

/// Places the sessions of an instance at as little cost as can be found until `pace` says stop.
///
/// The same instance, seed and shares give the same answer: with a pace that goes by steps alone, so does every run.
/// Pinned sessions stay where they are even where they break something among themselves; ask
/// [`evaluate`](crate::evaluate()) of [`Solution::pinned`] first.
pub fn solve(instance: &Instance, seed: u64, pace: &mut dyn Pace) -> Outcome {
    // As many words as the grid asks for; few sizes, so that each is compiled for its own.
    match slots_per_day(instance.week.grid_minutes).div_ceil(64) {
        0..=2 => solve_in::<2>(instance, seed, pace),
        3..=5 => solve_in::<5>(instance, seed, pace),
        _ => solve_in::<23>(instance, seed, pace),
    }
}

fn solve_in<const W: usize>(instance: &Instance, seed: u64, pace: &mut dyn Pace) -> Outcome {
    let problem = Problem::<W>::new(instance);
    let mut search = Search::new(&problem, seed, pace);
    search.construct();
    search.anneal();
    let solution = write_solution(instance, &problem, &search.best);
    let score = evaluate(instance, &solution);
    Outcome { solution, score, steps: search.steps }
}

/// The rows of a placement, in the order of the instance.
fn write_solution<const W: usize>(instance: &Instance, problem: &Problem<W>, spots: &[Spot]) -> Solution {
    let placed = problem.sessions.iter().zip(spots).filter(|(_, spot)| **spot != NOWHERE);
    let sessions = placed.map(|(facts, spot)| {
        let class = &problem.classes[facts.class as usize];
        let room = &instance.rooms[class.options[spot.option as usize].room as usize];
        Row {
            event: instance.events[class.event as usize].id.clone(),
            session: i64::from(facts.number),
            place: Place {
                day: instance.week.days[usize::from(spot.day)].id,
                start: i64::from(spot.slot) * problem.grid,
                room: room.id.clone(),
            },
        }
    });
    Solution { instance: instance.name.clone(), sessions: sessions.collect() }
}

/// The search under way.
struct Search<'a, const W: usize> {
    problem: &'a Problem<W>,
    state: State<'a, W>,
    rng: Rng,
    pace: &'a mut dyn Pace,
    steps: u64,
    /// Sessions that may be placed or moved.
    movable: Vec<u32>,
    best: Vec<Spot>,
    best_cost: i64,
    /// What the present step has changed, oldest first, with where it was before.
    journal: Vec<(u32, Spot)>,
    in_the_way: Vec<u32>,
    samplers: Vec<anneal::Sampler>,
    temperature: f64,
    /// -ln of evenly spread chances: what is drawn from for [`Search::allowance`].
    logs: Vec<f64>,
}

impl<'a, const W: usize> Search<'a, W> {
    fn new(problem: &'a Problem<W>, seed: u64, pace: &'a mut dyn Pace) -> Self {
        let state = State::new(problem);
        let sessions = 0..problem.sessions.len() as u32;
        Self {
            problem,
            best: vec![NOWHERE; problem.sessions.len()],
            best_cost: state.cost(),
            state,
            rng: Rng::new(seed),
            pace,
            steps: 0,
            movable: sessions
                .filter(|session| {
                    problem.sessions[*session as usize].pinned.is_none()
                        && !problem.class_of(*session).options.is_empty()
                })
                .collect(),
            journal: Vec::new(),
            in_the_way: Vec::new(),
            samplers: problem.classes.iter().map(|class| anneal::Sampler::new(class, &problem.weights)).collect(),
            temperature: 0.0,
            logs: (0..4096).map(|at| -((f64::from(at) + 0.5) / 4096.0).ln()).collect(),
        }
    }

    /// Remembers the placement if it is the best so far.
    fn keep_best(&mut self) {
        if self.state.cost() < self.best_cost {
            self.best_cost = self.state.cost();
            for (session, spot) in self.best.iter_mut().enumerate() {
                *spot = self.state.spot(session as u32);
            }
            self.pace.better(self.steps, self.best_cost);
        }
    }

    /// Goes back to the best placement met.
    fn return_to_best(&mut self) {
        let differing: Vec<u32> = (0..self.best.len() as u32)
            .filter(|session| self.state.spot(*session) != self.best[*session as usize])
            .collect();
        for session in &differing {
            if self.state.is_placed(*session) {
                self.state.detach(*session);
            }
        }
        for session in differing {
            let spot = self.best[session as usize];
            if spot != NOWHERE {
                let cost = self.state.add_cost(session, spot);
                self.state.attach(session, spot, cost);
            }
        }
    }

    /// Takes a session out, to be placed anew or put back by [`Search::take_back`].
    fn lift(&mut self, session: u32) -> i64 {
        self.journal.push((session, self.state.spot(session)));
        self.state.detach(session)
    }

    /// Undoes what the present step has changed.
    fn take_back(&mut self) {
        for at in (0..self.journal.len()).rev() {
            let session = self.journal[at].0;
            if self.state.is_placed(session) {
                self.state.detach(session);
            }
        }
        for at in (0..self.journal.len()).rev() {
            let (session, spot) = self.journal[at];
            if spot != NOWHERE {
                let cost = self.state.add_cost(session, spot);
                self.state.attach(session, spot, cost);
            }
        }
        self.journal.clear();
    }
}
