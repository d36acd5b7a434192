//! Single damaged bytes of a plan, of the log beside it and of its safety copies: nothing is shown changed without a word,
//! and what is put right is right. A small share here; `PROPTEST_CASES` raises it.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::fs;
use std::path::Path;

use common::seen::*;
use common::*;
use store::{PlanFile, StoreError, recover};

/// Bits, as disks lose them, and whole bytes.
fn mask(round: usize, number: usize) -> u8 {
    if round.is_multiple_of(2) { 1 << (number % 8) } else { (number % 255 + 1) as u8 }
}

/// A folder of the program that is put back as it was before each round.
struct Home {
    folder: std::path::PathBuf,
    kept: std::path::PathBuf,
}

impl Home {
    fn keep(world: &World) -> Self {
        let home = Home { folder: world.folder.path().join("home"), kept: world.folder.path().join("kept") };
        copy_folder(&home.folder, &home.kept);
        home
    }

    fn put_back(&self) {
        fs::remove_dir_all(&self.folder).unwrap();
        copy_folder(&self.kept, &self.folder);
    }
}

#[test]
fn no_damaged_byte_of_a_plan_is_shown_without_a_word() {
    let world = world();
    let (bytes, seen) = whole(&world);
    let home = Home::keep(&world);
    let mut numbers = numbers(1);
    let mut outcomes = std::collections::BTreeMap::<&str, usize>::new();
    for round in 0..rounds() {
        let mut damaged = bytes.clone();
        let at = numbers.next().unwrap() % bytes.len();
        let mask = mask(round, numbers.next().unwrap());
        damaged[at] ^= mask;
        put_back(&world, &damaged);
        let what = format!("byte {at} ^ {mask}");
        *outcomes.entry(outcome(&world, &damaged, &seen, &what)).or_default() += 1;
        home.put_back();
    }
    println!("plan: {outcomes:?}");
    // Few bytes of a plan are shown, so a small share may meet none; the test of damaged texts holds that they are found.
    assert!(rounds() < 1_000 || outcomes.contains_key("repaired"), "{outcomes:?}");
}

#[test]
fn no_damaged_byte_of_the_log_beside_a_plan_is_shown_without_a_word() {
    let world = world();
    whole(&world);
    let mut file = world.open().unwrap();
    let mut states = vec![(*file.snapshot().unwrap()).clone()];
    for number in 0..6 {
        put(&mut file, &room(&format!("late{}", number % 3), &format!("Late {number}"), Some(number)));
        states.push((*file.snapshot().unwrap()).clone());
    }
    // As a program leaves it that is killed: the newest work is in the log alone.
    let beside = world.folder.path().join("riverton.paideia-wal");
    let (bytes, log) = (fs::read(world.path()).unwrap(), fs::read(&beside).unwrap());
    let home = Home::keep(&world);
    drop(file);
    let mut numbers = numbers(3);
    let mut outcomes = std::collections::BTreeMap::<&str, usize>::new();
    for round in 0..rounds() {
        let mut damaged = log.clone();
        let at = numbers.next().unwrap() % log.len();
        let mask = mask(round, numbers.next().unwrap());
        damaged[at] ^= mask;
        let aside = world.folder.path().join("riverton.paideia.other-wal-1");
        let _ = fs::remove_file(&aside);
        // Written anew it is the same file to the machine.
        fs::write(world.path(), &bytes).unwrap();
        fs::write(&beside, &damaged).unwrap();
        home.put_back();
        let what = format!("byte {at} ^ {mask} of the log");
        let file = world.open().unwrap_or_else(|error| panic!("{what}: {error:?}"));
        let codes: Vec<&str> = file.notices().iter().map(|notice| notice.code.as_str()).collect();
        let plan = file.snapshot().unwrap();
        let is_newest = *plan == states[6];
        assert!(states.contains(&plan), "{what}: no state that ever was, {codes:?}");
        assert_eq!(codes.contains(&"damaged_log"), !is_newest, "{what}: {codes:?}");
        assert_eq!(codes.contains(&"recovered"), is_newest, "{what}: {codes:?}");
        let found = file.verify().unwrap();
        assert!(found.is_intact && found.is_log_equal, "{what}: {found:?}");
        assert_eq!(fs::read(aside).ok(), (!is_newest).then_some(damaged), "{what}: kept as it was");
        *outcomes.entry(if is_newest { "harmless" } else { "told" }).or_default() += 1;
    }
    println!("log: {outcomes:?}");
    assert!(outcomes.contains_key("told"), "{outcomes:?}");
}

