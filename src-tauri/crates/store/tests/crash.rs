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
    for round in 0..25_u64 {
        let mut child = start(&world);
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let reader = std::thread::spawn(move || {
            let written = lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("written ")?.parse().ok());
            written.last().unwrap_or(0_i64)
        });
        std::thread::sleep(Duration::from_millis(60 + (round * 37) % 150));
        child.kill().unwrap();
        child.wait().unwrap();
        let written = reader.join().unwrap();
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
    assert!(15 < revisions.len(), "most were killed while writing: {revisions:?}");
    assert!(replicas <= 6, "a crash rarely costs a replica: {replicas}");
}
