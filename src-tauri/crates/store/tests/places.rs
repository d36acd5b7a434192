//! Where files lie: moved while open, names and folders that cannot be used, risky places, readers beside a writer.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::Ordering;

use common::*;
use store::{OpenRisk, PlanFile};

#[test]
fn a_plan_that_is_no_longer_where_it_was_is_noticed_before_it_is_saved() {
    for way in ["renamed", "deleted", "replaced", "folder gone"] {
        let world = world();
        let folder = world.folder.path().join("plans");
        fs::create_dir(&folder).unwrap();
        let path = folder.join("riverton.paideia");
        let mut file = PlanFile::create(&path, &world.surroundings, &profile()).unwrap();
        put(&mut file, &room("a", "Hall", None));
        file.rest().unwrap();
        match way {
            "renamed" => fs::rename(&path, folder.join("elsewhere.paideia")).unwrap(),
            "deleted" => fs::remove_file(&path).unwrap(),
            "replaced" => {
                fs::copy(&path, folder.join("other")).unwrap();
                fs::rename(folder.join("other"), &path).unwrap();
            }
            _ => fs::rename(&folder, world.folder.path().join("gone")).unwrap(),
        }
        let saved = file.command(label("save"), |tx| tx.put(&room("b", "Loft", None)));
        assert_eq!(saved.unwrap_err().code(), "file_moved", "{way}");
        assert_eq!(file.undo().unwrap_err().code(), "file_moved", "{way}");
        assert_eq!(file.save_version("v").unwrap_err().code(), "file_moved", "{way}");
        // Work goes on in a file that the person chooses.
        let chosen = world.folder.path().join("chosen.paideia");
        file.save_copy(&chosen).unwrap();
        drop(file);
        let mut file = world.open_at(&chosen).unwrap();
        assert_eq!(rooms(&file.snapshot().unwrap()), "Hall", "{way}");
        put(&mut file, &room("b", "Loft", None));
        assert!(file.verify().unwrap().is_log_equal);
    }
}

#[test]
fn a_reader_sees_whole_changes_while_somebody_writes() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    let reader = file.reader().unwrap().unwrap();
    let (begun, wait) = std::sync::mpsc::channel();
    let (done, go_on) = std::sync::mpsc::channel();
    let reading = std::thread::spawn(move || {
        wait.recv().unwrap();
        let during = (reader.history(None, 9).unwrap().len(), reader.undo_label().unwrap().unwrap().code);
        let before = reader.record_history("room", "a").unwrap().len();
        done.send(()).unwrap();
        (during, before, reader)
    });
    file.command(label("import"), |tx| {
        (0..500).try_for_each(|number| tx.put(&room(&format!("r{number}"), "Room", None)))?;
        begun.send(()).unwrap();
        go_on.recv().unwrap();
        Ok(())
    })
    .unwrap();
    let (during, before, reader) = reading.join().unwrap();
    assert_eq!((during, before), ((2, "save".to_owned()), 1), "as before the import");
    assert_eq!(reader.history(None, 9).unwrap().len(), 3);
    assert_eq!(reader.undo_label().unwrap().unwrap().code, "import");
    file.undo().unwrap();
    assert!(reader.history(None, 9).unwrap()[1].is_undone, "what is undone is undone for every reader");
    drop(reader);
    drop(file);
    assert!(!world.folder.path().join("riverton.paideia-wal").exists());
    assert!(world.open().unwrap().notices().is_empty());
}

#[test]
fn a_write_tells_what_it_touched() {
    let world = world();
    let mut file = world.create();
    file.touched();
    assert_eq!(file.touched(), Some(BTreeMap::new()));
    file.command(label("save"), |tx| {
        tx.put(&room("a", "Hall", None))?;
        tx.put(&room("b", "Loft", None))?;
        tx.put(&venue("v", "Library"))
    })
    .unwrap();
    let ids = |ids: &[&str]| Some(ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
    let both = BTreeMap::from([("room".to_owned(), ids(&["a", "b"])), ("venue".to_owned(), ids(&["v"]))]);
    assert_eq!(file.touched(), Some(both.clone()));
    assert_eq!(file.touched(), Some(BTreeMap::new()), "told once");
    file.undo().unwrap();
    assert_eq!(file.touched(), Some(both));
    file.command(label("import"), |tx| (0..600).try_for_each(|number| tx.put(&room(&number.to_string(), "R", None))))
        .unwrap();
    assert_eq!(file.touched(), Some(BTreeMap::from([("room".to_owned(), None)])), "too many to name");
    file.rebuild().unwrap();
    assert_eq!(file.touched(), None, "everything");
    let failed: Result<(), store::StoreError> = file.command(label("fail"), |tx| {
        tx.put(&room("a", "Attic", None))?;
        Err(store::StoreError::ReadOnly)
    });
    assert!(failed.is_err());
    put(&mut file, &venue("v", "School"));
    assert_eq!(file.touched(), Some(BTreeMap::from([("venue".to_owned(), ids(&["v"]))])), "nothing of what failed");
}

#[test]
fn a_folder_of_copies_that_cannot_be_used_keeps_nobody_from_a_plan() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    // A file where the application's folder should be: nothing in it can be made, whoever runs this.
    let home = &world.surroundings.home;
    fs::remove_dir_all(home).unwrap();
    fs::write(home, b"in the way").unwrap();
    let mut file = world.open().unwrap();
    assert_eq!(file.notices()[0].code, "unreadable", "told, and not as a fault of the plan");
    put(&mut file, &room("b", "Loft", None));
    put(&mut file, &room("c", "Attic", None));
    assert_eq!(file.replica_count().unwrap(), 2, "a replica for this session alone");
    assert_eq!(file.erase_person("p").unwrap_err().code(), "not_found");
    drop(file);
    assert_eq!(rooms(&world.open().unwrap().snapshot().unwrap()), "Hall, Loft, Attic");
}

