//! Damage that the chain of changes proves, and damage that it does not: what is put right is right, what cannot be proven
//! is offered with what it costs, and no edit carries damage into the log.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::fs;

use common::seen::*;
use common::*;
use domain::*;
use store::{ITSELF, OpenRisk, PlanFile, StoreError, recover, rescue};

#[test]
fn an_edit_never_carries_damage_into_the_log() {
    let world = world();
    let (bytes, _) = whole(&world);
    let text = b"Painted today";
    let at = bytes.windows(text.len()).position(|window| window == text).unwrap();
    let mut damaged = bytes.clone();
    damaged[at] = b'p';
    put_back(&world, &damaged);
    let mut file = world.open().unwrap();
    assert_eq!(file.notices()[0].code, "repaired");
    let mut painted = file.snapshot().unwrap().rooms[1].clone();
    painted.capacity = Some(70);
    put(&mut file, &painted);
    let told = file.record_history("room", "r1").unwrap();
    let fields: Vec<&str> = told[0].1.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(fields, ["capacity"], "the damage is not the user's change");
}

#[test]
fn what_cannot_be_proven_is_offered_with_what_it_costs() {
    let world = world();
    let (bytes, seen) = whole(&world);
    // The label of a change of today: no copy has it, and nothing else says it.
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    let last = seen.history[0].change_id;
    connection.execute("UPDATE change SET label = replace(label, 'save', 'sage') WHERE cid = ?1", [last]).unwrap();
    drop(connection);
    let damaged = fs::read(world.path()).unwrap();
    assert_ne!(damaged, bytes);
    assert!(matches!(world.open(), Err(StoreError::Damaged { .. })));
    let found = rescue(&world.path(), &world.surroundings).unwrap();
    assert_eq!(found.damage, [format!("change {last}")]);
    assert_eq!(fs::read(world.path()).unwrap(), damaged, "only looked at");
    let ways: Vec<(bool, Option<usize>, usize)> =
        found.choices.iter().map(|choice| (choice.key == ITSELF, choice.lost_count, choice.unproven_count)).collect();
    assert_eq!(ways, [(true, Some(0), 1), (false, Some(1), 0)], "as it stands, or what can be proven");
    let choice = &found.choices[1];
    assert_eq!(choice.lost[0].change_id, last);
    let file = recover(&world.path(), &choice.key, &world.surroundings).unwrap();
    assert_eq!(file.history(None, 1).unwrap()[0].change_id, last - 1, "all but the last change");
    drop(file);
    put_back(&world, &damaged);
    let file = recover(&world.path(), ITSELF, &world.surroundings).unwrap();
    assert_eq!(file.snapshot().unwrap().rooms, seen.plan.rooms);
    assert!(file.verify().unwrap().is_intact, "it has been taken as it stands");
}

#[test]
fn a_plan_whose_head_is_gone_is_still_known_as_one_and_its_loss_is_not_called_nothing() {
    let world = world();
    let (bytes, seen) = whole(&world);
    let mut damaged = bytes.clone();
    damaged[..200].fill(0);
    put_back(&world, &damaged);
    assert!(matches!(world.open(), Err(StoreError::Damaged { .. })), "its safety copies tell that it was a plan");
    let found = rescue(&world.path(), &world.surroundings).unwrap();
    assert!(!found.choices.is_empty());
    assert!(found.choices.iter().all(|choice| choice.lost_count.is_none()), "nobody can read how much there was");
    let file = recover(&world.path(), &found.choices[0].key, &world.surroundings).unwrap();
    assert!(file.verify().unwrap().is_intact);
    assert!(file.history(None, 1).unwrap()[0].change_id <= seen.history[0].change_id);
    let stranger = world.path().with_file_name("letter.paideia");
    fs::write(&stranger, &damaged).unwrap();
    let opened = PlanFile::open(&stranger, OpenRisk::Accept, &world.surroundings);
    assert!(matches!(opened, Err(StoreError::NotAPlan)), "a file without copies is none");
}

