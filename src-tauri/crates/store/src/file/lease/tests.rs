//! Which replica writes into a file: the one that is remembered where the file goes on from there, else a fresh one.
#![allow(clippy::unwrap_used, reason = "tests")]

use tempfile::TempDir;

use super::*;
use crate::PlanFile;
use crate::inside_tests::{create, later, milestone, put};

/// A plan, and what is noted of it.
fn plan(folder: &TempDir) -> (PlanFile, Surroundings) {
    let mut file = create(folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    (file, later(folder))
}

fn load(file: &PlanFile, surroundings: &Surroundings) -> Lease {
    Lease::load(&file.connection, file.plan_id(), file.path(), surroundings).unwrap()
}

/// Notes something else of the file.
fn note(lease: &Lease, change: impl FnOnce(&mut Note)) {
    let mut note: Note = serde_json::from_slice(&fs::read(&lease.file).unwrap()).unwrap();
    change(&mut note);
    fs::write(&lease.file, serde_json::to_vec(&note).unwrap()).unwrap();
}

#[test]
fn a_seal_is_of_every_byte_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, b"123456789").unwrap();
    assert_eq!(Seal::of(&path).unwrap(), Seal { bytes: 9, checksum: 0xcbf4_3926 }, "CRC-32, as others work it out");
    // More than is read at once.
    let bytes: Vec<u8> = (0..700_000_u32).map(|number| (number % 251) as u8).collect();
    fs::write(&path, &bytes).unwrap();
    let mut sealing = Sealing::default();
    bytes.chunks(1_000).for_each(|part| sealing.add(part));
    let whole = sealing.done();
    assert_eq!((whole.bytes, Seal::of(&path).unwrap()), (700_000, whole));
    assert!(Seal::of(&folder.path().join("missing")).is_err());
}

#[test]
fn a_file_is_as_closed_when_it_has_the_size_and_every_byte() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let (file, _) = plan(&folder);
    let path = file.path().to_owned();
    assert!(!is_as_closed(&path, &home), "still open");
    drop(file);
    assert!(is_as_closed(&path, &home));
    let bytes = fs::read(&path).unwrap();
    let mut other = bytes.clone();
    other[bytes.len() / 2] ^= 1;
    let longer = [&bytes[..], &[0]].concat();
    for (what, bytes, expected) in [
        ("one bit", &other, false),
        ("one byte more", &longer, false),
        ("one byte less", &bytes[..bytes.len() - 1].to_vec(), false),
        ("as it was", &bytes, true),
    ] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(is_as_closed(&path, &home), expected, "{what}");
    }
    let twin = folder.path().join("twin.paideia");
    fs::copy(&path, &twin).unwrap();
    assert!(!is_as_closed(&twin, &home), "a copy was never closed here");
    assert!(!is_as_closed(&path, &folder.path().join("another home")));
    assert!(!is_as_closed(&folder.path().join("missing"), &home));
}

#[test]
fn a_file_that_goes_on_from_what_is_noted_keeps_its_replica() {
    let folder = tempfile::tempdir().unwrap();
    let (file, surroundings) = plan(&folder);
    let own = load(&file, &surroundings).note;
    assert_eq!((own.last.seq, own.next.clone(), own.plan.as_str()), (2, None, file.plan_id()));
    let lease = load(&file, &surroundings);
    let other = Mark { seq: 3, rand: vec![7; 8] };
    let known = |change: &dyn Fn(&mut Note)| {
        note(&lease, change);
        let found = load(&file, &surroundings);
        note(&lease, |note| *note = serde_json::from_value(serde_json::to_value(&own).unwrap()).unwrap());
        (found.note.replica == own.replica, found.note.last.seq, found.note.next, found.is_older)
    };
    assert_eq!(known(&|_| ()), (true, 2, None, false));
    // A crash after the change was announced, before and after it was written.
    assert_eq!(known(&|note| note.next = Some(other.clone())), (true, 2, None, false), "never written");
    let written =
        |note: &mut Note| note.next = Some(std::mem::replace(&mut note.last, Mark { seq: 1, rand: vec![9; 8] }));
    assert_eq!(known(&written), (true, 2, None, false), "written");
    // Another state of the file, put there by hand.
    assert_eq!(known(&|note| note.last = other.clone()), (false, 0, None, true), "it holds less");
    assert_eq!(known(&|note| note.last.rand = vec![9; 8]), (false, 0, None, false), "as many, but not the same");
    assert_eq!(known(&|note| note.last.seq = 1), (false, 0, None, false), "it holds more");
    assert_eq!(known(&|note| note.plan = "another".to_owned()), (false, 0, None, false));
    assert_eq!(known(&|note| note.replica = "unknown".to_owned()), (false, 0, None, true));
    let nothing = |note: &mut Note| (note.replica, note.last.seq, note.next) = ("unknown".to_owned(), 0, None);
    assert_eq!(known(&nothing), (false, 0, None, false), "nothing written, and nothing announced");
}