#[test]
fn copies_belong_to_a_file_and_outlive_a_clock_that_was_ahead() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    let twin = world.folder.path().join("twin.paideia");
    file.save_copy(&twin).unwrap();
    drop(file);
    drop(world.open().unwrap());
    let file = world.open_at(&twin).unwrap();
    assert_eq!(file.safety_copies().unwrap().len(), 1, "a copy of its own on the same day");
    drop(file);
    for _ in 0..12 {
        world.now.fetch_add(365 * 86_400_000, Ordering::SeqCst);
        drop(world.open().unwrap());
    }
    world.now.store(MORNING + 3 * 86_400_000, Ordering::SeqCst);
    let mut file = world.open().unwrap();
    let copies = file.safety_copies().unwrap();
    assert_eq!((copies.len(), copies[0].at.timestamp_millis() / 86_400_000), (10, MORNING / 86_400_000 + 3));
    file.restore_safety_copy(&copies[0].key).unwrap();
    assert!(file.safety_copies().unwrap().iter().any(|copy| copy.reason == "before_restore"));
    drop(file);
    // Moved by hand: its copies are still its own.
    let moved = world.folder.path().join("moved.paideia");
    fs::rename(world.path(), &moved).unwrap();
    assert_eq!(world.open_at(&moved).unwrap().safety_copies().unwrap().len(), 10);
}

#[test]
fn a_copy_of_another_plan_is_not_put_in_place() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    let mut file = world.open().unwrap();
    let key = file.safety_copies().unwrap()[0].key.clone();
    let other = common::world();
    let mut foreign = other.create();
    put(&mut foreign, &room("b", "Loft", None));
    drop(foreign);
    fs::copy(other.path(), world.copy(&key)).unwrap();
    assert_eq!(file.restore_safety_copy(&key).unwrap_err().code(), "copy_of_other_plan");
    assert_eq!(rooms(&file.snapshot().unwrap()), "Hall");
}

#[test]
fn risks_of_a_place_are_told_when_a_plan_is_made_and_accepted_by_nobody() {
    let world = world();
    let folder = world.folder.path().join("Dropbox");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("plan.paideia");
    let file = PlanFile::create(&path, &world.surroundings, &profile()).unwrap();
    assert_eq!(file.notices()[0].code, "in_synced_folder");
    drop(file);
    fs::write(folder.join("plan (Ann's conflicted copy 2027-05-03).paideia"), b"").unwrap();
    assert!(world.open_at(&path).is_err(), "still to be accepted");
    let file = PlanFile::open(&path, OpenRisk::Accept, &world.surroundings).unwrap();
    let told = file.notices().iter().find(|notice| notice.code == "conflicted_copies").unwrap();
    assert_eq!(told.values["name"], "plan (Ann's conflicted copy 2027-05-03).paideia");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_unicode_is_told() {
    use std::os::unix::ffi::OsStrExt;
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    let path = world.folder.path().join(std::ffi::OsStr::from_bytes(b"a\xff.paideia"));
    fs::rename(world.path(), &path).unwrap();
    assert_eq!(world.open_at(&path).err().unwrap().code(), "name_not_unicode");
}

#[test]
fn a_clock_before_1970_writes_and_reads() {
    let world = world();
    world.now.store(-86_400_000 * 400, Ordering::SeqCst);
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    let file = world.open().unwrap();
    assert_eq!(file.history(None, 9).unwrap().len(), 2);
    assert_eq!(file.safety_copies().unwrap().len(), 1);
}
