//! Safety copies, copies to give away, replicas, and erasure with its bytes.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::fs;
use std::path::Path;
use std::sync::atomic::Ordering;

use common::*;
use domain::*;
use store::{Label, PlanFile, StoreError};

const DAY: i64 = 86_400_000;

#[test]
fn the_first_opening_of_a_day_keeps_a_copy_and_ten_are_kept() {
    let world = world();
    let mut file = world.create();
    assert_eq!(file.safety_copies().unwrap(), [], "nothing to keep of an empty plan");
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    drop(world.open().unwrap());
    assert_eq!(world.open().unwrap().safety_copies().unwrap().len(), 1, "one a day");
    for _ in 0..14 {
        world.now.fetch_add(DAY, Ordering::SeqCst);
        drop(world.open().unwrap());
    }
    let copies = world.open().unwrap().safety_copies().unwrap();
    assert_eq!(copies.len(), 10);
    assert!(copies.windows(2).all(|pair| pair[1].at < pair[0].at), "newest first");
    assert!(copies.iter().all(|copy| copy.reason == "daily" && 0 < copy.bytes));
}

#[test]
fn a_daily_copy_that_cannot_be_made_is_told_and_work_goes_on() {
    let world = world();
    fs::create_dir_all(&world.surroundings.home).unwrap();
    fs::write(world.surroundings.home.join("safety"), b"a file, not a folder").unwrap();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    let file = world.open().unwrap();
    assert_eq!(file.notices()[0].code, "unreadable");
    assert_eq!(rooms(&file.snapshot().unwrap()), "Hall");
}

#[test]
fn a_safety_copy_comes_back_and_what_it_replaced_is_kept() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    world.now.fetch_add(DAY, Ordering::SeqCst);
    let mut file = world.open().unwrap();
    put(&mut file, &room("a", "Attic", None));
    let (revision, key) = (file.revision(), file.safety_copies().unwrap()[0].key.clone());
    file.restore_safety_copy(&key).unwrap();
    assert_eq!(rooms(&file.snapshot().unwrap()), "Hall");
    assert!(revision < file.revision());
    put(&mut file, &room("b", "Loft", None));
    assert_eq!(file.replica_count().unwrap(), 2, "a restored file is a copy, and writes under a new name");
    let before = file.safety_copies().unwrap()[0].clone();
    assert_eq!(before.reason, "before_restore");
    file.restore_safety_copy(&before.key).unwrap();
    assert_eq!(rooms(&file.snapshot().unwrap()), "Attic");
    let damaged = file.safety_copies().unwrap().pop().unwrap().key;
    let place = world.copy(&damaged);
    let bytes = fs::read(&place).unwrap();
    fs::write(&place, &bytes[..bytes.len() / 2]).unwrap();
    assert!(matches!(file.restore_safety_copy(&damaged), Err(StoreError::Damaged { .. })));
    assert!(matches!(file.restore_safety_copy("../../etc"), Err(StoreError::NoSuchCopy { .. })));
    drop(file);
    assert_eq!(rooms(&world.open().unwrap().snapshot().unwrap()), "Attic");
}

#[test]
fn a_copy_is_a_replica_of_its_own() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    let copy = world.folder.path().join("copy.paideia");
    file.save_copy(&copy).unwrap();
    assert!(matches!(file.save_copy(&world.path()), Err(StoreError::AlreadyExists { .. })));
    let mut twin = world.open_at(&copy).unwrap();
    assert_eq!(twin.plan_id(), file.plan_id());
    put(&mut twin, &room("b", "Loft", None));
    put(&mut file, &room("c", "Cellar", None));
    assert_eq!((twin.replica_count().unwrap(), file.replica_count().unwrap()), (2, 1));
    assert_eq!(twin.undo().unwrap().unwrap().label.code, "save");
    drop(twin);
    let mut twin = world.open_at(&copy).unwrap();
    put(&mut twin, &room("d", "Den", None));
    assert_eq!(twin.replica_count().unwrap(), 2, "the copy keeps its name");
    drop(file);
    let mut file = world.open().unwrap();
    put(&mut file, &room("d", "Den", None));
    assert_eq!(file.replica_count().unwrap(), 1, "and so does the original");
}

