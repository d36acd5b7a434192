//! What came from colleagues since somebody last looked, and what of it can be taken back.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use common::team::*;
use common::*;
use domain::*;
use store::{Arrival, Label, PlanFile};

/// Three people, each an hour later than the one before, with two rooms.
fn three() -> Team {
    team_with(&[MORNING, MORNING + 3_600_000, MORNING + 7_200_000], |file| {
        put(file, &room("r", "Hall", Some(10)));
        put(file, &room("gone", "Shed", None));
    })
}

/// The replica that an author writes as.
fn replica_of(file: &PlanFile, author: &str) -> String {
    file.history(None, 99).unwrap().into_iter().find(|change| change.author == author).unwrap().replica
}

fn vector(list: &[(&str, i64)]) -> BTreeMap<String, i64> {
    list.iter().map(|(replica, upto)| ((*replica).to_owned(), *upto)).collect()
}

#[test]
fn where_nobody_else_wrote_nothing_came() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("r", "Hall", None));
    let nothing = vector(&[]);
    assert_eq!(file.replicas_of_others().unwrap(), BTreeSet::new());
    assert_eq!((file.arrival_count(&nothing).unwrap(), file.arrivals(&nothing).unwrap()), (0, vec![]));
    let long_ago = DateTime::from_timestamp_millis(0).unwrap();
    assert_eq!(file.arrivals_after(long_ago, 99).unwrap(), []);
    assert_eq!(file.arrived_records(&[], 9).unwrap(), (0, vec![]));
}

#[test]
fn what_came_is_told_in_its_order_and_what_was_seen_is_left_out() {
    let mut team = three();
    put(team.file(1), &room("b", "Loft", None));
    put(team.file(2), &room("c", "Cellar", None));
    put(team.file(1), &room("b", "Attic", None));
    team.give(1, 0);
    put(team.file(0), &room("a", "Mine", None));
    team.give(2, 0);
    let file = &team.members[0].file;
    let (ben, cleo) = (replica_of(file, "Ben"), replica_of(file, "Cleo"));
    assert_eq!(file.replicas_of_others().unwrap(), BTreeSet::from([ben.clone(), cleo.clone()]));
    let history = file.history(None, 4).unwrap();
    let authors: Vec<&str> = history.iter().map(|change| change.author.as_str()).collect();
    assert_eq!(authors, ["Cleo", "Ada", "Ben", "Ben"]);
    let arrival = |at: usize, seq: i64| {
        let change = &history[at];
        let (change_id, replica, author) = (change.change_id, change.replica.clone(), change.author.clone());
        Arrival { change_id, replica, seq, author, at: change.at }
    };
    let (first, second, of_cleo) = (arrival(3, 1), arrival(2, 2), arrival(0, 1));
    assert!(first.change_id < second.change_id && second.change_id < of_cleo.change_id);
    let cases = [
        (vector(&[]), vec![&first, &second, &of_cleo]),
        (vector(&[(&ben, 1)]), vec![&second, &of_cleo]),
        (vector(&[(&ben, 2)]), vec![&of_cleo]),
        (vector(&[(&cleo, 1), ("nobody", 7)]), vec![&first, &second]),
        (vector(&[(&ben, 2), (&cleo, 1)]), vec![]),
    ];
    for (seen, expected) in cases {
        assert_eq!(file.arrivals(&seen).unwrap().iter().collect::<Vec<_>>(), expected, "{seen:?}");
        assert_eq!(file.arrival_count(&seen).unwrap(), expected.len(), "{seen:?}");
    }
    // By the clocks of their authors, the newest first, and no further back than asked.
    let cases = [
        (first.at, 99, vec![&of_cleo, &second, &first]),
        (second.at, 99, vec![&of_cleo, &second]),
        (second.at + chrono::TimeDelta::milliseconds(1), 99, vec![&of_cleo]),
        (of_cleo.at + chrono::TimeDelta::milliseconds(1), 99, vec![]),
        (first.at, 3, vec![&of_cleo, &second]),
        (first.at, 1, vec![&of_cleo]),
        (first.at, 0, vec![]),
    ];
    for (at, among, expected) in cases {
        assert_eq!(file.arrivals_after(at, among).unwrap().iter().collect::<Vec<_>>(), expected, "{at} {among}");
    }
}

#[test]
fn what_was_in_the_file_when_it_was_copied_did_not_come_and_what_follows_does() {
    let mut team = three();
    let ada = replica_of(&team.members[1].file, "Ada");
    assert_eq!(team.members[1].file.replicas_of_others().unwrap(), BTreeSet::new());
    assert_eq!(team.members[1].file.arrival_count(&vector(&[])).unwrap(), 0);
    put(team.file(0), &room("a", "Tent", None));
    team.give(0, 1);
    let ben = &team.members[1].file;
    assert_eq!(ben.replicas_of_others().unwrap(), BTreeSet::from([ada.clone()]));
    let arrivals = ben.arrivals(&vector(&[])).unwrap();
    assert_eq!((arrivals.len(), ben.arrival_count(&vector(&[])).unwrap()), (1, 1));
    assert_eq!((arrivals[0].replica.as_str(), arrivals[0].author.as_str()), (ada.as_str(), "Ada"));
    let seen = vector(&[(&ada, arrivals[0].seq)]);
    assert_eq!((ben.arrivals(&seen).unwrap(), ben.arrival_count(&seen).unwrap()), (vec![], 0));
}