#[test]
fn no_damaged_text_is_shown_without_a_word() {
    let world = world();
    let (bytes, seen) = whole(&world);
    let home = Home::keep(&world);
    let mut outcomes = std::collections::BTreeMap::<&str, usize>::new();
    // Every place where these words stand, in rows, log, labels and names of versions.
    for word in ["Painted today", "Room 17", "as tabled", "Venue 22", "minutes", "\"write\"", "Ada"] {
        let places: Vec<usize> =
            (0..bytes.len() - word.len()).filter(|at| &bytes[*at..at + word.len()] == word.as_bytes()).collect();
        assert!(!places.is_empty(), "{word}");
        for at in places.into_iter().take(6) {
            let mut damaged = bytes.clone();
            damaged[at + 1] ^= 1;
            put_back(&world, &damaged);
            *outcomes.entry(outcome(&world, &damaged, &seen, &format!("{word} at {at}"))).or_default() += 1;
            home.put_back();
        }
    }
    println!("{outcomes:?}");
    assert!(10 < outcomes["repaired"], "{outcomes:?}");
}

#[test]
fn a_damaged_safety_copy_is_never_put_in_place() {
    let world = world();
    let (_, seen) = whole(&world);
    let file = world.open().unwrap();
    let key = file.safety_copies().unwrap().pop().unwrap().key;
    drop(file);
    let copy = world.copy(&key);
    let (whole, bytes) = (fs::read(&copy).unwrap(), fs::read(world.path()).unwrap());
    let home = Home::keep(&world);
    let mut numbers = numbers(2);
    let mut outcomes = std::collections::BTreeMap::<&str, usize>::new();
    for round in 0..rounds() {
        let mut damaged = whole.clone();
        let at = numbers.next().unwrap() % whole.len();
        let mask = mask(round, numbers.next().unwrap());
        damaged[at] ^= mask;
        home.put_back();
        put_back(&world, &bytes);
        fs::write(&copy, &damaged).unwrap();
        let what = format!("byte {at} ^ {mask} of the copy");
        let is_refused = if round.is_multiple_of(4) {
            recover_from(&world, &key, &what)
        } else {
            restore_from(&world, &key, &seen, &what)
        };
        *outcomes.entry(if is_refused { "refused" } else { "harmless" }).or_default() += 1;
    }
    println!("copies: {outcomes:?}");
    assert!(outcomes.contains_key("refused"), "{outcomes:?}");
}

/// What the safety copy holds, wherever it is put.
#[track_caller]
fn check_copied(file: &PlanFile, what: &str) {
    assert_eq!(file.snapshot().unwrap().rooms[1].name, "Room 19 of the old library", "{what}");
    let found = file.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{what}");
}

/// Goes back to a copy in an open plan, and forth again; says whether it was refused.
fn restore_from(world: &World, key: &str, seen: &Shown, what: &str) -> bool {
    let mut file = world.open().unwrap();
    match file.restore_safety_copy(key) {
        Err(error) => {
            assert!(!matches!(error, StoreError::Sql { .. }), "{what}: {error:?}");
            assert_eq!(shown(&file).unwrap(), *seen, "{what}: refused and changed");
            true
        }
        Ok(()) => {
            check_copied(&file, what);
            let before = file.safety_copies().unwrap()[0].key.clone();
            file.restore_safety_copy(&before).unwrap();
            assert_eq!(file.snapshot().unwrap().rooms, seen.plan.rooms, "{what}: and back");
            false
        }
    }
}

/// Saves a broken plan from a copy; says whether that was refused.
fn recover_from(world: &World, key: &str, what: &str) -> bool {
    put_back(world, b"broken");
    match recover(&world.path(), key, &world.surroundings) {
        Err(error) => {
            assert!(!matches!(error, StoreError::Sql { .. }), "{what}: {error:?}");
            assert_eq!(fs::read(world.path()).unwrap(), b"broken", "{what}: refused and changed");
            true
        }
        Ok(file) => {
            check_copied(&file, what);
            false
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}
