//! Damage to single bytes of a plan, of its log and of its safety copies: nothing is shown changed without a word, and
//! what is put right is right. A small share here; `PROPTEST_CASES` raises it.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::fs;
use std::path::Path;

use common::*;
use domain::*;
use store::{ITSELF, Label, OpenRisk, PlanFile, StoreError, VersionRef, recover, rescue};

/// Everything that a person can be shown of a plan.
#[derive(Debug, PartialEq)]
struct Shown {
    plan: Plan,
    history: Vec<store::Change>,
    past: Vec<Plan>,
    records: Vec<Vec<(store::Change, Vec<FieldChange>)>>,
    versions: Vec<store::Version>,
    bin: Vec<store::Binned>,
    attachment: Option<Vec<u8>>,
    steps: (Option<Label>, Option<Label>),
}

fn shown(file: &PlanFile) -> Result<Shown, StoreError> {
    let history = file.history(None, 1000)?;
    let past = (1..=history.len() as i64).step_by(7).map(|change| file.at(&VersionRef::Change(change)));
    Ok(Shown {
        plan: (*file.snapshot()?).clone(),
        past: past.collect::<Result<_, _>>()?,
        records: (0..4).map(|id| file.record_history("room", &format!("r{id}"))).collect::<Result<_, _>>()?,
        history,
        versions: file.versions()?,
        bin: file.bin()?,
        attachment: file.attachment("90e63d85fa1ab2c8ed65222f3ebd794b1e524b4b7cf84bec451542d0451b2985")?,
        steps: (file.undo_label()?, file.redo_label()?),
    })
}

/// A closed plan with something of everything, and a safety copy from before its last changes.
fn whole(world: &World) -> (Vec<u8>, Shown) {
    let mut file = world.create();
    for number in 0..24 {
        let label = Label::new("write").with("name", &format!("Room {number}"));
        file.command(label, |tx| {
            tx.put(&room(&format!("r{}", number % 9), &format!("Room {number} of the old library"), Some(number)))?;
            tx.put(&venue(&format!("v{}", number % 5), &format!("Venue {number}")))?;
            tx.put(&person(&format!("p{}", number % 3), &format!("Name {number}"), "office@example.org"))
        })
        .unwrap();
    }
    file.command(label("attach_file"), |tx| tx.put_attachment(b"minutes").map(drop)).unwrap();
    file.command(label("attach_file"), |tx| {
        let file_hash = tx.put_attachment(b"minutes")?;
        tx.put(&Evidence { id: "e".to_owned(), title: "Minutes".to_owned(), file_hash, ..Evidence::default() })
    })
    .unwrap();
    file.save_version("as tabled").unwrap();
    file.command(label("delete"), |tx| tx.remove::<Room>("r5")).unwrap();
    file.erase_person("p1").unwrap();
    drop(file);
    world.next_day();
    let mut file = world.open().unwrap();
    assert_eq!(file.safety_copies().unwrap().len(), 1);
    put(&mut file, &room("r1", "Painted today", Some(7)));
    put(&mut file, &room("r2", "Painted later", Some(8)));
    file.undo().unwrap();
    let seen = shown(&file).unwrap();
    drop(file);
    (fs::read(world.path()).unwrap(), seen)
}

/// Numbers that look random and are the same each time.
fn numbers(seed: u64) -> impl Iterator<Item = usize> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize
    })
}

fn rounds() -> usize {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

fn put_back(world: &World, bytes: &[u8]) {
    let _ = fs::remove_file(world.folder.path().join("riverton.paideia-wal"));
    fs::write(world.path(), bytes).unwrap();
}

/// What came of a damaged file: refused, told and right, or nothing happened. Anything else fails.
fn outcome(world: &World, damaged: &[u8], seen: &Shown, what: &str) -> &'static str {
    match world.open() {
        Err(error) => {
            assert!(!matches!(error, StoreError::Sql { .. }), "{what}: not a message for people: {error:?}");
            assert_eq!(fs::read(world.path()).unwrap(), damaged, "{what}: refused and changed");
            "refused"
        }
        Ok(file) => {
            let is_told = file.notices().iter().any(|notice| notice.code == "repaired");
            match shown(&file) {
                Ok(now) => assert_eq!(now, *seen, "{what}: shown changed, told: {is_told}"),
                Err(error) => panic!("{what}: opened and not shown: {error:?}"),
            }
            let found = file.verify().unwrap();
            assert!(found.is_intact && found.is_log_equal, "{what}: {found:?}");
            if is_told { "repaired" } else { "harmless" }
        }
    }
}

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
    assert!(outcomes.contains_key("repaired"), "{outcomes:?}");
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
    // The schema's own pages are left alone: their loss leaves nothing to go by.
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    let mut statement = connection.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").unwrap();
    let schema: Vec<usize> =
        statement.query_map([], |row| Ok(row.get::<_, i64>(0)? as usize)).unwrap().map(Result::unwrap).collect();
    let others: Vec<usize> = (0..bytes.len() / 4096).filter(|page| !schema.contains(&(page + 1))).collect();
    drop(statement);
    drop(connection);
    for round in 0..rounds() / 2 {
        let mut damaged = bytes.clone();
        // A byte, a piece of a page, a page, bytes everywhere.
        let (places, length) = [(1, 1), (1, 200), (1, 4096), (40, 1)][round % 4];
        for _ in 0..places {
            let page = others[numbers.next().unwrap() % others.len()];
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
        assert!(0 < choice.unproven_count + choice.lost_count.unwrap(), "round {round}: {choice:?}");
        let file = recover(&world.path(), ITSELF, &world.surroundings).unwrap();
        let verified = file.verify().unwrap();
        assert!(verified.is_intact && verified.is_log_equal, "round {round}: {verified:?}");
        saved += 1;
        kept += usize::from(count(&seen.plan) * 9 / 10 <= count(&file.snapshot().unwrap()));
        drop(file);
        fs::remove_dir_all(&home).unwrap();
    }
    println!("{repaired} repaired, {saved} saved, {kept} of them with nearly all records");
    assert!(rounds() / 4 < repaired && 5 < saved && saved * 7 / 10 < kept, "{repaired}, {saved}, {kept}");
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
