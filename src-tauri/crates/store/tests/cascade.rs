//! A delete takes along what means nothing without the record, leaves nothing that names what is gone, and its undo
//! brings back every cell; for every table that anything can name.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::collections::{BTreeSet, HashSet};

use common::*;
use domain::references::{ABOUT_SUBJECTS, OnDelete, REFERENCES};
use domain::{Plan, Subject};
use proptest::prelude::*;

/// Everything that anything can name.
fn targets() -> BTreeSet<&'static str> {
    REFERENCES.iter().map(|reference| reference.target).chain(Subject::ALL.iter().map(|it| it.word())).collect()
}

/// A plan with a few records of every kind, which name each other at random.
fn filled(seed: usize) -> (World, store::PlanFile) {
    let world = world();
    let mut file = world.create();
    file.command(label("write"), |tx| {
        for (place, table) in any::TABLES.iter().enumerate() {
            for id in 0..4 {
                any::put_any(tx, table, &id.to_string(), seed * 1000 + place * 4 + id)?;
            }
        }
        Ok(())
    })
    .unwrap();
    (world, file)
}

/// What goes, worked out by asking again and again until nothing more is found.
fn slow_twin(plan: &Plan, table: &'static str, id: &str) -> HashSet<(String, String)> {
    let mut gone = HashSet::from([(table.to_owned(), id.to_owned())]);
    loop {
        let before = gone.len();
        for (target, id) in gone.clone() {
            for child in any::TABLES {
                for other in (0..4).map(|other| other.to_string()) {
                    let goes = any::references_of(plan, child, &other).iter().any(|(field, subject, named)| {
                        let by_field = REFERENCES.iter().any(|it| {
                            it.table == *child
                                && it.field == field
                                && it.target == target
                                && it.on_delete == OnDelete::Cascade
                        });
                        let by_subject = field == "subject_id"
                            && ABOUT_SUBJECTS.contains(child)
                            && subject.as_deref() == Some(target.as_str());
                        *named == id && (by_field || by_subject)
                    });
                    if goes {
                        gone.insert(((*child).to_owned(), other));
                    }
                }
            }
        }
        if gone.len() == before {
            return gone;
        }
    }
}

fn check(seed: usize, table: &'static str, id: &str) {
    let (_world, mut file) = filled(seed);
    let before = any::read_whole(&mut file);
    let count = file.command(label("delete"), |tx| tx.remove_whole(table, id)).unwrap();
    let after = any::read_whole(&mut file);
    assert_eq!(*file.snapshot().unwrap(), after, "{table} {id}");
    let gone = slow_twin(&before, table, id);
    assert_eq!(count, gone.len(), "{table} {id}: {gone:?}");
    assert_eq!(any::count(&before) - any::count(&after), count, "{table} {id}");
    for (table, id) in &gone {
        assert!(!any::holds(&after, table, id), "{table} {id} is still there");
        let named = any::named(&after, table).into_iter().find(|(_, named)| named == id);
        assert_eq!(named, None, "something names {table} {id}, which is gone");
    }
    file.undo().unwrap();
    assert_eq!(*file.snapshot().unwrap(), before, "undo of {table} {id}");
    assert!(file.verify().unwrap().is_log_equal);
    file.redo().unwrap();
    assert_eq!(*file.snapshot().unwrap(), after, "redo of {table} {id}");
    let binned = file.bin().unwrap();
    assert!(binned.iter().any(|record| record.table == table && record.id == id), "{table} {id} is in the bin");
}

#[test]
fn every_target_comes_back_whole() {
    for (place, table) in targets().into_iter().enumerate() {
        check(place, table, "1");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_record_of_any_plan_comes_back_whole(seed in 0..10_000_usize, table in 0..1000_usize, id in 0..4_usize) {
        check(seed, any::TABLES[table % any::TABLES.len()], &id.to_string());
    }
}

#[test]
fn many_go_at_once_and_fast() {
    let world = world();
    let mut file = world.create();
    file.command(label("write"), |tx| {
        let week = domain::Week { id: "week".to_owned(), ..domain::Week::default() };
        tx.put(&week)?;
        for number in 0..3_000 {
            let id = format!("event-{number}");
            tx.put(&domain::Event { id: id.clone(), week_id: Some(week.id.clone()), ..domain::Event::default() })?;
            tx.put(&domain::Session { id: format!("s-{number}"), event_id: id, ..domain::Session::default() })?;
        }
        Ok(())
    })
    .unwrap();
    let start = std::time::Instant::now();
    let count = file.command(label("delete"), |tx| tx.remove_whole("week", "week")).unwrap();
    assert_eq!(count, 6_001);
    // One look for each event instead of one for all of them takes minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    file.undo().unwrap();
    assert_eq!(file.snapshot().unwrap().sessions.len(), 3_000);
}
