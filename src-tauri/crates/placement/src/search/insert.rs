//! The cheapest free place of a session, and the first placement, made with it.

use crate::mask::Mask;
use crate::problem::{RoomOption, Spot};
use crate::search::Search;
use crate::state::NOWHERE;

impl<const W: usize> Search<'_, W> {
    /// The cheapest free place of an unplaced session that adds less than `limit`, with what it adds.
    pub(super) fn cheapest(&self, session: u32, limit: i64) -> Option<(i64, Spot)> {
        let (problem, state) = (self.problem, &self.state);
        let class = problem.class_of(session);
        let days: Vec<i64> =
            (0..problem.days()).map(|day| class.day_costs[day] + state.day_cost(session, day)).collect();
        let least_day = days.iter().min().copied().unwrap_or(0) + state.least_neighbourhood_cost();
        let (mut found, mut limit) = (None, limit);
        for (option, room) in class.options.iter().enumerate() {
            // Rooms come cheapest first.
            if limit <= room.cost + least_day {
                break;
            }
            let room_cost = room.cost + state.neighbourhood_cost(room.room);
            for (day, day_cost) in days.iter().enumerate() {
                let base = room_cost + day_cost;
                if limit <= base {
                    continue;
                }
                let free = state.free_starts(session, option, day);
                for (starts, extra) in self.levels(session, day, free) {
                    for slot in starts.slots() {
                        if limit <= base + extra {
                            break;
                        }
                        let spot = Spot { option: option as u32, day: day as u16, slot: slot as u16 };
                        let cost = base + extra + state.clash_cost(session, spot);
                        if cost < limit && state.is_free(session, spot) {
                            (found, limit) = (Some((cost, spot)), cost);
                        }
                    }
                }
            }
        }
        found
    }

    /// Free starts of a day by what they cost, the day itself not counted, cheapest first.
    #[inline]
    fn levels(&self, session: u32, day: usize, free: Mask<W>) -> [(Mask<W>, i64); 3] {
        let (class, weights) = (self.problem.class_of(session), &self.problem.weights);
        let (mut stays, mut free, mut moved) = (Mask::EMPTY, free, 0);
        if let Some(published) = class.published {
            moved = weights.moved_time;
            if published.0 == day && free.has(published.1) {
                stays = Mask::stretch(published.1, 1);
                free = free.without(&stays);
            }
        }
        let staying = if stays.meets(&class.wished) { 0 } else { weights.wish_time };
        [(stays, staying), (free.and(&class.wished), moved), (free.without(&class.wished), moved + weights.wish_time)]
    }

    /// The first placement: what is pinned, what is published and can stay, then session by session the cheapest
    /// place, those with the fewest choices first.
    pub(super) fn construct(&mut self) {
        let problem = self.problem;
        for (session, facts) in problem.sessions.iter().enumerate() {
            if let Some(spot) = facts.pinned {
                let cost = self.state.add_cost(session as u32, spot);
                self.state.attach(session as u32, spot, cost);
            }
        }
        let all =
            |option: &RoomOption| (0..problem.days()).map(|day| problem.starts(option, day).count()).sum::<usize>();
        let choices: Vec<usize> = problem.classes.iter().map(|class| class.options.iter().map(all).sum()).collect();
        let mut order = self.movable.clone();
        order.sort_by_key(|session| (choices[problem.sessions[*session as usize].class as usize], *session));
        let (published, open): (Vec<u32>, Vec<u32>) =
            order.into_iter().partition(|session| problem.class_of(*session).published.is_some());
        let mut later = Vec::new();
        for session in published {
            let here = self.published_spot(session);
            if here != NOWHERE && self.state.is_free(session, here) {
                let cost = self.state.add_cost(session, here);
                self.state.attach(session, here, cost);
            } else {
                later.push(session);
            }
        }
        later.extend(open);
        for session in later {
            if 1.0 <= self.pace.used(self.steps) {
                break;
            }
            if let Some((cost, spot)) = self.cheapest(session, problem.weights.unplaced) {
                self.state.attach(session, spot, cost);
            }
        }
        self.keep_best();
    }

    /// Where a published session stands, if it can stand there by itself.
    fn published_spot(&self, session: u32) -> Spot {
        let class = self.problem.class_of(session);
        let Some((day, slot)) = class.published else { return NOWHERE };
        let is_day = day < self.problem.days();
        let stands = |option: &RoomOption| option.is_published && is_day && self.problem.starts(option, day).has(slot);
        match class.options.iter().position(stands) {
            Some(option) => Spot { option: option as u32, day: day as u16, slot: slot as u16 },
            None => NOWHERE,
        }
    }
}
