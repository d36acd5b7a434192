//! Where one session could go while everything else stays: its best places, told at once and without a search.

use crate::problem::{Problem, Spot, slots_per_day};
use crate::state::State;
use crate::statement::{Instance, Place};

/// A place that is free for a session, with what the session would add to the cost there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Day, start and room.
    pub place: Place,
    /// What the session adds there, as the soft constraints count it.
    pub cost: i64,
}

/// Whether somebody wants a place.
pub type Wanted<'a> = &'a dyn Fn(&Place) -> bool;

/// The places that are free for one session beside everything that is pinned, cheapest first and at most `most`; of each
/// room and day the cheapest start alone of those that are wanted, all of them where nothing is said. Sessions that are
/// neither pinned nor asked for count as not placed.
///
/// Nothing for a session that is not there.
pub fn rank(instance: &Instance, event: &str, session: i64, most: usize, wanted: Option<Wanted>) -> Vec<Choice> {
    match slots_per_day(instance.week.grid_minutes).div_ceil(64) {
        0..=2 => rank_in::<2>(instance, event, session, most, wanted),
        3..=5 => rank_in::<5>(instance, event, session, most, wanted),
        _ => rank_in::<23>(instance, event, session, most, wanted),
    }
}

fn rank_in<const W: usize>(
    instance: &Instance,
    event: &str,
    session: i64,
    most: usize,
    wanted: Option<Wanted>,
) -> Vec<Choice> {
    let problem = Problem::<W>::new(instance);
    let is_asked = |facts: &crate::problem::SessionFacts| {
        i64::from(facts.number) == session
            && instance.events[problem.classes[facts.class as usize].event as usize].id == event
    };
    let Some(asked) = problem.sessions.iter().position(is_asked) else { return Vec::new() };
    let mut state = State::new(&problem);
    for (other, facts) in problem.sessions.iter().enumerate().filter(|(other, _)| *other != asked) {
        if let Some(spot) = facts.pinned {
            let cost = state.add_cost(other as u32, spot);
            state.attach(other as u32, spot, cost);
        }
    }
    let asked = asked as u32;
    let place = |spot: Spot| {
        let room = problem.class_of(asked).options[spot.option as usize].room;
        Place {
            day: instance.week.days[usize::from(spot.day)].id,
            start: i64::from(spot.slot) * problem.grid,
            room: instance.rooms[room as usize].id.clone(),
        }
    };
    let mut found: Vec<(i64, Spot)> = Vec::new();
    for option in 0..problem.class_of(asked).options.len() {
        for day in 0..problem.days() {
            let starts = state.free_starts(asked, option, day);
            let spots = starts.slots().map(|slot| Spot { option: option as u32, day: day as u16, slot: slot as u16 });
            let free =
                spots.filter(|spot| state.is_free(asked, *spot) && wanted.is_none_or(|wanted| wanted(&place(*spot))));
            found.extend(
                free.map(|spot| (state.add_cost(asked, spot), spot)).min_by_key(|(cost, spot)| (*cost, spot.slot)),
            );
        }
    }
    found.sort_by_key(|(cost, spot)| (*cost, spot.day, spot.slot, spot.option));
    found.truncate(most);
    found.into_iter().map(|(cost, spot)| Choice { place: place(spot), cost }).collect()
}
