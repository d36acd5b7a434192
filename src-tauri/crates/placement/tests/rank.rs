//! What is told of one session is what trying every place tells: every place that is free, and what it costs there.

use std::collections::BTreeMap;

use crate::cases::made_up;
use placement::*;
use proptest::prelude::*;

/// A week in which everything stays where a short search put it, but the first session of `e0`, which is nowhere.
fn settled(seed: u64, events: u64) -> Instance {
    let mut instance = made_up(seed, events);
    let solution = solve(&instance, seed, &mut |steps: u64| steps as f64 / 3_000.0).solution;
    for row in solution.sessions.into_iter().filter(|row| row.event != "e0" || row.session != 0) {
        let event = instance.events.iter_mut().find(|event| event.id == row.event).unwrap();
        event.sessions[row.session as usize] = Session { pinned: Some(row.place), published: None };
    }
    instance
}

/// The cheapest free start in each room and day, found by trying them all.
fn tried(instance: &Instance, wanted: Wanted) -> BTreeMap<(String, i64), i64> {
    let pinned = instance.events.iter().flat_map(|event| {
        let places = (0_i64..).zip(&event.sessions);
        places.filter_map(|(session, it)| Some(Row { event: event.id.clone(), session, place: it.pinned.clone()? }))
    });
    let mut whole = Solution { instance: instance.name.clone(), sessions: pinned.collect() };
    let without = evaluate(instance, &whole).cost;
    let mut found = BTreeMap::new();
    for room in &instance.rooms {
        for day in &instance.week.days {
            for start in (0..24 * 60).step_by(instance.week.grid_minutes as usize) {
                let place = Place { day: day.id, start, room: room.id.clone() };
                if !wanted(&place) {
                    continue;
                }
                whole.sessions.push(Row { event: "e0".into(), session: 0, place });
                let score = evaluate(instance, &whole);
                whole.sessions.pop();
                if score.hard.total() == 0 {
                    let cost = (score.cost - without) as i64 + instance.weights.unplaced;
                    let least = found.entry((room.id.clone(), day.id)).or_insert(cost);
                    *least = cost.min(*least);
                }
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_free_place_is_told_with_its_cost_and_no_other(seed in any::<u64>(), events in 1_u64..16) {
        let instance = settled(seed, events);
        let late = |place: &Place| 14 * 60 <= place.start && place.day != 0;
        for wanted in [None, Some(&late as Wanted)] {
            let choices = rank(&instance, "e0", 0, usize::MAX, wanted);
            prop_assert!(choices.is_sorted_by_key(|choice| choice.cost));
            let told: BTreeMap<_, _> =
                choices.iter().map(|choice| ((choice.place.room.clone(), choice.place.day), choice.cost)).collect();
            prop_assert_eq!(told.len(), choices.len());
            prop_assert_eq!(told, tried(&instance, wanted.unwrap_or(&|_: &Place| true)));
            prop_assert_eq!(rank(&instance, "e0", 0, 2, wanted), choices.into_iter().take(2).collect::<Vec<_>>());
        }
    }
}

#[test]
fn nothing_is_told_of_a_session_that_is_not_there() {
    assert!(rank(&made_up(1, 3), "e0", 99, 9, None).is_empty());
    assert!(rank(&made_up(1, 3), "nobody", 0, 9, None).is_empty());
}
