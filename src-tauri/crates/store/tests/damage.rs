//! Files that are broken, foreign, newer or in use: opened, repaired or refused with a message, never a crash.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::fs;

use common::*;
use domain::*;
use store::{OpenRisk, PlanFile, StoreError, recover, rescue, safety_copies_of};

/// A plan with something of everything, closed; its bytes.
fn whole(world: &World) -> Vec<u8> {
    let mut file = world.create();
    for number in 0..60 {
        file.command(label("write"), |tx| {
            tx.put(&room(&format!("r{number}"), &format!("Room {number}"), Some(number)))?;
            tx.put(&venue(&format!("v{}", number % 7), &format!("Venue {number}")))?;
            tx.put(&link(&format!("e{number}"), "p")).map(drop)
        })
        .unwrap();
    }
    file.command(label("delete"), |tx| tx.remove::<Room>("r5")).unwrap();
    file.undo().unwrap();
    drop(file);
    fs::read(world.path()).unwrap()
}

/// Opens what may be broken and uses it; tells how it went.
fn outcome(world: &World) -> String {
    match world.open() {
        Err(error) => {
            assert!(!error.code().is_empty());
            if matches!(error, StoreError::Sql { .. }) {
                panic!("not a message for people: {error:?}");
            }
            error.code().to_owned()
        }
        Ok(mut file) => {
            // Whatever these say, they say it without a crash.
            let _ = file.snapshot();
            let _ = file.verify();
            let _ = file.history(None, 1000);
            let _ = file.bin();
            let _ = file.record_history("room", "r5");
            let _ = file.undo();
            let _ = file.command(label("write"), |tx| tx.put(&room("new", "New", None)));
            let _ = file.rebuild();
            if file.notices().is_empty() { "opened".to_owned() } else { "repaired".to_owned() }
        }
    }
}

/// Numbers that look random and are the same each time.
fn numbers() -> impl Iterator<Item = usize> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize
    })
}

#[test]
fn one_changed_byte_is_never_a_crash() {
    let world = world();
    let bytes = whole(&world);
    let mut numbers = numbers();
    let mut outcomes = std::collections::BTreeMap::<String, usize>::new();
    for round in 0..200 {
        let mut broken = bytes.clone();
        // Half of them where the structure is densest: the beginning of pages.
        let anywhere = numbers.next().unwrap();
        let at =
            if round % 2 == 0 { anywhere % bytes.len() } else { (anywhere % 200) * 4096 % bytes.len() + round % 24 };
        broken[at] ^= (numbers.next().unwrap() % 255 + 1) as u8;
        fs::write(world.path(), &broken).unwrap();
        *outcomes.entry(outcome(&world)).or_default() += 1;
        let _ = fs::remove_file(world.folder.path().join("riverton.paideia-wal"));
        let _ = fs::remove_dir_all(world.folder.path().join("home/safety"));
    }
    assert!(outcomes.len() > 1, "{outcomes:?}");
    assert!(outcomes.contains_key("damaged"), "{outcomes:?}");
}

#[test]
fn a_truncated_file_is_never_a_crash() {
    let world = world();
    let bytes = whole(&world);
    let mut numbers = numbers();
    for length in (0..30).map(|_| numbers.next().unwrap() % bytes.len()).chain([0, 1, 99, 100, 4096]) {
        fs::write(world.path(), &bytes[..length]).unwrap();
        let outcome = outcome(&world);
        assert!(outcome == "not_a_plan" || outcome == "damaged", "{length} bytes: {outcome}");
    }
}

#[track_caller]
fn check_untouched(bytes: &[u8], expected: &str) {
    let world = world();
    fs::write(world.path(), bytes).unwrap();
    let error = world.open().err().unwrap();
    assert_eq!(error.code(), expected);
    assert_eq!(fs::read(world.path()).unwrap(), bytes, "left as it was, byte for byte");
    let files = fs::read_dir(world.folder.path()).unwrap().count();
    assert_eq!(files, 2, "nothing beside it but the app's folder");
}

#[test]
fn what_is_no_plan_is_left_alone() {
    check_untouched(b"", "not_a_plan");
    check_untouched(b"title,starts_at\n", "not_a_plan");
    check_untouched(&[0; 5000], "not_a_plan");
    let world = world();
    let other = world.folder.path().join("other.db");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    check_untouched(&fs::read(other).unwrap(), "not_a_plan");
}

#[test]
fn a_newer_plan_is_left_alone() {
    let world = world();
    whole(&world);
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    connection.pragma_update(None, "user_version", store::FORMAT_VERSION + 1).unwrap();
    drop(connection);
    let bytes = fs::read(world.path()).unwrap();
    check_untouched(&bytes, "newer_format");
}