/// A page whose count of rows is less than it was reads as one that never had the others: nothing in it fails. Neither a
/// repair nor what is offered may take what is left for all there was.
#[test]
fn rows_that_a_page_no_longer_counts_are_never_forgotten_without_a_word() {
    let world = world();
    let (bytes, seen) = whole(&world);
    let home = world.folder.path().join("home");
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    let sql = "SELECT pageno, ncell FROM dbstat WHERE pagetype = 'leaf' AND 0 < ncell
               AND name IN ('change', 'op', 'obj', 'version', 'attachment', 'room', 'sqlite_autoindex_change_1')";
    let mut statement = connection.prepare(sql).unwrap();
    let leaves: Vec<(usize, u16)> = statement
        .query_map([], |row| Ok((row.get::<_, i64>(0)? as usize, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    drop(statement);
    drop(connection);
    for has_copies in [true, false] {
        if !has_copies {
            fs::remove_dir_all(&home).unwrap();
        }
        for (page, count) in &leaves {
            for left in if has_copies { vec![count - 1] } else { vec![0, count - 1] } {
                let what = format!("page {page}, {left} of {count} rows, with copies: {has_copies}");
                let mut damaged = bytes.clone();
                damaged[(page - 1) * 4096 + 3..][..2].copy_from_slice(&left.to_be_bytes());
                put_back(&world, &damaged);
                if outcome(&world, &damaged, &seen, &what) != "refused" {
                    continue;
                }
                let found = rescue(&world.path(), &world.surroundings).unwrap();
                let Some(choice) = found.choices.iter().find(|choice| choice.key == ITSELF) else { continue };
                let file = recover(&world.path(), ITSELF, &world.surroundings).unwrap();
                if choice.unproven_count + choice.lost_count.unwrap() == 0 {
                    assert!(*file.snapshot().unwrap() == seen.plan, "{what}: {choice:?}");
                }
                drop(file);
                if !has_copies {
                    fs::remove_dir_all(&home).unwrap();
                }
            }
        }
    }
}

/// Without its safety copies, from its own bytes alone: what follows from the rest is put right on opening, and of the
/// rest whatever can be read is saved.
#[test]
fn whatever_can_be_read_of_damaged_pages_is_saved() {
    let world = world();
    let (bytes, seen) = whole(&world);
    let home = world.folder.path().join("home");
    fs::remove_dir_all(&home).unwrap();
    let mut numbers = numbers(7);
    let (mut repaired, mut saved, mut kept) = (0, 0, 0);
    let count = |plan: &Plan| plan.rooms.len() + plan.venues.len() + plan.people.len();
    // Pages that hold something; most tables are empty. The schema's own are left alone: their loss leaves nothing to go by.
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    let sql = "SELECT pageno FROM dbstat WHERE 0 < ncell AND name <> 'sqlite_schema' ORDER BY pageno";
    let mut statement = connection.prepare(sql).unwrap();
    let filled: Vec<usize> =
        statement.query_map([], |row| Ok(row.get::<_, i64>(0)? as usize - 1)).unwrap().map(Result::unwrap).collect();
    drop(statement);
    drop(connection);
    for round in 0..rounds() / 2 {
        let mut damaged = bytes.clone();
        // A byte, a piece of a page, a page, bytes everywhere.
        let (places, length) = [(1, 1), (1, 200), (1, 4096), (40, 1)][round % 4];
        for _ in 0..places {
            let page = filled[numbers.next().unwrap() % filled.len()];
            let from = page * 4096 + numbers.next().unwrap() % (4097 - length);
            damaged[from..from + length].iter_mut().for_each(|byte| *byte ^= 0xa5);
        }
        put_back(&world, &damaged);
        if outcome(&world, &damaged, &seen, &format!("round {round}")) != "refused" {
            repaired += 1;
            continue;
        }
        let found = rescue(&world.path(), &world.surroundings).unwrap();
        assert_eq!(fs::read(world.path()).unwrap(), damaged, "round {round}: only looked at");
        let Some(choice) = found.choices.iter().find(|choice| choice.key == ITSELF) else { continue };
        let file = recover(&world.path(), ITSELF, &world.surroundings).unwrap();
        // Where only what can be made anew was hit, such as an index, everything is there and is told to be.
        if choice.unproven_count + choice.lost_count.unwrap() == 0 {
            assert!(*file.snapshot().unwrap() == seen.plan, "round {round}: nothing is lost, it says: {choice:?}");
        }
        let verified = file.verify().unwrap();
        assert!(verified.is_intact && verified.is_log_equal, "round {round}: {verified:?}");
        saved += 1;
        kept += usize::from(count(&seen.plan) * 9 / 10 <= count(&file.snapshot().unwrap()));
        drop(file);
        fs::remove_dir_all(&home).unwrap();
    }
    println!("{repaired} repaired, {saved} saved, {kept} of them with nearly all records");
    // Where a page lies differs from plan to plan: which of the two happens does too.
    let is_enough = rounds() / 4 < repaired + saved && 0 < saved && saved * 7 / 10 < kept;
    assert!(is_enough, "{repaired}, {saved}, {kept}");
}

#[test]
fn one_letter_that_is_none_costs_nothing_else() {
    let world = world();
    let (bytes, seen) = whole(&world);
    fs::remove_dir_all(world.folder.path().join("home")).unwrap();
    // In every place where it stands, so that neither log nor table has the right letter.
    let word = b"Venue 22";
    let mut damaged = bytes.clone();
    for at in 0..bytes.len() - word.len() {
        if bytes[at..].starts_with(word) {
            damaged[at] = 0xff;
        }
    }
    put_back(&world, &damaged);
    assert!(matches!(world.open(), Err(StoreError::Damaged { .. })));
    let found = rescue(&world.path(), &world.surroundings).unwrap();
    assert_eq!(found.choices[0].key, ITSELF);
    assert_eq!(found.choices[0].lost_count, Some(0));
    let plan = recover(&world.path(), ITSELF, &world.surroundings).unwrap().snapshot().unwrap();
    assert_eq!(plan.rooms, seen.plan.rooms);
    let names = |plan: &Plan| plan.venues.iter().map(|venue| venue.name.clone()).collect::<Vec<_>>();
    let expected: Vec<String> =
        names(&seen.plan).iter().map(|name| name.replace("Venue 22", "\u{fffd}enue 22")).collect();
    assert_eq!(names(&plan), expected, "the letter is shown as one that cannot be read");
}

#[test]
fn a_file_that_was_moved_is_saved_from_the_copies_of_its_old_place() {
    let world = world();
    let (bytes, _) = whole(&world);
    let moved = world.path().with_file_name("moved.paideia");
    let mut damaged = bytes.clone();
    let places = (0..bytes.len() - 13).filter(|at| bytes[*at..].starts_with(b"Painted today"));
    places.for_each(|at| damaged[at] = 0xff);
    fs::write(&moved, &damaged).unwrap();
    let found = rescue(&moved, &world.surroundings).unwrap();
    assert!(found.choices.iter().any(|choice| choice.key != ITSELF), "{found:?}");
}

#[test]
fn a_log_of_another_state_is_not_mixed_in() {
    let world = world();
    let mut file = world.create();
    for number in 0..30 {
        put(&mut file, &room(&format!("r{}", number % 4), &format!("Room {number}"), Some(number)));
    }
    file.rest().unwrap();
    drop(file);
    let backup = fs::read(world.path()).unwrap();
    let mut file = world.open().unwrap();
    for number in 30..90 {
        put(&mut file, &room(&format!("r{}", number % 40), &format!("Room {number}"), Some(number)));
    }
    file.rest().unwrap();
    put(&mut file, &room("r1", "Only in the log", None));
    let wal = world.folder.path().join("riverton.paideia-wal");
    let later = fs::read(&wal).unwrap();
    assert!(!later.is_empty());
    drop(file);
    fs::write(world.path(), &backup).unwrap();
    fs::write(&wal, &later).unwrap();
    let file = world.open().unwrap();
    let codes: Vec<&str> = file.notices().iter().map(|notice| notice.code.as_str()).collect();
    assert_eq!(codes, ["foreign_log", "older_state"]);
    assert_eq!(rooms(&file.snapshot().unwrap()), "Room 28, Room 29, Room 26, Room 27");
    let aside = world.folder.path().join("riverton.paideia.other-wal-1");
    assert_eq!(fs::read(aside).unwrap(), later, "kept, and never mixed in");
}
