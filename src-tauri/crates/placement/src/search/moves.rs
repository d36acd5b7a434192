//! The steps of the annealing: a session goes elsewhere, or takes a place and those in its way find another.

use crate::problem::Spot;
use crate::search::Search;
use crate::state::NOWHERE;

/// Sessions that one session may push out of its way at once.
const MOST_PUSHED: usize = 3;
/// How often, of 256 times, a session that finds a place taken tries to push. Pushing takes a hundred times as long as
/// trying a free place, and finds what no single move does.
const PUSH_CHANCE: u32 = 64;
/// What an unplaced session may cost more than the one that it pushes out, in ordinary allowances: which sessions stay
/// out must change easily, because the dearest part of the cost hangs on it.
const UNPLACED_ALLOWANCE: i64 = 30;
/// Places where a pushed session tries to push one more.
const PASSES: usize = 4;
/// Places tried for a session once it is lifted.
const TRIES: usize = 12;

impl<const W: usize> Search<'_, W> {
    /// Lifts a session and tries some places; stays at the first that is taken.
    pub(super) fn relocate(&mut self, session: u32) {
        let here = self.state.spot(session);
        let old = self.lift(session);
        let class = self.problem.sessions[session as usize].class as usize;
        for _ in 0..TRIES {
            self.steps += 1;
            let most = old + self.allowance();
            let Some(spot) = self.propose(class, here) else { continue };
            if most < self.floor(session, spot) {
                continue;
            }
            if self.state.is_free(session, spot) {
                let cost = self.state.add_cost(session, spot);
                if cost <= most {
                    self.state.attach(session, spot, cost);
                    self.journal.clear();
                    return;
                }
            } else if self.rng.is_one_of_256(PUSH_CHANCE) && self.push(session, spot, most) {
                self.journal.clear();
                return;
            }
        }
        self.take_back();
    }

    /// Tries to place an unplaced session, pushing others out of its way.
    pub(super) fn place_unplaced(&mut self, session: u32) {
        self.journal.push((session, NOWHERE));
        let class = self.problem.sessions[session as usize].class as usize;
        for _ in 0..TRIES {
            self.steps += 1;
            let most = self.problem.class_of(session).leave_cost + UNPLACED_ALLOWANCE * self.allowance();
            let Some(spot) = self.propose(class, NOWHERE) else { continue };
            if self.state.is_free(session, spot) {
                let cost = self.state.add_cost(session, spot);
                if cost <= most {
                    self.state.attach(session, spot, cost);
                    self.journal.clear();
                    return;
                }
            } else if self.push(session, spot, most) {
                self.journal.clear();
                return;
            }
        }
        self.take_back();
    }

    /// What a place costs at least: whatever counts and clashes say.
    #[inline]
    fn floor(&self, session: u32, spot: Spot) -> i64 {
        let (class, weights) = (self.problem.class_of(session), &self.problem.weights);
        let most_gain = weights.day_spread + weights.pillar_balance + weights.neighbourhood_spread;
        class.options[spot.option as usize].cost
            + class.time_cost(weights, usize::from(spot.day), usize::from(spot.slot))
            - most_gain
    }

    /// Puts a lifted session at a place and whoever is in the way elsewhere, if all that costs `most` at most.
    fn push(&mut self, session: u32, spot: Spot, most: i64) -> bool {
        let mut pushed = std::mem::take(&mut self.in_the_way);
        self.state.in_the_way(session, spot, &mut pushed);
        let is_taken = self.push_all(session, spot, most, &pushed);
        self.in_the_way = pushed;
        is_taken
    }

    fn push_all(&mut self, session: u32, spot: Spot, most: i64, pushed: &[u32]) -> bool {
        let problem = self.problem;
        let is_fixed = |other: &u32| problem.sessions[*other as usize].pinned.is_some();
        if MOST_PUSHED < pushed.len() || pushed.iter().any(is_fixed) {
            return false;
        }
        let before = self.journal.len();
        let mut left = most;
        let mut least = 0;
        for other in pushed {
            left += self.lift(*other);
            least += problem.class_of(*other).least_or_out();
        }
        let cost = self.state.add_cost(session, spot);
        left -= cost;
        if least <= left {
            self.state.attach(session, spot, cost);
            for other in pushed {
                least -= problem.class_of(*other).least_or_out();
                let limit = left - least + 1;
                match self.cheapest(*other, limit.min(problem.class_of(*other).leave_cost)) {
                    Some((cost, spot)) => {
                        self.state.attach(*other, spot, cost);
                        left -= cost;
                    }
                    None => left -= self.pass_on(*other, limit).unwrap_or(problem.class_of(*other).leave_cost),
                }
                if left < least {
                    break;
                }
            }
            if least <= left {
                return true;
            }
        }
        self.take_back_to(before, session);
        false
    }

    /// Places a pushed session where one other is in the way, and that one where it is cheapest, if both together add
    /// less than `limit`; tells what they add.
    fn pass_on(&mut self, session: u32, limit: i64) -> Option<i64> {
        let facts = &self.problem.sessions[session as usize];
        let mut found = Vec::new();
        for _ in 0..PASSES {
            let Some(spot) = self.propose(facts.class as usize, NOWHERE) else { continue };
            self.state.in_the_way(session, spot, &mut found);
            let [other] = found[..] else { continue };
            let is_fixed = self.problem.sessions[other as usize].pinned.is_some();
            if is_fixed || self.journal.iter().any(|(lifted, _)| *lifted == other) {
                continue;
            }
            let there = self.state.spot(other);
            let gain = self.lift(other);
            let cost = self.state.add_cost(session, spot);
            let left = limit + gain - cost;
            if self.problem.class_of(other).least_or_out() < left {
                self.state.attach(session, spot, cost);
                if let Some((its_cost, its_spot)) = self.cheapest(other, left) {
                    self.state.attach(other, its_spot, its_cost);
                    return Some(cost - gain + its_cost);
                }
                self.state.detach(session);
            }
            self.journal.pop();
            self.state.attach(other, there, gain);
        }
        None
    }

    /// Puts the pushed sessions back and leaves `session` lifted.
    fn take_back_to(&mut self, before: usize, session: u32) {
        if self.state.is_placed(session) {
            self.state.detach(session);
        }
        let undone: Vec<(u32, Spot)> = self.journal.drain(before..).collect();
        for (other, _) in &undone {
            if self.state.is_placed(*other) {
                self.state.detach(*other);
            }
        }
        for (other, spot) in undone {
            let cost = self.state.add_cost(other, spot);
            self.state.attach(other, spot, cost);
        }
    }
}