#[test]
fn a_copy_and_a_file_of_which_nothing_is_known_get_a_fresh_replica() {
    let folder = tempfile::tempdir().unwrap();
    let (file, surroundings) = plan(&folder);
    let own = load(&file, &surroundings);
    let twin = folder.path().join("twin.paideia");
    file.save_copy(&twin).unwrap();
    let fresh = Lease::load(&file.connection, file.plan_id(), &twin, &surroundings).unwrap();
    assert_ne!((&fresh.note.replica, &fresh.file), (&own.note.replica, &own.file));
    assert_eq!((fresh.note.last.clone(), fresh.is_kept, fresh.is_older), (Mark { seq: 0, rand: vec![] }, true, false));
    assert!(uuid::Uuid::try_parse(&fresh.note.replica).is_ok());
    assert!(!fresh.file.exists(), "written with the first change");
    assert!(own.is_at(file.path()) && !own.is_at(&twin) && !own.is_at(&folder.path().join("missing")));
    fs::write(&own.file, b"{").unwrap();
    assert_ne!(load(&file, &surroundings).note.replica, own.note.replica, "what is noted cannot be read");
}

#[test]
fn each_place_follows_the_one_that_was_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let (file, surroundings) = plan(&folder);
    let mut lease = load(&file, &surroundings);
    lease.seal(file.path()).unwrap();
    let last = lease.note.last.clone();
    let place = lease.announce(&file.connection, &surroundings).unwrap();
    assert_eq!((place.rid, place.seq, place.prev.as_ref()), (1, 3, Some(&last.rand)));
    assert_eq!(place.rand.len(), 8);
    let noted = |lease: &Lease| -> Note { serde_json::from_slice(&fs::read(&lease.file).unwrap()).unwrap() };
    let next = Mark { seq: 3, rand: place.rand.clone() };
    assert_eq!((noted(&lease).last, noted(&lease).next), (last.clone(), Some(next.clone())), "before it is written");
    assert_eq!(noted(&lease).seal, None, "the file is about to change");
    // What was announced and did not happen is announced again.
    let again = lease.announce(&file.connection, &surroundings).unwrap();
    assert_eq!((again.seq, again.prev.as_ref()), (3, Some(&last.rand)));
    lease.confirm().unwrap();
    let next = Mark { seq: 3, rand: again.rand };
    assert_eq!((noted(&lease).last, noted(&lease).next), (next.clone(), None));
    let place = lease.announce(&file.connection, &surroundings).unwrap();
    assert_eq!((place.seq, place.prev), (4, Some(next.rand)));
    lease.seal(file.path()).unwrap();
    assert_eq!(noted(&lease).seal, Some(Seal::of(file.path()).unwrap()));
}

#[test]
fn the_first_change_of_a_fresh_replica_follows_none() {
    let folder = tempfile::tempdir().unwrap();
    let (file, surroundings) = plan(&folder);
    let twin = folder.path().join("twin.paideia");
    file.save_copy(&twin).unwrap();
    let mut lease = Lease::load(&file.connection, file.plan_id(), &twin, &surroundings).unwrap();
    let place = lease.announce(&file.connection, &surroundings).unwrap();
    assert_eq!((place.rid, place.seq, place.prev), (2, 1, None));
    assert!(lease.file.exists());
}

#[test]
fn a_replica_that_cannot_be_remembered_ends_with_the_session() {
    let folder = tempfile::tempdir().unwrap();
    let (file, surroundings) = plan(&folder);
    let mut lease = load(&file, &surroundings);
    let own = lease.note.replica.clone();
    // A folder where the note should be written: nobody can write it, whoever they are.
    fs::create_dir(lease.file.with_extension("part")).unwrap();
    let place = lease.announce(&file.connection, &surroundings).unwrap();
    assert_ne!(lease.note.replica, own);
    assert_eq!((place.seq, place.prev, lease.is_kept), (1, None, false));
    lease.confirm().unwrap();
    let next = lease.announce(&file.connection, &surroundings).unwrap();
    assert_eq!((next.rid, next.seq, next.prev), (place.rid, 2, Some(place.rand)), "it goes on as long as it lives");
    lease.confirm().unwrap();
    let noted: Note = serde_json::from_slice(&fs::read(&lease.file).unwrap()).unwrap();
    assert_eq!((noted.replica, noted.last.seq), (own, 2), "what was noted stands");
}