#[test]
fn a_file_that_may_not_be_written_is_told() {
    let world = world();
    let bytes = whole(&world);
    let mut permissions = fs::metadata(world.path()).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(world.path(), permissions).unwrap();
    assert!(matches!(world.open(), Err(StoreError::ReadOnly)));
    assert_eq!(fs::read(world.path()).unwrap(), bytes);
    let local = store::copy_to_local(&world.path(), &world.surroundings).unwrap();
    assert_eq!(world.open_at(&local).unwrap().snapshot().unwrap().rooms.len(), 60, "its copy can be");
}

#[test]
fn a_second_window_learns_who_holds_the_file() {
    let world = world();
    let file = world.create();
    match world.open() {
        Err(StoreError::HeldBy { holder }) => assert_eq!(holder, "ada@desk"),
        other => panic!("{:?}", other.err()),
    }
    // Somebody with another data folder does not see the name, but does not get in either.
    let mut elsewhere = world.surroundings.clone();
    elsewhere.home = world.folder.path().join("elsewhere");
    let second = PlanFile::open(&world.path(), OpenRisk::Refuse, &elsewhere);
    assert!(matches!(second, Err(StoreError::InUse)), "{:?}", second.err());
    drop(file);
    assert!(world.open().is_ok());
}

#[test]
fn a_risky_place_needs_a_yes() {
    let world = world();
    let folder = world.folder.path().join("Dropbox");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("plan.paideia");
    drop(PlanFile::create(&path, &world.surroundings, &profile()).unwrap());
    assert!(matches!(world.open_at(&path), Err(StoreError::InSyncedFolder { .. })));
    let file = PlanFile::open(&path, OpenRisk::Accept, &world.surroundings).unwrap();
    assert_eq!(file.notices()[0].values["service"], "Dropbox");
    drop(file);
    let local = store::copy_to_local(&path, &world.surroundings).unwrap();
    assert!(world.open_at(&local).is_ok());
    assert_ne!(store::copy_to_local(&path, &world.surroundings).unwrap(), local, "a second copy has its own name");
}

#[test]
fn tables_that_differ_from_the_log_are_told_and_put_right() {
    let world = world();
    whole(&world);
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    connection.execute("UPDATE room SET capacity = 999 WHERE id = 'r7'", []).unwrap();
    connection.execute("DELETE FROM room WHERE id = 'r8'", []).unwrap();
    connection.execute("INSERT INTO room (id, venue_id) VALUES ('ghost', 'v1')", []).unwrap();
    drop(connection);
    let found = fs::read(world.path()).unwrap();
    let file = world.open().unwrap();
    assert_eq!((file.notices()[0].code.as_str(), file.notices()[0].values["damage_count"].as_str()), ("repaired", "3"));
    assert!(file.verify().unwrap().is_log_equal);
    assert_eq!(file.snapshot().unwrap().rooms.len(), 60);
    let copies = file.safety_copies().unwrap();
    let kept = copies.iter().find(|copy| copy.reason == "before_repair").unwrap();
    assert_eq!(fs::read(world.copy(&kept.key)).unwrap(), found, "as it was, byte for byte");
}

#[test]
fn what_differs_is_counted_and_the_first_ten_are_named() {
    let world = world();
    let mut file = world.create();
    file.command(label("write"), |tx| {
        (0..40).try_for_each(|number| tx.put(&room(&format!("r{number}"), "Hall", None)))
    })
    .unwrap();
    let other = rusqlite::Connection::open(world.path()).unwrap();
    other.execute("UPDATE room SET name = 'Loft'", []).unwrap();
    let found = file.verify().unwrap();
    assert_eq!((found.difference_count, found.differences.len()), (40, 10));
    assert_eq!(found.differences[0], "room r0 name");
    let refused = file.command(label("write"), |tx| tx.put(&room("new", "New", None)));
    assert_eq!(refused.unwrap_err().code(), "written_by_others", "nothing is mixed with what somebody else wrote");
}

#[test]
fn a_safety_copy_replaces_a_broken_file() {
    let world = world();
    whole(&world);
    drop(world.open().unwrap());
    let mut file = world.open().unwrap();
    put(&mut file, &room("late", "Late", None));
    drop(file);
    fs::write(world.path(), b"broken").unwrap();
    assert!(world.open().is_err());
    let found = rescue(&world.path(), &world.surroundings).unwrap();
    assert_eq!(fs::read(world.path()).unwrap(), b"broken", "only looked at");
    assert_eq!(found.choices.len(), 1);
    assert_eq!(safety_copies_of(&world.path(), &world.surroundings).unwrap()[0].key, found.choices[0].key);
    let file = recover(&world.path(), &found.choices[0].key, &world.surroundings).unwrap();
    assert_eq!(file.snapshot().unwrap().rooms.len(), 60, "as it was when the day began");
    let kept = file.safety_copies().unwrap().into_iter().find(|copy| copy.reason == "before_repair").unwrap();
    assert_eq!(fs::read(world.copy(&kept.key)).unwrap(), b"broken");
}
