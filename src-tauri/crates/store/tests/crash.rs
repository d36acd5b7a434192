//! A process that writes is killed at random moments: afterwards the log equals the tables, and nothing that was
//! reported as written is lost.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

use common::*;
use domain::{Indicator, Reading, Record};
use store::{OpenRisk, PlanFile, StoreError};

/// A reading of the round `number`.
fn reading(reading_number: i64, number: i64) -> Reading {
    Reading {
        id: format!("reading-{reading_number}"),
        indicator_id: "literacy".to_owned(),
        group_name: format!("Group {reading_number}"),
        value: Some(number as f64),
        ..Reading::default()
    }
}

const FOLDER: &str = "PAIDEIA_CRASH_FOLDER";

/// Does nothing by itself: it is the child that the test below starts and kills.
#[test]
fn child_writes() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = std::path::PathBuf::from(folder);
    let surroundings = surroundings(folder.join("home"), Arc::new(AtomicI64::new(MORNING)));
    let mut file = PlanFile::open(&folder.join("riverton.paideia"), OpenRisk::Refuse, &surroundings).unwrap();
    for number in 0_i64.. {
        file.command(label("write"), |tx| {
            for room_number in 0..20 {
                tx.put(&room(&format!("{room_number}"), &format!("Room {number}"), Some(number)))?;
            }
            // Every third change begins the readings of an indicator anew, as a delete with all that belongs to it.
            if number % 3 == 0 {
                tx.remove_whole(Indicator::TABLE, "literacy")?;
            }
            tx.put(&Indicator { id: "literacy".to_owned(), name: "Literacy".to_owned(), ..Indicator::default() })?;
            (0..200).try_for_each(|reading_number| tx.put(&reading(reading_number, number)))
        })
        .unwrap();
        println!("\nwritten {}", file.revision());
        match number % 7 {
            3 => drop(file.undo().unwrap()),
            5 => file.rest().unwrap(),
            _ => {}
        }
    }
}

fn start(world: &World) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_writes", "--nocapture", "--test-threads=1"])
        .env(FOLDER, world.folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_file_is_held_until_its_process_ends_however_it_ends() {
    let world = world();
    drop(world.create());
    let mut child = start(&world);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.starts_with("written ")));
    let opened = world.open();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(matches!(&opened, Err(StoreError::HeldBy { holder }) if holder == "ada@desk"), "{:?}", opened.err());
    assert!(world.open().is_ok());
}

#[test]
fn a_killed_process_leaves_a_whole_plan() {
    let world = world();
    drop(world.create());
    let (mut replicas, mut revisions) = (0, Vec::new());
    for round in 0..rounds() {
        let mut child = start(&world);
        let written = end(&mut child, round, "written ", Duration::from_millis((round * 37) % 150)).unwrap_or(0);
        let file = world.open().unwrap();
        assert!(written <= file.revision(), "round {round}: a written change is lost");
        let found = file.verify().unwrap();
        assert!(found.is_intact && found.is_log_equal, "round {round}: {:?}", found.differences);
        let plan = file.snapshot().unwrap();
        assert!(plan.rooms.iter().all(|room| room.name == plan.rooms[0].name), "round {round}: half a change");
        assert!([0, 200].contains(&plan.readings.len()), "round {round}: {} readings", plan.readings.len());
        let is_whole = plan.readings.iter().all(|reading| reading.value == plan.readings[0].value);
        assert!(is_whole, "round {round}: readings of two changes");
        replicas = file.replica_count().unwrap();
        revisions.push(file.revision());
    }
    revisions.dedup();
    let waited = (0..rounds()).filter(|round| is_waited_for(*round)).count();
    // On a machine with other work many end before they have written anew.
    assert!(waited / 3 <= revisions.len(), "{} of {waited} were ended while they wrote", revisions.len());
    assert!(replicas as u64 <= 6 + rounds() / 5, "a crash rarely costs a replica: {replicas}");
}

