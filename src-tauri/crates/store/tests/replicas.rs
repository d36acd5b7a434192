//! Random histories of two to five people: each edits, deletes, makes again, undoes, restarts, and gives others some of
//! what it has, in any order, late and more than once. When all have met, all show the same.
//!
//! Reproducible by its seed, which is printed when it fails; `SEED` tries one alone.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use common::team::*;
use common::*;
use domain::*;
use store::{Bundle, Decision, PlanFile};

/// Numbers that look random and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 16) as usize % count
    }

    fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// In 1970, 2023, 2027 and 2096; some are the same, so that changes meet at one moment.
const CLOCKS: [i64; 6] = [0, 1_700_000_000_000, 1_700_000_000_000, MORNING, 3_976_000_000_000, 3_976_000_000_000];

const WORDS: [&str; 8] = ["tea", "chairs", "at ten", "for all", "in the old hall.", "Bring", "nothing", "\n\nPlease"];

/// A text with a word more or fewer.
fn edited(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    match dice.below(4) {
        0 if 1 < words.len() => drop(words.remove(dice.below(words.len()))),
        _ => words.insert(dice.below(words.len() + 1), *dice.one(&WORDS)),
    }
    words.join(" ")
}

fn edit(file: &mut PlanFile, dice: &mut Dice) {
    let id = dice.below(3).to_string();
    let action = dice.below(12);
    let seed = dice.below(10_000);
    let table = *dice.one(any::TABLES);
    let name = *dice.one(&["", "Hall", "Loft", "Attic"]);
    let mut words = Dice(seed as u64);
    file.command(label("edit"), |tx| match action {
        0..=2 => tx.put(&room(&id, name, Some(seed as i64 % 5))),
        3..=5 => {
            let mut event = tx.get::<Event>(&id)?.unwrap_or_default();
            event.id.clone_from(&id);
            event.long_text = edited(&event.long_text, &mut words);
            if seed.is_multiple_of(3) {
                event.title = name.to_owned();
            }
            tx.put(&event)
        }
        6 => tx.remove::<Room>(&id).map(drop),
        7 => tx.remove::<Event>(&id).map(drop),
        8 => tx.put(&link(&id, &(seed % 2).to_string())),
        9 => tx.remove::<EventPerson>(&link(&id, &(seed % 2).to_string()).id).map(drop),
        10 => tx.remove_whole(table, &id).map(drop),
        _ => any::put_any(tx, table, &id, seed),
    })
    .unwrap();
}

/// Somebody decides on something that waits.
fn decide(file: &mut PlanFile, dice: &mut Dice) {
    let conflicts = file.conflicts().unwrap();
    if conflicts.is_empty() {
        return;
    }
    let conflict = dice.one(&conflicts);
    assert!(2 <= conflict.claims.len(), "{conflict:?}");
    match dice.below(4) {
        0 => drop(file.resolve_all_of(dice.one::<&str>(&NAMES)).unwrap()),
        1 if conflict.field == "long_text" => {
            let third = Decision::Third(Cell::Text("Decided".to_owned()));
            file.resolve(&conflict.table, &conflict.id, &conflict.field, &third).unwrap();
        }
        _ => {
            let at = dice.below(conflict.claims.len());
            file.resolve(&conflict.table, &conflict.id, &conflict.field, &Decision::Take(at)).unwrap();
            let shown = file.conflicts().unwrap();
            let is_same = |it: &&store::Conflict| {
                (&it.table, &it.id, &it.field) == (&conflict.table, &conflict.id, &conflict.field)
            };
            assert_eq!(shown.iter().find(is_same), None, "decided");
        }
    }
}

/// Some of what one has for another: all that is new, all there is, or a piece of one replica.
fn piece(team: &Team, from: usize, to: usize, dice: &mut Dice) -> Bundle {
    let file = &team.members[from].file;
    let vector = file.vector().unwrap();
    match dice.below(5) {
        0 => travelled(&file.changes_since(&Default::default()).unwrap()),
        1 | 2 => {
            let replicas: Vec<(&String, &i64)> = vector.iter().collect();
            let (replica, upto) = *dice.one(&replicas);
            let begin = 1 + dice.below(*upto as usize) as i64;
            let end = begin + dice.below((*upto - begin) as usize + 1) as i64;
            travelled(&file.changes_of(replica, begin..=end).unwrap())
        }
        _ => team.bundle(from, to),
    }
}

fn step(team: &mut Team, late: &mut Vec<(usize, Bundle)>, dice: &mut Dice) {
    let at = dice.below(team.members.len());
    match dice.below(20) {
        0..=7 => edit(team.file(at), dice),
        8 => drop(team.file(at).undo().unwrap()),
        9 => drop(team.file(at).redo().unwrap()),
        10 => team.restart(at),
        11 => decide(team.file(at), dice),
        12 => {
            let last = team.file(at).history(None, 1).unwrap()[0].change_id;
            let taken = team.file(at).undo_to(1 + dice.below(last as usize) as i64).unwrap();
            assert!(taken < last as usize);
        }
        13 => {
            if let Some(binned) = team.file(at).bin().unwrap().first().cloned()
                && let Err(error) = team.file(at).restore(&binned.table, &binned.id)
            {
                assert_eq!(error.code(), "restore_first");
            }
        }
        14 if dice.below(3) == 0 => drop(team.file(at).save_version("as tabled").unwrap()),
        _ => {
            let to = dice.below(team.members.len());
            let sent = piece(team, at, to, dice);
            if dice.below(3) == 0 {
                late.push((to, sent.clone()));
            }
            let mut bundles = vec![sent];
            while !late.is_empty() && dice.below(2) == 0 {
                let place = dice.below(late.len());
                if late[place].0 == to {
                    bundles.insert(dice.below(bundles.len() + 1), late.remove(place).1);
                } else {
                    break;
                }
            }
            let received = team.file(to).receive(&bundles).unwrap();
            assert!(received.refused.is_empty(), "{:?}", received.refused);
        }
    }
    let found = team.file(at).verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
    assert_eq!(*team.file(at).snapshot().unwrap(), any::read_whole(team.file(at)), "row by row and as a whole");
}

fn run(seed: u64) {
    let mut dice = Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let count = 2 + dice.below(4);
    let clocks: Vec<i64> = (0..count).map(|_| *dice.one(&CLOCKS)).collect();
    let mut team = team(&clocks);
    let mut late = Vec::new();
    for _ in 0..10 + dice.below(60) {
        step(&mut team, &mut late, &mut dice);
    }
    team.meet();
    for (to, bundle) in late {
        let received = team.file(to).receive(&[bundle]).unwrap();
        assert_eq!((received.applied, received.waiting), (0, 0), "everything is there");
    }
    team.check_same(&format!("seed {seed}, {count} people"));
}

#[test]
fn all_show_the_same_when_they_have_met() {
    if let Some(seed) = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()) {
        return run(seed);
    }
    // As for every property made up here, PROPTEST_CASES says how many.
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64_u64);
    for seed in 0..cases.div_ceil(4) {
        let told = std::panic::catch_unwind(|| run(seed));
        assert!(told.is_ok(), "SEED={seed} fails");
    }
}
