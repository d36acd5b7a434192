//! What a round costs when nothing is new, and how quickly what is new is there.

use std::time::{Duration, Instant};

use super::cast::{CHEAP, PASSPHRASE};
use super::{BEGIN, Cast, Clock, MemoryPlan, folder, world_of};
use crate::keys::MemorySecrets;
use crate::members::Role;
use crate::place::{Access, Address, OpenedPlace};
use crate::round::{NewTeam, create};

#[test]
fn nothing_new_is_one_request() {
    let mut cast = Cast::new(8_001);
    cast.invite(0, Role::Editor).unwrap();
    cast.settle();
    for who in [0, 1] {
        let before = cast.shelf.look().requests;
        cast.round(who).unwrap();
        assert_eq!(cast.shelf.look().requests - before, 1, "one list, and nothing else");
    }
}

#[test]
fn nothing_new_in_a_folder_is_quick() {
    let (place, home) = (folder(), folder());
    let address = format!("file://{}", place.path().display());
    let opened = OpenedPlace::new(&Address::read(&address).unwrap(), &Access::default()).unwrap();
    let mut plan = MemoryPlan::new("plan", "replica");
    plan.write("the plan begins");
    let new = NewTeam { team: "Week", name: "Anna", address: &address, passphrase: PASSPHRASE, cost: CHEAP };
    let world = world_of(1, &Clock::at(BEGIN), home.path().to_owned());
    let secrets = std::sync::Arc::new(MemorySecrets::default());
    let (mut exchange, _) = create(&new, &plan, Box::new(opened), secrets, world).unwrap();
    let report = exchange.round(&mut plan).unwrap();
    assert_eq!((report.sent, report.pending), (1, 0));
    let begun = Instant::now();
    let report = exchange.round(&mut plan).unwrap();
    let took = begun.elapsed();
    assert_eq!((report.sent, report.received, report.pending), (0, 0, 0));
    // Ten times what the goal is, for machines that do other things at the same time.
    assert!(took < Duration::from_millis(500), "{took:?}");
    eprintln!("a round with nothing new in a folder: {took:?}");
    let names: Vec<String> = std::fs::read_dir(place.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.iter().all(|name| !name.contains("replica") && !name.contains("plan")), "{names:?}");
}

#[test]
fn a_newcomer_is_in_quickly() {
    let mut cast = Cast::new(8_002);
    for number in 0..3_000 {
        cast.people[0].plan.write(&format!("change {number} of a plan that has seen many"));
    }
    cast.settle();
    let begun = Instant::now();
    let newcomer = cast.invite(0, Role::Editor).unwrap();
    let report = cast.round(newcomer).unwrap();
    let took = begun.elapsed();
    assert_eq!(report.received, 3_001);
    eprintln!("a newcomer takes in 3,001 changes in {took:?}");
    assert!(took < Duration::from_secs(30), "{took:?}");
}