#[test]
fn an_older_state_put_back_by_hand_gets_a_fresh_replica() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    let old = fs::read(world.path()).unwrap();
    let mut file = world.open().unwrap();
    put(&mut file, &room("a", "Attic", None));
    drop(file);
    fs::write(world.path(), old).unwrap();
    let mut file = world.open().unwrap();
    assert_eq!(file.notices()[0].code, "older_state", "less is here than was saved here");
    put(&mut file, &room("a", "Loft", None));
    assert_eq!(file.replica_count().unwrap(), 2);
}

#[test]
fn after_rest_and_after_closing_the_file_alone_is_whole() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    file.rest().unwrap();
    let wal = world.folder.path().join("riverton.paideia-wal");
    assert_eq!(fs::metadata(&wal).map(|metadata| metadata.len()).unwrap_or(0), 0);
    let copy = world.folder.path().join("by hand.paideia");
    fs::write(&copy, fs::read(world.path()).unwrap()).unwrap();
    assert_eq!(rooms(&world.open_at(&copy).unwrap().snapshot().unwrap()), "Hall");
    drop(file);
    assert!(!wal.exists());
}

#[test]
fn a_plan_is_not_made_over_a_file() {
    let world = world();
    fs::write(world.path(), b"mine").unwrap();
    let made = PlanFile::create(&world.path(), &world.surroundings, &profile());
    assert!(matches!(made, Err(StoreError::AlreadyExists { .. })));
    assert_eq!(fs::read(world.path()).unwrap(), b"mine");
    let missing = world.open_at(&world.folder.path().join("none.paideia"));
    assert!(matches!(missing, Err(StoreError::FileMissing { .. })));
}

/// Every file in a folder and below that holds some bytes.
fn holding(folder: &Path, needle: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, needle));
        } else if fs::read(&path).unwrap().windows(needle.len()).any(|window| window == needle.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn an_erased_person_is_gone_from_every_byte() {
    let world = world();
    let mut file = world.create();
    let secrets = ["Zebedee Quillfeather", "zq@example.org", "555-0177", "Zebedee Oldname"];
    let saved = |name: &str| Label::new("save_person").with("name", name).with("event", "Open Day");
    let mut zebedee = person("p1", secrets[3], secrets[1]);
    zebedee.phone = secrets[2].to_owned();
    file.command(saved(secrets[3]), |tx| tx.put(&zebedee)).unwrap();
    zebedee.name = secrets[0].to_owned();
    file.command(saved(secrets[0]), |tx| {
        tx.put(&zebedee)?;
        tx.put(&person("p2", "Ann Other", "ann@example.org"))?;
        tx.put(&link("e1", "p1"))?;
        tx.put(&link("e1", "p2"))
    })
    .unwrap();
    drop(file);
    world.now.fetch_add(DAY, Ordering::SeqCst);
    let mut file = world.open().unwrap();
    file.command(label("delete"), |tx| tx.remove::<Person>("p1")).unwrap();
    file.undo().unwrap();
    assert!(secrets.iter().all(|secret| !holding(world.folder.path(), secret).is_empty()), "the search finds");
    let revision = file.revision();
    file.erase_person("p1").unwrap();
    assert!(revision < file.revision());
    for secret in secrets {
        assert_eq!(holding(world.folder.path(), secret), Vec::<String>::new(), "{secret} while open");
    }
    let plan = file.snapshot().unwrap();
    assert_eq!((plan.people.len(), plan.event_people.len()), (1, 1));
    assert!(file.verify().unwrap().is_log_equal);
    assert!(file.bin().unwrap().is_empty());
    let labels: Vec<Label> = file.history(None, 9).unwrap().into_iter().map(|change| change.label).collect();
    assert_eq!(labels[0].code, "delete_person_for_ever");
    assert!(labels.iter().any(|label| label.values.get("event").is_some_and(|event| event == "Open Day")));
    // Undo passes over what is gone and takes the person who is left.
    assert_eq!(file.undo().unwrap().unwrap().label.code, "save_person");
    assert!(file.snapshot().unwrap().people.is_empty());
    assert!(file.undo().unwrap().is_none());
    file.redo().unwrap();
    assert_eq!(file.snapshot().unwrap().people.len(), 1);
    assert!(file.redo().unwrap().is_none());
    file.rebuild().unwrap();
    drop(file);
    let file = world.open().unwrap();
    assert_eq!(file.snapshot().unwrap().people[0].name, "Ann Other");
    assert!(!file.safety_copies().unwrap().is_empty());
    for secret in secrets {
        assert_eq!(holding(world.folder.path(), secret), Vec::<String>::new(), "{secret} after closing");
    }
}
