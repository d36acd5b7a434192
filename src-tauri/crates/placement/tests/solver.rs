//! What the solver promises, whatever the week: nothing hard is broken, what is pinned stays, costs are those of the
//! checker, the same seed and steps give the same answer, and more time never gives a worse one.

use crate::cases::{event, made_up, place, week};
use placement::*;
use proptest::prelude::*;

/// Goes by steps, and keeps what it hears.
struct Steps {
    most: u64,
    heard: Vec<i64>,
}

impl Pace for Steps {
    fn used(&mut self, steps: u64) -> f64 {
        steps as f64 / self.most as f64
    }

    fn better(&mut self, _steps: u64, cost: i64) {
        self.heard.push(cost);
    }
}

fn run(instance: &Instance, seed: u64, most: u64) -> (Outcome, Vec<i64>) {
    let mut steps = Steps { most, heard: Vec::new() };
    (solve(instance, seed, &mut steps), steps.heard)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_is_broken_and_costs_are_told_truly(seed in any::<u64>(), events in 1_u64..30, grid in 0_usize..4) {
        let mut instance = made_up(seed, events);
        // From the usual grid to the finest; sets of starts are kept in another size for each.
        instance.week.grid_minutes = [15, 60, 5, 1][grid];
        let (outcome, heard) = run(&instance, seed, 20_000);
        prop_assert_eq!(outcome.score.hard, Hard::default());
        prop_assert!(heard.is_sorted_by(|before, after| after < before), "{:?}", heard);
        // The cost that the search keeps from change to change is the one counted anew.
        prop_assert_eq!(heard.last().map(|cost| i128::from(*cost)), Some(outcome.score.cost));
    }
}

#[test]
fn the_same_seed_and_steps_give_the_same_answer() {
    let instance = made_up(7, 25);
    let (first, heard) = run(&instance, 1, 60_000);
    assert_eq!((first.clone(), heard.clone()), run(&instance, 1, 60_000));
    assert_ne!(heard, run(&instance, 2, 60_000).1, "the seed counts");
    let costs: Vec<i128> = [1, 2_000, 60_000].map(|most| run(&instance, 1, most).0.score.cost).into();
    assert!(costs[2] < costs[0], "{costs:?}: the search improves on its start");
}

#[test]
fn it_stops_when_it_is_told_to() {
    let instance = made_up(3, 20);
    let stopped = solve(&instance, 1, &mut |_: u64| 1.0);
    assert_eq!((stopped.score.hard.total(), stopped.steps), (0, 0));
    let soon = solve(&instance, 1, &mut |steps: u64| if steps < 1_000 { 0.0 } else { 2.0 });
    assert!(soon.steps < 3_000, "{} steps", soon.steps);
    assert_eq!(soon.score.hard.total(), 0);
}

#[test]
fn what_is_pinned_stays_and_what_is_published_moves_only_for_a_reason() {
    let at = |place: Place, is_pinned: bool| {
        let place = Some(place);
        if is_pinned { Session { pinned: place, published: None } } else { Session { published: place, pinned: None } }
    };
    let mut instance = week(vec![
        Event { sessions: vec![at(place(0, 600, "a"), true)], ..event("pinned") },
        Event { sessions: vec![at(place(0, 630, "a"), false)], ..event("double-booked") },
        Event { sessions: vec![at(place(1, 630, "c"), false)], ..event("sound") },
    ]);
    instance.weights.unplaced = 1000;
    instance.weights.host_clash = 0;
    let (outcome, _) = run(&instance, 1, 20_000);
    let places: Vec<&Place> = outcome.solution.sessions.iter().map(|row| &row.place).collect();
    assert_eq!(places[0], &place(0, 600, "a"));
    assert_eq!(places[2], &place(1, 630, "c"));
    let amounts = outcome.score.soft;
    assert_eq!((amounts.unplaced, amounts.moved_time + amounts.moved_room + amounts.moved_venue), (0, 1));
}

#[test]
fn a_room_that_holds_all_is_packed() {
    // Nine hours in one room, in pieces that fit only without a gap.
    let pieces = [180, 120, 90, 60, 45, 30, 15];
    let list = pieces.iter().enumerate().map(|(number, minutes)| Event {
        duration_minutes: *minutes,
        expected: 20,
        needs: vec!["step_free".into()],
        allowed: vec![Window { days: vec![0], from: 0, to: 1440 }],
        ..event(&format!("e{number}"))
    });
    let mut instance = week(list.collect());
    instance.weights.unplaced = 1000;
    let (outcome, _) = run(&instance, 1, 50_000);
    assert_eq!((outcome.score.soft.unplaced, outcome.score.hard.total()), (0, 0));
}

#[test]
fn a_solution_reads_back_as_it_was_written() {
    let mut instance = made_up(5, 12);
    instance.name = "with \"quotes\"".into();
    let (outcome, _) = run(&instance, 1, 2_000);
    assert_eq!(read_solution(&outcome.solution.to_json()), Ok(outcome.solution));
}