/// What Ben did in two changes, between which Ada, who had seen the first, did something.
fn worked_on() -> (Team, [i64; 2]) {
    let mut team = three();
    team.file(1)
        .command(label("save"), |tx| {
            tx.put(&room("new", "Annex", None))?;
            tx.put(&room("r", "Loft", Some(10)))?;
            tx.remove::<Room>("gone")
        })
        .unwrap();
    team.give(1, 0);
    put(team.file(0), &room("r", "Loft", Some(30)));
    team.file(1)
        .command(label("save"), |tx| {
            tx.put(&room("r", "Attic", Some(10)))?;
            tx.put(&venue("v", "Library"))?;
            tx.put(&room("brief", "Tent", None))
        })
        .unwrap();
    team.file(1).command(label("delete"), |tx| tx.remove::<Room>("brief")).unwrap();
    team.give(1, 0);
    let arrivals = team.members[0].file.arrivals(&vector(&[])).unwrap();
    (team, [arrivals[0].change_id, arrivals[1].change_id])
}

#[test]
fn what_changes_did_to_each_record_is_told_the_last_first() {
    let (team, [first, second]) = worked_on();
    let file = &team.members[0].file;
    let told = |changes: &[i64], most: usize| -> (usize, Vec<String>) {
        let (count, records) = file.arrived_records(changes, most).unwrap();
        let line = |it: &store::ArrivedRecord| {
            let changes = it.changes.iter().map(|it| format!("{} {}>{}", it.field, it.from, it.to));
            let changes: Vec<String> = changes.collect();
            let at = if it.change_id == first { "first" } else { "second" };
            format!("{at} {} {} {} {}: {}", it.kind, it.table, it.id, it.name, changes.join(", "))
        };
        (count, records.iter().map(line).collect())
    };
    let new = "first added room new Annex: venue_id >venue, name >Annex";
    let gone = "first removed room gone Shed: ";
    let library = "second added venue v Library: name >Library, latitude >53";
    // What Ada did to the room in between is not among what Ben did.
    let both = "second changed room r Attic: name Hall>Attic";
    // Made and deleted again since.
    let brief = "second added room brief Tent: venue_id >venue, name >Tent";
    assert_eq!(
        told(&[first], 9),
        (3, vec!["first changed room r Attic: name Hall>Loft".to_owned(), gone.to_owned(), new.to_owned(),])
    );
    assert_eq!(
        told(&[second], 9),
        (3, vec!["second changed room r Attic: name Loft>Attic".to_owned(), brief.to_owned(), library.to_owned(),])
    );
    let all = [both, brief, library, gone, new].map(str::to_owned);
    for changes in [[first, second], [second, first]] {
        assert_eq!(told(&changes, 9), (5, all.to_vec()));
        assert_eq!(told(&changes, 2), (5, all[..2].to_vec()));
        assert_eq!(told(&changes, 0), (5, vec![]));
    }
    let touched = |change: i64| -> BTreeSet<String> {
        file.records_of(change).unwrap().into_iter().map(|(table, id)| format!("{table} {id}")).collect()
    };
    assert_eq!(touched(first), ["room gone", "room new", "room r"].map(str::to_owned).into());
    assert_eq!(touched(second), ["room brief", "room r", "venue v"].map(str::to_owned).into());
    assert_eq!(file.records_of(999).unwrap(), []);
}

#[test]
fn what_colleagues_did_is_taken_back_as_one_step_and_what_changed_since_stays() {
    let (mut team, _) = worked_on();
    let changes: Vec<i64> = team.file(0).arrivals(&vector(&[])).unwrap().iter().map(|it| it.change_id).collect();
    let names = |team: &Team| rooms(&team.members[0].file.snapshot().unwrap());
    assert_eq!(names(&team), "Annex, Attic");
    put(team.file(0), &venue("v", "Great Library"));
    let label = Label::new("take_back").with("name", "Ben");
    let back = team.file(0).take_back(&label, &changes).unwrap();
    // The library that Ada worked on stays as she left it.
    assert_eq!(back.left_alone, [("venue".to_owned(), "v".to_owned(), "*".to_owned())]);
    assert_eq!(back.record_count, 3, "the room's name, the annex and the shed");
    let plan = team.file(0).snapshot().unwrap();
    assert_eq!((rooms(&plan).as_str(), plan.venues[0].name.as_str()), ("Shed, Hall", "Great Library"));
    assert_eq!(plan.rooms[1].capacity, Some(30), "what Ada did in between");
    assert_eq!(team.file(0).undo().unwrap().unwrap().label, label);
    assert_eq!(names(&team), "Annex, Attic");
    team.file(0).redo().unwrap().unwrap();
    assert_eq!(names(&team), "Shed, Hall");
    team.give(0, 1);
    assert_eq!(rooms(&team.file(1).snapshot().unwrap()), "Shed, Hall");
    // Of nothing nothing is taken back, and no change is made.
    let before = team.file(0).last_change().unwrap();
    let back = team.file(0).take_back(&label, &[]).unwrap();
    assert_eq!((back, team.file(0).last_change().unwrap()), (store::TakenBack::default(), before));
}

#[test]
fn a_record_that_only_those_changes_made_goes_whatever_of_them_touched_it() {
    for is_all in [true, false] {
        let mut team = three();
        put(team.file(1), &room("new", "Annex", None));
        put(team.file(1), &room("new", "Tent", Some(3)));
        team.give(1, 0);
        let changes: Vec<i64> =
            team.file(0).arrivals(&vector(&[])).unwrap().iter().map(|arrival| arrival.change_id).collect();
        let some = if is_all { &changes[..] } else { &changes[..1] };
        let back = team.file(0).take_back(&label("take_back"), some).unwrap();
        let is_there = rooms(&team.file(0).snapshot().unwrap()).contains("Tent");
        assert_eq!(is_there, !is_all);
        let left: Vec<&str> = back.left_alone.iter().map(|(_, _, field)| field.as_str()).collect();
        assert_eq!((back.record_count, left), if is_all { (1, vec![]) } else { (0, vec!["*"]) });
    }
}