/// Ends the child of a round; gives the number that it said last of what it did. Three of four are ended some time after
/// they have done something once, however long they took to begin; the others at any moment, also while they open.
fn end(child: &mut Child, round: u64, says: &'static str, after: Duration) -> Option<i64> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (begun, wait) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut last = None;
        for number in lines.map_while(Result::ok).filter_map(|line| line.strip_prefix(says)?.parse().ok()) {
            last = Some(number);
            let _ = begun.send(());
        }
        last
    });
    // The other end goes with a child that ends by itself, which then has said nothing.
    let has_begun = !is_waited_for(round) || wait.recv().is_ok();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(has_begun, "round {round}: the child ended before it did anything");
    reader.join().unwrap()
}

fn is_waited_for(round: u64) -> bool {
    round % 4 != 3
}

/// How often a process is killed; `PROPTEST_CASES` raises it.
fn rounds() -> u64 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse::<u64>().ok())
        .map_or(25, |cases| (cases / 2).max(25))
}

const ERASING: &str = "PAIDEIA_CRASH_ERASING";

/// Does nothing by itself: it makes plans, gives copies away and erases people until it is killed.
#[test]
fn child_makes_copies_and_erases() {
    let Ok(folder) = std::env::var(ERASING) else { return };
    let folder = std::path::PathBuf::from(folder);
    let surroundings = surroundings(folder.join("home"), Arc::new(AtomicI64::new(MORNING)));
    let mut file = PlanFile::open(&folder.join("riverton.paideia"), OpenRisk::Refuse, &surroundings).unwrap();
    for number in 0_i64.. {
        let id = format!("p{number}");
        let name = format!("Zebedee{number}");
        file.command(label("save").with("name", &name), |tx| tx.put(&person(&id, &name, ""))).unwrap();
        drop(PlanFile::create(&folder.join(format!("new-{number}.paideia")), &surroundings, &profile()));
        file.save_copy(&folder.join("copy.paideia")).unwrap();
        println!("\nerasing {number}");
        file.erase_person(&id).unwrap();
        println!("\nerased {number}");
    }
}

#[test]
fn a_killed_process_leaves_whole_copies_and_no_erasure_half_done() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    world.next_day();
    drop(world.open().unwrap());
    let elsewhere_home = tempfile::tempdir().unwrap();
    for round in 0..rounds() {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child_makes_copies_and_erases", "--nocapture", "--test-threads=1"])
            .env(ERASING, world.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let erased = end(&mut child, round, "erased ", Duration::from_millis((round * 53) % 260)).unwrap_or(-1);
        let mut file = world.open().unwrap();
        let found = file.verify().unwrap();
        assert!(found.is_intact && found.is_log_equal, "round {round}: {:?}", found.differences);
        assert!(file.notices().iter().all(|notice| notice.code != "erasure_unfinished"), "round {round}");
        let people: Vec<String> = file.snapshot().unwrap().people.iter().map(|person| person.id.clone()).collect();
        assert!(people.len() <= 1, "round {round}: {people:?}");
        assert!(!people.contains(&format!("p{erased}")), "round {round}: reported as erased");
        people.iter().for_each(|id| drop(file.erase_person(id).unwrap()));
        for entry in std::fs::read_dir(world.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            assert!(path.extension().is_none_or(|ending| ending != "part"), "round {round}: {path:?} is left");
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.ends_with(".paideia") && name != "riverton.paideia" {
                // As on another computer: what was given away is not ours to clean, and neither are its copies.
                let mut elsewhere = world.surroundings.clone();
                elsewhere.home = elsewhere_home.path().to_owned();
                let other = PlanFile::open(&path, OpenRisk::Refuse, &elsewhere).unwrap();
                assert!(other.snapshot().unwrap().profile.is_some(), "round {round}: {name} is empty");
                drop(other);
            }
            if path.is_file() && name != "riverton.paideia" && !name.contains("riverton.paideia-") {
                std::fs::remove_file(&path).unwrap();
            }
        }
        drop(file);
        assert_eq!(holding(world.folder.path()), Vec::<std::path::PathBuf>::new(), "round {round}");
    }
}

/// Files that still hold the name.
fn holding(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path));
        } else if std::fs::read(&path).unwrap().windows(7).any(|window| window.eq_ignore_ascii_case(b"zebedee")) {
            found.push(path);
        }
    }
    found
}
